import type { CacheEvent, ObjectSnapshot, WatchSelection } from "./cache.ts";
import { CachedItem, sortKeyOf } from "./cached-item.ts";
import type { DecodeObject } from "./cached-item.ts";
import { EventRing } from "./event-ring.ts";
import { SortedItems } from "./sorted-items.ts";
import type { StoreEvent } from "./store.ts";
import { StoreError } from "./store.ts";
import { WatchQueue } from "./watch-queue.ts";

/** A write of one key: what it was before and is after. Undefined: absent. */
export interface Change {
  readonly revision: number;
  readonly before: CachedItem | undefined;
  readonly after: CachedItem | undefined;
  /** What it holds in memory for those that have yet to see it. */
  readonly bytes: number;
}

/** Of the history of one resource, and of the queue of one watcher (which holds the same changes). */
const maxHistoryBytes = 128 * 1024 * 1024;
const maxQueueBytes = 64 * 1024 * 1024;

/** The objects of one resource, their recent history, and who watches them. */
export class ResourceCache {
  readonly #decode: DecodeObject;
  readonly #queueCapacity: number;
  readonly #history: EventRing<Change>;
  #items = new SortedItems<CachedItem>();
  /** Watchers by the narrowest thing each selects, so that a change costs its receivers only. */
  readonly #watchers = new Map<string, Set<Watcher>>();
  #nodeWatchers = 0;
  #watcherCount = 0;
  #terminated = 0;
  #bytes = 0;

  /** `start` tells the revision after which the feed gave every write. */
  constructor(options: {
    readonly decode: DecodeObject;
    readonly start: () => number;
    readonly historyCapacity: number;
    readonly queueCapacity: number;
  }) {
    this.#decode = options.decode;
    this.#queueCapacity = options.queueCapacity;
    this.#history = new EventRing({ items: options.historyCapacity, bytes: maxHistoryBytes }, options.start);
  }

  get(sortKey: string): CachedItem | undefined {
    return this.#items.get(sortKey);
  }

  get size(): number {
    return this.#items.size;
  }

  /** Of all objects, as stored. */
  get bytes(): number {
    return this.#bytes;
  }

  get watchers(): number {
    return this.#watcherCount;
  }

  /** Watchers that were ended because they did not keep up. */
  get terminated(): number {
    return this.#terminated;
  }

  /** Events that watchers have still to take. */
  get queued(): number {
    let queued = 0;
    for (const watchers of this.#watchers.values()) for (const { queue } of watchers) queued += queue.size;
    return queued;
  }

  /** Watchers that a write of the object concerns. Those by node are left out: only one node's ever are. */
  watchersOf({ namespace, name }: { readonly namespace: string; readonly name: string }): number {
    if (this.#watcherCount === 0) return 0;
    const count = (bucket: string): number => this.#watchers.get(bucket)?.size ?? 0;
    const wide = count(everything) + count(namespaceBucket(namespace));
    if (name === "") return wide;
    return wide + count(nameBucket(undefined, name)) + count(nameBucket(namespace, name));
  }

  list(revision: number, namespace: string | undefined): ObjectSnapshot {
    return snapshotOf(this.#items, revision, namespace);
  }

  /** As `list`, in the state of an earlier revision; undefined when history does not go back that far. */
  listAt(revision: number, namespace: string | undefined): ObjectSnapshot | undefined {
    if (revision < this.#history.start) return undefined;
    let items = this.#items;
    for (const { before, after } of this.#history.after(revision).toReversed()) {
      if (before) items = items.with(before);
      else if (after) items = items.without(after.sortKey);
    }
    return snapshotOf(items, revision, namespace);
  }

  /** The objects last written before `timeMs`. */
  writtenBefore(timeMs: number): readonly CachedItem[] {
    return this.#items.toArray().filter((item) => item.timeMs < timeMs);
  }

  /** Takes the state before history begins: no events. */
  load(event: Extract<StoreEvent, { type: "put" }>): void {
    const item = this.#item(event);
    this.#bytes += item.storedBytes - (this.#items.get(item.sortKey)?.storedBytes ?? 0);
    this.#items = this.#items.with(item);
  }

  apply(event: Extract<StoreEvent, { type: "put" | "delete" }>): void {
    const sortKey = sortKeyOf(event.key);
    const before = this.#items.get(sortKey);
    const after = event.type === "put" ? this.#item(event) : undefined;
    this.#items = after ? this.#items.with(after) : this.#items.without(sortKey);
    this.#bytes += (after?.storedBytes ?? 0) - (before?.storedBytes ?? 0);
    // The deletion of what never was: possible in a feed whose beginning is a tombstone.
    if (!before && !after) return;
    const bytes = (after ?? before)?.storedBytes ?? 0;
    const change: Change = { revision: event.revision, before, after, bytes };
    this.#history.push(change);
    this.#dispatch(change, event.key);
  }

  watch(
    selection: WatchSelection,
    options: { readonly from: number; readonly signal: AbortSignal },
  ): AsyncIterable<CacheEvent> {
    if (options.from < this.#history.start) {
      throw new StoreError("expired", `too old resource version: ${options.from} (${this.#history.start})`);
    }
    const backlog = this.#history.after(options.from);
    const queue = new WatchQueue<Change>(
      { items: this.#queueCapacity, bytes: maxQueueBytes },
      options.signal,
    );
    const watcher: Watcher = { selection, queue };
    const bucket = bucketOf(selection);
    this.#add(bucket, watcher);
    queue.onEnd(() => {
      if (queue.tooSlow) this.#terminated++;
      this.#remove(bucket, watcher);
    });
    return eventsOf(selection, options.from, backlog, queue);
  }

  #item(event: Extract<StoreEvent, { type: "put" }>): CachedItem {
    return new CachedItem({
      key: event.key,
      bytes: event.value,
      revision: event.revision,
      timeMs: event.timeMs,
      decode: this.#decode,
    });
  }

  #dispatch(change: Change, key: { readonly namespace: string; readonly name: string }): void {
    if (this.#watchers.size === 0) return;
    const buckets = new Set([
      everything,
      namespaceBucket(key.namespace),
      nameBucket(undefined, key.name),
      nameBucket(key.namespace, key.name),
    ]);
    // Only where somebody watches by node are the objects decoded for it.
    if (this.#nodeWatchers > 0) {
      for (const item of [change.before, change.after]) if (item) buckets.add(nodeBucket(nodeNameOf(item)));
    }
    for (const bucket of buckets) {
      for (const watcher of this.#watchers.get(bucket) ?? []) {
        const { namespace } = watcher.selection;
        if (namespace === undefined || namespace === key.namespace) watcher.queue.push(change);
      }
    }
  }

  #add(bucket: string, watcher: Watcher): void {
    const watchers = this.#watchers.get(bucket) ?? new Set();
    this.#watchers.set(bucket, watchers.add(watcher));
    this.#watcherCount++;
    if (isNodeBucket(bucket)) this.#nodeWatchers++;
  }

  #remove(bucket: string, watcher: Watcher): void {
    const watchers = this.#watchers.get(bucket);
    if (!watchers?.delete(watcher)) return;
    this.#watcherCount--;
    if (watchers.size === 0) this.#watchers.delete(bucket);
    if (isNodeBucket(bucket)) this.#nodeWatchers--;
  }
}

function snapshotOf(
  items: SortedItems<CachedItem>,
  revision: number,
  namespace: string | undefined,
): ObjectSnapshot {
  let array: readonly CachedItem[] | undefined;
  return {
    revision,
    get items() {
      // "0" is the character after "/".
      array ??= namespace === undefined ? items.toArray() : items.range(`${namespace}/`, `${namespace}0`);
      return array;
    },
  };
}

interface Watcher {
  readonly selection: WatchSelection;
  readonly queue: WatchQueue<Change>;
}

const everything = "*";
const namespaceBucket = (namespace: string): string => `namespace ${namespace}`;
const nameBucket = (namespace: string | undefined, name: string): string =>
  namespace === undefined ? `name ${name}` : `name ${namespace}/${name}`;
const nodeBucket = (node: string): string => `node ${node}`;
const isNodeBucket = (bucket: string): boolean => bucket.startsWith("node ");

function bucketOf(selection: WatchSelection): string {
  if (selection.name !== undefined) return nameBucket(selection.namespace, selection.name);
  if (selection.nodeName !== undefined) return nodeBucket(selection.nodeName);
  if (selection.namespace !== undefined) return namespaceBucket(selection.namespace);
  return everything;
}

function nodeNameOf(item: CachedItem): string {
  const spec: unknown = Reflect.get(item.object, "spec");
  if (typeof spec !== "object" || spec === null) return "";
  const nodeName: unknown = Reflect.get(spec, "nodeName");
  return typeof nodeName === "string" ? nodeName : "";
}

async function* eventsOf(
  selection: WatchSelection,
  from: number,
  backlog: Iterable<Change>,
  queue: WatchQueue<Change>,
): AsyncGenerator<CacheEvent> {
  try {
    for (const change of backlog) {
      if (queue.ended) return;
      const event = eventOf(change, selection);
      if (event) yield event;
    }
    for await (const change of queue) {
      const event = change.revision > from ? eventOf(change, selection) : undefined;
      if (event) yield event;
    }
  } finally {
    queue.end();
  }
}

/** What a change is to one watcher; undefined when it does not concern it. */
export function eventOf(change: Change, selection: WatchSelection): CacheEvent | undefined {
  const before = change.before && selects(selection, change.before) ? change.before : undefined;
  const after = change.after && selects(selection, change.after) ? change.after : undefined;
  if (after) return { type: before ? "MODIFIED" : "ADDED", item: after };
  // The last state that matched, as Kubernetes has it.
  return before && { type: "DELETED", item: deletedItem(change, before) };
}

function selects(selection: WatchSelection, item: CachedItem): boolean {
  const { namespace, name } = selection;
  if (namespace !== undefined && namespace !== item.key.namespace) return false;
  if (name !== undefined && name !== item.key.name) return false;
  return selection.matches(item);
}

const deletedItems = new WeakMap<Change, CachedItem>();

/** One item for all watchers, so that it is encoded once. */
function deletedItem(change: Change, before: CachedItem): CachedItem {
  const known = deletedItems.get(change);
  if (known) return known;
  const item = before.at(change.revision);
  deletedItems.set(change, item);
  return item;
}
