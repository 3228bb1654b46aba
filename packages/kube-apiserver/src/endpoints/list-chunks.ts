import { encodeListFromItems, rawOf } from "@kubets/api";
import type { metav1 } from "@kubets/api";
import type { CachedObject } from "../storage/cache.ts";
import type { ApiResponse } from "./api-request.ts";
import { bytesResponse } from "./encode.ts";
import { mediaTypes } from "./negotiate.ts";
import type { Format } from "./negotiate.ts";

export interface ListHead {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: metav1.ListMeta;
}

/** Bodies up to this size go out in one piece, larger ones in pieces of it. */
const wholeBytes = 256 * 1024;

const comma = Buffer.from(",");
const between = Buffer.from(",{");
const open = Buffer.from("{");
const end = Buffer.from("]}\n");

/** A list as JSON, from the items' own. `itemKind`: which kind its items are, as they do not repeat it. */
export function* jsonList(
  items: readonly CachedObject[],
  head: ListHead,
  itemKind: { readonly apiVersion: string; readonly kind: string },
): Generator<Uint8Array> {
  // How the JSON of each item begins.
  const prefix = Buffer.from(`${JSON.stringify(itemKind).slice(0, -1)},`);
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"items":[`);
  let first = true;
  for (const item of items) {
    const json = item.json();
    if (prefix.compare(json, 0, prefix.length) === 0) {
      yield first ? open : between;
      yield json.subarray(prefix.length);
    } else {
      if (!first) yield comma;
      yield json;
    }
    first = false;
  }
  yield end;
}

const batchLength = 64 * 1024;

/** A JSON document that ends with an array of `elements`, which are made one by one. */
export function* jsonWithArray(
  head: object,
  field: string,
  elements: Iterable<unknown>,
): Generator<Uint8Array> {
  let text = `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(field)}:[`;
  let separator = "";
  for (const element of elements) {
    text += separator + JSON.stringify(element);
    separator = ",";
    if (text.length < batchLength) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(`${text}]}\n`);
}

/** A list as protobuf, from the items' own. */
export function protobufList(items: readonly CachedObject[], head: ListHead): Generator<Uint8Array> {
  const raw = items.map((item) => rawOf(item.protobuf()));
  return encodeListFromItems(head.apiVersion, head.kind, head.metadata, raw);
}

/**
 * Answers with what parts make together. What is longer than a piece is made while it is sent, so that nobody waits
 * for a long list but who asked for it.
 */
export function partsResponse(format: Format, parts: Iterable<Uint8Array>): ApiResponse {
  const chunks = joined(parts);
  const first = chunks.next();
  const second = chunks.next();
  if (first.done) return bytesResponse(200, format, new Uint8Array());
  if (second.done) return bytesResponse(200, format, first.value);
  const body = (async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    yield second.value;
    yield* chunks;
  })();
  return { kind: "chunks", code: 200, contentType: mediaTypes[format], body };
}

/** Joins small parts, so that a long list is a few writes rather than thousands. */
function* joined(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for (const part of parts) {
    batch.push(part);
    bytes += part.length;
    if (bytes < wholeBytes) continue;
    yield Buffer.concat(batch, bytes);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield Buffer.concat(batch, bytes);
}
