import type { KubernetesObject } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { parseTime } from "@kubets/apimachinery";
import type { CachedObject, ObjectCache } from "../../storage/cache.ts";
import { StoreError } from "../../storage/store.ts";
import type { Store, StoreKey } from "../../storage/store.ts";
import type { Freshness } from "../freshness.ts";

export interface ClaimPlace {
  readonly group: string;
  readonly resource: string;
  /** The Service a record names as its holder: `namespace/name`. */
  readonly ownerOf: (record: KubernetesObject) => string;
}

/** A claim this old belongs to no request under way any more. */
export const claimGraceMs = 60_000;

/**
 * Names that only one object may hold. A claim is a key in the store: creating it is what makes it exclusive,
 * for all API servers, and it survives a crash between claim and use (the repair finds it).
 */
export class Claims {
  readonly #store: Pick<Store, "create" | "update" | "delete">;
  readonly #cache: Pick<ObjectCache, "get" | "list">;
  readonly #freshness: Pick<Freshness, "current">;
  readonly #clock: Pick<Clock, "now">;
  readonly #place: ClaimPlace;

  constructor(
    deps: {
      readonly store: Pick<Store, "create" | "update" | "delete">;
      readonly cache: Pick<ObjectCache, "get" | "list">;
      readonly freshness: Pick<Freshness, "current">;
      readonly clock: Pick<Clock, "now">;
    },
    place: ClaimPlace,
  ) {
    this.#store = deps.store;
    this.#cache = deps.cache;
    this.#freshness = deps.freshness;
    this.#clock = deps.clock;
    this.#place = place;
  }

  /**
   * The revision of the claim; undefined when somebody else holds it. A claim that a crash left behind, made for
   * the same owner when it did not come to be, is taken over.
   */
  async take(name: string, record: KubernetesObject, signal: AbortSignal): Promise<number | undefined> {
    const key = this.#key(name);
    const bytes = encodeObject(record);
    try {
      return await this.#store.create(key, bytes);
    } catch (err: unknown) {
      if (!(err instanceof StoreError) || err.code !== "exists") throw err;
    }
    await this.#freshness.current(signal);
    const held = this.#cache.get(key);
    if (!held || !this.#isLeft(held.object, this.#place.ownerOf(record))) return undefined;
    try {
      // A revision of its own: whoever made the claim cannot give it back any more.
      return await this.#store.update(key, bytes, held.revision);
    } catch (err: unknown) {
      if (isOutrun(err)) return undefined;
      throw err;
    }
  }

  /** Whether a claim waits for an owner that did not come to be. */
  #isLeft(held: KubernetesObject, owner: string): boolean {
    if (this.#place.ownerOf(held) !== owner || this.#cache.get(serviceKey(owner)) !== undefined) return false;
    const sinceMs = parseTime(held.metadata.creationTimestamp ?? "");
    // API servers that start together make this one all alike: who comes second goes on with the first one's claim.
    return owner === ownService || sinceMs < this.#clock.now() - claimGraceMs;
  }

  /** Gives back a claim that `take` made; nothing happens when somebody has taken it over. */
  async giveUp(name: string, revision: number): Promise<void> {
    try {
      await this.#store.delete(this.#key(name), revision);
    } catch (err: unknown) {
      if (!isOutrun(err)) throw err;
    }
  }

  /**
   * Frees the name of a claim made before the revision `before`, when its owner needed it last. A later one is
   * somebody else's, even of an owner with the same name.
   */
  async release(name: string, before: number, signal: AbortSignal): Promise<void> {
    let held = this.#cache.get(this.#key(name));
    if (!held) {
      await this.#freshness.current(signal);
      held = this.#cache.get(this.#key(name));
    }
    if (held && held.revision < before) await this.giveUp(name, held.revision);
  }

  /** As far as the cache knows. */
  isTaken(name: string): boolean {
    return this.#cache.get(this.#key(name)) !== undefined;
  }

  /** All claims the cache knows. */
  all(): readonly CachedObject[] {
    return this.#cache.list(this.#place.group, this.#place.resource).items;
  }

  #key(name: string): StoreKey {
    const { group, resource } = this.#place;
    return { group, resource, namespace: "", name };
  }
}

const ownService = "default/kubernetes";

/** Somebody else was there first. */
function isOutrun(err: unknown): boolean {
  return err instanceof StoreError && (err.code === "not-found" || err.code === "conflict");
}

function serviceKey(owner: string): StoreKey {
  const slash = owner.indexOf("/");
  return { group: "", resource: "services", namespace: owner.slice(0, slash), name: owner.slice(slash + 1) };
}
