import type { Clock } from "@kubets/apimachinery";
import { pause, StatusError } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { StoreError } from "../../storage/store.ts";
import type { ServiceAllocators } from "./service-allocators.ts";

/** As often as Kubernetes looks after its allocations. */
const everyMs = 3 * 60_000;

/** Makes claims and Services agree again and again, until the signal aborts: any server may have died between the two. */
export async function repairRegularly(
  allocators: Pick<ServiceAllocators, "repair">,
  { clock, logger, signal }: { readonly clock: Clock; readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  for (;;) {
    await pause(clock, everyMs, signal);
    if (signal.aborted) return;
    try {
      await allocators.repair(signal);
    } catch (err: unknown) {
      if (signal.aborted) return;
      if (!(err instanceof StatusError) && !(err instanceof StoreError)) throw err;
      logger.warn({ err }, "Could not repair the allocations of Services");
    }
  }
}
