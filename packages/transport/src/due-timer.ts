import type { Clock } from "@kubets/apimachinery";

/** Dues closer together than this are served by one firing. */
const granularityMs = 25;

/**
 * One timer for everything in a transport that becomes due: deadlines, heartbeats, probes. `check` does what is
 * due and returns when it wants to be called next.
 */
export class DueTimer implements Disposable {
  readonly #clock: Clock;
  readonly #check: (nowMs: number) => number;
  #next = Infinity;
  #timer: Disposable | undefined;
  #closed = false;

  constructor(clock: Clock, check: (nowMs: number) => number) {
    this.#clock = clock;
    this.#check = check;
  }

  /** Makes sure that `check` runs at `dueMs` (monotonic) or soon after. */
  arm(dueMs: number): void {
    if (dueMs >= this.#next || this.#closed) return;
    this.#timer?.[Symbol.dispose]();
    this.#next = dueMs;
    const wait = Math.max(0, dueMs - this.#clock.monotonicMs());
    this.#timer = this.#clock.setTimer(Math.ceil(wait / granularityMs) * granularityMs, () => this.#fire());
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  #fire(): void {
    this.#next = Infinity;
    this.#timer = undefined;
    this.arm(this.#check(this.#clock.monotonicMs()));
  }
}
