import type { ApiVerb, ResourceTarget } from "./api-request.ts";
import { isTrue } from "./query-values.ts";

/**
 * What an HTTP method and path ask for, as Kubernetes reads them (apiserver request.RequestInfoFactory). Pure: no
 * resource has to exist.
 */
export interface RequestInfo {
  readonly verb: ApiVerb;
  /** undefined for paths that name no resource: discovery, `/version`, `/healthz`, … */
  readonly target: ResourceTarget | undefined;
  /** See ApiRequest. */
  readonly accessVerb?: string;
}

/** Subresources that hand the connection on instead of answering. */
export const connectSubresources: ReadonlySet<string> = new Set(["exec", "attach", "portforward", "proxy"]);

const verbOfMethod: Readonly<Record<string, ApiVerb>> = {
  GET: "get",
  HEAD: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** `path` as in the request line, without the query; percent-escapes are still in it. */
export function parseRequestInfo(method: string, path: string, query: URLSearchParams): RequestInfo {
  const parts = path.split("/").filter((part) => part !== "");
  const prefix = parts[0];
  const rest = prefix === "api" ? parts.slice(2) : prefix === "apis" ? parts.slice(3) : [];
  const verbOf = verbOfMethod[method];
  if (rest.length === 0) return { verb: "raw", target: undefined };
  const group = prefix === "api" ? "" : decode(parts[1]);
  const version = decode(prefix === "api" ? parts[1] : parts[2]);
  const legacyWatch = rest[0] === "watch" && rest.length > 1 && method === "GET";
  const place = parsePlace(legacyWatch ? rest.slice(1) : rest);
  const target: ResourceTarget = { group, version, ...place };
  if (target.subresource === "proxy") return { verb: "connect", target, accessVerb: verbOf ?? "" };
  // Resources know no other methods.
  if (!verbOf || method === "HEAD") return { verb: "raw", target };
  return { verb: legacyWatch ? "watch" : refineVerb(verbOf, target, query), target };
}

type Place = Omit<ResourceTarget, "group" | "version">;

function parsePlace(parts: readonly string[]): Place {
  const [first, second, third] = parts.map(decode);
  // /namespaces/x and its subresources are about the namespace itself, everything longer is inside it.
  const inside = first === "namespaces" && parts.length > 2 && third !== "status" && third !== "finalize";
  const namespace = inside ? (second ?? "") : "";
  const own = inside ? parts.slice(2) : parts;
  return {
    namespace,
    resource: decode(own[0]),
    name: decode(own[1]),
    subresource: decode(own[2]),
    rest: own.slice(3).join("/"),
  };
}

function refineVerb(verb: ApiVerb, target: ResourceTarget, query: URLSearchParams): ApiVerb {
  if (connectSubresources.has(target.subresource)) return "connect";
  // `watch` means nothing for one object by its name; only the old /watch/ paths watch one.
  if (target.name !== "") return verb;
  if (verb === "get") return isTrue(query.get("watch")) ? "watch" : "list";
  return verb === "delete" ? "deletecollection" : verb;
}

function decode(part: string | undefined): string {
  if (part === undefined) return "";
  try {
    return decodeURIComponent(part);
  } catch (err: unknown) {
    if (err instanceof URIError) return part;
    throw err;
  }
}
