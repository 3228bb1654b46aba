import { createHash } from "node:crypto";
import type { ResourceType } from "@kubets/api";
import { newNotAcceptable } from "@kubets/apimachinery";
import { groupsOf } from "../discovery/api-groups.ts";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { ApiResponse } from "../endpoints/api-request.ts";
import { parseAccept } from "../endpoints/negotiate.ts";
import { groupPath, groupsPath, resourceListPath, versionPath } from "./discovery-operations.ts";
import { documentV2 } from "./document-v2.ts";
import { documentV3 } from "./document-v3.ts";
import { encodeDocument } from "./gnostic.ts";
import { gnosticV2 } from "./gnostic-v2.ts";
import { gnosticV3 } from "./gnostic-v3.ts";
import type { Dialect, JsonObject } from "./json.ts";
import type { ApiPath } from "./operations.ts";
import { resourcePaths } from "./resource-paths.ts";

export interface OpenApiOptions {
  readonly types: readonly ResourceType[];
}

type Encoding = "json" | "protobuf";

interface Encoded {
  readonly body: Uint8Array;
  readonly etag: string;
}

const v2Path = "/openapi/v2";
const v3Path = "/openapi/v3";

/** Immutable under its hash: clients need not ask again. */
const keepForever = "public, immutable, max-age=31536000";

/**
 * Answers `/openapi/v2`, `/openapi/v3` and the documents under it. Nothing is built before it is first asked for;
 * what is built is kept as bytes.
 */
export function openApiHandler(options: OpenApiOptions): RawHandler {
  const documents = new Documents(options.types);
  return async ({ path, accept, query }) => {
    if (path === v2Path) {
      const encoding = choose(accept, "v2");
      return respond(documents.v2(encoding), mediaType(encoding, "v2"));
    }
    if (path === v3Path || path === `${v3Path}/`) {
      choose(accept, undefined);
      return respond(documents.index(), mediaType("json", "v3"));
    }
    if (!path.startsWith(`${v3Path}/`)) return undefined;
    const name = path.slice(v3Path.length + 1).replace(/\/$/, "");
    if (!documents.has(name)) return undefined;
    const encoding = choose(accept, "v3");
    const hash = query.get("hash");
    if (hash !== null && hash !== "" && hash !== documents.hash(name))
      return movedTo(documents.address(name));
    const answer = respond(documents.v3(name, encoding), mediaType(encoding, "v3"));
    if (hash === null || hash === "") return answer;
    return { ...answer, headers: { ...answer.headers, "Cache-Control": keepForever } };
  };
}

class Documents {
  readonly #types: readonly ResourceType[];
  /** What each v3 document is about, by its name: `apis/apps/v1`. */
  readonly #parts: ReadonlyMap<string, () => readonly ApiPath[]>;
  readonly #known = new Map<string, Encoded>();
  readonly #hashes = new Map<string, string>();

  constructor(types: readonly ResourceType[]) {
    this.#types = types;
    this.#parts = partsOf(types);
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  v2(encoding: Encoding): Encoded {
    return this.#keep(`v2 ${encoding}`, () => {
      const paths = [...this.#parts.values()].flatMap((part) => part());
      return encode(documentV2(paths, this.#types), encoding, "v2");
    });
  }

  v3(name: string, encoding: Encoding): Encoded {
    return this.#keep(`v3 ${encoding} ${name}`, () =>
      encode(documentV3(this.#parts.get(name)?.() ?? [], this.#types), encoding, "v3"),
    );
  }

  index(): Encoded {
    return this.#keep("index", () => {
      const names = [...this.#parts.keys()].sort();
      const paths = names.map((name) => [name, { serverRelativeURL: this.address(name) }] as const);
      return encode({ paths: Object.fromEntries(paths) }, "json", "v3");
    });
  }

  address(name: string): string {
    return `${v3Path}/${name}?hash=${this.hash(name)}`;
  }

  /** The same for all encodings of a document. The document itself is not kept for it. */
  hash(name: string): string {
    let hash = this.#hashes.get(name);
    if (hash === undefined) {
      const document = documentV3(this.#parts.get(name)?.() ?? [], this.#types);
      hash = hashOf(Buffer.from(JSON.stringify(document)));
      this.#hashes.set(name, hash);
    }
    return hash;
  }

  #keep(key: string, build: () => Uint8Array): Encoded {
    let encoded = this.#known.get(key);
    if (!encoded) {
      const body = build();
      encoded = { body, etag: `"${hashOf(body)}"` };
      this.#known.set(key, encoded);
    }
    return encoded;
  }
}

function partsOf(types: readonly ResourceType[]): ReadonlyMap<string, () => readonly ApiPath[]> {
  const parts = new Map<string, () => readonly ApiPath[]>([
    ["apis", () => [groupsPath]],
    ["version", () => [versionPath]],
  ]);
  for (const { name, versions } of groupsOf(types)) {
    const root = name === "" ? "api" : `apis/${name}`;
    parts.set(root, () => [groupPath(name)]);
    for (const { version, resources } of versions)
      parts.set(`${root}/${version}`, () => [
        resourceListPath(name, version),
        ...resources.flatMap(resourcePaths),
      ]);
  }
  return parts;
}

function encode(document: JsonObject, encoding: Encoding, dialect: Dialect): Uint8Array {
  if (encoding === "json") return Buffer.from(JSON.stringify(document));
  return encodeDocument(dialect === "v2" ? gnosticV2 : gnosticV3, document);
}

function hashOf(body: Uint8Array): string {
  return createHash("sha512").update(body).digest("hex").toUpperCase();
}

/** The first thing in the Accept header that there is. `dialect` undefined: there is JSON only. */
function choose(accept: string, dialect: Dialect | undefined): Encoding {
  if (accept.trim() === "") return "json";
  for (const { type } of parseAccept(accept)) {
    if (type === "application/json" || type === "application/*" || type === "*/*") return "json";
    if (dialect && protobufTypes(dialect).includes(type)) return "protobuf";
  }
  throw newNotAcceptable(["application/json", ...(dialect ? protobufTypes(dialect).slice(0, 1) : [])]);
}

/** Clients ask by either name; only the first is a media type that parsers of headers take. */
function protobufTypes(dialect: Dialect): readonly string[] {
  const start = `application/com.github.proto-openapi.spec.${dialect}`;
  return [`${start}.v1.0+protobuf`, `${start}@v1.0+protobuf`];
}

function mediaType(encoding: Encoding, dialect: Dialect): string {
  return encoding === "json" ? "application/json" : (protobufTypes(dialect)[0] ?? "");
}

type BytesResponse = ApiResponse & { readonly kind: "bytes" };

function respond({ body, etag }: Encoded, contentType: string): BytesResponse {
  return { kind: "bytes", code: 200, contentType, body, headers: { ETag: etag, Vary: "Accept" } };
}

/** A client that knows an older document is sent to the one there is now. */
function movedTo(address: string): BytesResponse {
  const headers = { Location: address };
  return {
    kind: "bytes",
    code: 301,
    contentType: "text/plain; charset=utf-8",
    body: new Uint8Array(0),
    headers,
  };
}
