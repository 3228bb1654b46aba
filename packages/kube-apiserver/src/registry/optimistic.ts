import type { GroupResource } from "@kubets/apimachinery";
import { newConflict, StatusError } from "@kubets/apimachinery";
import type { CachedObject, ObjectCache } from "../storage/cache.ts";
import { keyText, StoreError } from "../storage/store.ts";
import type { StoreKey } from "../storage/store.ts";
import type { Freshness } from "./freshness.ts";
import { fromStoreError } from "./store-errors.ts";

const maxAttempts = 20;

/** What an attempt came to. `wrote` false: it decided, from the state it saw, that nothing is to be written. */
export interface Attempt<R> {
  readonly result: R;
  readonly wrote: boolean;
}

/**
 * Read, decide, compare-and-set, with the cache as what is read. A decision made on a stale state is never final:
 * before an error or a "nothing to do" goes out, and after a lost race, the state is read afresh.
 */
export class OptimisticWrites {
  readonly #cache: Pick<ObjectCache, "get" | "revision">;
  readonly #freshness: Pick<Freshness, "current" | "atLeast">;
  /** Revisions of this server's own writes that the cache has yet to see, by key. */
  readonly #ahead = new Map<string, number>();

  constructor(deps: {
    readonly cache: Pick<ObjectCache, "get" | "revision">;
    readonly freshness: Pick<Freshness, "current" | "atLeast">;
  }) {
    this.#cache = deps.cache;
    this.#freshness = deps.freshness;
  }

  /** Runs `attempt` on the object as it is, again when that was not how it is. */
  async run<R>(
    key: StoreKey,
    signal: AbortSignal,
    attempt: (current: CachedObject | undefined) => Promise<Attempt<R>>,
  ): Promise<R> {
    let fresh = false;
    for (let attempts = 1; ; attempts++) {
      const current = await this.#read(key, signal);
      const outcome = await settle(() => attempt(current));
      if (outcome.kind === "done" && (outcome.wrote || fresh)) return outcome.result;
      if (outcome.kind === "refused" && fresh) throw outcome.error;
      await this.#freshness.current(signal);
      const isSame = this.#cache.get(key)?.revision === current?.revision;
      if (outcome.kind === "done" && isSame) return outcome.result;
      if (outcome.kind === "refused" && isSame) throw outcome.error;
      if (attempts >= maxAttempts) throw newConflict(key, key.name);
      fresh = outcome.kind !== "raced";
    }
  }

  /** Writes to the store. A race lost to another writer makes `run` try again. */
  async write(resource: GroupResource, key: StoreKey, write: () => Promise<number>): Promise<number> {
    try {
      const revision = await write();
      if (revision > this.#cache.revision) this.#remember(key, revision);
      return revision;
    } catch (err: unknown) {
      if (err instanceof StoreError && (err.code === "conflict" || err.code === "not-found"))
        throw new LostRace();
      throw fromStoreError(err, resource, key.name);
    }
  }

  /** The object in the cache, with this server's own writes in it. */
  async #read(key: StoreKey, signal: AbortSignal): Promise<CachedObject | undefined> {
    const written = this.#ahead.get(keyText(key));
    if (written !== undefined) {
      await this.#freshness.atLeast(written, signal);
      this.#ahead.delete(keyText(key));
    }
    return this.#cache.get(key);
  }

  #remember(key: StoreKey, revision: number): void {
    const text = keyText(key);
    // Last in the map's order, so that what the cache has seen meanwhile stands at its beginning.
    this.#ahead.delete(text);
    this.#ahead.set(text, revision);
    const reached = this.#cache.revision;
    for (const [seen, written] of this.#ahead) {
      if (written > reached) return;
      this.#ahead.delete(seen);
    }
  }
}

type Outcome<R> =
  | ({ readonly kind: "done" } & Attempt<R>)
  | { readonly kind: "refused"; readonly error: StatusError }
  | { readonly kind: "raced" };

/** Other failures than a refusal or a lost race are thrown on. */
async function settle<R>(attempt: () => Promise<Attempt<R>>): Promise<Outcome<R>> {
  try {
    return { kind: "done", ...(await attempt()) };
  } catch (err: unknown) {
    if (err instanceof LostRace) return { kind: "raced" };
    if (err instanceof StatusError) return { kind: "refused", error: err };
    throw err;
  }
}

/** Somebody else wrote the object between the read and the write. */
export class LostRace extends Error {
  override readonly name = "LostRace";
}
