import type { KubernetesObject } from "@kubets/api";
import type { StoreKey } from "./store.ts";

/**
 * The API server's memory of the store: what every read and watch is served from. Fed by one `Store.feed`.
 * Implementation: `WatchCache`. Objects in it are deeply read-only and shared by all readers.
 */
export interface ObjectCache {
  /** Resolves when the initial state is loaded. */
  ready(signal: AbortSignal): Promise<void>;
  /** Resolves when the cache holds every write up to `revision` (for reads after writes). Rejects on abort. */
  waitFor(revision: number, signal: AbortSignal): Promise<void>;
  /** The revision the cache has reached. */
  readonly revision: number;

  get(key: StoreKey): CachedObject | undefined;
  /**
   * Objects of one resource, sorted by namespace then name as etcd sorts keys, as they are now. `namespace`
   * undefined: all. The result is a snapshot: later writes do not change it.
   */
  list(group: string, resource: string, namespace?: string): ObjectSnapshot;

  /** As `list`, in the state of an earlier revision; undefined when the history kept does not go back that far. */
  listAt(
    revision: number,
    of: { readonly group: string; readonly resource: string; readonly namespace?: string },
  ): ObjectSnapshot | undefined;

  /**
   * Events after `from` (a revision) that match `selection`, as they come. `from` older than the history kept
   * throws an `expired` StoreError. Each event went through `selection` as Kubernetes does: an object that stops
   * matching is DELETED to this watcher, one that starts matching is ADDED. A watcher whose queue is full is
   * ended with `slow` (its connection is closed; it may resume from its last revision).
   */
  watch(
    selection: WatchSelection,
    options: { readonly from: number; readonly signal: AbortSignal },
  ): AsyncIterable<CacheEvent>;
}

/** An object with its encodings, each made at most once, on first use. */
export interface CachedObject {
  /** Of an object in the cache: tells its name without decoding it. */
  readonly key?: StoreKey;
  readonly object: KubernetesObject;
  readonly revision: number;
  /** The `k8s\0` envelope as stored, with the resourceVersion set. */
  protobuf(): Uint8Array;
  /** UTF-8 JSON. */
  json(): Uint8Array;
}

export interface ObjectSnapshot {
  readonly revision: number;
  readonly items: readonly CachedObject[];
}

export interface WatchSelection {
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string;
  /** `metadata.name=` of the field selector, when it is that exact: makes the watcher indexed by key. */
  readonly name?: string;
  /** `spec.nodeName=` of the field selector on pods, likewise. */
  readonly nodeName?: string;
  /** The whole selector (labels and fields), already parsed. Only what looks at the object has it decoded. */
  matches(item: Pick<CachedObject, "key" | "object">): boolean;
}

export interface CacheEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  /** For DELETED, the object's last state, with the deletion's revision as its resourceVersion. */
  readonly item: CachedObject;
}
