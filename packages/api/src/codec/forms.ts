// oxlint-disable import/no-cycle -- a raw object inside a message leads from the codecs back to the envelope
/** The messages that are no objects in JSON: times, quantities, durations, raw JSON and the like. */
import { decodeEnvelope, isEnvelope } from "./envelope.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { formatMicroTime, formatTime, parseTime } from "./time.ts";
import type { Decode, Encode, Obj, Reader, Writer } from "./wire.ts";
import { done, formPtr, int, msg, sub, varint } from "./wire.ts";

type Value<T> = T | null | undefined;

// --- times: a zero time is an empty message, and null in JSON

export function encTime(w: Writer, v: Value<string>): void {
  if (v == null) return;
  const instant = instantOf(v);
  // Go leaves the fraction out: a Time has whole seconds.
  varint(w.uint32(8), instant.seconds);
  w.uint32(16).uint32(0);
}

export function encMicroTime(w: Writer, v: Value<string>): void {
  if (v == null) return;
  const instant = instantOf(v);
  varint(w.uint32(8), instant.seconds);
  w.uint32(16).uint32(instant.nanos - (instant.nanos % 1000));
}

export function decTime(r: Reader, end: number): string | null {
  if (r.pos === end) return null;
  return formatTime(timestamp(r, end).seconds);
}

export function decMicroTime(r: Reader, end: number): string | null {
  if (r.pos === end) return null;
  return formatMicroTime(timestamp(r, end));
}

function instantOf(text: string): { readonly seconds: number; readonly nanos: number } {
  const instant = parseTime(text);
  if (instant === undefined) throw new TypeError(`${JSON.stringify(text)} is not an RFC 3339 time`);
  return instant;
}

function timestamp(r: Reader, end: number): { readonly seconds: number; readonly nanos: number } {
  let seconds = 0;
  let nanos = 0;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 8) seconds = int(r);
    else if (tag === 16) nanos = int(r);
    else r.skipType(tag & 7);
  }
  done(r, end);
  return { seconds, nanos };
}

export function encDuration(w: Writer, v: Value<string>): void {
  const nanos = parseDuration(v ?? "0");
  if (nanos === undefined) throw new TypeError(`${JSON.stringify(v)} is not a duration`);
  varint(w.uint32(8), nanos);
}

export function decDuration(r: Reader, end: number): string {
  let nanos = 0;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 8) nanos = int(r);
    else r.skipType(tag & 7);
  }
  done(r, end);
  return formatDuration(nanos);
}

// --- quantities and int-or-string

export function encQuantity(w: Writer, v: Value<string | number>): void {
  w.uint32(10).string(String(v ?? "0"));
}

export function decQuantity(r: Reader, end: number): string {
  let text = "0";
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) text = r.string();
    else r.skipType(tag & 7);
  }
  done(r, end);
  return text;
}

export function encIntOrString(w: Writer, v: Value<number | string>): void {
  const text = typeof v === "string";
  w.uint32(8).uint32(text ? 1 : 0);
  varint(w.uint32(16), typeof v === "number" ? v : 0);
  w.uint32(26).string(text ? v : "");
}

export function decIntOrString(r: Reader, end: number): number | string {
  let isText = false;
  let number = 0;
  let text = "";
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 8) isText = int(r) === 1;
    else if (tag === 16) number = int(r);
    else if (tag === 26) text = r.string();
    else r.skipType(tag & 7);
  }
  done(r, end);
  return isText ? text : number;
}

// --- JSON inside protobuf

export function encRawJSON(w: Writer, v: unknown): void {
  if (v != null) w.uint32(10).bytes(Buffer.from(JSON.stringify(v)));
}

export function decRawJSON(r: Reader, end: number): unknown {
  let value: unknown = null;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) value = rawValue(r);
    else r.skipType(tag & 7);
  }
  done(r, end);
  return value;
}

/** Raw bytes are JSON, or an object in its protobuf envelope. */
function rawValue(r: Reader): unknown {
  const end = sub(r);
  const raw = (r.buf as Buffer).subarray(r.pos, end);
  r.pos = end;
  if (raw.length === 0) return null;
  return isEnvelope(raw) ? decodeEnvelope(raw) : JSON.parse(raw.toString("utf8"));
}

// --- JSON that is parsed when it is looked at, every time: it would take several times its bytes

/** On an object, the bytes of the one property that is parsed from them; copies of the object have it parsed. */
const RAW = Symbol("raw");
type WithRaw = { readonly [RAW]?: Uint8Array };

export function decLazyJSON(r: Reader, m: Obj, name: string): void {
  const end = sub(r);
  let raw: Buffer | undefined;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) {
      const until = sub(r);
      raw = (r.buf as Buffer).subarray(r.pos, until);
      r.pos = until;
    } else r.skipType(tag & 7);
  }
  done(r, end);
  if (raw === undefined || raw.length === 0) {
    m[name] = null;
    return;
  }
  Object.defineProperty(m, RAW, { value: raw, configurable: true });
  Object.defineProperty(m, name, lazyProperty);
}

const lazyProperty: PropertyDescriptor & ThisType<WithRaw> = {
  enumerable: true,
  configurable: true,
  get() {
    try {
      return JSON.parse((this[RAW] as Buffer).toString("utf8")) as unknown; // set by decLazyJSON
    } catch (err: unknown) {
      // A client may send any bytes. To Kubernetes too these are no set of fields.
      if (err instanceof SyntaxError) return null;
      throw err;
    }
  },
};

export function encLazyJSON(w: Writer, tag: number, m: Obj, name: string): void {
  const raw = (m as WithRaw)[RAW];
  if (raw === undefined) formPtr(w, tag, m[name], encRawJSON);
  else w.uint32(tag).fork().uint32(10).bytes(raw).ldelim();
}

// --- named lists of strings: a message with the items

export function encItems(w: Writer, v: Value<readonly string[]>): void {
  for (const item of v ?? []) w.uint32(10).string(item);
}

export function decItems(r: Reader, end: number): readonly string[] {
  const items: string[] = [];
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) items.push(r.string());
    else r.skipType(tag & 7);
  }
  done(r, end);
  return items;
}

// --- the unions of apiextensions: a schema, or something else

export function encSchemaOrArray(schema: Encode): Encode {
  return (w: Writer, v: unknown) => {
    if (Array.isArray(v)) for (const element of v) msg(w, 18, element, schema);
    else if (v != null) msg(w, 10, v, schema);
  };
}

export function decSchemaOrArray(schema: Decode): Decode {
  return (r, end) => {
    const { single, list } = union(r, end, schema, (reader) => schema(reader, sub(reader)));
    return list.length > 0 ? list : (single ?? null);
  };
}

export function encSchemaOrBool(schema: Encode): Encode {
  return (w: Writer, v: unknown) => {
    const isSchema = v != null && typeof v === "object";
    w.uint32(8).bool(isSchema || v === true);
    if (isSchema) msg(w, 18, v, schema);
  };
}

export function decSchemaOrBool(schema: Decode): Decode {
  return (r, end) => {
    let value: unknown;
    let allows = false;
    while (r.pos < end) {
      const tag = r.uint32();
      if (tag === 8) allows = r.bool();
      else if (tag === 18) value = schema(r, sub(r));
      else r.skipType(tag & 7);
    }
    done(r, end);
    return value ?? allows;
  };
}

export function encSchemaOrStringArray(schema: Encode): Encode {
  return (w: Writer, v: unknown) => {
    if (Array.isArray(v)) for (const element of v as readonly string[]) w.uint32(18).string(element);
    else if (v != null) msg(w, 10, v, schema);
  };
}

export function decSchemaOrStringArray(schema: Decode): Decode {
  return (r, end) => {
    const { single, list } = union(r, end, schema, (reader) => reader.string());
    return list.length > 0 ? list : (single ?? null);
  };
}

function union(
  r: Reader,
  end: number,
  schema: Decode,
  element: (r: Reader) => unknown,
): { readonly single: unknown; readonly list: readonly unknown[] } {
  let single: unknown;
  const list: unknown[] = [];
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) single = schema(r, sub(r));
    else if (tag === 18) list.push(element(r));
    else r.skipType(tag & 7);
  }
  done(r, end);
  return { single, list };
}
