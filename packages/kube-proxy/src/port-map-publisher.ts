import { resources } from "@kubets/api";
import { StatusError } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import type { Logger } from "@kubets/component-base";

export interface PortMapPublisherDeps {
  readonly client: Client;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly nodeName: string;
}

/** The node may not be registered yet, or the API server away. */
const retryMs = 1_000;

/**
 * Keeps the node annotation `kubets.dev/service-port-map` what it should be: which free ports stand in for those
 * that could not be had. Also removes what an earlier kube-proxy, of a user with fewer rights, left there.
 */
export class PortMapPublisher {
  readonly #deps: PortMapPublisherDeps;
  #wanted: string | null = null;
  #changed = Promise.withResolvers<void>();

  constructor(deps: PortMapPublisherDeps) {
    this.#deps = deps;
  }

  /** `namespace/name:port` → `address:port`. Of maps that come fast the last counts. */
  publish(mapped: Readonly<Record<string, string>>): void {
    this.#wanted = Object.keys(mapped).length === 0 ? null : JSON.stringify(mapped);
    this.#changed.resolve();
  }

  /** Until the signal aborts. One write at a time, so that the last one stays. */
  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const aborted = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => aborted.resolve(), { once: true });
    let published: string | null | undefined;
    while (!signal.aborted) {
      this.#changed = Promise.withResolvers();
      const value = this.#wanted;
      if (value !== published && (await this.#write(value, signal))) {
        published = value;
        continue;
      }
      using _retry =
        value === published ? undefined : this.#deps.clock.setTimer(retryMs, () => this.#changed.resolve());
      await Promise.race([this.#changed.promise, aborted.promise]);
    }
  }

  async #write(value: string | null, signal: AbortSignal): Promise<boolean> {
    const { client, nodeName, logger } = this.#deps;
    const body = { metadata: { annotations: { "kubets.dev/service-port-map": value } } };
    try {
      await client
        .resource(resources.nodes)
        .patch(nodeName, { type: "application/merge-patch+json", body }, { signal });
      return true;
    } catch (err: unknown) {
      // At first the kubelet may not have registered the node.
      const expected = signal.aborted || (err instanceof StatusError && err.reason === "NotFound");
      if (!expected) logger.warn({ err }, "Could not publish which ports are mapped, will try again");
      return false;
    }
  }
}
