import type { CacheEvent, CachedObject, ObjectCache, ObjectSnapshot, WatchSelection } from "./cache.ts";
import { sortKeyOf } from "./cached-item.ts";
import type { DecodeObject } from "./cached-item.ts";
import { ResourceCache } from "./resource-cache.ts";
import { RevisionWaiters } from "./revision-waiters.ts";
import { StoreError } from "./store.ts";
import type { Store, StoreEvent, StoreKey } from "./store.ts";

export interface WatchCacheOptions {
  readonly store: Pick<Store, "feed" | "revision">;
  readonly decode: DecodeObject;
  /** Changes kept per resource for watches that resume. Default 10,000. */
  readonly historyCapacity?: number;
  /** Changes a watcher may be behind before it is ended. Default 10,000. */
  readonly queueCapacity?: number;
}

/**
 * Everything in the store, in memory. `run` feeds it; nothing else writes it, so what readers see is some
 * revision of the store, and only ever later ones.
 */
export class WatchCache implements ObjectCache {
  readonly #options: WatchCacheOptions;
  readonly #resources = new Map<string, ResourceCache>();
  readonly #waiters = new RevisionWaiters();
  #start = 0;
  #target: number | undefined;
  #failure: unknown;

  constructor(options: WatchCacheOptions) {
    this.#options = options;
  }

  /** Takes in the store's feed until the signal aborts. Rejects when the feed fails; the cache is then over. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { store } = this.#options;
    try {
      // Read before the feed begins: what was written by then must be in the cache before it is ready.
      this.#target = await store.revision();
      for await (const event of store.feed({ signal: options.signal })) this.#take(event);
    } catch (err: unknown) {
      this.#failure = err;
      if (!options.signal.aborted) throw err;
    } finally {
      this.#waiters.fail(
        this.#failure ?? options.signal.reason ?? new StoreError("unavailable", "the store's feed has ended"),
      );
    }
  }

  get revision(): number {
    return this.#waiters.revision;
  }

  /** True once the initial state is loaded. */
  get synced(): boolean {
    return this.#target !== undefined && this.#start > 0 && this.revision >= this.#target;
  }

  async ready(signal: AbortSignal): Promise<void> {
    // The first event of any feed makes the revision 1 or more, and #target is known by then.
    await this.#waiters.reach(1, signal);
    await this.#waiters.reach(this.#target ?? 1, signal);
  }

  waitFor(revision: number, signal: AbortSignal): Promise<void> {
    return this.#waiters.reach(revision, signal);
  }

  get(key: StoreKey): CachedObject | undefined {
    return this.#resources.get(resourceKey(key.group, key.resource))?.get(sortKeyOf(key));
  }

  list(group: string, resource: string, namespace?: string): ObjectSnapshot {
    const cache = this.#resources.get(resourceKey(group, resource));
    return cache?.list(this.revision, namespace) ?? { revision: this.revision, items: [] };
  }

  listAt(
    revision: number,
    of: { readonly group: string; readonly resource: string; readonly namespace?: string },
  ): ObjectSnapshot | undefined {
    return this.#resource(of).listAt(revision, of.namespace);
  }

  watch(
    selection: WatchSelection,
    options: { readonly from: number; readonly signal: AbortSignal },
  ): AsyncIterable<CacheEvent> {
    return this.#resource(selection).watch(selection, options);
  }

  /** The objects of a resource that were last written before `timeMs` (ms since the Unix epoch). */
  writtenBefore(
    group: string,
    resource: string,
    timeMs: number,
  ): readonly { readonly key: StoreKey; readonly revision: number }[] {
    return this.#resources.get(resourceKey(group, resource))?.writtenBefore(timeMs) ?? [];
  }

  /** Objects of a resource, and their bytes as stored. */
  sizeOf(group: string, resource: string): { readonly objects: number; readonly bytes: number } {
    const cache = this.#resources.get(resourceKey(group, resource));
    return { objects: cache?.size ?? 0, bytes: cache?.bytes ?? 0 };
  }

  /** Watches that a write of an object concerns; name "" for one not named yet. */
  watchersOf(key: StoreKey): number {
    return this.#resources.get(resourceKey(key.group, key.resource))?.watchersOf(key) ?? 0;
  }

  /** What each resource takes, for metrics. */
  *usage(): Generator<ResourceUsage> {
    for (const [key, cache] of this.#resources) {
      const slash = key.lastIndexOf("/");
      const { size: objects, bytes, watchers, queued, terminated } = cache;
      yield {
        group: key.slice(0, Math.max(slash, 0)),
        resource: key.slice(slash + 1),
        objects,
        bytes,
        watchers,
        queued,
        terminated,
      };
    }
  }

  #take(event: StoreEvent): void {
    switch (event.type) {
      case "synced":
        this.#start = event.revision;
        this.#waiters.advance(event.revision);
        return;
      case "progress":
        this.#waiters.advance(event.revision);
        return;
      case "delete":
        this.#resource(event.key).apply(event);
        this.#waiters.advance(event.revision);
        return;
      case "put":
        if (this.#start === 0) {
          this.#resource(event.key).load(event);
        } else {
          this.#resource(event.key).apply(event);
          this.#waiters.advance(event.revision);
        }
    }
  }

  #resource(of: { readonly group: string; readonly resource: string }): ResourceCache {
    const key = resourceKey(of.group, of.resource);
    const known = this.#resources.get(key);
    if (known) return known;
    const cache = new ResourceCache({
      decode: this.#options.decode,
      start: () => this.#start,
      historyCapacity: this.#options.historyCapacity ?? 10_000,
      queueCapacity: this.#options.queueCapacity ?? 10_000,
    });
    this.#resources.set(key, cache);
    return cache;
  }
}

export interface ResourceUsage {
  readonly group: string;
  readonly resource: string;
  readonly objects: number;
  readonly bytes: number;
  readonly watchers: number;
  /** Events that watchers have still to take. */
  readonly queued: number;
  /** Watchers that were ended because they did not keep up. */
  readonly terminated: number;
}

function resourceKey(group: string, resource: string): string {
  return group === "" ? resource : `${group}/${resource}`;
}
