// oxlint-disable import/no-cycle -- a raw object inside a message leads from the codecs back to the envelope
/** The envelope of an object on the wire and in the store: `k8s\0` and a runtime.Unknown. */
import { kindCodec } from "./registry.ts";
import type { Obj, Reader, Writer } from "./wire.ts";
import { done, reader, sub, writer } from "./wire.ts";
import type { KubernetesObject } from "../object.ts";

const MAGIC = Buffer.from("k8s\0");
const JSON_CONTENT = "application/json";

/** What an envelope says without its object being decoded. `raw` is a view of the bytes. */
export interface Envelope {
  readonly apiVersion: string;
  readonly kind: string;
  /** The bare message, or JSON text when the content type says so. */
  readonly raw: Uint8Array;
  /** "" means protobuf. */
  readonly contentType: string;
}

/** Whether the bytes begin as an envelope does. */
export function isEnvelope(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && MAGIC.compare(bytes, 0, 4) === 0;
}

/** A reader behind the prefix. Throws when there is none. */
function openedReader(bytes: Uint8Array): Reader {
  if (!isEnvelope(bytes))
    throw new TypeError('provided data does not appear to be a protobuf message, expected prefix "k8s\\x00"');
  const r = reader(bytes);
  r.pos = 4;
  return r;
}

/** Only the bare message in an envelope, as a view; empty when it has none. */
export function rawIn(bytes: Uint8Array): Uint8Array {
  const r = openedReader(bytes);
  while (r.pos < r.len) {
    const tag = r.uint32();
    if (tag === 18) {
      const end = sub(r);
      return bytes.subarray(r.pos, end);
    }
    r.skipType(tag & 7);
  }
  return bytes.subarray(bytes.length);
}

/** Opens an envelope. Throws when the bytes are none. */
export function openEnvelope(bytes: Uint8Array): Envelope {
  const r = openedReader(bytes);
  const opened = { apiVersion: "", kind: "", raw: bytes.subarray(bytes.length), contentType: "" };
  while (r.pos < r.len) {
    const tag = r.uint32();
    if (tag === 10) readTypeMeta(sub(r));
    else if (tag === 18) {
      const end = sub(r);
      opened.raw = bytes.subarray(r.pos, end);
      r.pos = end;
    } else if (tag === 34) opened.contentType = r.string();
    else r.skipType(tag & 7);
  }
  return opened;

  function readTypeMeta(end: number): void {
    while (r.pos < end) {
      const tag = r.uint32();
      if (tag === 10) opened.apiVersion = r.string();
      else if (tag === 18) opened.kind = r.string();
      else r.skipType(tag & 7);
    }
    done(r, end);
  }
}

/** Puts the bytes of a bare message into an envelope. */
export function sealEnvelope(
  apiVersion: string,
  kind: string,
  raw: Uint8Array,
  contentType = "",
): Uint8Array {
  return seal(apiVersion, kind, contentType, (w) => w.bytes(raw));
}

/** What stands before and after a bare protobuf message of `length` bytes in an envelope. */
export function envelopeAround(
  apiVersion: string,
  kind: string,
  length: number,
): readonly [Uint8Array, Uint8Array] {
  const before = startOf(writer(), apiVersion, kind).uint32(18).uint32(length);
  return [before.finish(), endOf(writer(), "").finish()];
}

/** As sealEnvelope, with the object written in place. */
function seal(
  apiVersion: string,
  kind: string,
  contentType: string,
  writeRaw: (w: Writer) => void,
): Uint8Array {
  const w = startOf(writer(), apiVersion, kind);
  writeRaw(w.uint32(18));
  return endOf(w, contentType).finish();
}

function startOf(w: Writer, apiVersion: string, kind: string): Writer {
  w.raw(MAGIC).uint32(10).fork().uint32(10).string(apiVersion).uint32(18).string(kind);
  return w.ldelim();
}

function endOf(w: Writer, contentType: string): Writer {
  return w.uint32(26).string("").uint32(34).string(contentType);
}

/**
 * An object as Kubernetes writes it to the store and the wire. Kinds that the schema does not know,
 * those of custom resources, travel as JSON in the same envelope.
 */
export function encodeEnvelope(object: { readonly apiVersion: string; readonly kind: string }): Uint8Array {
  const codec = kindCodec(object.apiVersion, object.kind);
  if (codec === undefined) {
    const json = Buffer.from(JSON.stringify(object));
    return sealEnvelope(object.apiVersion, object.kind, json, JSON_CONTENT);
  }
  return seal(object.apiVersion, object.kind, "", (w) => {
    w.fork();
    codec[0](w, object as never);
    w.ldelim();
  });
}

/** The object in an envelope, of a known kind or of any kind in JSON. */
export function decodeEnvelope(bytes: Uint8Array): KubernetesObject {
  const { apiVersion, kind, raw, contentType } = openEnvelope(bytes);
  if (contentType === JSON_CONTENT) return JSON.parse(Buffer.from(raw).toString("utf8")) as KubernetesObject;
  if (contentType !== "" && contentType !== "application/vnd.kubernetes.protobuf") {
    throw new TypeError(`unsupported content type ${JSON.stringify(contentType)} in a protobuf envelope`);
  }
  const codec = kindCodec(apiVersion, kind);
  if (codec === undefined) {
    throw new TypeError(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`,
    );
  }
  const r = reader(raw);
  const object = codec[1](r, r.len, typeMeta(apiVersion, kind)) as Obj;
  if (kind.endsWith("List")) nameItems(object, apiVersion, kind.slice(0, -"List".length));
  return object as unknown as KubernetesObject;
}

/** The items of a list have no type on the wire; in memory every object has one. */
function nameItems(list: Obj, apiVersion: string, kind: string): void {
  if (!Array.isArray(list["items"]) || kindCodec(apiVersion, kind) === undefined) return;
  for (const item of list["items"] as Obj[]) {
    item["apiVersion"] = apiVersion;
    item["kind"] = kind;
  }
}

function typeMeta(apiVersion: string, kind: string): Obj {
  return apiVersion === "" && kind === "" ? {} : { apiVersion, kind };
}
