/** The schema as the emitters see it: proto/k8s.io/ with its options read and its references resolved. */

export interface StringType {
  readonly name: string;
  readonly values: readonly string[];
  readonly open: boolean;
}

export interface Subresource {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

export interface Resource {
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
}

/** How a message looks in JSON when it is not an object of its fields. */
export type Form =
  | "time"
  | "microTime"
  | "duration"
  | "quantity"
  | "intOrString"
  | "rawJSON"
  | "list"
  | "schemaOrArray"
  | "schemaOrBool"
  | "schemaOrStringArray";

export type Scalar = "string" | "int32" | "int64" | "bool" | "double" | "bytes";

export interface Field {
  readonly jsonName: string;
  readonly protoName: string;
  readonly number: number;
  /** The scalar, or the message, of the field, of its elements or of its map values. */
  readonly type: Scalar | Message;
  readonly shape: "single" | "list" | "map";
  readonly pointer: boolean;
  readonly omitempty: boolean;
  readonly omitzero: boolean;
  readonly inline: boolean;
  /** As the OpenAPI document has it. */
  readonly required: boolean;
  readonly defaultJSON: string | undefined;
  readonly stringType: { readonly file: SchemaFile; readonly type: StringType } | undefined;
  readonly listType: string | undefined;
  readonly listMapKeys: readonly string[];
  readonly mapType: string | undefined;
  readonly structType: string | undefined;
  readonly patchStrategy: string | undefined;
  readonly patchMergeKey: string | undefined;
  readonly nullable: boolean;
  readonly doc: string | undefined;
}

export interface Message {
  readonly file: SchemaFile;
  readonly name: string;
  /** The name of the definition in OpenAPI documents: io.k8s.api.core.v1.Pod. */
  readonly schemaName: string;
  readonly form: Form | undefined;
  readonly isKind: boolean;
  /** The apiVersion of a kind; undefined for kinds that belong to every version. */
  readonly apiVersion: string | undefined;
  readonly jsonOnly: boolean;
  readonly structType: string | undefined;
  readonly resource: Resource | undefined;
  readonly doc: string | undefined;
  /** In the order of the file. */
  readonly fields: readonly Field[];
}

export interface SchemaFile {
  readonly path: string;
  /** The TypeScript namespace: corev1. */
  readonly alias: string;
  readonly group: string | undefined;
  readonly version: string | undefined;
  readonly stringTypes: readonly StringType[];
  readonly messages: readonly Message[];
}

/** The fields of a message as they stand in its JSON: those of inline messages among its own. */
export function flatFields(message: Message): readonly Field[] {
  return message.fields.flatMap((field) =>
    field.inline && typeof field.type !== "string" ? flatFields(field.type) : [field],
  );
}

/** Whether Go's JSON always writes the field. */
export function alwaysInJSON(field: Field): boolean {
  if (!field.omitempty) return true;
  if (field.pointer || field.omitzero || field.shape !== "single") return false;
  return isStruct(field.type);
}

/** Whether the type is a struct in Go, which has no empty value in the sense of omitempty. */
export function isStruct(type: Scalar | Message): type is Message {
  return typeof type !== "string" && type.form !== "list";
}
