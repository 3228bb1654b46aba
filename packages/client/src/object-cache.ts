import type { KubernetesObject } from "@kubets/api";
import { keyOf, type Lister } from "./informer.ts";
import { SortedMap } from "./sorted-map.ts";

type ValuesOf<T> = (object: T) => readonly string[];

/** Objects by key, with indexes: what is behind a Lister. Knows nothing of events. */
export class ObjectCache<T extends KubernetesObject> implements Lister<T> {
  readonly #objects = new SortedMap<T>();
  readonly #byNamespace = new CacheIndex<T>((object) => [object.metadata.namespace ?? ""]);
  readonly #indexes = new Map<string, CacheIndex<T>>();

  get size(): number {
    return this.#objects.size;
  }

  /** A second index of the same name is taken to be the same, and left out. */
  addIndex(name: string, valuesOf: ValuesOf<T>): void {
    if (this.#indexes.has(name)) return;
    const index = new CacheIndex(valuesOf);
    for (const [key, object] of this.#objects.entries()) index.replace(key, undefined, object);
    this.#indexes.set(name, index);
  }

  set(object: T): void {
    const key = keyOf(object);
    this.#reindex(key, this.#objects.get(key), object);
    this.#objects.set(key, object);
  }

  /** The object that was there. */
  remove(key: string): T | undefined {
    const old = this.#objects.get(key);
    if (old === undefined) return undefined;
    this.#reindex(key, old, undefined);
    this.#objects.delete(key);
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
    if (namespace === undefined || namespace === "") return this.#objects.sorted();
    return this.#byNamespace.get(namespace);
  }

  byIndex(indexName: string, value: string): readonly T[] {
    const index = this.#indexes.get(indexName);
    if (index === undefined) throw new Error(`there is no index ${JSON.stringify(indexName)}`);
    return index.get(value);
  }

  #reindex(key: string, old: T | undefined, object: T | undefined): void {
    this.#byNamespace.replace(key, old, object);
    for (const index of this.#indexes.values()) index.replace(key, old, object);
  }
}

const none: readonly string[] = [];

/** Objects by the values that a function finds in them. */
class CacheIndex<T> {
  readonly #valuesOf: ValuesOf<T>;
  readonly #byValue = new Map<string, SortedMap<T>>();

  constructor(valuesOf: ValuesOf<T>) {
    this.#valuesOf = valuesOf;
  }

  get(value: string): readonly T[] {
    return this.#byValue.get(value)?.sorted() ?? [];
  }

  replace(key: string, old: T | undefined, object: T | undefined): void {
    const before = old === undefined ? none : this.#valuesOf(old);
    const after = object === undefined ? none : this.#valuesOf(object);
    for (const value of before) {
      if (after.includes(value)) continue;
      const objects = this.#byValue.get(value);
      if (objects?.delete(key) && objects.size === 0) this.#byValue.delete(value);
    }
    if (object === undefined) return;
    for (const value of after) {
      let objects = this.#byValue.get(value);
      if (objects === undefined) this.#byValue.set(value, (objects = new SortedMap()));
      objects.set(key, object);
    }
  }
}
