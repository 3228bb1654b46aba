import type { KubernetesObject } from "@kubets/api";
import type { Freshness } from "../registry/freshness.ts";
import type { ObjectCache } from "../storage/cache.ts";

export interface LookupDeps {
  readonly cache: Pick<ObjectCache, "get" | "list">;
  readonly freshness: Pick<Freshness, "current">;
}

/** How admission reads other objects: from the cache, and once more from a fresh one before it says "not there". */
export class ObjectLookup {
  readonly #deps: LookupDeps;

  constructor(deps: LookupDeps) {
    this.#deps = deps;
  }

  /** The caller names the type that is stored under the resource. */
  async find<T extends KubernetesObject>(
    key: {
      readonly group: string;
      readonly resource: string;
      readonly namespace: string;
      readonly name: string;
    },
    signal: AbortSignal,
  ): Promise<T | undefined> {
    const { cache, freshness } = this.#deps;
    const known = cache.get(key);
    if (known === undefined) await freshness.current(signal);
    return (known ?? cache.get(key))?.object as T | undefined; // the caller's promise
  }

  list<T extends KubernetesObject>(group: string, resource: string, namespace?: string): readonly T[] {
    return this.#deps.cache.list(group, resource, namespace).items.map(({ object }) => object as T); // likewise
  }
}
