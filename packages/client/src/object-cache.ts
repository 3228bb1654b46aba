import type { KubernetesObject } from "@kubets/api";
import { keyOf, type Lister } from "./informer.ts";

type ValuesOf<T> = (object: T) => readonly string[];

/** Objects by key, with indexes: what is behind a Lister. Knows nothing of events. */
export class ObjectCache<T extends KubernetesObject> implements Lister<T> {
  readonly #objects = new Map<string, T>();
  readonly #indexes = new Map<string, CacheIndex<T>>();
  readonly #byNamespace = new CacheIndex<T>((object) => [object.metadata.namespace ?? ""]);
  /** `list()`, kept until something changes. */
  #sorted: readonly T[] | undefined;

  get size(): number {
    return this.#objects.size;
  }

  addIndex(name: string, valuesOf: ValuesOf<T>): void {
    if (this.#indexes.has(name)) return;
    const index = new CacheIndex(valuesOf);
    for (const [key, object] of this.#objects) index.add(key, object);
    this.#indexes.set(name, index);
  }

  /** The object before, if there was one. */
  set(object: T): T | undefined {
    const key = keyOf(object);
    const old = this.remove(key);
    this.#objects.set(key, object);
    for (const index of this.#allIndexes()) index.add(key, object);
    return old;
  }

  remove(key: string): T | undefined {
    this.#sorted = undefined;
    const old = this.#objects.get(key);
    if (old === undefined) return undefined;
    this.#objects.delete(key);
    for (const index of this.#allIndexes()) index.remove(key, old);
    return old;
  }

  keys(): string[] {
    return [...this.#objects.keys()];
  }

  byKey(key: string): T | undefined {
    return this.#objects.get(key);
  }

  get(namespace: string, name: string): T | undefined {
    return this.#objects.get(namespace === "" ? name : `${namespace}/${name}`);
  }

  list(namespace?: string): readonly T[] {
    if (namespace !== undefined && namespace !== "") return sortedValues(this.#byNamespace.get(namespace));
    this.#sorted ??= sortedValues(this.#objects);
    return this.#sorted;
  }

  byIndex(indexName: string, value: string): readonly T[] {
    const index = this.#indexes.get(indexName);
    if (index === undefined) throw new Error(`there is no index ${JSON.stringify(indexName)}`);
    return sortedValues(index.get(value));
  }

  *#allIndexes(): Iterable<CacheIndex<T>> {
    yield this.#byNamespace;
    yield* this.#indexes.values();
  }
}

class CacheIndex<T> {
  readonly #valuesOf: ValuesOf<T>;
  readonly #byValue = new Map<string, Map<string, T>>();

  constructor(valuesOf: ValuesOf<T>) {
    this.#valuesOf = valuesOf;
  }

  get(value: string): ReadonlyMap<string, T> {
    return this.#byValue.get(value) ?? new Map();
  }

  add(key: string, object: T): void {
    for (const value of this.#valuesOf(object)) {
      const objects = this.#byValue.get(value);
      if (objects === undefined) this.#byValue.set(value, new Map([[key, object]]));
      else objects.set(key, object);
    }
  }

  remove(key: string, object: T): void {
    for (const value of this.#valuesOf(object)) {
      const objects = this.#byValue.get(value);
      if (objects?.delete(key) && objects.size === 0) this.#byValue.delete(value);
    }
  }
}

function sortedValues<T>(objects: ReadonlyMap<string, T>): readonly T[] {
  return [...objects].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, object]) => object);
}
