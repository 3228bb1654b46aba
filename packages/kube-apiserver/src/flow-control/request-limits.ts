import { untilAborted } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Logger, Metrics } from "@kubets/component-base";
import type { OwnWrites } from "../bootstrap/bootstrap.ts";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { RequestHandler } from "../endpoints/pipeline.ts";
import type { ObjectCache } from "../storage/cache.ts";
import { flowControlDumps } from "./debug-dumps.ts";
import { DefaultObjectsKeeper } from "./default-objects-keeper.ts";
import { FlowConfigWatcher } from "./flow-config-watcher.ts";
import { FlowConfig } from "./flow-config.ts";
import { FlowControl } from "./flow-control.ts";
import { registerFlowMetrics } from "./flow-metrics.ts";
import { MaxInFlight } from "./max-in-flight.ts";
import type { InFlightLimits } from "./max-in-flight.ts";
import type { WorkSource } from "./work-estimate.ts";

export interface RequestLimitsOptions extends InFlightLimits {
  /** False: requests are limited by their number alone. */
  readonly priorityAndFairness: boolean;
  readonly requestTimeoutMs: number;
}

/** Keeps the requests that are worked on at once within what the server can do. */
export interface RequestLimits {
  /** What tells about it, for paths that name no resource. */
  readonly rawHandlers: readonly RawHandler[];
  /** `next`, for as many requests at once as there is room for. */
  limit(next: RequestHandler, work: WorkSource): RequestHandler;
  /** Makes the objects that say how, and follows them, until the signal aborts. The cache is filled. */
  run(options: {
    readonly writes: OwnWrites;
    readonly cache: ObjectCache;
    readonly signal: AbortSignal;
  }): Promise<void>;
}

export function createRequestLimits(
  options: RequestLimitsOptions,
  deps: { readonly clock: Clock; readonly logger: Logger; readonly metrics: Metrics },
): RequestLimits {
  const { clock, logger, metrics } = deps;
  if (!options.priorityAndFairness) {
    return {
      rawHandlers: [],
      limit: (next) => new MaxInFlight({ next, limits: options }),
      run: ({ signal }) => untilAborted(signal),
    };
  }
  const totalSeats = options.maxRequestsInFlight + options.maxMutatingRequestsInFlight;
  const config = new FlowConfig({ clock, totalSeats });
  registerFlowMetrics(config, metrics);
  return {
    rawHandlers: [flowControlDumps({ config, clock })],
    limit: (next, work) =>
      new FlowControl({ config, next, work, clock, requestTimeoutMs: options.requestTimeoutMs }),
    async run({ writes, cache, signal }) {
      await Promise.all([
        new FlowConfigWatcher({ config, cache, writes, clock, logger }).run({ signal }),
        new DefaultObjectsKeeper({ writes, cache, clock, logger }).run({ signal }),
      ]);
    },
  };
}
