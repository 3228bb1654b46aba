import type { Clock } from "@kubets/apimachinery";
import type { WorkQueue } from "./workqueue.ts";

export interface RateLimitingQueueOptions {
  readonly clock: Clock;
  /** Back-off after the first failure. Default 5 ms. */
  readonly baseDelayMs?: number;
  /** The back-off doubles up to this. Default 1,000 s. */
  readonly maxDelayMs?: number;
}

interface Delayed extends Disposable {
  readonly dueMs: number;
}

/**
 * A `WorkQueue` in memory. A key is in `waiting` when it is to be given out, in `processing` between `get` and
 * `done`, in `dirty` when it was added meanwhile; never in `waiting` and `processing` at once.
 */
export class RateLimitingQueue implements WorkQueue, Disposable {
  readonly #clock: Clock;
  readonly #baseDelayMs: number;
  readonly #maxDelayMs: number;
  /** In order of addition. */
  readonly #waiting = new Set<string>();
  readonly #processing = new Set<string>();
  readonly #dirty = new Set<string>();
  readonly #delayed = new Map<string, Delayed>();
  readonly #failures = new Map<string, number>();
  readonly #takers = new Set<(key: string) => void>();

  constructor(options: RateLimitingQueueOptions) {
    this.#clock = options.clock;
    this.#baseDelayMs = options.baseDelayMs ?? 5;
    this.#maxDelayMs = options.maxDelayMs ?? 1_000_000;
  }

  /** Keys to be given out, delayed ones not counted. */
  get length(): number {
    return this.#waiting.size;
  }

  add(key: string): void {
    this.#undelay(key);
    if (this.#processing.has(key)) {
      this.#dirty.add(key);
      return;
    }
    if (this.#waiting.has(key)) return;
    const [taker] = this.#takers;
    if (taker === undefined) {
      this.#waiting.add(key);
      return;
    }
    this.#takers.delete(taker);
    this.#processing.add(key);
    taker(key);
  }

  addAfter(key: string, delayMs: number): void {
    if (delayMs <= 0) return this.add(key);
    const dueMs = this.#clock.monotonicMs() + delayMs;
    const delayed = this.#delayed.get(key);
    if (delayed !== undefined && delayed.dueMs <= dueMs) return;
    this.#undelay(key);
    const timer = this.#clock.setTimer(delayMs, () => {
      this.#delayed.delete(key);
      this.add(key);
    });
    this.#delayed.set(key, { dueMs, [Symbol.dispose]: () => timer[Symbol.dispose]() });
  }

  addRateLimited(key: string): void {
    const failures = this.failures(key);
    this.#failures.set(key, failures + 1);
    this.addAfter(key, Math.min(this.#baseDelayMs * 2 ** failures, this.#maxDelayMs));
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }

  failures(key: string): number {
    return this.#failures.get(key) ?? 0;
  }

  get(options: { readonly signal: AbortSignal }): Promise<string | undefined> {
    const { signal } = options;
    if (signal.aborted) return Promise.resolve(undefined);
    for (const key of this.#waiting) {
      this.#waiting.delete(key);
      this.#processing.add(key);
      return Promise.resolve(key);
    }
    return new Promise((resolve) => {
      const onAbort = (): void => {
        this.#takers.delete(taker);
        resolve(undefined);
      };
      const taker = (key: string): void => {
        signal.removeEventListener("abort", onAbort);
        resolve(key);
      };
      this.#takers.add(taker);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  done(key: string): void {
    this.#processing.delete(key);
    if (this.#dirty.delete(key)) this.add(key);
  }

  /** Drops delayed keys and their timers. */
  [Symbol.dispose](): void {
    for (const key of [...this.#delayed.keys()]) this.#undelay(key);
  }

  /** An addition now makes a later one needless. */
  #undelay(key: string): void {
    this.#delayed.get(key)?.[Symbol.dispose]();
    this.#delayed.delete(key);
  }
}
