import type { KubernetesObject } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import type { ObjectCache } from "../../storage/cache.ts";
import { StoreError } from "../../storage/store.ts";
import type { Store, StoreKey } from "../../storage/store.ts";
import type { Freshness } from "../freshness.ts";

/**
 * Names that only one object may hold. A claim is a key in the store: creating it is what makes it exclusive,
 * for all API servers, and it survives a crash between claim and use (the repair finds it).
 */
export class Claims {
  readonly #store: Pick<Store, "create" | "delete">;
  readonly #cache: Pick<ObjectCache, "get" | "list">;
  readonly #freshness: Pick<Freshness, "current">;
  readonly #place: { readonly group: string; readonly resource: string };

  constructor(
    deps: {
      readonly store: Pick<Store, "create" | "delete">;
      readonly cache: Pick<ObjectCache, "get" | "list">;
      readonly freshness: Pick<Freshness, "current">;
    },
    place: { readonly group: string; readonly resource: string },
  ) {
    this.#store = deps.store;
    this.#cache = deps.cache;
    this.#freshness = deps.freshness;
    this.#place = place;
  }

  /** False when somebody else holds it. */
  async take(name: string, record: KubernetesObject): Promise<boolean> {
    try {
      await this.#store.create(this.#key(name), encodeObject(record));
      return true;
    } catch (err: unknown) {
      if (err instanceof StoreError && err.code === "exists") return false;
      throw err;
    }
  }

  /** Gives a name back; nothing happens when nobody holds it. */
  async release(name: string, signal: AbortSignal): Promise<void> {
    let held = this.#cache.get(this.#key(name));
    if (!held) {
      await this.#freshness.current(signal);
      held = this.#cache.get(this.#key(name));
    }
    if (!held) return;
    try {
      await this.#store.delete(this.#key(name), held.revision);
    } catch (err: unknown) {
      // Released, or taken anew, by somebody else meanwhile.
      if (!(err instanceof StoreError) || (err.code !== "not-found" && err.code !== "conflict")) throw err;
    }
  }

  /** As far as the cache knows. */
  isTaken(name: string): boolean {
    return this.#cache.get(this.#key(name)) !== undefined;
  }

  /** All claims the cache knows. */
  all(): readonly KubernetesObject[] {
    return this.#cache.list(this.#place.group, this.#place.resource).items.map(({ object }) => object);
  }

  #key(name: string): StoreKey {
    return { ...this.#place, namespace: "", name };
  }
}
