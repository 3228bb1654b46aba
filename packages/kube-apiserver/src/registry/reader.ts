import type { ResourceType } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { newBadRequest, newNotFound, newResourceExpired, StatusError } from "@kubets/apimachinery";
import type {
  CachedObject,
  CacheEvent,
  ObjectCache,
  ObjectSnapshot,
  WatchSelection,
} from "../storage/cache.ts";
import { decodeContinue, encodeContinue } from "./continue-token.ts";
import type { ContinueToken } from "./continue-token.ts";
import { StoreError } from "../storage/store.ts";
import type { Freshness } from "./freshness.ts";
import type { ListOptions } from "./list-options.ts";
import type { Snapshots } from "./snapshots.ts";

export interface ReaderDeps {
  readonly cache: ObjectCache;
  readonly clock: Clock;
  readonly freshness: Freshness;
  readonly snapshots: Snapshots;
}

export interface ListResult {
  readonly revision: number;
  readonly items: readonly CachedObject[];
  /** Token for the next chunk; "" at the end. */
  readonly continue: string;
  readonly remaining: number | undefined;
}

export type RegistryWatchEvent =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly item: CachedObject }
  | { readonly type: "BOOKMARK"; readonly revision: number; readonly initialEventsEnd: boolean };

const bookmarkMs = 60_000;
/** A watch that ends at a time it was told gets a bookmark so long before, to go on from. */
const lastBookmarkMs = 2_000;

/** Get, list and watch, all from the cache. */
export class Reader {
  readonly #deps: ReaderDeps;

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
  }

  /** Waits as `resourceVersion` asks: undefined for the latest, 0 for any, N for N or later. */
  async #wait(resourceVersion: number | undefined, signal: AbortSignal): Promise<void> {
    if (resourceVersion === undefined) await this.#deps.freshness.current(signal);
    else await this.#deps.freshness.atLeast(resourceVersion, signal);
  }

  async get(
    type: Pick<ResourceType, "group" | "resource">,
    key: { readonly namespace: string; readonly name: string },
    options: { readonly resourceVersion: number | undefined; readonly signal: AbortSignal },
  ): Promise<CachedObject> {
    await this.#wait(options.resourceVersion, options.signal);
    const { group, resource } = type;
    const found = this.#deps.cache.get({ group, resource, namespace: key.namespace, name: key.name });
    if (!found) throw newNotFound(type, key.name);
    return found;
  }

  async list(selection: WatchSelection, options: ListOptions, signal: AbortSignal): Promise<ListResult> {
    const token = options.continue === "" ? undefined : readToken(options);
    const { snapshot, start } = token
      ? await this.#continued(selection, token, signal)
      : { snapshot: await this.#snapshot(selection, options, signal), start: 0 };
    return this.#cut(selection, snapshot, start, options);
  }

  async #snapshot(
    selection: WatchSelection,
    options: ListOptions,
    signal: AbortSignal,
  ): Promise<ObjectSnapshot> {
    await this.#wait(options.resourceVersion, signal);
    const snapshot = this.#now(selection);
    if (!isExact(options)) return snapshot;
    const wanted = options.resourceVersion ?? 0;
    if (snapshot.revision === wanted) return snapshot;
    const kept = this.#at(selection, wanted);
    if (!kept) throw newResourceExpired(`The resourceVersion for the provided list is too old.`);
    return kept;
  }

  /** The scope at an earlier revision: kept from a list that began then, or worked out from recent changes. */
  #at(selection: WatchSelection, revision: number): ObjectSnapshot | undefined {
    const kept = this.#deps.snapshots.get(scopeOf(selection), revision);
    return kept ?? this.#deps.cache.listAt(revision, selection);
  }

  #now({ group, resource, namespace }: WatchSelection): ObjectSnapshot {
    return this.#deps.cache.list(group, resource, namespace);
  }

  async #continued(
    selection: WatchSelection,
    token: ContinueToken,
    signal: AbortSignal,
  ): Promise<{ readonly snapshot: ObjectSnapshot; readonly start: number }> {
    if (token.revision < 0) {
      await this.#deps.freshness.current(signal);
      const snapshot = this.#now(selection);
      return { snapshot, start: indexAfter(snapshot, token) };
    }
    // Another API server may have made the token, and be ahead.
    await this.#wait(token.revision, signal);
    const snapshot = this.#at(selection, token.revision);
    if (!snapshot) throw expiredContinue(token);
    return { snapshot, start: indexAfter(snapshot, token) };
  }

  /** The chunk of the snapshot that starts at `start`. */
  #cut(selection: WatchSelection, snapshot: ObjectSnapshot, start: number, options: ListOptions): ListResult {
    const { items, revision } = snapshot;
    const selective = options.fields.length > 0 || options.labels === "nothing" || options.labels.length > 0;
    // Kubernetes serves "any" (0) whole, whatever the limit.
    const limit = options.limit > 0 && options.resourceVersion !== 0 ? options.limit : Infinity;
    if (!selective && selection.name === undefined && start === 0 && items.length <= limit)
      return { revision, items, continue: "", remaining: undefined };
    const chunk: CachedObject[] = [];
    let at = start;
    for (; at < items.length && chunk.length < limit; at++) {
      const item = items[at];
      if (item && selection.matches(item)) chunk.push(item);
    }
    const last = items[at - 1];
    const more =
      at < items.length &&
      (!selective || items.some((item, index) => index >= at && selection.matches(item)));
    if (!more || !last) return { revision, items: chunk, continue: "", remaining: undefined };
    this.#deps.snapshots.keep(scopeOf(selection), snapshot);
    const { namespace = "", name = "" } = last.object.metadata;
    return {
      revision,
      items: chunk,
      continue: encodeContinue({ revision, namespace, name }),
      remaining: selective ? undefined : items.length - at,
    };
  }

  /**
   * Events from where the options say. That the start is not to be had any more is an error of the iteration, not
   * of the call: clients see it as an event, as from kube-apiserver. `onStarted` is called when the state to begin with has been taken.
   */
  async watch(
    selection: WatchSelection,
    options: ListOptions,
    control: { readonly signal: AbortSignal; readonly onStarted?: (() => void) | undefined },
  ): Promise<AsyncIterable<RegistryWatchEvent>> {
    const { resourceVersion: from, sendInitialEvents } = options;
    const { signal } = control;
    const initial = sendInitialEvents ?? (from === undefined || from === 0);
    if (initial || from === undefined) {
      await this.#wait(from, signal);
      const snapshot = this.#now(selection);
      const events = this.#deps.cache.watch(selection, { from: snapshot.revision, signal });
      const first = initial ? snapshot.items.filter((item) => selection.matches(item)) : [];
      return this.#events({ first, events, revision: snapshot.revision, options, control });
    }
    const events = this.#eventsAfter(selection, from, signal);
    control.onStarted?.();
    return this.#events({ first: [], events, revision: undefined, options, control });
  }

  #eventsAfter(selection: WatchSelection, from: number, signal: AbortSignal): AsyncIterable<CacheEvent> {
    try {
      return this.#deps.cache.watch(selection, { from, signal });
    } catch (err: unknown) {
      if (err instanceof StoreError && err.code === "expired") return failing(err);
      throw err;
    }
  }

  async *#events(source: {
    readonly first: readonly CachedObject[];
    readonly events: AsyncIterable<CacheEvent>;
    readonly revision: number | undefined;
    readonly options: ListOptions;
    readonly control: { readonly signal: AbortSignal; readonly onStarted?: (() => void) | undefined };
  }): AsyncGenerator<RegistryWatchEvent> {
    const { options, control } = source;
    const { clock, cache } = this.#deps;
    const iterator = source.events[Symbol.asyncIterator]();
    const lastMs = clock.monotonicMs() + options.timeoutSeconds * 1000 - lastBookmarkMs;
    try {
      for (const item of source.first) yield { type: "ADDED", item };
      if (options.sendInitialEvents && options.bookmarks && source.revision !== undefined)
        yield { type: "BOOKMARK", revision: source.revision, initialEventsEnd: true };
      control.onStarted?.();
      let next = iterator.next();
      while (!control.signal.aborted) {
        const winner = options.bookmarks ? await this.#nextOrBookmark(next, lastMs) : await next;
        if (winner === "bookmark") {
          // `next` is still waiting, so everything up to the cache's revision has been sent. Another server may
          // have been further when it was watched.
          const revision = Math.max(cache.revision, options.resourceVersion ?? 0);
          yield { type: "BOOKMARK", revision, initialEventsEnd: false };
          continue;
        }
        if (winner.done === true) return;
        if (winner.value.type !== "BOOKMARK") yield { type: winner.value.type, item: winner.value.item };
        next = iterator.next();
      }
    } finally {
      control.onStarted?.();
      await iterator.return?.();
    }
  }

  #nextOrBookmark(
    next: Promise<IteratorResult<CacheEvent, unknown>>,
    lastMs: number,
  ): Promise<IteratorResult<CacheEvent, unknown> | "bookmark"> {
    const { clock } = this.#deps;
    const untilLastMs = lastMs - clock.monotonicMs();
    const waitMs = untilLastMs > 0 ? Math.min(untilLastMs, bookmarkMs) : bookmarkMs;
    return new Promise((resolve, reject) => {
      const timer = clock.setTimer(waitMs, () => resolve("bookmark"));
      next.then(resolve, reject).finally(() => timer[Symbol.dispose]());
    });
  }
}

function failing(err: Error): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(err) }) };
}

function scopeOf({ group, resource, namespace = "" }: WatchSelection): string {
  return `${group}/${resource}/${namespace}`;
}

function readToken(options: ListOptions): ContinueToken {
  const token = decodeContinue(options.continue);
  if (options.resourceVersion !== undefined && options.resourceVersion !== 0)
    throw newBadRequest("specifying resource version is not allowed when using continue");
  return token;
}

/** Whether exactly that revision is wanted. A list in chunks is, when it says nothing else. */
function isExact({ match, limit, resourceVersion = 0 }: ListOptions): boolean {
  return match === "Exact" || (match === "" && limit > 0 && resourceVersion > 0);
}

/** Index of the first item after the token's key. */
function indexAfter({ items }: ObjectSnapshot, { namespace, name }: ContinueToken): number {
  const key = `${namespace}/${name}`;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const meta = items[middle]?.object.metadata;
    if (`${meta?.namespace ?? ""}/${meta?.name ?? ""}` <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The error carries a token that goes on from the same key in the present state. */
function expiredContinue(token: ContinueToken): ExpiredContinueError {
  return new ExpiredContinueError(encodeContinue({ ...token, revision: -1 }));
}

/** 410 Expired whose Status has a token in its metadata. */
export class ExpiredContinueError extends StatusError {
  readonly continue: string;

  constructor(token: string) {
    super({
      reason: "Expired",
      code: 410,
      message:
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
    });
    this.continue = token;
  }
}
