/**
 * Protobuf bytes to and from the plain objects of generated/runtime-v1.ts, driven by the field tables.
 *
 * Decoding gives every scalar its default and every list and map an empty one; message fields stay
 * absent when they were not sent. An enum number that is not known reads as the enum's zero value.
 * int64 fields beyond 2^53 lose precision, except nanosecond time stamps, which are bigint.
 */
import protobuf from "protobufjs/minimal.js";
import { enumTables, messageTables } from "./generated/runtime-v1-tables.ts";
import type { FieldRow } from "./tables.ts";

type Reader = protobuf.Reader;
type Writer = protobuf.Writer;
type Fields = Record<string, unknown>;

interface ScalarCodec {
  readonly wireType: 0 | 1 | 2 | 5;
  readonly zero: unknown;
  readonly write: (writer: Writer, value: unknown) => void;
  readonly read: (reader: Reader) => unknown;
}

const varint = (
  write: (writer: Writer, value: number) => void,
  read: (reader: Reader) => unknown,
): ScalarCodec => ({ wireType: 0, zero: 0, write: (writer, value) => write(writer, Number(value)), read });

const scalars: Readonly<Record<string, ScalarCodec>> = {
  int32: varint(
    (writer, value) => writer.int32(value),
    (reader) => reader.int32(),
  ),
  uint32: varint(
    (writer, value) => writer.uint32(value),
    (reader) => reader.uint32(),
  ),
  int64: varint(
    (writer, value) => writer.int64(value),
    (reader) => Number(reader.int64()),
  ),
  uint64: varint(
    (writer, value) => writer.uint64(value),
    (reader) => Number(reader.uint64()),
  ),
  nanoseconds: {
    wireType: 0,
    zero: 0n,
    write: (writer, value) => writer.int64(BigInt(value as bigint).toString()),
    read: (reader) => BigInt(reader.int64().toString()),
  },
  bool: { wireType: 0, zero: false, write: (w, value) => w.bool(value === true), read: (r) => r.bool() },
  string: { wireType: 2, zero: "", write: (w, value) => w.string(String(value)), read: (r) => r.string() },
  bytes: {
    wireType: 2,
    zero: new Uint8Array(0),
    write: (writer, value) => writer.bytes(value as Uint8Array),
    read: (reader) => reader.bytes(),
  },
  double: {
    wireType: 1,
    zero: 0,
    write: (writer, value) => writer.double(Number(value)),
    read: (reader) => reader.double(),
  },
};

const enumNames = new Map(
  Object.entries(enumTables).map(([type, values]) => {
    const names = new Map(Object.entries(values).map(([name, number]) => [number, name]));
    return [type, names] as const;
  }),
);

function enumCodec(type: string): ScalarCodec {
  const numbers = enumTables[type] ?? {};
  const names = enumNames.get(type) ?? new Map<number, string>();
  const zero = names.get(0);
  return {
    wireType: 0,
    zero,
    write(writer, value) {
      const number = numbers[String(value)];
      if (number === undefined) throw new TypeError(`${String(value)} is no value of ${type}`);
      writer.int32(number);
    },
    read: (reader) => names.get(reader.int32()) ?? zero,
  };
}

type FieldKind =
  | { readonly kind: "scalar"; readonly codec: ScalarCodec }
  | { readonly kind: "message"; readonly type: string };

interface Field {
  readonly id: number;
  readonly name: string;
  readonly mode: "single" | "repeated" | "map";
  readonly value: FieldKind;
}

interface MessageCodec {
  readonly fields: readonly Field[];
  readonly byId: ReadonlyMap<number, Field>;
}

const codecs = new Map<string, MessageCodec>();

function fieldOf([id, name, type, mode]: FieldRow): Field {
  const scalar = scalars[type] ?? (type in enumTables ? enumCodec(type) : undefined);
  const value: FieldKind =
    scalar === undefined ? { kind: "message", type } : { kind: "scalar", codec: scalar };
  return { id, name, mode: mode ?? "single", value };
}

/** Tables become codecs when a message is first met, so that start-up pays for none of them. */
function codecOf(type: string): MessageCodec {
  const known = codecs.get(type);
  if (known !== undefined) return known;
  const rows = messageTables[type];
  if (rows === undefined) throw new TypeError(`no message ${type} in runtime.v1`);
  const fields = rows.map(fieldOf);
  const codec = { fields, byId: new Map(fields.map((field) => [field.id, field])) };
  codecs.set(type, codec);
  return codec;
}

function writeValue(writer: Writer, id: number, kind: FieldKind, value: unknown): void {
  if (kind.kind === "message") {
    writer.uint32((id << 3) | 2).fork();
    writeMessage(writer, kind.type, value as Fields);
    writer.ldelim();
    return;
  }
  writer.uint32((id << 3) | kind.codec.wireType);
  kind.codec.write(writer, value);
}

function isDefault(kind: FieldKind, value: unknown): boolean {
  if (kind.kind === "message") return false;
  return value === kind.codec.zero || (value instanceof Uint8Array && value.length === 0);
}

function writeMap(writer: Writer, field: Field, entries: Fields): void {
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    writer.uint32((field.id << 3) | 2).fork();
    writer.uint32((1 << 3) | 2).string(key);
    writeValue(writer, 2, field.value, value);
    writer.ldelim();
  }
}

function writeRepeated(writer: Writer, field: Field, values: readonly unknown[]): void {
  const kind = field.value;
  if (values.length === 0) return;
  if (kind.kind === "message" || kind.codec.wireType === 2) {
    for (const value of values) writeValue(writer, field.id, kind, value);
    return;
  }
  writer.uint32((field.id << 3) | 2).fork();
  for (const value of values) kind.codec.write(writer, value);
  writer.ldelim();
}

function writeMessage(writer: Writer, type: string, message: Fields): void {
  for (const field of codecOf(type).fields) {
    const value = message[field.name];
    if (value === undefined || value === null) continue;
    if (field.mode === "repeated") writeRepeated(writer, field, value as readonly unknown[]);
    else if (field.mode === "map") writeMap(writer, field, value as Fields);
    else if (!isDefault(field.value, value)) writeValue(writer, field.id, field.value, value);
  }
}

function readValue(reader: Reader, kind: FieldKind): unknown {
  return kind.kind === "scalar"
    ? kind.codec.read(reader)
    : readMessage(reader, kind.type, reader.uint32() + reader.pos);
}

function readMapEntry(reader: Reader, kind: FieldKind, into: Fields): void {
  const end = reader.uint32() + reader.pos;
  let key = "";
  let value: unknown;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) key = reader.string();
    else if (tag >>> 3 === 2) value = readValue(reader, kind);
    else reader.skipType(tag & 7);
  }
  into[key] = value ?? (kind.kind === "scalar" ? kind.codec.zero : empty(kind.type));
}

function readRepeated(reader: Reader, kind: FieldKind, wireType: number, into: unknown[]): void {
  const packed = kind.kind === "scalar" && kind.codec.wireType !== 2 && wireType === 2;
  if (!packed) {
    into.push(readValue(reader, kind));
    return;
  }
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) into.push(readValue(reader, kind));
}

function empty(type: string): Fields {
  const message: Fields = {};
  for (const { name, mode, value } of codecOf(type).fields) {
    if (mode === "repeated") message[name] = [];
    else if (mode === "map") message[name] = {};
    else if (value.kind === "scalar") message[name] = value.codec.zero;
  }
  return message;
}

function readMessage(reader: Reader, type: string, end: number): Fields {
  const message = empty(type);
  const { byId } = codecOf(type);
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = byId.get(tag >>> 3);
    if (field === undefined) reader.skipType(tag & 7);
    else if (field.mode === "map") readMapEntry(reader, field.value, message[field.name] as Fields);
    else if (field.mode === "repeated") {
      readRepeated(reader, field.value, tag & 7, message[field.name] as unknown[]);
    } else message[field.name] = readValue(reader, field.value);
  }
  return message;
}

/** The bytes of a message of runtime.v1; throws TypeError for an unknown message or enum value. */
export function encodeMessage(type: string, message: object): Uint8Array {
  const writer = protobuf.Writer.create();
  writeMessage(writer, type, message as Fields);
  return writer.finish();
}

/** The message of runtime.v1 in the bytes; unknown fields are dropped; throws RangeError when cut short. */
export function decodeMessage(type: string, bytes: Uint8Array): object {
  const reader = protobuf.Reader.create(bytes);
  return readMessage(reader, type, reader.len);
}

/** A message of runtime.v1 with every default filled in, as a receiver would see it. */
export function completeMessage(type: string, message: object): object {
  return decodeMessage(type, encodeMessage(type, message));
}
