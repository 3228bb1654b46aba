import type { Clock } from "@kubets/apimachinery";
import { pause, StatusError } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ObjectCache } from "../storage/cache.ts";
import { StoreError } from "../storage/store.ts";
import type { ApiEndpoints } from "./api-endpoint.ts";
import type { IdentityLease } from "./identity-lease.ts";
import { identityLeases, livingEndpoints, renewMs } from "./identity-lease.ts";
import type { ApiEndpoint } from "./objects.ts";

/** Shows that this API server lives, and where all that live are found. */
export class Presence {
  readonly #lease: IdentityLease;
  readonly #endpoints: ApiEndpoints;
  readonly #own: ApiEndpoint;
  readonly #cache: Pick<ObjectCache, "list">;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #left = false;

  constructor(deps: {
    readonly lease: IdentityLease;
    readonly endpoints: ApiEndpoints;
    readonly own: ApiEndpoint;
    readonly cache: Pick<ObjectCache, "list">;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#lease = deps.lease;
    this.#endpoints = deps.endpoints;
    this.#own = deps.own;
    this.#cache = deps.cache;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** Renews and publishes once. What fails is logged, and done the next time. */
  async show(): Promise<void> {
    try {
      await this.#lease.renew({ living: !this.#left });
      if (!this.#left) await this.#endpoints.publish(this.#living());
    } catch (err: unknown) {
      this.#complain(err);
    }
  }

  /** Goes on until the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    for (;;) {
      await pause(this.#clock, renewMs, options.signal);
      if (options.signal.aborted) return;
      await this.show();
    }
  }

  /** Before the end: sends everybody to the other servers. The last one stays where it is found after a restart. */
  async leave(): Promise<void> {
    const others = this.#living().filter(
      ({ address, port }) => address !== this.#own.address || port !== this.#own.port,
    );
    if (others.length === 0) return;
    this.#left = true;
    try {
      await this.#lease.renew({ living: false });
      await this.#endpoints.publish(others);
    } catch (err: unknown) {
      this.#complain(err);
    }
  }

  #complain(err: unknown): void {
    if (!(err instanceof StatusError) && !(err instanceof StoreError)) throw err;
    this.#logger.warn({ err }, "Could not publish where API servers are");
  }

  #living(): readonly ApiEndpoint[] {
    const living = livingEndpoints(identityLeases(this.#cache), this.#clock.now());
    const { address, port } = this.#own;
    // The lease just renewed may not have come back yet.
    if (living.some((each) => each.address === address && each.port === port)) return living;
    return [...living, this.#own].sort((a, b) => a.port - b.port);
  }
}
