/** What the documents are made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Swagger 2.0 or OpenAPI 3.0: the same facts, written differently. */
export type Dialect = "v2" | "v3";

const definitionPaths: Readonly<Record<Dialect, string>> = {
  v2: "#/definitions/",
  v3: "#/components/schemas/",
};

export function reference(definition: string, dialect: Dialect): JsonObject {
  return { $ref: definitionPaths[dialect] + definition };
}

export function gvkJson({ group, kind, version }: GroupVersionKind): JsonObject {
  return { group, kind, version };
}
