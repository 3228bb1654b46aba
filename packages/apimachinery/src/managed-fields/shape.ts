import type { TypeSchema, ValueSchema } from "@kubets/api";
import type { FieldSchema } from "@kubets/api";
import type { SchemaSource } from "../patch/merge-schema.ts";
import { fieldElement } from "./path-element.ts";
import type { PathElement } from "./path-element.ts";

/** What apply needs to know of a type, compiled once: what is owned as a whole, and what in parts. */
export type Shape = ScalarShape | ListShape | MapShape | AnyShape | IgnoredShape;

export interface ScalarShape {
  readonly kind: "scalar";
  readonly type: "string" | "numeric" | "boolean" | "untyped";
}

/** Items of a set are scalars and identify themselves; those of a map have keys. */
export interface ListShape {
  readonly kind: "list";
  readonly type: "atomic" | "set" | "map";
  /** Sorted by name. */
  readonly keys: readonly ListKey[];
  readonly items: Shape;
}

export interface ListKey {
  readonly name: string;
  /** Stands for the key where an item does not have it. */
  readonly default?: unknown;
}

/** Structs and maps. */
export interface MapShape {
  readonly kind: "map";
  readonly atomic: boolean;
  /** Of structs: named fields are owned only as far as what they hold is. */
  readonly fields: ReadonlyMap<string, MapField>;
  /** Of what has no field; absent when everything is declared. */
  readonly values?: Shape;
}

export interface MapField {
  readonly element: PathElement;
  readonly shape: Shape;
}

/** A value of any type. */
export interface AnyShape {
  readonly kind: "any";
  readonly map: MapShape;
  readonly list: ListShape;
}

/** What the server keeps: no manager owns it. */
export interface IgnoredShape {
  readonly kind: "ignored";
}

export const untyped: ScalarShape = { kind: "scalar", type: "untyped" };
const ignored: IgnoredShape = { kind: "ignored" };
const noFields: ReadonlyMap<string, MapField> = new Map();

/** Owned as a whole, whatever it is. */
const atomicAny: AnyShape = {
  kind: "any",
  get map() {
    return atomicMap;
  },
  get list() {
    return atomicList;
  },
};
const atomicMap: MapShape = { kind: "map", atomic: true, fields: noFields, values: atomicAny };
const atomicList: ListShape = { kind: "list", type: "atomic", keys: [], items: atomicAny };

/** What no schema describes: maps are owned by their keys, lists as a whole. */
const deduced: AnyShape = {
  kind: "any",
  get map() {
    return deducedMap;
  },
  list: atomicList,
};
const deducedMap: MapShape = { kind: "map", atomic: false, fields: noFields, values: deduced };

const objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
const rawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension";

/** Kubernetes' stripMeta, without metadata itself. */
const strippedMetadata = [
  "name",
  "namespace",
  "creationTimestamp",
  "selfLink",
  "uid",
  "generation",
  "managedFields",
  "resourceVersion",
];

/** The shapes of a source's types. */
class Shapes {
  readonly #source: SchemaSource;
  readonly #structs = new Map<string, Shape>();

  constructor(source: SchemaSource) {
    this.#source = source;
  }

  /** The shape of a kind's objects; deduced when the source does not have the kind. */
  ofKind(apiVersion: string, kind: string): MapShape {
    const type = this.#source.schemaOf(apiVersion, kind);
    const fields = new Map(type === undefined ? noFields : this.#fieldsOf(type));
    for (const name of ["apiVersion", "kind"])
      fields.set(name, { element: fieldElement(name), shape: ignored });
    fields.set("metadata", { element: fieldElement("metadata"), shape: this.#metadata() });
    return { kind: "map", atomic: false, fields, ...(type === undefined ? { values: deduced } : {}) };
  }

  #metadata(): MapShape {
    const type = this.#source.schemaOfType(objectMeta);
    const fields = new Map(type === undefined ? noFields : this.#fieldsOf(type));
    for (const name of strippedMetadata) fields.set(name, { element: fieldElement(name), shape: ignored });
    return { kind: "map", atomic: false, fields, ...(type === undefined ? { values: deduced } : {}) };
  }

  #ofDefinition(definition: string): Shape {
    if (definition === rawExtension) return atomicAny;
    const known = this.#structs.get(definition);
    if (known !== undefined) return known;
    const type = this.#source.schemaOfType(definition);
    const shape = type === undefined ? deduced : this.#ofType(type);
    this.#structs.set(definition, shape);
    return shape;
  }

  #ofType(type: TypeSchema): Shape {
    if (type.value !== undefined) return this.#ofValue(type.value);
    if (type.fields.length === 0) return deducedMap;
    return struct(type.structType === "atomic", () => this.#fieldsOf(type));
  }

  #fieldsOf(type: TypeSchema): ReadonlyMap<string, MapField> {
    return new Map(
      type.fields.map((field) => [
        field.name,
        { element: fieldElement(field.name), shape: this.#ofField(field) },
      ]),
    );
  }

  #ofField(field: FieldSchema): Shape {
    const { schema } = field;
    if (schema.type === "array") return this.#ofList(field, schema.items);
    const shape = this.#ofValue(schema);
    const relation = field.mapType ?? field.structType;
    if (shape.kind !== "map" || relation === undefined) return shape;
    const { values } = shape;
    return struct(relation === "atomic", () => shape.fields, values);
  }

  #ofList(field: FieldSchema, items: ValueSchema): ListShape {
    const shape = this.#ofValue(items);
    const type = field.listType === "set" || field.listType === "map" ? field.listType : "atomic";
    const names = field.listMapKeys ?? [];
    return {
      kind: "list",
      type,
      keys: [...names].sort().map((name) => this.#listKey(name, items)),
      items: shape,
    };
  }

  #listKey(name: string, items: ValueSchema): ListKey {
    const type = items.type === "ref" ? this.#source.schemaOfType(items.ref) : undefined;
    const value = type?.fieldsByName.get(name)?.default;
    return value === undefined ? { name } : { name, default: value };
  }

  #ofValue(schema: ValueSchema): Shape {
    switch (schema.type) {
      case "string":
        return schema.format === "date-time" ? untyped : { kind: "scalar", type: "string" };
      case "integer":
      case "number":
        return { kind: "scalar", type: "numeric" };
      case "boolean":
        return { kind: "scalar", type: "boolean" };
      case "quantity":
      case "int-or-string":
        return untyped;
      case "any":
        return schema.definition === rawExtension ? atomicAny : deduced;
      case "union":
        return deduced;
      case "ref":
        return this.#ofDefinition(schema.ref);
      case "array":
        return { kind: "list", type: "atomic", keys: [], items: this.#ofValue(schema.items) };
      case "map":
        return { kind: "map", atomic: false, fields: noFields, values: this.#ofValue(schema.values) };
    }
  }
}

/** Types contain themselves, so that their fields are compiled when first asked for. */
function struct(atomic: boolean, fieldsOf: () => ReadonlyMap<string, MapField>, values?: Shape): MapShape {
  let fields: ReadonlyMap<string, MapField> | undefined;
  return {
    kind: "map",
    atomic,
    get fields() {
      return (fields ??= fieldsOf());
    },
    ...(values === undefined ? {} : { values }),
  };
}

const compiled = new WeakMap<SchemaSource["schemaOfType"], Shapes>();

/** The shape of a kind's objects. Types are compiled once for a source. */
export function shapeOfKind(source: SchemaSource, apiVersion: string, kind: string): MapShape {
  let shapes = compiled.get(source.schemaOfType);
  if (shapes === undefined) compiled.set(source.schemaOfType, (shapes = new Shapes(source)));
  return shapes.ofKind(apiVersion, kind);
}

/** What a value of any type is: a map, a list or a scalar. Null is whatever the shape says first. */
export function shapeFor(shape: Shape, value: unknown): Exclude<Shape, AnyShape> {
  if (shape.kind !== "any") return shape;
  if (Array.isArray(value)) return shape.list;
  return typeof value === "object" || value === undefined ? shape.map : untyped;
}
