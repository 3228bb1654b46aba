import type { Clock } from "@kubets/apimachinery";

/** Lets one loop sleep until a time has passed or somebody wakes it. A wake while nobody waits is not lost. */
export class Wakeup {
  readonly #clock: Pick<Clock, "setTimer">;
  #pending = false;
  #resolve: (() => void) | undefined;

  constructor(clock: Pick<Clock, "setTimer">) {
    this.#clock = clock;
  }

  wake(): void {
    this.#pending = true;
    this.#resolve?.();
  }

  /** Resolves at the next wake, or after `ms` (undefined: never by itself). Rejects when the signal aborts. */
  async wait(ms: number | undefined, options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    signal.throwIfAborted();
    if (!this.#pending) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#resolve = () => resolve();
      const timer = ms === undefined ? undefined : this.#clock.setTimer(ms, resolve);
      signal.addEventListener("abort", this.#resolve, { once: true });
      await promise;
      signal.removeEventListener("abort", this.#resolve);
      timer?.[Symbol.dispose]();
      this.#resolve = undefined;
    }
    signal.throwIfAborted();
    this.#pending = false;
  }
}
