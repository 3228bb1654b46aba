import type { Clock, Random } from "@kubets/apimachinery";
import type { ConnectionOptions, NatsConnection } from "nats";
import { BusTransport } from "./bus-transport.ts";
import { signingAuthenticator } from "./nkey.ts";
import { inboxPrefix } from "./subjects.ts";
import { TransportError, type Transport } from "./transport.ts";

export interface NatsTransportOptions {
  /** One or more, e.g. `nats://127.0.0.1:4222`. */
  readonly servers: string | readonly string[];
  /** Who this process is, e.g. `system:kube-scheduler`; the bus checks it by the seed. */
  readonly identity: string;
  /** The nkey seed of the identity (`SU…`). Left out only for servers without authorization. */
  readonly seed?: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends the attempts to connect. Has no effect on a connection that is there. */
  readonly signal: AbortSignal;
  /** How long the first connection may take, in ms; tried again all the while. Default 30,000. */
  readonly connectTimeoutMs?: number;
  /** Heartbeat of streams in ms. Default 2,000. */
  readonly heartbeatMs?: number;
}

const reconnectWaitMs = 100;

/**
 * Connects to nats-server. Rejects with code `permission` when the seed is refused, `broken` when there is no
 * connection within `connectTimeoutMs`. Afterwards a lost connection is sought again without end.
 */
export async function createNatsTransport(options: NatsTransportOptions): Promise<Transport> {
  const { clock, identity, random } = options;
  const { NatsLink } = await import("./nats-link.ts");
  const link = new NatsLink(identity, await connectNats(options));
  try {
    return await BusTransport.create({ link, clock, random, heartbeatMs: options.heartbeatMs });
  } catch (err: unknown) {
    await link.close();
    throw err;
  }
}

/** The connection alone, for what works on NATS directly. Rejects as `createNatsTransport`. */
export async function connectNats(options: NatsTransportOptions): Promise<NatsConnection> {
  const { clock, signal, connectTimeoutMs = 30_000 } = options;
  // Loaded here, for those that only want the bus's keys and permissions.
  const { connect, NatsError } = await import("nats");
  const giveUpAtMs = clock.monotonicMs() + connectTimeoutMs;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await connect(connectionOptions(options));
    } catch (err: unknown) {
      if (err instanceof NatsError && err.isAuthError()) {
        throw new TransportError("permission", `nats-server refused ${options.identity}`, { cause: err });
      }
      if (clock.monotonicMs() >= giveUpAtMs) {
        const message = `no connection to nats-server within ${connectTimeoutMs} ms`;
        throw new TransportError("broken", message, { cause: err });
      }
    }
    await clock.sleep(reconnectWaitMs, { signal });
  }
}

function connectionOptions(options: NatsTransportOptions): ConnectionOptions {
  const { identity, seed, servers } = options;
  return {
    servers: typeof servers === "string" ? servers : [...servers],
    name: identity,
    inboxPrefix: inboxPrefix(identity),
    ...(seed === undefined ? {} : { authenticator: signingAuthenticator(seed) }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: reconnectWaitMs,
    reconnectJitter: reconnectWaitMs,
    // A server that restarts with a changed user list may refuse for a moment.
    ignoreAuthErrorAbort: true,
    pingInterval: 20_000,
    timeout: 5000,
  };
}
