interface Branch<T> {
  readonly children: Map<string, Branch<T>>;
  readonly here: Set<T>;
  /** Subscribed with `>` from here on. */
  readonly below: Set<T>;
}

/** Subscriptions by subject, with NATS' wildcards: `*` is any one token, `>` one or more at the end. */
export class SubjectTree<T> {
  readonly #root: Branch<T> = newBranch();

  add(pattern: string, value: T): void {
    const tokens = pattern.split(".");
    const tail = tokens.at(-1) === ">";
    if (tail) tokens.pop();
    let branch = this.#root;
    for (const token of tokens) {
      let child = branch.children.get(token);
      if (child === undefined) branch.children.set(token, (child = newBranch()));
      branch = child;
    }
    (tail ? branch.below : branch.here).add(value);
  }

  remove(pattern: string, value: T): void {
    const tokens = pattern.split(".");
    const tail = tokens.at(-1) === ">";
    if (tail) tokens.pop();
    const path = [this.#root];
    for (const token of tokens) {
      const child = path.at(-1)?.children.get(token);
      if (child === undefined) return;
      path.push(child);
    }
    // The path begins with the root, and has one branch more than there are tokens.
    const last = path.at(-1) as Branch<T>;
    (tail ? last.below : last.here).delete(value);
    for (let i = path.length - 1; i > 0; i--) {
      const branch = path[i] as Branch<T>;
      if (branch.children.size + branch.here.size + branch.below.size > 0) return;
      path[i - 1]?.children.delete(tokens[i - 1] as string);
    }
  }

  /** Everything subscribed to `subject`, in order of nothing in particular. */
  match(subject: string): T[] {
    const found: T[] = [];
    collect(this.#root, subject.split("."), 0, found);
    return found;
  }
}

function newBranch<T>(): Branch<T> {
  return { children: new Map(), here: new Set(), below: new Set() };
}

function collect<T>(branch: Branch<T>, tokens: readonly string[], depth: number, found: T[]): void {
  if (depth === tokens.length) {
    found.push(...branch.here);
    return;
  }
  found.push(...branch.below);
  // The depth is below the number of tokens here.
  const exact = branch.children.get(tokens[depth] as string);
  if (exact !== undefined) collect(exact, tokens, depth + 1, found);
  const any = branch.children.get("*");
  if (any !== undefined) collect(any, tokens, depth + 1, found);
}

/** Whether a subject, itself perhaps with wildcards, lies within `pattern`. */
export function subjectWithin(subject: string, pattern: string): boolean {
  const tokens = subject.split(".");
  const allowed = pattern.split(".");
  for (const [i, token] of allowed.entries()) {
    if (token === ">") return i < tokens.length;
    if (i >= tokens.length) return false;
    if (token !== "*" && token !== tokens[i]) return false;
    if (token === "*" && tokens[i] === ">") return false;
  }
  return tokens.length === allowed.length;
}
