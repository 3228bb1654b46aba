import type { StatusError } from "@kubets/apimachinery";
import { newBadRequest } from "@kubets/apimachinery";
import { scanJson } from "../endpoints/json-scan.ts";

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

/** Throws BadRequest with Kubernetes' texts when `text` is no token. */
export function decodeContinue(text: string): ContinueToken {
  const json = decodeBase64(text);
  const { v, rv, start } = parse(json);
  if (v !== "meta.k8s.io/v1")
    throw invalid(`: server does not recognize this encoded version ${String(v ?? "")}`);
  if (!Number.isSafeInteger(rv) || rv === 0)
    throw invalid(`: incorrect encoded start resourceVersion (version ${v})`);
  if (typeof start !== "string" || start === "") throw invalid(`: encoded start key empty (version ${v})`);
  // A path that leads elsewhere is nothing this server has made.
  if (start.split("/").some((part, index) => part === "." || part === ".." || (part === "" && index > 0)))
    throw invalid(`: ${start}`);
  const path = start.replace(/^\//, "").replace(/\0$/, "");
  const slash = path.indexOf("/");
  return {
    revision: rv as number, // checked above
    namespace: slash < 0 ? "" : path.slice(0, slash),
    name: slash < 0 ? path : path.slice(slash + 1),
  };
}

function decodeBase64(text: string): string {
  const illegal = /[^A-Za-z0-9_-]/.exec(text)?.index ?? (text.length % 4 === 1 ? text.length - 1 : undefined);
  if (illegal !== undefined) throw invalid(`: illegal base64 data at input byte ${String(illegal)}`);
  return Buffer.from(text, "base64url").toString("utf8");
}

function parse(json: string): Readonly<Record<string, unknown>> {
  const scan = scanJson(json);
  if (scan.kind === "broken") throw invalid(`: ${scan.message}`);
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function invalid(why: string): StatusError {
  return newBadRequest(`invalid continue token: continue key is not valid${why}`);
}
