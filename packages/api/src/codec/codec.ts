import { decodeEnvelope, encodeEnvelope, envelopeAround, rawIn } from "./envelope.ts";
import type { Codec } from "./registry.ts";
import { messageCodec } from "./registry.ts";
import { msg, reader, writer } from "./wire.ts";
import type * as metav1 from "../generated/types/metav1.ts";
import type { KubernetesObject } from "../object.ts";

const META = "io.k8s.apimachinery.pkg.apis.meta.v1";

/**
 * The bytes of an object as Kubernetes writes them, envelope included. They are the same for equal
 * objects. Kinds that the schema does not have are written as JSON in the same envelope.
 */
export function encodeObject(object: { readonly apiVersion: string; readonly kind: string }): Uint8Array {
  return encodeEnvelope(object);
}

/**
 * The object in an envelope. Throws when the bytes are none, are cut short, or hold a kind that is
 * neither in the schema nor in JSON.
 */
export function decodeObject<T = KubernetesObject>(bytes: Uint8Array): T {
  return decodeEnvelope(bytes) as T;
}

/** The bare message of a definition, such as "io.k8s.api.core.v1.PodSpec", without envelope. */
export function encodeMessage(definition: string, value: object): Uint8Array {
  const w = writer();
  codecOf(definition)[0](w, value as never);
  return w.finish();
}

/** Reads what encodeMessage wrote. Kinds come without apiVersion and kind: the bytes do not say them. */
export function decodeMessage(definition: string, bytes: Uint8Array): unknown {
  const r = reader(bytes);
  return codecOf(definition)[1](r, r.len);
}

/** The bare message in an envelope, as a view of its bytes: what a list has for an item. */
export function rawOf(envelope: Uint8Array): Uint8Array {
  return rawIn(envelope);
}

/** A list in its envelope, in pieces, from the bare messages of its items (see rawOf), which are not copied. */
export function* encodeListFromItems(
  apiVersion: string,
  listKind: string,
  metadata: metav1.ListMeta,
  items: readonly Uint8Array[],
): Generator<Uint8Array> {
  const w = writer();
  msg(w, 10, metadata, codecOf(`${META}.ListMeta`)[0]);
  const head = w.finish();
  // Tag and length of an item: lists are long, and their items of few lengths.
  const heads = new Map<number, Uint8Array>();
  const itemHead = ({ length: size }: Uint8Array): Uint8Array => {
    const known = heads.get(size);
    if (known) return known;
    const made = writer().uint32(18).uint32(size).finish();
    heads.set(size, made);
    return made;
  };
  let length = head.length;
  for (const item of items) length += itemHead(item).length + item.length;
  const [before, after] = envelopeAround(apiVersion, listKind, length);
  yield before;
  yield head;
  for (const item of items) {
    yield itemHead(item);
    yield item;
  }
  yield after;
}

export type WatchEventType = "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";

/** A metav1.WatchEvent message around an object in its envelope: one frame of a protobuf watch. */
export function encodeWatchEvent(type: WatchEventType, envelope: Uint8Array): Uint8Array {
  const w = writer();
  w.uint32(10).string(type);
  w.uint32(18).fork().uint32(10).bytes(envelope).ldelim();
  return w.finish();
}

/** Reads what encodeWatchEvent wrote, with the object decoded. */
export function decodeWatchEvent(bytes: Uint8Array): {
  readonly type: WatchEventType;
  readonly object: KubernetesObject;
} {
  const event = decodeMessage(`${META}.WatchEvent`, bytes) as {
    type: WatchEventType;
    object: KubernetesObject;
  };
  return { type: event.type, object: event.object };
}

function codecOf(definition: string): Codec {
  const codec = messageCodec(definition);
  if (codec === undefined) throw new TypeError(`the schema has no message ${JSON.stringify(definition)}`);
  return codec;
}
