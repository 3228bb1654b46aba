import type { Clock } from "../clock.ts";

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A Clock that stands still until a test steps it. */
export class FakeClock implements Clock {
  #nowMs: number;
  #monotonicMs = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  /** Starts at the given time; by default 2026-01-01T00:00:00Z. */
  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  sleep(ms: number, options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        timer[Symbol.dispose]();
        reject(signal.reason);
      };
      const timer = this.setTimer(ms, () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      });
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  setTimer(ms: number, callback: () => void): Disposable {
    const timer = { dueMs: this.#monotonicMs + Math.max(0, ms), order: this.#order++, callback };
    this.#timers.add(timer);
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) };
  }

  /** Timers and sleepers that wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer is due; undefined when none waits. */
  get nextTimerMs(): number | undefined {
    const next = this.#next();
    return next && next.dueMs - this.#monotonicMs;
  }

  /**
   * Lets `ms` pass. Timers that fall due run in order, each at its own time; between two, promise callbacks run, so
   * that what a timer woke can set the next one.
   */
  async step(ms: number): Promise<void> {
    const target = this.#monotonicMs + ms;
    for (;;) {
      await settle();
      const next = this.#next();
      if (next === undefined || next.dueMs > target) break;
      this.#advanceTo(next.dueMs);
      this.#timers.delete(next);
      next.callback();
    }
    this.#advanceTo(target);
    await settle();
  }

  /** Sets the wall clock, as an operator or NTP does; durations do not notice. */
  setNow(epochMs: number): void {
    this.#nowMs = epochMs;
  }

  #advanceTo(monotonicMs: number): void {
    this.#nowMs += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || timer.dueMs < first.dueMs) first = timer;
      else if (timer.dueMs === first.dueMs && timer.order < first.order) first = timer;
    }
    return first;
  }
}

/** Enough turns of the microtask queue for chains of awaits to come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
