import type { Clock } from "@kubets/apimachinery";
import type { LoadBalancer } from "./load-balancer.ts";

/** Listens at one address and port and relays what comes to the endpoints of a service. */
export interface Relay {
  /** The port it got: the one asked for, or a free one when 0 was asked for. */
  readonly port: number;
  /** Takes no new connections; those that are open go on. */
  close(): void;
  /** Ends the open ones too. */
  destroy(): void;
}

export interface RelayOptions {
  readonly address: string;
  readonly port: number;
  /** Several processes may listen here (SO_REUSEPORT). */
  readonly shared: boolean;
  readonly balancer: LoadBalancer;
  readonly clock: Clock;
}
