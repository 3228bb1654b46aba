import type { Clock } from "@kubets/apimachinery";
import { keyText, StoreError } from "./store.ts";
import type { Store, StoredValue, StoreEvent, StoreKey, StoreOptions } from "./store.ts";

type Write = Extract<StoreEvent, { type: "put" | "delete" }>;

/** The store of tests and of the simulation: the whole contract, nothing kept when it is gone. */
export class MemoryStore implements Store {
  readonly #clock: Clock;
  /** The last write of each key; absent when that was a deletion. */
  readonly #live = new Map<string, Write & { type: "put" }>();
  /** Every key as it was at `#compacted`. */
  readonly #base = new Map<string, Write & { type: "put" }>();
  /** All writes after `#compacted`, in order. */
  #log: Write[] = [];
  #compacted = 1;
  #revision = 1;
  #closed = false;
  #waiters: (() => void)[] = [];

  constructor(options: StoreOptions) {
    this.#clock = options.clock;
  }

  async create(key: StoreKey, value: Uint8Array): Promise<number> {
    this.#checkOpen();
    if (this.#live.has(keyText(key))) throw new StoreError("exists", `${keyText(key)} exists`);
    return this.#put(key, value);
  }

  async update(key: StoreKey, value: Uint8Array, expected: number): Promise<number> {
    this.#expect(key, expected);
    return this.#put(key, value);
  }

  async delete(key: StoreKey, expected: number): Promise<number> {
    this.#expect(key, expected);
    this.#live.delete(keyText(key));
    return this.#append({ type: "delete", key, revision: this.#revision + 1 });
  }

  async get(key: StoreKey): Promise<StoredValue | undefined> {
    this.#checkOpen();
    const write = this.#live.get(keyText(key));
    return write && { value: write.value, revision: write.revision };
  }

  async revision(): Promise<number> {
    this.#checkOpen();
    return this.#revision;
  }

  async *feed(options: { readonly from?: number; readonly signal: AbortSignal }): AsyncGenerator<StoreEvent> {
    const { from, signal } = options;
    let reached = from ?? this.#compacted;
    this.#checkHistory(reached);
    if (from === undefined) {
      const base = [...this.#base.values()].sort((a, b) => a.revision - b.revision);
      yield* base;
      yield { type: "synced", revision: reached };
    }
    while (!signal.aborted && !this.#closed) {
      this.#checkHistory(reached);
      const next = this.#log[firstAfter(this.#log, reached)];
      if (next) {
        reached = next.revision;
        yield next;
      } else {
        await this.#nextWrite(signal);
      }
    }
  }

  async compact(revision: number): Promise<void> {
    this.#checkOpen();
    const upTo = Math.min(revision, this.#revision);
    if (upTo <= this.#compacted) return;
    const kept = firstAfter(this.#log, upTo);
    for (const write of this.#log.slice(0, kept)) {
      if (write.type === "put") this.#base.set(keyText(write.key), write);
      else this.#base.delete(keyText(write.key));
    }
    this.#log = this.#log.slice(kept);
    this.#compacted = upTo;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#wake();
  }

  #put(key: StoreKey, value: Uint8Array): number {
    const revision = this.#revision + 1;
    const write = { type: "put", key, value, revision, timeMs: this.#clock.now() } as const;
    this.#live.set(keyText(key), write);
    return this.#append(write);
  }

  #append(write: Write): number {
    this.#revision = write.revision;
    this.#log.push(write);
    this.#wake();
    return write.revision;
  }

  #expect(key: StoreKey, expected: number): void {
    this.#checkOpen();
    const current = this.#live.get(keyText(key));
    if (!current) throw new StoreError("not-found", `${keyText(key)} not found`);
    if (current.revision !== expected) {
      throw new StoreError("conflict", `${keyText(key)} is at revision ${current.revision}, not ${expected}`);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreError("unavailable", "the store is closed");
  }

  #checkHistory(reached: number): void {
    if (reached < this.#compacted) {
      throw new StoreError("expired", `history after ${reached} is compacted up to ${this.#compacted}`);
    }
  }

  #nextWrite(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done, { once: true });
      this.#waiters.push(done);
    });
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter();
  }
}

/** Index of the first write after `revision`; the log is in order. */
function firstAfter(log: readonly Write[], revision: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log[middle]?.revision ?? 0) <= revision) low = middle + 1;
    else high = middle;
  }
  return low;
}
