/** Arbitrary requests: what a broken or malicious client might send. */
import fc from "fast-check";
import { anyBody, anyDeleteOptions, anyPatch, anyResource, nameOf, pathOf } from "./bodies.ts";
import { anyAccept, anyQuery, escaped } from "./parameters.ts";
import { anyText } from "./values.ts";

export interface FuzzRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** Requests about a resource: mostly with a method, name and body that fit. */
export const anyResourceRequest: fc.Arbitrary<FuzzRequest> = anyResource.chain((type) =>
  fc
    .record({
      method: fc.constantFrom(
        "GET",
        "GET",
        "POST",
        "POST",
        "PUT",
        "PUT",
        "PATCH",
        "PATCH",
        "PATCH",
        "DELETE",
        ...methods,
      ),
      name: fc.oneof(
        { weight: 6, arbitrary: fc.constant(nameOf(type)) },
        { weight: 3, arbitrary: fc.constant("") },
        { weight: 1, arbitrary: anyText },
      ),
      subresource: fc.oneof(
        { weight: 8, arbitrary: fc.constant("") },
        { weight: 3, arbitrary: fc.constantFrom("", ...type.subresources.map(({ name }) => name)) },
        { weight: 1, arbitrary: fc.constantFrom("status", "scale", "finalize", "x") },
      ),
      query: fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 3, arbitrary: anyQuery }),
      accept: anyAccept,
      sent: anyBody(type),
      patch: anyPatch(type),
      options: anyDeleteOptions,
    })
    .map(({ method, name, subresource, query, accept, sent, patch, options }) => {
      // A POST goes to the collection, all others but GET and DELETE to an object.
      const at =
        method === "POST" && subresource === ""
          ? ""
          : name === "" && (method === "PUT" || method === "PATCH")
            ? nameOf(type)
            : name;
      const body =
        method === "PATCH"
          ? patch
          : method === "DELETE"
            ? options
            : method === "GET" || method === "HEAD"
              ? undefined
              : sent;
      return {
        method,
        path: pathOf(type, escaped(at), at === "" ? "" : subresource) + query,
        headers: { accept, ...(body ? { "content-type": body.contentType } : {}) },
        body: body?.body,
      };
    }),
);

const knownParts = [
  ...["api", "apis", "v1", "v2", "apps", "batch", "events.k8s.io", "namespaces", "default", "pods", "nodes"],
  ...["watch", "status", "proxy", "fuzz", "openapi", "v3", "healthz", "livez", "metrics", "version"],
];

const anyPart: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...knownParts) },
  { weight: 1, arbitrary: anyText.map(escaped) },
  { weight: 1, arbitrary: fc.constantFrom("%", "%zz", "%2F", "%00", "..", ".", "") },
);

function anyPath(): fc.Arbitrary<string> {
  return fc.array(anyPart, { maxLength: 8 }).map((parts) => `/${parts.join("/")}`);
}

/** A path with one part put in, replaced or taken out. */
function brokenPath(path: string): fc.Arbitrary<string> {
  const parts = path.split("/").slice(1);
  return fc
    .record({ at: fc.nat(parts.length), removed: fc.nat(1), added: fc.array(anyPart, { maxLength: 1 }) })
    .map(({ at, removed, added }) => `/${parts.toSpliced(at, removed, ...added).join("/")}`);
}

/** Paths of all forms, with segments that exist mixed with ones that do not. */
export const anyPathRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    method: fc.constantFrom(...methods),
    path: fc.oneof(
      anyPath(),
      anyResource.chain((type) => brokenPath(pathOf(type, nameOf(type)))),
    ),
    query: anyQuery,
    accept: anyAccept,
  })
  .map(({ path, query, accept, ...rest }) => ({
    ...rest,
    path: path + query,
    headers: { accept },
    body: undefined,
  }));
