/**
 * A queue of keys that never gives one key to two workers at once and never forgets one (client-go
 * util/workqueue): a key added while it is being processed is given out again after `done`; a key added twice
 * before it is taken is given out once. Implementation: `RateLimitingQueue`.
 */
export interface WorkQueue {
  add(key: string): void;
  /** Adds after a delay; an earlier due time for the same key wins. */
  addAfter(key: string, delayMs: number): void;
  /** Adds after the key's exponential back-off (5 ms doubling to 1,000 s by default). */
  addRateLimited(key: string): void;
  /** Resets the key's back-off. */
  forget(key: string): void;
  /** How often the key was added rate-limited since the last `forget`. */
  failures(key: string): number;
  /** The next key, or undefined once the signal aborts. The caller must call `done`. */
  get(options: { readonly signal: AbortSignal }): Promise<string | undefined>;
  done(key: string): void;
  readonly length: number;
}
