import type { Clock } from "@kubets/apimachinery";
import { newTimeout, StatusError } from "@kubets/apimachinery";
import type { ObjectCache } from "../storage/cache.ts";
import type { Store } from "../storage/store.ts";

/** How long a read waits for a revision the cache has not reached. */
const waitMs = 3_000;

/**
 * Makes reads from the cache as good as reads from the store: a consistent read waits until the cache has
 * reached what the store held when the read began. Reads that come together share one question to the store.
 */
export class Freshness {
  readonly #store: Pick<Store, "revision">;
  readonly #cache: Pick<ObjectCache, "revision" | "waitFor">;
  readonly #clock: Clock;
  #next: Promise<number> | undefined;
  #running: Promise<number> | undefined;

  constructor(deps: {
    readonly store: Pick<Store, "revision">;
    readonly cache: Pick<ObjectCache, "revision" | "waitFor">;
    readonly clock: Clock;
  }) {
    this.#store = deps.store;
    this.#cache = deps.cache;
    this.#clock = deps.clock;
  }

  /** Resolves when the cache holds everything written before the call. */
  async current(signal: AbortSignal): Promise<void> {
    await this.#reach(await this.#storeRevision(), signal);
  }

  /** Resolves when the cache holds `revision`; 504 when that takes too long, as for one from the future. */
  async atLeast(revision: number, signal: AbortSignal): Promise<void> {
    if (this.#cache.revision >= revision) return;
    await this.#reach(revision, signal);
  }

  async #reach(revision: number, signal: AbortSignal): Promise<void> {
    if (this.#cache.revision >= revision) return;
    const ending = new AbortController();
    const late = (): void => ending.abort(tooLargeRevision(revision, this.#cache.revision));
    using _timer = this.#clock.setTimer(waitMs, late);
    // Not AbortSignal.any, which costs more than all the rest of a read.
    const onAbort = (): void => ending.abort(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      await this.#cache.waitFor(revision, ending.signal);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  /** The store's revision at or after this call: a question already under way may be too early to share. */
  #storeRevision(): Promise<number> {
    if (this.#next) return this.#next;
    if (!this.#running) return (this.#running = this.#ask());
    this.#next = this.#running.then(
      () => this.#askNext(),
      () => this.#askNext(),
    );
    return this.#next;
  }

  #askNext(): Promise<number> {
    this.#next = undefined;
    this.#running = this.#ask();
    return this.#running;
  }

  #ask(): Promise<number> {
    const asked: Promise<number> = this.#store.revision().finally(() => {
      if (this.#running === asked) this.#running = undefined;
    });
    return asked;
  }
}

function tooLargeRevision(revision: number, current: number): StatusError {
  const message = `Too large resource version: ${String(revision)}, current: ${String(current)}`;
  const { code, reason, message: text } = newTimeout(message, 1);
  const causes = [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }];
  return new StatusError({ code, reason, message: text, details: { causes, retryAfterSeconds: 1 } });
}
