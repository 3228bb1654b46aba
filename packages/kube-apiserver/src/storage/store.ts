import type { Clock } from "@kubets/apimachinery";

/**
 * Where API objects live: a revisioned key-value log with etcd's contract, behind which stand JetStream
 * (`JetStreamStore`) and memory (`MemoryStore`). Both pass `runStoreContract`.
 *
 * - One global order over all resources: every write gets a revision greater than all before it, the first at
 *   least 1. `metadata.resourceVersion` is the revision of the object's last write, as a decimal string.
 *   Core Events share that order: they expire by deletions of their own (`EventExpiry`), which watchers see.
 * - Writes are compare-and-set on one key. There are no transactions over keys.
 * - An acknowledged write is never lost, whoever is killed when.
 */
export interface Store extends AsyncDisposable {
  /** Writes a new key. Rejects with `exists` when it is there. Returns its revision. */
  create(key: StoreKey, value: Uint8Array): Promise<number>;
  /** Replaces a key whose last revision is `expected`; otherwise rejects with `conflict`, or `not-found`. */
  update(key: StoreKey, value: Uint8Array, expected: number): Promise<number>;
  /** Removes a key whose last revision is `expected`; otherwise as `update`. Returns the deletion's revision. */
  delete(key: StoreKey, expected: number): Promise<number>;
  /** The latest write of a key, read from the store itself (not a cache); undefined when absent. */
  get(key: StoreKey): Promise<StoredValue | undefined>;
  /** The revision of the last write of any key, read from the store itself. */
  revision(): Promise<number>;
  /**
   * First every key as it was at some revision R (each `put`, in order of revision), then `synced` with R, then
   * every later write in order, without gap or repetition, until `signal` aborts (the iteration then ends).
   * R is the oldest revision whose history is complete: what was compacted last. So a cache that is fed again
   * gets the recent history again. Survives a restart of the server behind it. With `from`, starts with the
   * writes after that revision instead (no `synced` before them) and throws `expired` when the store no longer
   * holds all of them. `progress` says that a revision is reached which wrote no key.
   */
  feed(options: { readonly from?: number; readonly signal: AbortSignal }): AsyncIterable<StoreEvent>;
  /** Forgets history up to `revision`: a later `feed` from before it rejects with `expired`. Live keys stay. */
  compact(revision: number): Promise<void>;
}

/** Group "" is the core group. Namespace "" is cluster scope. */
export interface StoreKey {
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

export interface StoredValue {
  readonly value: Uint8Array;
  readonly revision: number;
}

export type StoreEvent =
  | {
      readonly type: "put";
      readonly key: StoreKey;
      readonly value: Uint8Array;
      readonly revision: number;
      /** When it was written, by the clock of the server behind the store: ms since the Unix epoch. */
      readonly timeMs: number;
    }
  | { readonly type: "delete"; readonly key: StoreKey; readonly revision: number }
  | { readonly type: "synced"; readonly revision: number }
  | { readonly type: "progress"; readonly revision: number };

/**
 * - `exists`, `not-found`, `conflict`: the write was not made, because of the key's state.
 * - `expired`: the history asked for is gone.  `slow`: a watcher did not keep up and was ended.
 * - `unavailable`: no answer in time; the write may have been made.  `too-large`: the value is over the limit.
 */
export type StoreErrorCode =
  "exists" | "not-found" | "conflict" | "expired" | "slow" | "unavailable" | "too-large";

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

export interface StoreOptions {
  readonly clock: Clock;
}

/** A key for messages and maps: `apps/deployments/default/web`. Not for parsing. */
export function keyText(key: StoreKey): string {
  return `${key.group}/${key.resource}/${key.namespace}/${key.name}`;
}
