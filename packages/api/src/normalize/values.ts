import type { NormalizeContext } from "./context.ts";
import { goStructName, goTypeOf, goTypeOfDefinition } from "./go-types.ts";
import {
  normalizeBase64,
  normalizeDuration,
  normalizeInteger,
  normalizeIntOrString,
  normalizeQuantity,
  normalizeTime,
} from "./scalars.ts";
import type { FieldSchema, TypeSchema, ValueSchema } from "../schema.ts";
import { schemaOfType } from "../schema.ts";

type Obj = Record<string, unknown>;

/** A struct: known fields in the order of the schema, zeros as Go writes them. `null` is the zero struct. */
export function normalizeStruct(schema: TypeSchema, value: unknown, context: NormalizeContext): Obj {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject && value != null) context.mismatch(value, goTypeOfDefinition(schema.definition));
  const source = (isObject ? value : {}) as Obj;
  const struct = goStructName(schema.definition);
  // In the order of the body, so that what is wrong first is reported first.
  const given: Obj = {};
  for (const name of Object.keys(source)) {
    const field = schema.fieldsByName.get(name);
    if (field === undefined) context.unknownField(name);
    else given[name] = context.field(struct, name, () => normalizeField(field, source[name], context));
  }
  return inOrder(schema, given, context);
}

function inOrder(schema: TypeSchema, given: Obj, context: NormalizeContext): Obj {
  const result: Obj = {};
  for (const field of schema.fields) {
    const present = Object.hasOwn(given, field.name);
    const value = present ? given[field.name] : normalizeField(field, undefined, context);
    if (value !== undefined) result[field.name] = value;
  }
  return result;
}

function normalizeField(field: FieldSchema, given: unknown, context: NormalizeContext): unknown {
  if (given == null && field.pointer) return field.omitempty ? undefined : null;
  if (given == null && !field.always) return undefined;
  const value = normalizeValue(field.schema, given, context);
  return field.always || field.pointer || !isEmpty(value) ? value : undefined;
}

/** What omitempty leaves out; structs never. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === "" || value === 0 || value === false) return true;
  if (typeof value !== "object") return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

/** A value in its canonical form; of a wrong type, the zero value, with the error noted. */
function normalizeValue(schema: ValueSchema, value: unknown, context: NormalizeContext): unknown {
  switch (schema.type) {
    case "string":
      return normalizeText(schema, value, context);
    case "boolean":
      if (typeof value === "boolean") return value;
      if (value != null) context.mismatch(value, "bool");
      return false;
    case "integer":
      return normalizeInteger(value, schema.format, context);
    case "number":
      if (typeof value === "number") return value;
      if (value != null) context.mismatch(value, "float64");
      return 0;
    case "quantity":
      return normalizeQuantity(value, context);
    case "int-or-string":
      return normalizeIntOrString(value, context);
    case "any":
      return value ?? null;
    case "ref":
      return normalizeStruct(typeOf(schema.ref), value, context);
    case "array":
      return normalizeArray(schema, value, context);
    case "map":
      return normalizeMap(schema, value, context);
    case "union":
      return context.lenient(() => normalizeUnion(schema, value, context));
  }
}

function normalizeText(
  schema: Extract<ValueSchema, { type: "string" }>,
  value: unknown,
  context: NormalizeContext,
): string | null {
  switch (schema.format) {
    case "byte":
      return normalizeBase64(value, context);
    case "date-time":
      return normalizeTime(value, schema.definition?.endsWith("MicroTime") === true, context);
    case "duration":
      return normalizeDuration(value, context);
    case undefined:
      break;
  }
  if (typeof value === "string") return value;
  if (value != null) context.mismatch(value, goTypeOf(schema));
  return "";
}

function normalizeArray(
  schema: Extract<ValueSchema, { type: "array" }>,
  value: unknown,
  context: NormalizeContext,
): readonly unknown[] {
  if (value == null) return [];
  if (Array.isArray(value)) {
    return value.map((element, i) => context.index(i, () => normalizeValue(schema.items, element, context)));
  }
  context.mismatch(value, goTypeOf(schema));
  return [];
}

function normalizeMap(
  schema: Extract<ValueSchema, { type: "map" }>,
  value: unknown,
  context: NormalizeContext,
): Readonly<Obj> {
  if (value == null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    context.mismatch(value, goTypeOf(schema));
    return {};
  }
  const entries = Object.entries(value).map(
    ([key, element]) =>
      [key, context.key(key, () => normalizeValue(schema.values, element, context))] as const,
  );
  return Object.fromEntries(entries);
}

function normalizeUnion(
  schema: Extract<ValueSchema, { type: "union" }>,
  value: unknown,
  context: NormalizeContext,
): unknown {
  const props = (element: unknown): unknown => normalizeStruct(typeOf(schema.ref), element, context);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return props(value);
  if (schema.or === "array") return Array.isArray(value) ? value.map(props) : null;
  if (schema.or === "strings") {
    return Array.isArray(value)
      ? normalizeArray({ type: "array", items: { type: "string" } }, value, context)
      : null;
  }
  if (typeof value === "boolean") return value;
  if (value != null) context.errors.push("boolean or JSON schema expected");
  return false;
}

function typeOf(definition: string): TypeSchema {
  const type = schemaOfType(definition);
  if (type === undefined) throw new Error(`the schema refers to ${definition}, which it does not have`);
  return type;
}
