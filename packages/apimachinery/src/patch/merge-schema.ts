import type { TypeSchema, ValueSchema } from "@kubets/api";
import { schemaOf, schemaOfType } from "@kubets/api";

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

/** The merge schema of a kind; undefined for kinds that are not built in (they take no strategic merge). */
export function mergeSchemaOf(apiVersion: string, kind: string): MergeSchema | undefined {
  const type = schemaOf(apiVersion, kind);
  return type && new TypeMergeSchema(type);
}

class TypeMergeSchema implements MergeSchema {
  readonly #type: TypeSchema;

  constructor(type: TypeSchema) {
    this.#type = type;
  }

  field(name: string): MergeField | undefined {
    const field = this.#type.fieldsByName.get(name);
    if (field === undefined) return undefined;
    const inner = innerType(field.schema);
    return {
      strategies: field.patchStrategy?.split(",") ?? [],
      ...(field.patchMergeKey === undefined ? {} : { mergeKey: field.patchMergeKey }),
      ...(inner === undefined ? {} : { inner }),
    };
  }
}

function innerType(schema: ValueSchema): MergeSchema | undefined {
  switch (schema.type) {
    case "ref": {
      const type = schemaOfType(schema.ref);
      return type && new TypeMergeSchema(type);
    }
    case "array":
      return innerType(schema.items);
    case "map": {
      const values = innerType(schema.values);
      return values && { field: () => ({ strategies: [], inner: values }) };
    }
    default:
      return undefined;
  }
}
