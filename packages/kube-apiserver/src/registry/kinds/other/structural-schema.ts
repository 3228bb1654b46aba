/** Whether a schema is structural (apiextensions-apiserver/pkg/apiserver/schema, v1.36). */
import type { apiextensionsv1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  compareText,
  fieldErrorText,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
} from "@kubets/apimachinery";

export type Schema = apiextensionsv1.JSONSchemaProps;

type Level = "root" | "item" | "field";

const noTypeTexts: Readonly<Record<Level, string>> = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

/** In the order of their texts. */
export function validateStructural(schema: Schema, path: FieldPath): FieldError[] {
  const errors = [...validateInvariants(schema, "root", path), ...validateCompleteness(schema, path)];
  const texts = new Map(errors.map((error) => [error, fieldErrorText(error)]));
  return errors.sort((a, b) => compareText(texts.get(a) ?? "", texts.get(b) ?? ""));
}

/** The one schema of the items; a list of several has an error of its own. */
export function itemsOf({ items }: Schema): Schema | undefined {
  return items === undefined || isList(items) ? undefined : items;
}

/** The schema of further properties, when there is one. */
export function furtherOf({ additionalProperties: further }: Schema): Schema | undefined {
  return typeof further === "object" ? further : undefined;
}

export function isList(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

function validateInvariants(schema: Schema, level: Level, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const items = itemsOf(schema);
  if (schema.type === "array" && items === undefined)
    errors.push(requiredValue(path.child("items"), "must be specified"));
  if (items) errors.push(...validateInvariants(items, "item", path.child("items")));
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateInvariants(property, "field", path.child("properties").key(name)));
  const furtherPath = path.child("additionalProperties");
  const further = furtherOf(schema);
  if (schema.additionalProperties !== undefined && level === "root")
    errors.push(forbiddenValue(furtherPath, "must not be used at the root"));
  if (further) errors.push(...validateInvariants(further, "field", furtherPath));
  errors.push(...validateExtensions(schema, path), ...validateJunctors(schema, path));
  return [...errors, ...validateType(schema, level, path), ...validateMetadata(schema, level, path)];
}

function validateExtensions(schema: Schema, path: FieldPath): FieldError[] {
  if (schema["x-kubernetes-int-or-string"] !== true) return [];
  const contrary = ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] as const;
  return contrary.flatMap((field) => {
    const detail = "must be false if x-kubernetes-int-or-string is true";
    return schema[field] === true ? [invalidValue(path.child(field), true, detail)] : [];
  });
}

function validateType(schema: Schema, level: Level, path: FieldPath): FieldError[] {
  const { type = "" } = schema;
  const at = path.child("type");
  const embedded = schema["x-kubernetes-embedded-resource"] === true;
  const errors: FieldError[] = [];
  if (embedded && type !== "object") {
    const detail = "must be object if x-kubernetes-embedded-resource is true";
    errors.push(type === "" ? requiredValue(at, detail) : invalidValue(at, type, detail));
  } else if (type === "" && !hasNoType(schema)) errors.push(requiredValue(at, noTypeTexts[level]));
  if (embedded && schema.additionalProperties !== undefined) {
    const detail = "must not be used if x-kubernetes-embedded-resource is set";
    errors.push(forbiddenValue(path.child("additionalProperties"), detail));
  }
  if (level === "root" && type !== "" && type !== "object")
    errors.push(invalidValue(at, type, "must be object at the root"));
  return errors;
}

function hasNoType(schema: Schema): boolean {
  return (
    schema["x-kubernetes-int-or-string"] === true || schema["x-kubernetes-preserve-unknown-fields"] === true
  );
}

/** What every object has may be narrowed a little only. */
function validateMetadata(schema: Schema, level: Level, path: FieldPath): FieldError[] {
  const properties = schema.properties ?? {};
  const embedded = schema["x-kubernetes-embedded-resource"] === true;
  const errors: FieldError[] = [];
  const typeOf = (name: string): string | undefined =>
    Object.hasOwn(properties, name) ? (properties[name]?.type ?? "") : undefined;
  if (level === "root" || embedded) {
    for (const [name, expected] of [
      ["kind", "string"],
      ["apiVersion", "string"],
      ["metadata", "object"],
    ] as const) {
      const type = typeOf(name);
      if (type === undefined || type === expected) continue;
      const at = path.child("properties").key(name).child("type");
      errors.push(invalidValue(at, type, `must be ${expected}`));
    }
  }
  const metadata = properties["metadata"];
  if (metadata && level === "root" && !narrowsNamesOnly(metadata)) {
    const detail =
      "must not specify anything other than name and generateName, but metadata is implicitly specified";
    errors.push(forbiddenValue(path.child("properties").key("metadata"), detail));
  }
  const unknown = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (embedded && !unknown && Object.keys(properties).length === 0) {
    const detail =
      "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields";
    errors.push(requiredValue(path.child("properties"), detail));
  }
  return errors;
}

function narrowsNamesOnly(metadata: Schema): boolean {
  const { type: _type, default: _default, properties = {}, ...rest } = metadata;
  const names = Object.keys(properties).every((name) => name === "name" || name === "generateName");
  return names && semanticEqual(rest, {});
}

const intOrString = [{ type: "integer" }, { type: "string" }];

function saysIntOrString({ anyOf }: Schema): boolean {
  return anyOf?.length === 2 && semanticEqual(anyOf, intOrString);
}

function validateJunctors(
  schema: Schema,
  path: FieldPath,
  ignoreAnyOf = saysIntOrString(schema),
): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["anyOf", "allOf", "oneOf"] as const) {
    if (field === "anyOf" && ignoreAnyOf) continue;
    for (const [i, nested] of (schema[field] ?? []).entries()) {
      const ignored = field === "allOf" && i === 0 && saysIntOrString(nested);
      errors.push(...validateNested(nested, path.child(field).index(i), ignored));
    }
  }
  return schema.not ? [...errors, ...validateNested(schema.not, path.child("not"), false)] : errors;
}

/** What only belongs where a field is described, not where its values are checked. */
const forbidden: readonly (readonly [field: keyof Schema, state: string])[] = [
  ["type", "empty"],
  ["additionalProperties", "undefined"],
  ["default", "undefined"],
  ["title", "empty"],
  ["description", "empty"],
  ["nullable", "false"],
  ["externalDocs", "undefined"],
  ["x-kubernetes-preserve-unknown-fields", "false"],
  ["x-kubernetes-embedded-resource", "false"],
  ["x-kubernetes-int-or-string", "false"],
  ["x-kubernetes-list-map-keys", "empty"],
  ["x-kubernetes-list-type", "undefined"],
  ["x-kubernetes-map-type", "undefined"],
  ["x-kubernetes-validations", "empty"],
];

function validateNested(schema: Schema, path: FieldPath, ignoreAnyOf: boolean): FieldError[] {
  const errors = validateJunctors(schema, path, ignoreAnyOf);
  const items = itemsOf(schema);
  if (items) errors.push(...validateNested(items, path.child("items"), false));
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateNested(property, path.child("properties").key(name), false));
  for (const [field, state] of forbidden) {
    const value = schema[field];
    const empty = value === undefined || value === "" || (state === "false" && value === false);
    if (!empty && !(state === "empty" && Array.isArray(value) && value.length === 0))
      errors.push(forbiddenValue(path.child(field), `must be ${state} to be structural`));
  }
  if (schema.properties && Object.hasOwn(schema.properties, "metadata")) {
    const at = path.child("properties").key("metadata");
    errors.push(forbiddenValue(at, "must not be specified in a nested context"));
  }
  return errors;
}

/** Fields whose values are checked must be described. */
function validateCompleteness(schema: Schema, path: FieldPath): FieldError[] {
  const errors = junctorsOf(schema, path).flatMap(([nested, at]) => missingIn(schema, path, nested, at));
  const items = itemsOf(schema);
  if (items) errors.push(...validateCompleteness(items, path.child("items")));
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateCompleteness(property, path.child("properties").key(name)));
  const further = furtherOf(schema);
  return further ? [...errors, ...validateCompleteness(further, path.child("additionalProperties"))] : errors;
}

function junctorsOf(schema: Schema, path: FieldPath): readonly (readonly [Schema, FieldPath])[] {
  return [
    ...(schema.not ? [[schema.not, path.child("not")] as const] : []),
    ...(["allOf", "anyOf", "oneOf"] as const).flatMap((field) =>
      (schema[field] ?? []).map((nested, i) => [nested, path.child(field).index(i)] as const),
    ),
  ];
}

function missingIn(
  schema: Schema | undefined,
  path: FieldPath,
  checked: Schema,
  at: FieldPath,
): FieldError[] {
  if (schema === undefined) return [requiredValue(path, `because it is defined in ${at.toString()}`)];
  const errors = junctorsOf(checked, at).flatMap(([nested, place]) => missingIn(schema, path, nested, place));
  const items = itemsOf(checked);
  if (items) errors.push(...missingIn(itemsOf(schema), path.child("items"), items, at.child("items")));
  for (const [name, property] of Object.entries(checked.properties ?? {})) {
    const described = schema.properties ?? {};
    const found = Object.hasOwn(described, name) ? described[name] : undefined;
    const [here, there] = [path, at].map((place) => place.child("properties").key(name));
    if (here && there) errors.push(...missingIn(found, here, property, there));
  }
  return errors;
}
