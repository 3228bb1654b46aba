import type { Field, Message, SchemaFile } from "./model.ts";
import { alwaysInJSON, flatFields } from "./model.ts";

type Json = Readonly<Record<string, unknown>>;

const API_VERSION_DOC =
  "The version of the API that this object is written in, group/version or, for the core group, version alone.";
const KIND_DOC =
  "What kind of object this is: the type that the API server reads the rest as. It never changes.";

/** Every definition with its fields, as packages/api/src/schema.ts describes them. One JSON document. */
export function emitSchema(files: readonly SchemaFile[]): string {
  const lines = files
    .flatMap((file) => file.messages)
    .map((message) => `${JSON.stringify(message.schemaName)}:${JSON.stringify(definition(message))}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function definition(message: Message): Json {
  const own =
    message.form === undefined ? flatFields(message).map((field) => fieldSchema(message, field)) : [];
  return compact({
    description: message.doc,
    kind: message.isKind ? message.name : undefined,
    apiVersion: message.apiVersion,
    structType: message.structType,
    value: message.form === undefined ? undefined : formSchema(message),
    fields: message.isKind ? [...typeMeta(), ...own] : own,
  });
}

function typeMeta(): readonly Json[] {
  const field = { schema: { type: "string" }, omitempty: true };
  return [
    { name: "apiVersion", ...field, description: API_VERSION_DOC },
    { name: "kind", ...field, description: KIND_DOC },
  ];
}

function fieldSchema(message: Message, field: Field): Json {
  return compact({
    name: field.jsonName,
    schema: shapeSchema(message, field),
    always: alwaysInJSON(field) || undefined,
    pointer: field.pointer || undefined,
    omitempty: field.omitempty || undefined,
    required: field.required || undefined,
    default: field.defaultJSON === undefined ? undefined : (JSON.parse(field.defaultJSON) as unknown),
    listType: field.listType,
    listMapKeys: field.listMapKeys.length > 0 ? field.listMapKeys : undefined,
    mapType: field.mapType,
    structType: field.structType,
    patchStrategy: field.patchStrategy,
    patchMergeKey: field.patchMergeKey,
    nullable: field.nullable || undefined,
    description: field.doc,
  });
}

function shapeSchema(message: Message, field: Field): Json {
  const element = elementSchema(field);
  if (field.shape === "list") return { type: "array", items: element };
  if (field.shape === "map") {
    const isResourceList =
      message.schemaName.startsWith("io.k8s.api.core.") && element["type"] === "quantity";
    return compact({ type: "map", values: element, goType: isResourceList ? "v1.ResourceList" : undefined });
  }
  return element;
}

function elementSchema(field: Field): Json {
  switch (field.type) {
    case "string":
      return stringSchema(field);
    case "bytes":
      return { type: "string", format: "byte" };
    case "int32":
    case "int64":
      return { type: "integer", format: field.type };
    case "double":
      return { type: "number", format: "double" };
    case "bool":
      return { type: "boolean" };
  }
  return field.type.form === undefined ? { type: "ref", ref: field.type.schemaName } : formSchema(field.type);
}

function stringSchema(field: Field): Json {
  const named = field.stringType;
  if (named === undefined) return { type: "string" };
  const closed = !named.type.open && named.type.values.length > 0;
  return compact({
    type: "string",
    goType: `${named.file.version ?? ""}.${named.type.name}`,
    enum: closed ? named.type.values : undefined,
  });
}

function formSchema(message: Message): Json {
  const definition = message.schemaName;
  const props = definition.replace(/[^.]+$/, "JSONSchemaProps");
  switch (message.form) {
    case "time":
    case "microTime":
      return { type: "string", format: "date-time", definition };
    case "duration":
      return { type: "string", format: "duration", definition };
    case "quantity":
      return { type: "quantity", definition };
    case "intOrString":
      return { type: "int-or-string", definition };
    case "list":
      return { type: "array", items: { type: "string" } };
    case "schemaOrArray":
    case "schemaOrBool":
    case "schemaOrStringArray":
      return { type: "union", definition, ref: props, or: UNION_WITH[message.form] };
    default:
      return { type: "any", definition };
  }
}

const UNION_WITH = {
  schemaOrArray: "array",
  schemaOrBool: "boolean",
  schemaOrStringArray: "strings",
} as const;

function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
