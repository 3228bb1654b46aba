/**
 * What the generated codecs are made of: one function for each way Go writes a field.
 *
 * Go writes a value-type field always, even when it is empty, a pointer field only when it is set,
 * and the elements of slices and maps, maps in the order of their keys. The functions named
 * `…Ptr` are for pointers. Fields a message does not know are kept beside its properties and are
 * written again after those it knows.
 */
import protobuf from "protobufjs/minimal.js";

export type Reader = protobuf.Reader;
export type Writer = protobuf.Writer;
export type Obj = Record<string, unknown>;
export type Encode = (w: Writer, m: never) => void;
export type Decode = (r: Reader, end: number, m?: Obj, path?: string) => unknown;

/**
 * The bytes of the fields that the schema does not know, on the object they came with. An inline
 * message has its fields on its parent: its bytes are under the path of its field numbers.
 */
export const UNKNOWN_FIELDS: unique symbol = Symbol.for("kubets.dev/unknown-fields") as never;
type WithUnknown = { [UNKNOWN_FIELDS]?: Readonly<Record<string, Uint8Array>> };

const NOTHING: Obj = Object.freeze({});

export function reader(bytes: Uint8Array): Reader {
  // The reader for Buffers reads strings natively, several times faster than the other one.
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return protobuf.Reader.create(buffer);
}

export function writer(): Writer {
  return protobuf.Writer.create();
}

// --- reading

/** Reads the length of a nested message and returns where it ends. */
export function sub(r: Reader): number {
  const end = r.size() + r.pos;
  if (end > r.len) throw new RangeError("unexpected EOF");
  return end;
}

/** Checks that a message ended where its length said. */
export function done(r: Reader, end: number): void {
  if (r.pos !== end) throw new RangeError("proto: message runs beyond its length");
}

/** A varint as a signed number. Numbers beyond 2^53 lose their last bits. */
export function int(r: Reader): number {
  const buf = r.buf;
  let pos = r.pos;
  let byte = buf[pos++] ?? overrun();
  if (byte < 128) {
    r.pos = pos;
    return byte;
  }
  let lo = byte & 127;
  let hi = 0;
  for (let shift = 7; byte >= 128; shift += 7) {
    if (shift > 63) throw new RangeError("proto: integer overflow");
    byte = buf[pos++] ?? overrun();
    const bits = byte & 127;
    if (shift < 28) lo |= bits << shift;
    else if (shift === 28) {
      lo = (lo | (bits << 28)) >>> 0;
      hi = bits >>> 4;
    } else hi |= bits << (shift - 32);
  }
  r.pos = pos;
  return (hi | 0) * 4294967296 + (lo >>> 0);
}

function overrun(): never {
  throw new RangeError("unexpected EOF");
}

export function base64(r: Reader): string {
  const end = sub(r);
  const text = (r.buf as Buffer).toString("base64", r.pos, end);
  r.pos = end;
  return text;
}

/** Reads one entry of a map into `map`. */
function entry(r: Reader, map: Obj, zero: () => unknown, read: (r: Reader) => unknown): void {
  const end = sub(r);
  let key = "";
  let value: unknown;
  let found = false;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === 10) key = r.string();
    else if (tag >>> 3 === 2) {
      value = read(r);
      found = true;
    } else r.skipType(tag & 7);
  }
  done(r, end);
  if (!found) value = zero();
  if (key === "__proto__")
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

const emptyText = (): string => "";
const readText = (r: Reader): string => r.string();

export function textEntry(r: Reader, map: Obj): void {
  entry(r, map, emptyText, readText);
}

export function bytesEntry(r: Reader, map: Obj): void {
  entry(r, map, emptyText, base64);
}

export function msgEntry(r: Reader, map: Obj, decode: Decode): void {
  entry(
    r,
    map,
    () => decode(r, r.pos),
    (inner) => nested(inner, decode),
  );
}

/** Reads a message with its length. */
export function nested(r: Reader, decode: Decode): unknown {
  return decode(r, sub(r));
}

/** Keeps a field that the schema does not know. */
export function unknown(r: Reader, start: number, tag: number, m: Obj, path: string): void {
  r.skipType(tag & 7);
  const bytes = Uint8Array.prototype.slice.call(r.buf, start, r.pos);
  const kept = (m as WithUnknown)[UNKNOWN_FIELDS];
  const before = kept?.[path];
  (m as WithUnknown)[UNKNOWN_FIELDS] = {
    ...kept,
    [path]: before === undefined ? bytes : Buffer.concat([before, bytes]),
  };
}

// --- writing

export function str(w: Writer, tag: number, v: unknown): void {
  w.uint32(tag).string((v ?? "") as string);
}

export function strPtr(w: Writer, tag: number, v: unknown): void {
  if (v != null) w.uint32(tag).string(v as string);
}

export function num(w: Writer, tag: number, v: unknown): void {
  varint(w.uint32(tag), (v ?? 0) as number);
}

export function numPtr(w: Writer, tag: number, v: unknown): void {
  if (v != null) varint(w.uint32(tag), v as number);
}

export function varint(w: Writer, v: number): void {
  if (v >= 0 && v <= 0xffffffff) w.uint32(v);
  else w.int64(v);
}

export function bool(w: Writer, tag: number, v: unknown): void {
  w.uint32(tag).bool(v === true);
}

export function boolPtr(w: Writer, tag: number, v: unknown): void {
  if (v != null) w.uint32(tag).bool(v as boolean);
}

export function doublePtr(w: Writer, tag: number, v: unknown): void {
  if (v != null) w.uint32(tag).double(v as number);
}

export function bytes(w: Writer, tag: number, v: unknown): void {
  if (v != null) w.uint32(tag).bytes(Buffer.from(v as string, "base64"));
}

export function msg(w: Writer, tag: number, v: unknown, encode: Encode): void {
  w.uint32(tag).fork();
  encode(w, (v ?? NOTHING) as never);
  w.ldelim();
}

export function msgPtr(w: Writer, tag: number, v: unknown, encode: Encode): void {
  if (v != null) msg(w, tag, v, encode);
}

/** A message that is not an object in JSON: `encode` itself knows its zero value. */
export function form(w: Writer, tag: number, v: unknown, encode: Encode): void {
  w.uint32(tag).fork();
  encode(w, v as never);
  w.ldelim();
}

export function strs(w: Writer, tag: number, v: unknown): void {
  if (v == null) return;
  for (const element of v as readonly string[]) w.uint32(tag).string(element ?? "");
}

export function nums(w: Writer, tag: number, v: unknown): void {
  if (v == null) return;
  for (const element of v as readonly number[]) varint(w.uint32(tag), element ?? 0);
}

export function bools(w: Writer, tag: number, v: unknown): void {
  if (v == null) return;
  for (const element of v as readonly boolean[]) w.uint32(tag).bool(element);
}

export function msgs(w: Writer, tag: number, v: unknown, encode: Encode): void {
  if (v == null) return;
  for (const element of v as readonly unknown[]) msg(w, tag, element, encode);
}

export function formPtr(w: Writer, tag: number, v: unknown, encode: Encode): void {
  if (v != null) form(w, tag, v, encode);
}

export function forms(w: Writer, tag: number, v: unknown, encode: Encode): void {
  if (v == null) return;
  for (const element of v as readonly unknown[]) form(w, tag, element, encode);
}

/** A map; `write` writes field 2 of each entry. */
export function map(
  w: Writer,
  tag: number,
  v: unknown,
  write: (w: Writer, tag: number, v: unknown) => void,
): void {
  if (v == null) return;
  const values = v as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(values).sort(compareKeys)) {
    w.uint32(tag).fork().uint32(10).string(key);
    write(w, 18, values[key]);
    w.ldelim();
  }
}

/** Go orders strings by their UTF-8 bytes, which differs from UTF-16 only beyond the surrogates. */
function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x < 0xd800 || y < 0xd800) return x < y ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length < b.length ? -1 : 1;
}

/** Writes again the fields that the schema does not know. */
export function kept(w: Writer, m: object, path: string): void {
  const fields = (m as WithUnknown)[UNKNOWN_FIELDS];
  if (fields === undefined) return;
  const own = fields[path];
  if (own !== undefined) w.raw(own);
}
