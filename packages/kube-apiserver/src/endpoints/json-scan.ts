/**
 * Reads JSON text for what JSON.parse does not tell: fields given twice, and where a broken document breaks, in
 * the words of Go's encoding/json (they are part of the API's error texts).
 */
export type JsonScan =
  | {
      readonly kind: "ok";
      readonly duplicates: readonly string[];
      /** Numbers that JSON.parse does not show as they are written (`1.0`, `1e3`, `9007199254740993`), by path. */
      readonly numbers: ReadonlyMap<string, string>;
    }
  | { readonly kind: "broken"; readonly message: string };

/** Nesting past this is refused, as by Go's decoder. */
const maxDepth = 10_000;

interface Frame {
  readonly isObject: boolean;
  readonly path: string;
  readonly keys: Set<string> | undefined;
  index: number;
  key: string;
}

class Broken extends Error {}

/** Scans one JSON document. Duplicates come as paths: `spec.containers[0].name`, in order of appearance. */
export function scanJson(text: string): JsonScan {
  try {
    const scanner = new Scanner(text);
    return { kind: "ok", duplicates: scanner.run(), numbers: scanner.numbers };
  } catch (err: unknown) {
    if (err instanceof Broken) return { kind: "broken", message: err.message };
    throw err;
  }
}

class Scanner {
  readonly #text: string;
  readonly numbers = new Map<string, string>();
  readonly #duplicates: string[] = [];
  readonly #stack: Frame[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly string[] {
    this.#value("");
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) this.#member(frame);
    this.#space();
    if (this.#at < this.#text.length) this.#fail("after top-level value");
    return this.#duplicates;
  }

  /** The next member of the innermost object or array, or its end. */
  #member(frame: Frame): void {
    const close = frame.isObject ? "}" : "]";
    const first = frame.index === 0;
    let c = this.#peek();
    if (c === close && first) return this.#pop();
    if (!first) {
      if (c === close) return this.#pop();
      if (c !== ",") this.#fail(frame.isObject ? "after object key:value pair" : "after array element");
      this.#at++;
      c = this.#peek();
    }
    frame.index++;
    if (!frame.isObject) return this.#value(`${frame.path}[${String(frame.index - 1)}]`);
    if (c !== '"') this.#fail("looking for beginning of object key string");
    this.#key(frame);
    if (this.#peek() !== ":") this.#fail("after object key");
    this.#at++;
    this.#value(frame.path === "" ? frame.key : `${frame.path}.${frame.key}`);
  }

  #key(frame: Frame): void {
    const start = this.#at;
    this.#string();
    frame.key = JSON.parse(this.#text.slice(start, this.#at)) as string; // a string literal, just scanned
    if (frame.keys?.has(frame.key))
      this.#duplicates.push(frame.path === "" ? frame.key : `${frame.path}.${frame.key}`);
    frame.keys?.add(frame.key);
  }

  #value(path: string): void {
    const c = this.#peek();
    if (c === "{" || c === "[") {
      if (this.#stack.length >= maxDepth) throw new Broken("exceeded max depth");
      const isObject = c === "{";
      this.#stack.push({ isObject, path, keys: isObject ? new Set() : undefined, index: 0, key: "" });
      this.#at++;
    } else if (c === '"') this.#string();
    else if (c === "t") this.#literal("true");
    else if (c === "f") this.#literal("false");
    else if (c === "n") this.#literal("null");
    else if (c === "-" || (c >= "0" && c <= "9")) this.#number(path);
    else this.#fail("looking for beginning of value");
  }

  #string(): void {
    for (this.#at++; ; this.#at++) {
      const c = this.#text[this.#at];
      if (c === undefined || c < " ") this.#fail("in string literal");
      if (c === '"') break;
      if (c === "\\") this.#escape();
    }
    this.#at++;
  }

  #escape(): void {
    const c = this.#text[++this.#at];
    if (c === "u") {
      for (let i = 0; i < 4; i++) {
        this.#at++;
        if (!/[0-9a-fA-F]/.test(this.#text[this.#at] ?? ""))
          this.#fail("in \\u hexadecimal character escape");
      }
    } else if (c === undefined || !'"\\/bfnrt'.includes(c)) this.#fail("in string escape code");
  }

  #literal(word: string): void {
    for (let i = 1; i < word.length; i++) {
      this.#at++;
      if (this.#text[this.#at] !== word[i]) this.#fail(`in literal ${word} (expecting '${word[i] ?? ""}')`);
    }
    this.#at++;
  }

  #number(path: string): void {
    const start = this.#at;
    this.#literalNumber();
    // Most numbers are short; only the others are looked at.
    const literal = this.#text.slice(start, this.#at);
    if (literal.length > 2 && String(Number(literal)) !== literal) this.numbers.set(path, literal);
  }

  #literalNumber(): void {
    if (this.#text[this.#at] === "-") this.#at++;
    if (!isDigit(this.#text[this.#at])) this.#fail("in numeric literal");
    if (this.#text[this.#at] === "0") this.#at++;
    else this.#digits();
    if (this.#text[this.#at] === ".") {
      this.#at++;
      if (!isDigit(this.#text[this.#at])) this.#fail("after decimal point in numeric literal");
      this.#digits();
    }
    if (/[eE]/.test(this.#text[this.#at] ?? "")) {
      this.#at++;
      if (/[+-]/.test(this.#text[this.#at] ?? "")) this.#at++;
      if (!isDigit(this.#text[this.#at])) this.#fail("in exponent of numeric literal");
      this.#digits();
    }
  }

  #digits(): void {
    while (isDigit(this.#text[this.#at])) this.#at++;
  }

  #pop(): void {
    this.#stack.pop();
    this.#at++;
  }

  #space(): void {
    for (; ; this.#at++) {
      const c = this.#text[this.#at];
      if (c !== " " && c !== "\n" && c !== "\t" && c !== "\r") return;
    }
  }

  #peek(): string {
    this.#space();
    return this.#text[this.#at] ?? "";
  }

  #fail(where: string): never {
    const c = this.#text[this.#at];
    if (c === undefined) throw new Broken("unexpected end of JSON input");
    const shown = c === "'" ? `'\\''` : c === '"' ? `'"'` : `'${JSON.stringify(c).slice(1, -1)}'`;
    throw new Broken(`invalid character ${shown} ${where}`);
  }
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= "0" && c <= "9";
}
