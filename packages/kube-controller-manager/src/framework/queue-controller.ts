import { RateLimitingQueue, runWorkers } from "@kubets/client";
import type { WorkQueue } from "@kubets/client";
import type { Controller, ControllerContext } from "./controller.ts";

/** Keys in work at once, as Kubernetes' --concurrent-*-syncs default. */
const defaultWorkers = 5;

/** What a sync may use beside its key. */
export interface SyncOptions {
  readonly signal: AbortSignal;
  readonly queue: WorkQueue;
}

/**
 * A controller in its usual shape: informer events become keys, keys go through one queue, workers sync them.
 * `subscribe` may only map events to keys; `sync` reads caches, decides and writes, and throws to be tried again.
 */
export function createQueueController(options: {
  readonly name: string;
  readonly context: Pick<ControllerContext, "clock" | "logger">;
  readonly workers?: number;
  readonly subscribe: (queue: WorkQueue) => readonly Disposable[];
  readonly sync: (key: string, options: SyncOptions) => Promise<void>;
}): Controller {
  const { name, context } = options;
  return {
    name,
    run: async ({ signal }) => {
      using queue = new RateLimitingQueue({ clock: context.clock });
      using subscriptions = new DisposableStack();
      for (const subscription of options.subscribe(queue)) subscriptions.use(subscription);
      await runWorkers(queue, {
        workers: options.workers ?? defaultWorkers,
        sync: (key) => options.sync(key, { signal, queue }),
        logger: context.logger.child({ controller: name }),
        signal,
      });
    },
  };
}
