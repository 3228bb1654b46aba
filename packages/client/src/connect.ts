import { readFileSync } from "node:fs";
import { isServiceUnavailable } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import { version } from "@kubets/component-base";
import type { FlagValues, Health, Logger, natsFlags } from "@kubets/component-base";
import { createNatsTransport } from "@kubets/transport";
import type { ConnectionState, Transport } from "@kubets/transport";
import type { Client } from "./client.ts";
import { EventBroadcaster } from "./event-broadcaster.ts";
import { createInformerFactory } from "./informer-factory.ts";
import type { InformerFactory } from "./informer.ts";
import { NatsClient } from "./nats-client.ts";

export interface ConnectOptions {
  /** The component's name, e.g. `kube-scheduler`. */
  readonly component: string;
  readonly flags: FlagValues<typeof natsFlags>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly health: Health;
  readonly signal: AbortSignal;
}

/** How a component reaches the API. Disposing it closes the connection. */
export interface ApiConnection extends AsyncDisposable {
  readonly transport: Transport;
  readonly client: Client;
  /** Not running yet: the component starts it once it has asked for its informers. */
  readonly informers: InformerFactory;
  /** Gives recorders; the component runs it beside its work. */
  readonly events: EventBroadcaster;
}

const apiRetryMs = 50;

/**
 * What every component does first: connect to the bus under its identity, build its client on it, and wait until the
 * API answers. Readiness says `nats` while the connection is lost. Rejects when there is no connection within 30 s,
 * or the bus refuses the seed.
 */
export async function connectToApi(options: ConnectOptions): Promise<ApiConnection> {
  const { component, flags, clock, random, logger, health, signal } = options;
  const transport = await createNatsTransport({
    servers: flags["nats-url"],
    identity: flags["nats-identity"],
    seed: readFileSync(flags["nats-seed-file"], "utf8").trim(),
    clock,
    random,
    signal,
  });
  let connection: ConnectionState = "connected";
  transport.onConnectionChange((state) => {
    connection = state;
    logger.info({ state }, "Connection to the bus changed");
  });
  health.addReadiness("nats", () => (connection === "connected" ? undefined : `connection is ${connection}`));
  const client = new NatsClient({ transport, userAgent: `${component}/${version.gitVersion}` });
  try {
    await waitForApi(client, options);
  } catch (err: unknown) {
    await transport[Symbol.asyncDispose]();
    throw err;
  }
  const informers = createInformerFactory({ client, clock, random, logger });
  return {
    transport,
    client,
    informers,
    events: new EventBroadcaster({ client, clock, random, logger }),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };
}

/**
 * Cluster starts begin with nobody serving the API yet. Waiting here, often and in one place, keeps the loops of the
 * component from meeting that with the long pauses that they make for a server in trouble.
 */
async function waitForApi(client: Client, { clock, logger, signal }: ConnectOptions): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await client.raw("/livez", { signal });
      return;
    } catch (err: unknown) {
      signal.throwIfAborted();
      // Any other answer shows that somebody serves.
      if (!isServiceUnavailable(err)) return;
      if (tries === 0) logger.info("Waiting for kube-apiserver");
    }
    await clock.sleep(apiRetryMs, { signal });
  }
}
