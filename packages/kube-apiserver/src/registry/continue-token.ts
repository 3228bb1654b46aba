/**
 * The continue token of a chunked list: the snapshot's revision and the key the next chunk starts after. Opaque
 * to clients. `revision` -1 goes on with whatever is there now (an inconsistent continuation).
 */
export interface ContinueToken {
  readonly revision: number;
  readonly namespace: string;
  readonly name: string;
}

export function encodeContinue(token: ContinueToken): string {
  const start = token.namespace === "" ? token.name : `${token.namespace}/${token.name}`;
  return Buffer.from(
    JSON.stringify({ v: "meta.k8s.io/v1", rv: token.revision, start: `${start}\0` }),
  ).toString("base64url");
}

/** undefined when `text` is no token of this server's making. */
export function decodeContinue(text: string): ContinueToken | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof parsed !== "object" || parsed === null) return undefined;
    const { v, rv, start } = parsed as Readonly<Record<string, unknown>>;
    if (v !== "meta.k8s.io/v1" || !Number.isSafeInteger(rv) || typeof start !== "string") return undefined;
    const path = start.endsWith("\0") ? start.slice(0, -1) : start;
    const slash = path.indexOf("/");
    return {
      revision: rv as number, // checked above
      namespace: slash < 0 ? "" : path.slice(0, slash),
      name: slash < 0 ? path : path.slice(slash + 1),
    };
  } catch (err: unknown) {
    if (err instanceof SyntaxError) return undefined;
    throw err;
  }
}
