/**
 * What the schema says about each type: its fields, how patches and apply merge them, and what the
 * OpenAPI documents and field validation need. Types go by their OpenAPI definition names.
 */
import { createRequire } from "node:module";
import { definitionOfKind } from "./codec/registry.ts";

/** A type. One with `value` is no object in JSON, such as Time or Quantity, and has no fields. */
export interface TypeSchema {
  /** io.k8s.api.core.v1.PodSpec */
  readonly definition: string;
  readonly description?: string;
  /** Set for top-level objects. */
  readonly kind?: string;
  /** The API version of a kind; absent when the kind belongs to every version. */
  readonly apiVersion?: string;
  /** "atomic": apply owns objects of the type as a whole. */
  readonly structType?: string;
  readonly value?: ValueSchema;
  /** In the order Go writes them, inline fields among the others. */
  readonly fields: readonly FieldSchema[];
  readonly fieldsByName: ReadonlyMap<string, FieldSchema>;
}

export interface FieldSchema {
  readonly name: string;
  readonly schema: ValueSchema;
  /** Go's JSON has the field even when it is zero. */
  readonly always?: boolean;
  /** Absent and zero differ. */
  readonly pointer?: boolean;
  readonly omitempty?: boolean;
  /** The OpenAPI document lists the field as required. */
  readonly required?: boolean;
  readonly default?: unknown;
  readonly listType?: string;
  readonly listMapKeys?: readonly string[];
  readonly mapType?: string;
  readonly structType?: string;
  /** As in the struct tag: merge, replace, retainKeys, or several with commas. */
  readonly patchStrategy?: string;
  readonly patchMergeKey?: string;
  readonly nullable?: boolean;
  readonly description?: string;
}

/** `definition` names the OpenAPI definition of a value that has one of its own. */
export type ValueSchema =
  | {
      readonly type: "string";
      readonly format?: "byte" | "date-time" | "duration";
      readonly definition?: string;
      /** The name of the string type in Go: v1.PullPolicy. */
      readonly goType?: string;
      readonly enum?: readonly string[];
    }
  | { readonly type: "integer"; readonly format: "int32" | "int64" }
  | { readonly type: "number"; readonly format: "double" }
  | { readonly type: "boolean" }
  | { readonly type: "quantity" | "int-or-string" | "any"; readonly definition: string }
  | { readonly type: "ref"; readonly ref: string }
  | { readonly type: "array"; readonly items: ValueSchema }
  | { readonly type: "map"; readonly values: ValueSchema; readonly goType?: string }
  /** A JSON schema, or else a list of schemas, a boolean or a list of strings. */
  | {
      readonly type: "union";
      readonly definition: string;
      readonly ref: string;
      readonly or: "array" | "boolean" | "strings";
    };

type StoredType = Omit<TypeSchema, "definition" | "fieldsByName">;

let stored: Readonly<Record<string, StoredType>> | undefined;
const opened = new Map<string, TypeSchema>();

// Read when first needed: most binaries never ask.
function definitions(): Readonly<Record<string, StoredType>> {
  stored ??= createRequire(import.meta.url)("./generated/schema.json") as Readonly<
    Record<string, StoredType>
  >;
  return stored;
}

/** The type with this OpenAPI definition name. */
export function schemaOfType(definition: string): TypeSchema | undefined {
  const known = opened.get(definition);
  if (known !== undefined) return known;
  const type = Object.hasOwn(definitions(), definition) ? definitions()[definition] : undefined;
  if (type === undefined) return undefined;
  const fieldsByName = new Map(type.fields.map((field) => [field.name, field]));
  const schema: TypeSchema = { ...type, definition, fieldsByName };
  opened.set(definition, schema);
  return schema;
}

/** The type of a kind; undefined for kinds that the schema does not have. */
export function schemaOf(apiVersion: string, kind: string): TypeSchema | undefined {
  const definition = definitionOfKind(apiVersion, kind);
  return definition === undefined ? undefined : schemaOfType(definition);
}

/** The names of all definitions, in the order of the schema. */
export function allDefinitions(): readonly string[] {
  return Object.keys(definitions());
}
