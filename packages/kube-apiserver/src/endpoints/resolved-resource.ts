import type { KubernetesObject, ResourceType } from "@kubets/api";
import { allResources, encodeObject, resourceFor } from "@kubets/api";
import type { Conversion } from "../registry/conversion.ts";
import { conversions } from "../registry/conversion.ts";
import { unsupportedFieldLabel } from "../registry/list-options.ts";
import type { Strategy } from "../registry/strategy.ts";
import type { CachedObject } from "../storage/cache.ts";

/** A resource in the version it is asked for, with how it is stored and what its kind adds. */
export interface ResolvedResource {
  readonly type: ResourceType;
  readonly stored: ResourceType;
  readonly strategy: Strategy;
  /** Objects as they are stored → as they are asked for. */
  readonly view: (item: CachedObject) => CachedObject;
  readonly viewObject: (object: KubernetesObject) => KubernetesObject;
  readonly toStored: (object: KubernetesObject) => KubernetesObject;
  /** A field label of this version in the stored version's words. */
  readonly storedField: (field: string) => string;
}

const noStrategy: Strategy = {};

/** Every resource of the API, resolved once. */
export class ResourceTable {
  readonly #byPath = new Map<string, ResolvedResource>();

  constructor(strategies: ReadonlyMap<string, Strategy>) {
    for (const type of allResources) this.#byPath.set(pathOf(type), resolve(type, strategies));
  }

  find(group: string, version: string, resource: string): ResolvedResource | undefined {
    return this.#byPath.get(pathOf({ group, version, resource }));
  }
}

function pathOf(type: {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}): string {
  return `${type.group}/${type.version}/${type.resource}`;
}

function resolve(type: ResourceType, strategies: ReadonlyMap<string, Strategy>): ResolvedResource {
  const conversion = conversions.get(pathOf(type));
  const stored = conversion
    ? resourceFor(conversion.storage.group, conversion.storage.version, conversion.storage.resource)
    : type;
  if (!stored) throw new Error(`${pathOf(type)} is stored as a resource that does not exist`);
  // A version of another group may ask more of its clients.
  const own = strategies.get(`${type.group}/${type.resource}`);
  const strategy = own ?? strategies.get(`${stored.group}/${stored.resource}`) ?? noStrategy;
  if (!conversion) {
    const same = <T>(value: T): T => value;
    return { type, stored, strategy, view: same, viewObject: same, toStored: same, storedField: same };
  }
  return {
    type,
    stored,
    strategy,
    view: (item) => new ConvertedItem(item, conversion),
    viewObject: conversion.fromStorage,
    toStored: conversion.toStorage,
    storedField: (field) => storedField(conversion, field),
  };
}

/** Throws BadRequest for a label that the version does not have. */
function storedField({ fieldLabels }: Conversion, field: string): string {
  if (!fieldLabels || field === "metadata.name" || field === "metadata.namespace") return field;
  const stored = fieldLabels.get(field);
  if (stored === undefined) throw unsupportedFieldLabel(field);
  return stored;
}

/** A stored object seen in another version of the API. */
class ConvertedItem implements CachedObject {
  readonly revision: number;
  readonly #item: CachedObject;
  readonly #conversion: Conversion;
  #object: KubernetesObject | undefined;

  constructor(item: CachedObject, conversion: Conversion) {
    this.revision = item.revision;
    this.#item = item;
    this.#conversion = conversion;
  }

  get object(): KubernetesObject {
    this.#object ??= this.#conversion.fromStorage(this.#item.object);
    return this.#object;
  }

  protobuf(): Uint8Array {
    return encodeObject(this.object);
  }

  json(): Uint8Array {
    return Buffer.from(JSON.stringify(this.object));
  }
}
