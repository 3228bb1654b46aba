import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "./clock.ts";

/** The machine's clock. Built once per process, in `main.ts`, and passed down. */
export class RealClock implements Clock {
  now(): number {
    return performance.timeOrigin + performance.now();
  }

  monotonicMs(): number {
    return performance.now();
  }

  async sleep(ms: number, options: { readonly signal: AbortSignal }): Promise<void> {
    try {
      await delay(ms, undefined, { signal: options.signal });
    } catch (err: unknown) {
      // Node wraps the abort in its own AbortError; callers are promised the signal's own reason.
      throw options.signal.aborted ? options.signal.reason : err;
    }
  }

  setTimer(ms: number, callback: () => void): Disposable {
    const timer = setTimeout(callback, ms);
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }
}
