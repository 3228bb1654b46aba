import type { Clock } from "@kubets/apimachinery";
import type { Endpoint } from "./service-map.ts";

/** Clients remembered per service port; the oldest are forgotten first. */
const maxClients = 10_000;

/**
 * Chooses the endpoint of each new connection: one after the other, starting anywhere; with session affinity, a
 * client's last one while it is there and was used within the time given.
 */
export class LoadBalancer {
  readonly #clock: Clock;
  #endpoints: readonly Endpoint[];
  #affinityMs: number | undefined;
  #next: number;
  readonly #clients = new Map<string, { readonly endpoint: Endpoint; readonly usedMs: number }>();

  constructor(options: {
    readonly clock: Clock;
    readonly endpoints: readonly Endpoint[];
    readonly affinityMs: number | undefined;
    /** In [0, 1): where to start. */
    readonly start: number;
  }) {
    this.#clock = options.clock;
    this.#endpoints = options.endpoints;
    this.#affinityMs = options.affinityMs;
    this.#next = Math.floor(options.start * options.endpoints.length);
  }

  update(endpoints: readonly Endpoint[], affinityMs: number | undefined): void {
    this.#endpoints = endpoints;
    this.#affinityMs = affinityMs;
  }

  /** The endpoints to try, best first, each once: the next when one does not answer. */
  candidates(client: string): readonly Endpoint[] {
    const { length } = this.#endpoints;
    const first = this.#next++ % length;
    const order = [...this.#endpoints.slice(first), ...this.#endpoints.slice(0, first)];
    const last = this.#affinityMs === undefined ? undefined : this.#clients.get(client);
    if (!last || this.#clock.monotonicMs() - last.usedMs > (this.#affinityMs ?? 0)) return order;
    const same = order.find(
      (each) => each.address === last.endpoint.address && each.port === last.endpoint.port,
    );
    return same ? [same, ...order.filter((each) => each !== same)] : order;
  }

  /** The connection of this client went to this endpoint. */
  connected(client: string, endpoint: Endpoint): void {
    if (this.#affinityMs === undefined) return;
    this.#clients.delete(client);
    this.#clients.set(client, { endpoint, usedMs: this.#clock.monotonicMs() });
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > maxClients && oldest !== undefined) this.#clients.delete(oldest);
  }
}
