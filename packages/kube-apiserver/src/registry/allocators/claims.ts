import type { KubernetesObject } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import type { ObjectCache } from "../../storage/cache.ts";
import { StoreError } from "../../storage/store.ts";
import type { Store, StoreKey } from "../../storage/store.ts";
import type { Freshness } from "../freshness.ts";

export interface ClaimPlace {
  readonly group: string;
  readonly resource: string;
  /** The Service a record names as its holder: `namespace/name`. */
  readonly ownerOf: (record: KubernetesObject) => string;
}

/**
 * Names that only one object may hold. A claim is a key in the store: creating it is what makes it exclusive,
 * for all API servers, and it survives a crash between claim and use (the repair finds it).
 */
export class Claims {
  readonly #store: Pick<Store, "create" | "delete">;
  readonly #cache: Pick<ObjectCache, "get" | "list">;
  readonly #freshness: Pick<Freshness, "current">;
  readonly #place: ClaimPlace;

  constructor(
    deps: {
      readonly store: Pick<Store, "create" | "delete">;
      readonly cache: Pick<ObjectCache, "get" | "list">;
      readonly freshness: Pick<Freshness, "current">;
    },
    place: ClaimPlace,
  ) {
    this.#store = deps.store;
    this.#cache = deps.cache;
    this.#freshness = deps.freshness;
    this.#place = place;
  }

  /**
   * False when somebody else holds it. A claim that a crash left behind, made for the same owner when it did not
   * come to be, is taken over.
   */
  async take(name: string, record: KubernetesObject, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#store.create(this.#key(name), encodeObject(record));
      return true;
    } catch (err: unknown) {
      if (!(err instanceof StoreError) || err.code !== "exists") throw err;
    }
    await this.#freshness.current(signal);
    const held = this.#cache.get(this.#key(name))?.object;
    const { ownerOf } = this.#place;
    if (!held || ownerOf(held) !== ownerOf(record)) return false;
    return this.#cache.get(serviceKey(ownerOf(record))) === undefined;
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
    const { group, resource } = this.#place;
    return { group, resource, namespace: "", name };
  }
}

function serviceKey(owner: string): StoreKey {
  const slash = owner.indexOf("/");
  return { group: "", resource: "services", namespace: owner.slice(0, slash), name: owner.slice(slash + 1) };
}
