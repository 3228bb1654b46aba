/**
 * Writes OpenAPI documents as gnostic's protobuf messages do. The messages follow the JSON closely, so a table of
 * field numbers per message is all there is to know; this file turns such tables into encoders.
 */
import protobuf from "protobufjs/minimal.js";
import type { Writer } from "protobufjs";
import type { Json, JsonObject } from "./json.ts";

/** Writes the fields of one message. */
export type Message = (writer: Writer, value: Json) => void;
/** Writes one field, tag included. */
export type Field = (writer: Writer, id: number, value: Json) => void;
/** By name in JSON. */
export type Fields = Readonly<Record<string, readonly [id: number, field: Field]>>;

const varint = 0;
const fixed64 = 1;
const delimited = 2;

export const text: Field = (writer, id, value) => {
  writer.uint32((id << 3) | delimited).string(String(value));
};

export const flag: Field = (writer, id, value) => {
  writer.uint32((id << 3) | varint).bool(value === true);
};

export const decimal: Field = (writer, id, value) => {
  writer.uint32((id << 3) | fixed64).double(Number(value));
};

export function embedded(message: Message): Field {
  return (writer, id, value) => {
    writer.uint32((id << 3) | delimited).fork();
    message(writer, value);
    writer.ldelim();
  };
}

export function repeated(field: Field): Field {
  return (writer, id, value) => {
    for (const item of asArray(value)) field(writer, id, item);
  };
}

/** Any value, kept as YAML, which JSON is too. */
export const any: Field = embedded((writer, value) => text(writer, 2, JSON.stringify(value)));

/** A message that lists pairs of a name and a value. */
export function named(value: Field, id = 1): Message {
  return (writer, object) => {
    for (const entry of Object.entries(asObject(object))) pair(value)(writer, id, entry);
  };
}

function pair(value: Field): Field {
  return embedded((writer, entry) => {
    const [name = "", content = null] = asArray(entry);
    text(writer, 1, name);
    value(writer, 2, content);
  });
}

/**
 * A message with these fields. `extensions`: the number of the field for names that begin with "x-". The fields
 * are a function because messages contain each other.
 */
export function message(fields: () => Fields, extensions?: number): Message {
  let table: Fields | undefined;
  return (writer, value) => {
    table ??= fields();
    for (const [name, content] of Object.entries(asObject(value))) {
      const known = Object.hasOwn(table, name) ? table[name] : undefined;
      if (known) known[1](writer, known[0], content);
      else if (extensions !== undefined && name.startsWith("x-"))
        pair(any)(writer, extensions, [name, content]);
      else throw new Error(`the protobuf form of the document has no field for ${name}`);
    }
  };
}

/** A message that holds one of several: `pick` says which field, by the value. */
export function oneOf(pick: (value: Json) => readonly [id: number, field: Field]): Message {
  return (writer, value) => {
    const [id, field] = pick(value);
    field(writer, id, value);
  };
}

export function isReference(value: Json): boolean {
  return "$ref" in asObject(value);
}

export function encodeDocument(document: Message, value: JsonObject): Uint8Array {
  const writer = protobuf.Writer.create();
  document(writer, value);
  return writer.finish();
}

export function asObject(value: Json): JsonObject {
  if (typeof value !== "object" || value === null || isArray(value))
    throw new TypeError("an object was expected");
  return value;
}

function asArray(value: Json): readonly Json[] {
  if (!isArray(value)) throw new TypeError("a list was expected");
  return value;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
