import type { Clock } from "./clock.ts";

/** Resolves after so many milliseconds, or when the signal aborts: for loops that then ask the signal themselves. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, { signal });
  } catch (err: unknown) {
    if (!signal.aborted) throw err;
  }
}
