import { statusErrorOf } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { WorkQueue } from "./workqueue.ts";

export interface WorkersOptions {
  /** Keys worked on at once. Default 1. */
  readonly workers?: number;
  readonly signal: AbortSignal;
  /** Brings the world in line for one key. A throw is tried again after the key's back-off. */
  readonly sync: (key: string, options: { readonly signal: AbortSignal }) => Promise<void>;
  readonly logger: Pick<Logger, "debug">;
}

/**
 * Works a queue off until `signal` aborts, then waits for what is under way. Retry lives here: `sync` need not
 * know of it. A server that says when to come again is obeyed.
 */
export async function runWorkers(queue: WorkQueue, options: WorkersOptions): Promise<void> {
  const workers = Array.from({ length: options.workers ?? 1 }, () => work(queue, options));
  await Promise.all(workers);
}

async function work(queue: WorkQueue, options: WorkersOptions): Promise<void> {
  const { logger, signal, sync } = options;
  for (;;) {
    const key = await queue.get({ signal });
    if (key === undefined) return;
    try {
      await sync(key, { signal });
      queue.forget(key);
    } catch (err: unknown) {
      if (signal.aborted) return;
      logger.debug({ key, err, failures: queue.failures(key) }, "Sync failed, will try again");
      const retryAfterSeconds = statusErrorOf(err)?.retryAfterSeconds;
      if (retryAfterSeconds === undefined) queue.addRateLimited(key);
      else queue.addAfter(key, retryAfterSeconds * 1000);
    } finally {
      queue.done(key);
    }
  }
}
