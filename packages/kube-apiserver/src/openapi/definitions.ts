import { schemaOfType } from "@kubets/api";
import type { FieldSchema, TypeSchema, ValueSchema } from "@kubets/api";
import { gvkJson, reference } from "./json.ts";
import type { Dialect, GroupVersionKind, Json, JsonObject } from "./json.ts";

const metaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1";

/** Definitions that operations name and that are no API types. */
export const patchDefinition = `${metaPackage}.Patch`;
export const versionInfoDefinition = "io.k8s.apimachinery.pkg.version.Info";

const versionInfoFields: readonly string[] = [
  "buildDate",
  "compiler",
  "gitCommit",
  "gitTreeState",
  "gitVersion",
  "goVersion",
  "major",
  "minor",
  "platform",
];

const ownDefinitions: ReadonlyMap<string, JsonObject> = new Map([
  [
    patchDefinition,
    { description: "A change to an object, in the form that the content type says.", type: "object" },
  ],
  [
    versionInfoDefinition,
    {
      description: "Which version the server is.",
      type: "object",
      properties: Object.fromEntries(versionInfoFields.map((name) => [name, { type: "string" }])),
      required: versionInfoFields,
    },
  ],
]);

/** Values that are any JSON at all; the others of type "any" are objects. */
const anything: ReadonlySet<string> = new Set([
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
]);

/**
 * The definitions with these names and all that they refer to, sorted by name. `everyVersion`: the API versions
 * that kinds of no version of their own belong to.
 */
export function buildDefinitions(
  roots: Iterable<string>,
  dialect: Dialect,
  everyVersion: readonly GroupVersionKind[],
): JsonObject {
  const found = new Map<string, JsonObject>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const type = schemaOfType(name);
    const own = ownDefinitions.get(name);
    if (!type && !own) throw new Error(`the schema has no definition ${name}`);
    found.set(name, type ? definitionOf(type, dialect, everyVersion) : (own ?? {}));
    if (type) waiting.push(...referencesOf(type));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function definitionOf(
  type: TypeSchema,
  dialect: Dialect,
  everyVersion: readonly GroupVersionKind[],
): JsonObject {
  const described = type.description === undefined ? {} : { description: type.description };
  if (type.value) return { ...described, ...ownValueSchema(type.value, type.definition, dialect) };
  const fields = fieldsOf(type);
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    ...described,
    type: "object",
    ...(fields.length > 0 ? { properties: propertiesOf(fields, dialect) } : {}),
    ...(required.length > 0 ? { required: required.toSorted() } : {}),
    ...(type.structType === undefined ? {} : { "x-kubernetes-map-type": type.structType }),
    ...kindOf(type, everyVersion),
  };
}

/** Watch events have a kind in Go alone. */
function fieldsOf(type: TypeSchema): readonly FieldSchema[] {
  if (type.definition !== `${metaPackage}.WatchEvent`) return type.fields;
  return type.fields.filter(({ name }) => name !== "apiVersion" && name !== "kind");
}

function propertiesOf(fields: readonly FieldSchema[], dialect: Dialect): JsonObject {
  const sorted = fields.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(sorted.map((field) => [field.name, propertyOf(field, dialect)]));
}

function kindOf(type: TypeSchema, everyVersion: readonly GroupVersionKind[]): JsonObject {
  const { kind } = type;
  if (kind === undefined) return {};
  const versions = type.apiVersion === undefined ? everyVersion : [parseApiVersion(type.apiVersion)];
  return {
    "x-kubernetes-group-version-kind": versions.map(({ group, version }) =>
      gvkJson({ group, version, kind }),
    ),
  };
}

export function parseApiVersion(apiVersion: string): {
  readonly group: string;
  readonly version: string;
} {
  const slash = apiVersion.indexOf("/");
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) };
}

function propertyOf(field: FieldSchema, dialect: Dialect): JsonObject {
  const description = descriptionOf(field);
  const value = defaultOf(field, dialect);
  const beside: JsonObject = {
    ...(description === "" ? {} : { description }),
    ...(value === undefined ? {} : { default: value }),
    ...extensionsOf(field),
  };
  return { ...besideReference(valueSchema(field.schema, dialect), beside, dialect), ...beside };
}

/** OpenAPI 3.0 ignores what stands beside a reference, so there it moves into an allOf. */
function besideReference(schema: JsonObject, beside: JsonObject, dialect: Dialect): JsonObject {
  const wrapped = dialect === "v3" && "$ref" in schema && Object.keys(beside).length > 0;
  return wrapped ? { allOf: [schema] } : schema;
}

function descriptionOf({ description = "", schema }: FieldSchema): string {
  if (schema.type !== "string" || !schema.enum) return description;
  const values = schema.enum.toSorted().map((value) => ` - \`${JSON.stringify(value)}\``);
  const list = ["Possible enum values:", ...values].join("\n");
  return description === "" ? list : `${description}\n\n${list}`;
}

function extensionsOf(field: FieldSchema): JsonObject {
  const mapType = field.mapType ?? field.structType;
  return {
    ...(field.listMapKeys ? { "x-kubernetes-list-map-keys": field.listMapKeys } : {}),
    ...(field.listType === undefined ? {} : { "x-kubernetes-list-type": field.listType }),
    ...(mapType === undefined ? {} : { "x-kubernetes-map-type": mapType }),
    ...(field.patchMergeKey === undefined ? {} : { "x-kubernetes-patch-merge-key": field.patchMergeKey }),
    ...(field.patchStrategy === undefined ? {} : { "x-kubernetes-patch-strategy": field.patchStrategy }),
  };
}

/** Defaults appear in v3 only: Kubernetes leaves them out of v2, where many clients misread them. */
function defaultOf(field: FieldSchema, dialect: Dialect): Json | undefined {
  if (dialect === "v2") return undefined;
  if (field.default !== undefined) return field.default as Json; // The schema is JSON.
  if (field.pointer) return undefined;
  const zero = zeroOf(field.schema);
  return typeof zero === "object" || !field.omitempty ? zero : undefined;
}

/** What Go has where nothing is set; undefined for types where that means no value at all. */
function zeroOf(value: ValueSchema): Json | undefined {
  switch (value.type) {
    case "string":
      return value.definition === undefined && value.format !== "byte" ? "" : undefined;
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "ref":
      return schemaOfType(value.ref)?.value ? undefined : {};
    default:
      return undefined;
  }
}

function valueSchema(value: ValueSchema, dialect: Dialect): JsonObject {
  switch (value.type) {
    case "ref":
      return reference(value.ref, dialect);
    case "quantity":
    case "int-or-string":
    case "any":
    case "union":
      return reference(value.definition, dialect);
    case "string":
      return value.definition === undefined ? plainSchema(value) : reference(value.definition, dialect);
    case "array":
      return { type: "array", items: elementSchema(value.items, dialect) };
    case "map":
      return { type: "object", additionalProperties: elementSchema(value.values, dialect) };
    default:
      return plainSchema(value);
  }
}

function elementSchema(value: ValueSchema, dialect: Dialect): JsonObject {
  const schema = valueSchema(value, dialect);
  const zero = dialect === "v3" ? zeroOf(value) : undefined;
  if (zero === undefined) return schema;
  const beside = { default: zero };
  return { ...besideReference(schema, beside, dialect), ...beside };
}

function plainSchema(
  value: Extract<ValueSchema, { type: "string" | "integer" | "number" | "boolean" }>,
): JsonObject {
  if (value.type === "boolean") return { type: "boolean" };
  return {
    type: value.type,
    ...(value.format === undefined || value.format === "duration" ? {} : { format: value.format }),
    ...(value.type === "string" && value.enum ? { enum: value.enum.toSorted() } : {}),
  };
}

/** The definition of a type that is no object in JSON. */
function ownValueSchema(value: ValueSchema, definition: string, dialect: Dialect): JsonObject {
  switch (value.type) {
    case "quantity":
      return dialect === "v2" ? { type: "string" } : oneOfTypes("string", "number");
    case "int-or-string":
      return {
        ...(dialect === "v2" ? { type: "string" } : oneOfTypes("integer", "string")),
        format: "int-or-string",
      };
    case "any":
      return anything.has(definition) ? {} : { type: "object" };
    case "union":
      return {};
    case "string":
      return plainSchema(value);
    default:
      return valueSchema(value, dialect);
  }
}

function oneOfTypes(...types: readonly string[]): JsonObject {
  return { oneOf: types.map((type) => ({ type })) };
}

function referencesOf(type: TypeSchema): readonly string[] {
  const values = type.value ? [] : fieldsOf(type).map(({ schema }) => schema);
  return values.flatMap((value) => referenceOf(value));
}

function referenceOf(value: ValueSchema): readonly string[] {
  switch (value.type) {
    case "ref":
      return [value.ref];
    case "array":
      return referenceOf(value.items);
    case "map":
      return referenceOf(value.values);
    case "union":
      return [value.definition, value.ref];
    case "quantity":
    case "int-or-string":
    case "any":
      return [value.definition];
    case "string":
      return value.definition === undefined ? [] : [value.definition];
    default:
      return [];
  }
}
