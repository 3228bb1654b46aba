import { resources } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { isConflict, isNotFound, pause, StatusError } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ObjectCache } from "../storage/cache.ts";
import { StoreError } from "../storage/store.ts";
import type { OwnWrites } from "./bootstrap.ts";
import { identityLeases, isExpired, leaseNamespace } from "./identity-lease.ts";

const everyMs = 10 * 60_000;

/** Removes the leases of API servers that have not come back (Kubernetes: apiserverleasegc). */
export class LeaseCollector {
  readonly #writes: Pick<OwnWrites, "remove">;
  readonly #cache: Pick<ObjectCache, "list">;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(deps: {
    readonly writes: Pick<OwnWrites, "remove">;
    readonly cache: Pick<ObjectCache, "list">;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#writes = deps.writes;
    this.#cache = deps.cache;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** Looks every ten minutes until the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    while (!options.signal.aborted) {
      await this.collect();
      await pause(this.#clock, everyMs, options.signal);
    }
  }

  async collect(): Promise<void> {
    const expired = identityLeases(this.#cache).filter((lease) => isExpired(lease, this.#clock.now()));
    for (const { metadata } of expired) {
      const { name = "", uid = "", resourceVersion = "" } = metadata;
      try {
        // Of that revision: its server may come back this moment.
        await this.#writes.remove(resources.leases, {
          namespace: leaseNamespace,
          name,
          uid,
          resourceVersion,
        });
        this.#logger.info({ lease: name }, "Removed the lease of an API server that is gone");
      } catch (err: unknown) {
        if (isNotFound(err) || isConflict(err)) continue;
        if (!(err instanceof StatusError) && !(err instanceof StoreError)) throw err;
        this.#logger.warn({ err, lease: name }, "Could not remove the lease of an API server that is gone");
      }
    }
  }
}
