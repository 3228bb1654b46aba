import { describe, expect, test } from "vitest";
import { decodeMessage, encodeMessage } from "./codec.ts";
import { messageCodec } from "./registry.ts";
import { normalizeMessage } from "../normalize/normalize.ts";
import type { TypeSchema, ValueSchema } from "../schema.ts";
import { allDefinitions, schemaOfType } from "../schema.ts";

const types = allDefinitions()
  .map((definition) => schemaOfType(definition))
  .filter((type) => type !== undefined)
  .filter((type) => type.value === undefined && messageCodec(type.definition) !== undefined);

/** Schemas contain schemas: how deep the samples go. */
const MAX_DEPTH = 12;

describe("every type", () => {
  test("with every field set survives the codec and is in canonical form", () => {
    for (const type of types) {
      const value = full(type, 0);
      expect(decoded(type, value), type.definition).toEqual(untyped(type, value));
      expect(normalizeMessage(type.definition, value), type.definition).toEqual({
        object: value,
        unknownFields: [],
        errors: [],
      });
    }
  });

  test("with no field set is the same through JSON and through protobuf", () => {
    for (const type of types) {
      const empty = normalizeMessage(type.definition, {}).object;
      expect(decoded(type, {}), type.definition).toEqual(empty);
      expect(decodeMessage(type.definition, new Uint8Array()), type.definition).toEqual(empty);
    }
  });
});

function decoded(type: TypeSchema, value: object): unknown {
  return decodeMessage(type.definition, encodeMessage(type.definition, value));
}

/** Bare messages do not say what they are. Only the claims of a StatefulSet get their type back. */
function untyped(type: TypeSchema, value: object, typed = false): object {
  const result = { ...value } as Record<string, unknown>;
  for (const field of type.fields) {
    const given = result[field.name];
    const schema = field.schema.type === "array" ? field.schema.items : field.schema;
    if (schema.type !== "ref" || given === undefined) continue;
    const inner = (element: object): object =>
      untyped(typeOf(schema.ref), element, field.name === "volumeClaimTemplates");
    result[field.name] = Array.isArray(given) ? given.map(inner) : inner(given as object);
  }
  if (type.kind === undefined || typed) return result;
  delete result["apiVersion"];
  delete result["kind"];
  return result;
}

function full(type: TypeSchema, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [i, field] of type.fields.entries()) {
    if (field.name === "apiVersion" && type.kind !== undefined) value["apiVersion"] = type.apiVersion ?? "v1";
    else if (field.name === "kind" && type.kind !== undefined) value["kind"] = type.kind;
    else if (depth < MAX_DEPTH || field.always)
      value[field.name] = sample(field.schema, field.name, i, depth);
  }
  return value;
}

function sample(schema: ValueSchema, name: string, seed: number, depth: number): unknown {
  switch (schema.type) {
    case "string":
      return sampleText(schema.format, schema.definition, name, seed);
    case "boolean":
      return true;
    case "integer":
      return schema.format === "int64" ? 2 ** 40 + seed : -seed - 1;
    case "number":
      return seed + 0.5;
    case "quantity":
      return `${seed + 1}Mi`;
    case "int-or-string":
      return seed % 2 === 0 ? seed : `${seed}%`;
    case "any":
      return { any: [seed, null, "x"] };
    case "ref":
      return full(typeOf(schema.ref), depth + nesting(schema.ref));
    case "array":
      return [sample(schema.items, name, seed, depth), sample(schema.items, name, seed + 1, depth)];
    case "map":
      return {
        [`${name}-b`]: sample(schema.values, name, seed, depth),
        a: sample(schema.values, name, seed + 1, depth),
      };
    case "union":
      return seed % 2 === 0 ? { type: "string" } : { array: [{}], boolean: true, strings: ["a"] }[schema.or];
  }
}

/** Recursion goes one level down and no further: a schema has a dozen fields with schemas. */
function nesting(ref: string): number {
  return ref.endsWith(".JSONSchemaProps") ? MAX_DEPTH : 1;
}

function sampleText(
  format: string | undefined,
  definition: string | undefined,
  name: string,
  seed: number,
): string {
  if (format === "byte") return Buffer.from(`${name}${seed}`).toString("base64");
  if (format === "duration") return `${seed + 1}m0s`;
  if (format !== "date-time") return `${name} \u00e9 ${seed}`;
  const fraction = definition?.endsWith("MicroTime") ? ".000007" : "";
  return `2026-01-02T03:04:${String(10 + (seed % 50))}${fraction}Z`;
}

function typeOf(definition: string): TypeSchema {
  const type = schemaOfType(definition);
  if (type === undefined) throw new Error(`no type ${definition}`);
  return type;
}
