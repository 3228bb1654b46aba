import type { TypeSchema, ValueSchema } from "@kubets/api";

/** What strategic merge needs to know of a type. */
export interface MergeSchema {
  readonly field: (name: string) => MergeField | undefined;
}

export interface MergeField {
  readonly strategies: readonly string[];
  /** What identifies the items of a merged list of objects; absent for lists of scalars. */
  readonly mergeKey?: string;
  /** The type of the object, of the list's items or of the map's values, when that is an object. */
  readonly inner?: MergeSchema;
}

/** The schema functions of @kubets/api. Given, so that who merges nothing need not load every codec there is. */
export interface SchemaSource {
  readonly schemaOf: (apiVersion: string, kind: string) => TypeSchema | undefined;
  readonly schemaOfType: (definition: string) => TypeSchema | undefined;
}

/** The merge schema of a kind; undefined for kinds that are not built in (they take no strategic merge). */
export function mergeSchemaOf(
  source: SchemaSource,
  apiVersion: string,
  kind: string,
): MergeSchema | undefined {
  const type = source.schemaOf(apiVersion, kind);
  return type && new TypeMergeSchema(type, source);
}

class TypeMergeSchema implements MergeSchema {
  readonly #type: TypeSchema;
  readonly #source: SchemaSource;

  constructor(type: TypeSchema, source: SchemaSource) {
    this.#type = type;
    this.#source = source;
  }

  field(name: string): MergeField | undefined {
    const field = this.#type.fieldsByName.get(name);
    if (field === undefined) return undefined;
    const inner = innerType(field.schema, this.#source);
    return {
      strategies: field.patchStrategy?.split(",") ?? [],
      ...(field.patchMergeKey === undefined ? {} : { mergeKey: field.patchMergeKey }),
      ...(inner === undefined ? {} : { inner }),
    };
  }
}

function innerType(schema: ValueSchema, source: SchemaSource): MergeSchema | undefined {
  switch (schema.type) {
    case "ref": {
      const type = source.schemaOfType(schema.ref);
      return type && new TypeMergeSchema(type, source);
    }
    case "array":
      return innerType(schema.items, source);
    case "map": {
      const values = innerType(schema.values, source);
      return values && { field: () => ({ strategies: [], inner: values }) };
    }
    default:
      return undefined;
  }
}
