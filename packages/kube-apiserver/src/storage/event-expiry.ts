import type { Clock } from "@kubets/apimachinery";
import { pause } from "@kubets/apimachinery";
import { StoreError } from "./store.ts";
import type { Store, StoreKey } from "./store.ts";

export interface EventExpiryOptions {
  readonly store: Pick<Store, "delete">;
  readonly cache: {
    writtenBefore(
      group: string,
      resource: string,
      timeMs: number,
    ): readonly { readonly key: StoreKey; readonly revision: number }[];
  };
  readonly clock: Clock;
  /** How long an Event is kept after its last write. Default 1 hour, as kube-apiserver's --event-ttl. */
  readonly ttlMs?: number;
  /** Told when the store cannot be written; the next round tries again. */
  readonly onFailure: (err: StoreError) => void;
}

const roundMs = 10_000;
const deletionsAtOnce = 32;

/** Deletes old Events. Each deletion is a write like any other, so that watchers see it, as etcd's leases do it. */
export class EventExpiry {
  readonly #options: EventExpiryOptions;

  constructor(options: EventExpiryOptions) {
    this.#options = options;
  }

  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { clock } = this.#options;
    while (!options.signal.aborted) {
      await this.#round(options.signal);
      await pause(clock, roundMs, options.signal);
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { cache, clock, ttlMs } = this.#options;
    const old = cache.writtenBefore("", "events", clock.now() - (ttlMs ?? 3_600_000));
    try {
      for (let at = 0; at < old.length && !signal.aborted; at += deletionsAtOnce) {
        await Promise.all(old.slice(at, at + deletionsAtOnce).map((event) => this.#delete(event)));
      }
    } catch (err: unknown) {
      if (!(err instanceof StoreError)) throw err;
      this.#options.onFailure(err);
    }
  }

  async #delete(event: { readonly key: StoreKey; readonly revision: number }): Promise<void> {
    try {
      await this.#options.store.delete(event.key, event.revision);
    } catch (err: unknown) {
      // Somebody has renewed it, or another API server was quicker.
      if (!(err instanceof StoreError) || (err.code !== "conflict" && err.code !== "not-found")) throw err;
    }
  }
}
