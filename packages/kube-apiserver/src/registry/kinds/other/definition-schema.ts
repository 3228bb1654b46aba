/** The schema of a custom resource (apiextensions validation, v1.36), without what needs CEL. */
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  unsupportedValue,
} from "@kubets/apimachinery";
import { validateOptionalChoice } from "../checks.ts";
import { furtherOf, isList, itemsOf, validateStructural } from "./structural-schema.ts";
import type { Schema } from "./structural-schema.ts";

/** `hasStatus`: the status is a subresource, whose schema is taken out of this one. */
export function validateDefinitionSchema(schema: Schema, path: FieldPath, hasStatus: boolean): FieldError[] {
  const errors = hasStatus ? validateRoot(schema, path) : [];
  if (schema.nullable === true)
    errors.push(forbiddenValue(path.child("nullable"), "nullable cannot be true at the root"));
  errors.push(...validateStructural(schema, path));
  return [...errors, ...validateSchema(schema, path, { root: true, insideMeta: false })];
}

const rootFields =
  "Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations";
const allowedAtRoot: ReadonlySet<string> = new Set([
  ...rootFields.split(" ").map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
]);

function validateRoot(schema: Schema, path: FieldPath): FieldError[] {
  const { type = "" } = schema;
  const when = "at the root of the schema if the status subresource is enabled";
  if (type !== "" && type !== "object")
    return [invalidValue(path.child("type"), type, `only "object" is allowed as the type ${when}`)];
  const set = Object.entries(schema).filter(([, value]) => value !== undefined && value !== false);
  if (set.every(([field]) => allowedAtRoot.has(field))) return [];
  return [invalidValue(path, schema, `only [${rootFields}] fields are allowed ${when}`)];
}

interface Place {
  readonly root: boolean;
  readonly insideMeta: boolean;
  /** Why defaults are not allowed here. */
  readonly noDefaults?: string;
}

const metaFields: ReadonlySet<string> = new Set(["metadata", "kind", "apiVersion"]);

function validateSchema(schema: Schema, path: FieldPath, place: Place): FieldError[] {
  const errors = validateStandard(schema, path, place);
  const inner: Place = { ...place, root: false };
  const further = furtherOf(schema);
  const furtherPath = path.child("additionalProperties");
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length > 0 && (further !== undefined || schema.additionalProperties === false)) {
    const detail = "additionalProperties and properties are mutual exclusive";
    errors.push(forbiddenValue(furtherPath, detail));
  }
  if (further) {
    const noDefaults = "inside additionalProperties applying to object metadata";
    errors.push(...validateSchema(further, furtherPath, place.insideMeta ? { ...inner, noDefaults } : inner));
  }
  for (const [name, property] of properties)
    errors.push(
      ...validateSchema(property, path.child("properties").key(name), placeOf(name, schema, place)),
    );
  if (schema.not) errors.push(...validateSchema(schema.not, path.child("not"), inner));
  for (const field of ["allOf", "oneOf", "anyOf"] as const)
    for (const [i, nested] of (schema[field] ?? []).entries())
      errors.push(...validateSchema(nested, path.child(field).index(i), inner));
  const items = itemsOf(schema);
  if (items) errors.push(...validateSchema(items, path.child("items"), inner));
  return [...errors, ...validateLists(schema, path), ...validateRules(schema, path)];
}

/** Where the schema of a property is: in what every object has, perhaps. */
function placeOf(name: string, parent: Schema, place: Place): Place {
  const inner: Place = { ...place, root: false };
  const isObject = place.root || parent["x-kubernetes-embedded-resource"] === true;
  if (!isObject || !metaFields.has(name)) return inner;
  const inMeta = { ...inner, insideMeta: true };
  return place.root ? { ...inMeta, noDefaults: `in top-level ${name}` } : inMeta;
}

const types = ["array", "boolean", "integer", "number", "object", "string"];

function validateStandard(schema: Schema, path: FieldPath, place: Place): FieldError[] {
  const errors: FieldError[] = [];
  const { type = "" } = schema;
  if (type !== "") errors.push(...validateOptionalChoice(type, types, path.child("type")));
  if (schema.default !== undefined && place.noDefaults !== undefined)
    errors.push(forbiddenValue(path.child("default"), `must not be set ${place.noDefaults}`));
  const unsupported = [
    "id",
    "additionalItems",
    "patternProperties",
    "definitions",
    "dependencies",
    "$ref",
  ] as const;
  for (const field of unsupported) {
    const value = schema[field];
    if (value === undefined || value === "" || semanticEqual(value, {})) continue;
    errors.push(forbiddenValue(path.child(field), `${field} is not supported`));
  }
  if (type === "null") {
    const detail = "type cannot be set to null, use nullable as an alternative";
    errors.push(forbiddenValue(path.child("type"), detail));
  }
  if (schema.items !== undefined && isList(schema.items) && schema.items.length > 0)
    errors.push(forbiddenValue(path.child("items"), "items must be a schema object and not an array"));
  const embedded = "x-kubernetes-embedded-resource";
  if (place.insideMeta && schema[embedded] === true)
    errors.push(forbiddenValue(path.child(embedded), "must not be used inside of resource meta"));
  if (schema.uniqueItems === true) {
    const detail = "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";
    errors.push(forbiddenValue(path.child("uniqueItems"), detail));
  }
  return errors;
}

const listField = "x-kubernetes-list-type";
const keysField = "x-kubernetes-list-map-keys";
const mapField = "x-kubernetes-map-type";

function validateLists(schema: Schema, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const unknownFields = "x-kubernetes-preserve-unknown-fields";
  if (schema[unknownFields] === false)
    errors.push(invalidValue(path.child(unknownFields), false, "must be true or undefined"));
  const { [listField]: list, [mapField]: map, [keysField]: keys = [] } = schema;
  if (map !== undefined) {
    errors.push(...validateTypeFor(schema, path, "object", mapField));
    errors.push(...validateOptionalChoice(map, ["atomic", "granular"], path.child(mapField)));
  }
  if (list !== undefined) {
    const wrong = validateTypeFor(schema, path, "array", listField);
    errors.push(...(wrong.length === 0 && list === "set" ? validateSetItems(schema, path) : wrong));
    if (!["atomic", "set", "map"].includes(list))
      errors.push(unsupportedValue(path.child(listField), list, ["atomic", "set", "map"]));
  }
  if (keys.length > 0 && list !== "map") {
    const detail = `must be map if ${keysField} is non-empty`;
    const at = path.child(listField);
    errors.push(list === undefined ? requiredValue(at, detail) : invalidValue(at, list, detail));
  }
  if (list === "map") errors.push(...validateKeys(schema, keys, path));
  const items = itemsOf(schema);
  if ((list === "set" || list === "map") && items) {
    if (items.nullable === true) {
      const at = path.child("items", "nullable");
      errors.push(forbiddenValue(at, `cannot be nullable when ${listField} is ${list}`));
    }
    if (list === "map") errors.push(...validateKeyProperties(items, keys, path.child("items")));
  }
  return errors;
}

function validateTypeFor(schema: Schema, path: FieldPath, type: string, field: string): FieldError[] {
  if (schema.type === type) return [];
  const detail = `must be ${type} if ${field} is specified`;
  const at = path.child("type");
  return [schema.type ? invalidValue(at, schema.type, detail) : requiredValue(at, detail)];
}

/** Items of a set are compared as wholes. */
function validateSetItems(schema: Schema, path: FieldPath): FieldError[] {
  const items = itemsOf(schema);
  const list = items?.[listField];
  const detail = `must be atomic as item of a list with ${listField}=set`;
  if (items?.type === "array" && list !== undefined && list !== "atomic")
    return [invalidValue(path.child("items", listField), list, detail)];
  // Kubernetes shows the other field's value.
  if (items?.type === "object" && items[mapField] !== "atomic")
    return [invalidValue(path.child("items", mapField), list ?? null, detail)];
  return [];
}

function validateKeys(schema: Schema, keys: readonly string[], path: FieldPath): FieldError[] {
  const keysPath = path.child(keysField);
  const errors = keys.length > 0 ? [] : [requiredValue(keysPath, `must not be empty if ${listField} is map`)];
  const itemsPath = path.child("items");
  if (schema.items === undefined)
    return [...errors, requiredValue(itemsPath, `must have a schema if ${listField} is map`)];
  const items = itemsOf(schema);
  if (items === undefined) {
    const detail = `must only have a single schema if ${listField} is map`;
    return [...errors, invalidValue(itemsPath, schema.items, detail)];
  }
  if (items.type !== "object") {
    const detail = `must be object if parent array's ${listField} is map`;
    return [...errors, invalidValue(itemsPath.child("type"), items.type ?? "", detail)];
  }
  for (const [i, key] of keys.entries()) {
    const property = Object.hasOwn(items.properties ?? {}, key) ? items.properties?.[key] : undefined;
    if (property === undefined)
      errors.push(invalidValue(keysPath, keys, "entries must all be names of item properties"));
    else if (property.type === "array" || property.type === "object") {
      const at = itemsPath.child("properties").key(key).child("type");
      const detail = `must be a scalar type if parent array's ${listField} is map`;
      errors.push(invalidValue(at, items.type, detail));
    }
    if (keys.indexOf(key) < i)
      errors.push(invalidValue(keysPath, keys, "must not contain duplicate entries"));
  }
  return errors;
}

/** What tells items apart must be there. */
function validateKeyProperties(items: Schema, keys: readonly string[], path: FieldPath): FieldError[] {
  return keys.flatMap((key) => {
    const property = Object.hasOwn(items.properties ?? {}, key) ? items.properties?.[key] : undefined;
    if (property === undefined) return [];
    const at = path.child("properties").key(key);
    const why = `this property is in ${keysField}, so it`;
    const always = items.required?.includes(key) || property.default !== undefined;
    return [
      ...(always
        ? []
        : [requiredValue(at.child("default"), `${why} must have a default or be a required property`)]),
      ...(property.nullable === true
        ? [forbiddenValue(at.child("nullable"), `${why} cannot be nullable`)]
        : []),
    ];
  });
}

const reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/** What the rules say besides their expressions. */
function validateRules(schema: Schema, path: FieldPath): FieldError[] {
  return (schema["x-kubernetes-validations"] ?? []).flatMap((rule, i) => {
    const at = path.child("x-kubernetes-validations").index(i);
    const { message = "", messageExpression = "", fieldPath = "", reason } = rule;
    const errors: FieldError[] = [];
    const messagePath = at.child("message");
    if (rule.rule.trim() === "") errors.push(requiredValue(at.child("rule"), "rule is not specified"));
    else if (message !== "" && message.trim() === "")
      errors.push(invalidValue(messagePath, message, "message must be non-empty if specified"));
    else if (/[\n\r]/.test(message.trim()))
      errors.push(invalidValue(messagePath, message, "message must not contain line breaks"));
    else if (/[\n\r]/.test(rule.rule.trim()) && message.trim() === "")
      errors.push(requiredValue(messagePath, "message must be specified if rule contains line breaks"));
    if (messageExpression !== "" && messageExpression.trim() === "") {
      const detail = "messageExpression must be non-empty if specified";
      errors.push(requiredValue(at.child("messageExpression"), detail));
    }
    errors.push(...validateOptionalChoice(reason, reasons, at.child("reason")));
    if (fieldPath !== "" && fieldPath.trim() === "")
      errors.push(invalidValue(at.child("fieldPath"), fieldPath, "fieldPath must be non-empty if specified"));
    if (/[\n\r]/.test(fieldPath))
      errors.push(invalidValue(at.child("fieldPath"), fieldPath, "fieldPath must not contain line breaks"));
    return errors;
  });
}
