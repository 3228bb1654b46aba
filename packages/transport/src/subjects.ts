/**
 * Names on the bus. A subject is made of tokens separated by dots, so what may hold dots (identities, API
 * groups, node names) is written with `%2E`.
 */

/** What a subject under `kube.api.` says about a request. */
export interface ApiSubject {
  readonly identity: string;
  /** An API verb (`get`, `list`, `watch`, `create`, …), or `raw` for non-resource paths. */
  readonly verb: string;
  /** "" for the core group. */
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource?: string;
}

/** What a node is asked for. */
export type NodeOperation = "logs" | "exec" | "attach" | "portforward" | "api";

const special = /[%.*>\s]/g;

/** Any text as one token of a subject. */
export function encodeToken(text: string): string {
  if (text === "") return "-";
  return text.replace(special, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));
}

export function decodeToken(token: string): string {
  if (token === "-") return "";
  return token.includes("%") ? decodeURIComponent(token) : token;
}

/** `kube.api.<identity>.<verb>.<group>.<version>.<resource>[.<subresource>]`. */
export function apiSubject(to: ApiSubject): string {
  const group = to.group === "" && to.verb !== "raw" ? "core" : encodeToken(to.group);
  const version = encodeToken(to.version);
  const resource = encodeToken(to.resource);
  const subject = `kube.api.${encodeToken(to.identity)}.${to.verb}.${group}.${version}.${resource}`;
  return to.subresource ? `${subject}.${encodeToken(to.subresource)}` : subject;
}

/** The inverse of `apiSubject`; undefined when `subject` is not of that form. */
export function parseApiSubject(subject: string): ApiSubject | undefined {
  const tokens = subject.split(".");
  const [root, api, identity, verb, group, version, resource, subresource] = tokens;
  if (root !== "kube" || api !== "api" || tokens.length < 7 || tokens.length > 8) return undefined;
  if (!identity || !verb || !group || !version || !resource || subresource === "") return undefined;
  return {
    identity: decodeToken(identity),
    verb,
    group: group === "core" ? "" : decodeToken(group),
    version: decodeToken(version),
    resource: decodeToken(resource),
    ...(subresource === undefined ? {} : { subresource: decodeToken(subresource) }),
  };
}

/** What the API server subscribes to. */
export const allApiSubjects = "kube.api.>";

/** `kube.node.<node>.<operation>`; operation `*` for what a kubelet subscribes to. */
export function nodeSubject(node: string, operation: NodeOperation | "*"): string {
  return `kube.node.${encodeToken(node)}.${operation}`;
}

/** The node and operation of a subject under `kube.node.`; undefined when it is none. */
export function parseNodeSubject(
  subject: string,
): { readonly node: string; readonly operation: string } | undefined {
  const tokens = subject.split(".");
  const [root, kind, node, operation] = tokens;
  if (root !== "kube" || kind !== "node" || tokens.length !== 4 || !node || !operation) return undefined;
  return { node: decodeToken(node), operation };
}

/** Where answers to `identity` go; only it may read there. Also the `inboxPrefix` of NATS clients. */
export function inboxPrefix(identity: string): string {
  return `_INBOX.${encodeToken(identity)}`;
}
