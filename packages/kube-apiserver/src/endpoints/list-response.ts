import type { metav1 } from "@kubets/api";
import { apiVersionOf, encodeListFromItems, rawOf } from "@kubets/api";
import type { ListResult } from "../registry/reader.ts";
import type { CachedObject } from "../storage/cache.ts";
import type { ApiResponse } from "./api-request.ts";
import { bytesResponse, encodeValue } from "./encode.ts";
import { mediaTypes } from "./negotiate.ts";
import type { Negotiated } from "./negotiate.ts";
import type { ResolvedResource } from "./resolved-resource.ts";
import { partialOf, tableOf } from "./table.ts";
import type { IncludeObject } from "./table.ts";

export interface ListResponseOptions {
  readonly resource: ResolvedResource;
  readonly negotiated: Negotiated;
  readonly include: IncludeObject;
  readonly nowMs: number;
}

/** Bodies up to this size go out in one piece. */
const wholeBytes = 256 * 1024;

/** LIST's answer, put together from the items' own bytes: nothing is encoded twice. */
export async function listResponse(result: ListResult, options: ListResponseOptions): Promise<ApiResponse> {
  const { negotiated, resource } = options;
  const metadata = listMeta(result);
  if (negotiated.shape === "table") {
    const table = tableOf(result.items, {
      ...options,
      version: negotiated.shapeVersion,
      metadata,
      headers: true,
    });
    return bytesResponse(200, negotiated.format, await encodeValue(table, negotiated));
  }
  if (negotiated.shape === "partial") return partialList(result, metadata, negotiated);
  const items = result.items.map(resource.view);
  const { listKind } = resource.type;
  const apiVersion = apiVersionOf(resource.type);
  if (negotiated.format === "protobuf") {
    const body = encodeListFromItems(
      apiVersion,
      listKind,
      metadata,
      items.map((item) => rawOf(item.protobuf())),
    );
    return bytesResponse(200, "protobuf", body);
  }
  if (negotiated.format === "yaml" || negotiated.pretty) {
    const list = { kind: listKind, apiVersion, metadata, items: items.map((item) => item.object) };
    return bytesResponse(200, negotiated.format, await encodeValue(list, negotiated));
  }
  return jsonList(items, { kind: listKind, apiVersion, metadata }, resource);
}

function listMeta(result: ListResult): metav1.ListMeta {
  return {
    resourceVersion: String(result.revision),
    ...(result.continue === "" ? {} : { continue: result.continue }),
    ...(result.remaining === undefined ? {} : { remainingItemCount: result.remaining }),
  };
}

async function partialList(
  result: ListResult,
  metadata: metav1.ListMeta,
  negotiated: Negotiated,
): Promise<ApiResponse> {
  const version = negotiated.shapeVersion;
  const items = result.items.map(({ object }) => partialOf(object, version));
  const list = { kind: "PartialObjectMetadataList", apiVersion: `meta.k8s.io/${version}`, metadata, items };
  return bytesResponse(200, negotiated.format, await encodeValue(list, negotiated));
}

function jsonList(
  items: readonly CachedObject[],
  head: { readonly kind: string; readonly apiVersion: string; readonly metadata: metav1.ListMeta },
  resource: ResolvedResource,
): ApiResponse {
  const start = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"items":[`);
  const parts = jsonParts(items, start, kindPrefix(resource));
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytes <= wholeBytes) return bytesResponse(200, "json", Buffer.concat(parts));
  return { kind: "chunks", code: 200, contentType: mediaTypes.json, body: chunksOf(parts) };
}

const comma = Buffer.from(",");
const open = Buffer.from("{");
const end = Buffer.from("]}\n");

function jsonParts(items: readonly CachedObject[], start: Buffer, prefix: Buffer): readonly Uint8Array[] {
  const parts: Uint8Array[] = [start];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(comma);
    const json = item.json();
    // Items of a list do not repeat their kind, as Go writes them.
    if (prefix.compare(json, 0, prefix.length) === 0) parts.push(open, json.subarray(prefix.length));
    else parts.push(json);
  }
  parts.push(end);
  return parts;
}

/** How the JSON of each object of this kind begins. */
function kindPrefix({ type }: ResolvedResource): Buffer {
  return Buffer.from(`${JSON.stringify({ apiVersion: apiVersionOf(type), kind: type.kind }).slice(0, -1)},`);
}

/** Joins small parts, so that a long list is a few writes rather than thousands. */
async function* chunksOf(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for (const part of parts) {
    batch.push(part);
    bytes += part.length;
    if (bytes < wholeBytes) continue;
    yield Buffer.concat(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield Buffer.concat(batch);
}
