/**
 * Time, as a dependency. Everything that waits or stamps takes a Clock, so that tests step it and a
 * simulation owns it. The only implementation that reads the machine's clock is `real-clock.ts`.
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the Unix epoch. May jump. Use it for timestamps only. */
  now(): number;
  /** Milliseconds that only ever grow. Use it for durations and deadlines inside one process. */
  monotonicMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted, leaving no timer behind. */
  sleep(ms: number, options: { readonly signal: AbortSignal }): Promise<void>;
  /** Runs `callback` once after `ms`. Disposing the handle before that cancels it; later it does nothing. */
  setTimer(ms: number, callback: () => void): Disposable;
}

/** RFC 3339 with seconds, as `metav1.Time` is written in JSON: `2026-11-20T13:05:00Z`. */
export function formatTime(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19) + "Z";
}

/** RFC 3339 with microseconds, as `metav1.MicroTime` is written in JSON: `2026-11-20T13:05:00.123000Z`. */
export function formatMicroTime(epochMs: number): string {
  const whole = Math.floor(epochMs);
  const micros = Math.floor((epochMs - whole) * 1000);
  return new Date(whole).toISOString().slice(0, 23) + String(micros).padStart(3, "0") + "Z";
}

/** Milliseconds since the epoch of an RFC 3339 time; NaN when `text` is none. */
export function parseTime(text: string): number {
  return Date.parse(text);
}
