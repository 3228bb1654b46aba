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
  const raw = fieldIn(stored, envelopeLength, stored.length, rawTag);
  if (!raw) throw new Error("stored bytes hold no object");
  const metadata = fieldIn(stored, raw.contentStart, raw.end, metadataTag);
  if (!metadata) throw new Error("the stored object has no metadata");
  const old = fieldIn(stored, metadata.contentStart, metadata.end, resourceVersionTag);
  const place = old ?? placeInOrder(stored, metadata);

  const versionHead = head(resourceVersionTag, resourceVersion.length);
  const versionLength = versionHead.length + resourceVersion.length;
  const metadataLength = metadata.end - metadata.contentStart - (place.end - place.start) + versionLength;
  const metadataHead = head(metadataTag, metadataLength);
  const rawLength =
    raw.end - raw.contentStart - (metadata.end - metadata.start) + metadataHead.length + metadataLength;
  const rawHead = head(rawTag, rawLength);

  // Memory of its own: a part of Node's pool would keep the whole of that for as long as the object lives.
  const made = Buffer.allocUnsafeSlow(stored.length - (raw.end - raw.start) + rawHead.length + rawLength);
  let at = 0;
  const add = (part: ArrayLike<number>): void => {
    made.set(part, at);
    at += part.length;
  };
  add(stored.subarray(0, raw.start));
  add(rawHead);
  add(stored.subarray(raw.contentStart, metadata.start));
  add(metadataHead);
  add(stored.subarray(metadata.contentStart, place.start));
  add(versionHead);
  at += made.write(resourceVersion, at, "latin1");
  add(stored.subarray(place.end));
  return made;
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
  readonly tag: number;
  /** Where its tag is. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

/** The first field with `tag` in a message that lies in `bytes` from `start` to `end`. */
function fieldIn(bytes: Uint8Array, start: number, end: number, tag: number): Field | undefined {
  for (let at = start; at < end;) {
    const field = fieldAt(bytes, at, end);
    if (field.tag === tag) return field;
    at = field.end;
  }
  return undefined;
}

/** Where field 6 belongs in an ObjectMeta without it: before the first field with a higher number. */
function placeInOrder(bytes: Uint8Array, metadata: Field): Pick<Field, "start" | "end"> {
  let at = metadata.contentStart;
  while (at < metadata.end) {
    const field = fieldAt(bytes, at, metadata.end);
    if (field.tag > resourceVersionTag) break;
    at = field.end;
  }
  return { start: at, end: at };
}

function fieldAt(bytes: Uint8Array, start: number, end: number): Field {
  const tag = varint(bytes, start);
  const { contentStart, size } = contentLength(bytes, tag.end, tag.value & 7);
  if (contentStart + size > end) throw new Error("stored bytes are cut off");
  return { tag: tag.value, start, contentStart, end: contentStart + size };
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

function head(tag: number, length: number): readonly number[] {
  const bytes = [tag];
  let rest = length;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}
