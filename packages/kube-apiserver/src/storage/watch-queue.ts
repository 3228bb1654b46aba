import { StoreError } from "./store.ts";

/** Fewer taken items than this are not worth a new array. */
const leastCut = 1024;

/**
 * What a watcher has still to send, bounded by number and bytes: a watcher that does not keep up is ended with
 * `slow`, and may resume from its last revision. One reader.
 */
export class WatchQueue<T extends { readonly bytes: number }> implements AsyncIterable<T> {
  readonly #capacity: number;
  readonly #maxBytes: number;
  #bytes = 0;
  readonly #endListeners: (() => void)[] = [];
  #items: T[] = [];
  #first = 0;
  #failure: StoreError | undefined;
  #ended = false;
  #wake: (() => void) | undefined;

  /** Ends when `signal` aborts. */
  constructor(bounds: { readonly items: number; readonly bytes: number }, signal: AbortSignal) {
    this.#capacity = bounds.items;
    this.#maxBytes = bounds.bytes;
    if (signal.aborted) {
      this.#ended = true;
      return;
    }
    const onAbort = (): void => this.end();
    signal.addEventListener("abort", onAbort, { once: true });
    this.#endListeners.push(() => signal.removeEventListener("abort", onAbort));
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** It ended because its reader did not keep up. */
  get tooSlow(): boolean {
    return this.#failure !== undefined;
  }

  /** Items in memory: those that wait, and some that were taken. */
  get held(): number {
    return this.#items.length;
  }

  /** Items that wait. */
  get size(): number {
    return this.#items.length - this.#first;
  }

  /** Called once, when no more items are taken; at once when that is so already. */
  onEnd(listener: () => void): void {
    if (this.#ended) listener();
    else this.#endListeners.push(listener);
  }

  push(item: T): void {
    if (this.#ended) return;
    // One item is always taken, however large.
    if (this.size >= this.#capacity || (this.#bytes > 0 && this.#bytes + item.bytes > this.#maxBytes)) {
      this.#failure = new StoreError("slow", `the watcher is ${String(this.size)} events behind`);
      this.end();
      return;
    }
    this.#bytes += item.bytes;
    this.#items.push(item);
    this.#wake?.();
  }

  /** What is queued is dropped. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#items = [];
    this.#first = 0;
    this.#bytes = 0;
    for (const listener of this.#endListeners) listener();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      if (this.#ended) return;
      const item = this.#take();
      if (item !== undefined) yield item;
      else await this.#nextItem();
    }
  }

  #take(): T | undefined {
    const item = this.#items[this.#first];
    if (item === undefined) return undefined;
    this.#first++;
    this.#bytes -= item.bytes;
    if (this.#first === this.#items.length) {
      this.#items = [];
      this.#first = 0;
    } else if (this.#first >= leastCut && this.#first * 2 >= this.#items.length) {
      // A queue that is never empty must not keep all that went through it.
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  async #nextItem(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
