import { setTimeout as delay } from "node:timers/promises";

/**
 * Calls `probe` again and again until it returns without throwing, and returns its value. After `withinMs` the test
 * fails with the last error, so the message tells what was seen last.
 */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  options: { readonly withinMs: number; readonly everyMs?: number; readonly what: string },
): Promise<T> {
  const deadline = Date.now() + options.withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (err: unknown) {
      if (Date.now() > deadline) {
        throw new Error(`${options.what}: not within ${options.withinMs} ms`, { cause: err });
      }
      await delay(options.everyMs ?? 100);
    }
  }
}
