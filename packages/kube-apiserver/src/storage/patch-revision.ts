import { openEnvelope, sealEnvelope } from "@kubets/api";
import type { KubernetesObject } from "@kubets/api";

/**
 * Sets `metadata.resourceVersion` in the bytes of a stored object, without decoding it. Stored bytes have it
 * empty, because a write's revision is known only when it is made.
 *
 * The bytes are `k8s\0` and a `runtime.Unknown`, whose `raw` (field 2) is the object; the object's field 1 is
 * its ObjectMeta, and field 6 of that the resourceVersion. Every stored kind has that shape; custom resources,
 * which lie there as JSON, are parsed.
 */
export function withResourceVersion(stored: Uint8Array, resourceVersion: string): Uint8Array {
  const contentType = fieldIn(stored, envelopeLength, stored.length, contentTypeTag);
  if (contentType && contentType.end > contentType.contentStart) return inJson(stored, resourceVersion);
  const value = Buffer.from(resourceVersion, "utf8");
  const version = Buffer.concat([Uint8Array.of(resourceVersionTag, value.length), value]);

  const raw = fieldIn(stored, envelopeLength, stored.length, rawTag);
  if (!raw) throw new Error("stored bytes hold no object");
  const metadata = fieldIn(stored, raw.contentStart, raw.end, metadataTag);
  if (!metadata) throw new Error("the stored object has no metadata");
  const old = fieldIn(stored, metadata.contentStart, metadata.end, resourceVersionTag);
  const place = old ?? emptyRange(placeInOrder(stored, metadata));

  const metadataLength = metadata.end - metadata.contentStart - (place.end - place.start) + version.length;
  const metadataHead = head(metadataTag, metadataLength);
  const rawLength =
    raw.end - raw.contentStart - (metadata.end - metadata.start) + metadataHead.length + metadataLength;
  return Buffer.concat([
    stored.subarray(0, raw.start),
    head(rawTag, rawLength),
    stored.subarray(raw.contentStart, metadata.start),
    metadataHead,
    stored.subarray(metadata.contentStart, place.start),
    version,
    stored.subarray(place.end),
  ]);
}

const envelopeLength = 4; // k8s\0
// Tags: field number, wire type 2 (length-delimited).
const rawTag = (2 << 3) | 2;
const contentTypeTag = (4 << 3) | 2;
const metadataTag = (1 << 3) | 2;
const resourceVersionTag = (6 << 3) | 2;

function inJson(stored: Uint8Array, resourceVersion: string): Uint8Array {
  const { apiVersion, kind, raw, contentType } = openEnvelope(stored);
  // An envelope around JSON holds an object, as the server put it there.
  const object = JSON.parse(Buffer.from(raw).toString("utf8")) as KubernetesObject;
  const patched = { ...object, metadata: { ...object.metadata, resourceVersion } };
  return sealEnvelope(apiVersion, kind, Buffer.from(JSON.stringify(patched), "utf8"), contentType);
}

interface Field {
  /** Where its tag is. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

function emptyRange(at: number): Field {
  return { start: at, contentStart: at, end: at };
}

/** The first field with `tag` in a message that lies in `bytes` from `start` to `end`. */
function fieldIn(bytes: Uint8Array, start: number, end: number, tag: number): Field | undefined {
  for (const field of fields(bytes, start, end)) if (field.tag === tag) return field;
  return undefined;
}

/** Where field 6 belongs in an ObjectMeta without it: before the first field with a higher number. */
function placeInOrder(bytes: Uint8Array, metadata: Field): number {
  for (const field of fields(bytes, metadata.contentStart, metadata.end)) {
    if (field.tag > resourceVersionTag) return field.start;
  }
  return metadata.end;
}

function* fields(bytes: Uint8Array, start: number, end: number): Generator<Field & { readonly tag: number }> {
  let at = start;
  while (at < end) {
    const tag = varint(bytes, at);
    const length = contentLength(bytes, tag.end, tag.value & 7);
    const field = {
      tag: tag.value,
      start: at,
      contentStart: length.contentStart,
      end: length.contentStart + length.size,
    };
    if (field.end > end) throw new Error("stored bytes are cut off");
    yield field;
    at = field.end;
  }
}

function contentLength(
  bytes: Uint8Array,
  at: number,
  wireType: number,
): { readonly contentStart: number; readonly size: number } {
  switch (wireType) {
    case 0:
      return { contentStart: at, size: varint(bytes, at).end - at };
    case 1:
      return { contentStart: at, size: 8 };
    case 2: {
      const size = varint(bytes, at);
      return { contentStart: size.end, size: size.value };
    }
    case 5:
      return { contentStart: at, size: 4 };
    default:
      throw new Error(`stored bytes have wire type ${wireType}`);
  }
}

/** Values above 2^53 lose precision; only lengths and tags are looked at, which are small. */
function varint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = start;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error("stored bytes are cut off");
    value += (byte & 127) * scale;
    if (byte < 128) return { value, end: at };
  }
}

function head(tag: number, length: number): Uint8Array {
  const bytes = [tag];
  let rest = length;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
