import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import type { NatsConnection } from "nats";
import { allResources } from "@kubets/api";
import { untilAborted } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Health, Logger, Metrics } from "@kubets/component-base";
import { connectNats, createNatsTransport } from "@kubets/transport";
import type { ConnectionState, Transport } from "@kubets/transport";
import { createApiCore } from "./api-core.ts";
import type { ApiCore, ApiCoreDeps } from "./api-core.ts";
import type { ApiServerOptions } from "./api-server-options.ts";
import { ApiEndpoints } from "./bootstrap/api-endpoint.ts";
import { bootstrap, OwnWrites } from "./bootstrap/bootstrap.ts";
import { IdentityLease } from "./bootstrap/identity-lease.ts";
import { LeaseCollector } from "./bootstrap/lease-collector.ts";
import { Presence } from "./bootstrap/presence.ts";
import { readTokenKeys } from "./endpoints/authentication/token-keys.ts";
import type { TokenKeys } from "./endpoints/authentication/token-keys.ts";
import { serverInfoHandlers } from "./discovery/raw-handlers.ts";
import { registerCacheMetrics, RequestMetrics } from "./discovery/request-metrics.ts";
import { createRequestLimits } from "./flow-control/request-limits.ts";
import type { RequestLimits } from "./flow-control/request-limits.ts";
import { HttpsFront } from "./fronts/https-front.ts";
import { readTlsFiles, watchTlsFiles } from "./fronts/https-tls.ts";
import type { TlsMaterial } from "./fronts/https-tls.ts";
import { NatsFront } from "./fronts/nats.ts";
import { Compactor } from "./storage/compactor.ts";
import { EventExpiry } from "./storage/event-expiry.ts";
import { JetStreamStore } from "./storage/jetstream-store.ts";
import { repairRegularly } from "./registry/allocators/repair-loop.ts";
import { strategies } from "./registry/kinds/index.ts";
import type { ProxyHandler } from "./streaming/proxy-handler.ts";
import { Lifetime } from "./lifetime.ts";
import type { StreamingHandler } from "./streaming/streaming-handler.ts";
import { StartGate } from "./start-gate.ts";
import type { Store, StoreError } from "./storage/store.ts";

export interface ApiServerDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
}

/** Builds the API server and runs it until the signal aborts. Everything it started has ended when it settles. */
export async function runApiServer(options: ApiServerOptions, deps: ApiServerDeps): Promise<void> {
  const { clock, random, signal, health } = deps;
  let ready = false;
  health.addReadiness("poststarthook/bootstrap", () => (ready ? undefined : "not finished"));
  health.addReadiness("shutdown", () => (signal.aborted ? "process is shutting down" : undefined));
  using life = new Lifetime(signal);
  const gate = new StartGate();
  const parts: Promise<void>[] = [];
  const [connection, bus, tls, keys] = await connect(options, deps, life, gate);
  const { transport } = bus;
  await using _connection = { [Symbol.asyncDispose]: () => connection.close() };
  await using _transport = transport;
  let busState: ConnectionState = "connected";
  using _watching = transport.onConnectionChange((state) => {
    busState = state;
  });
  health.addReadiness("nats", () => (busState === "connected" ? undefined : `nats-server is ${busState}`));
  await using store = await JetStreamStore.open({ connection, clock, random });
  try {
    const limits = createRequestLimits(options.limits, deps);
    const requestMetrics = new RequestMetrics(deps);
    const made = { store, transport, keys, limits, requestMetrics };
    const core = createApiCore(coreDeps(options, deps, made));
    registerCacheMetrics(core.cache, deps.metrics);
    const front = await startFront(options, deps, { ...made, core, tls, life, parts, gate });
    if (hasPeers(options)) await bus.front.serve({ signal: life.draining });
    parts.push(front.served, ...backgroundWork(options, deps, core, store, life.ended));
    const { port } = front.address;
    const presence = await makeReady(options, deps, { core, port, limits, running: life.ended, parts });
    ready = true;
    life.serve();
    deps.logger.info({ port }, "Serving the API");
    await Promise.race([...parts, untilAborted(signal)]);
    if (signal.aborted)
      await shutDown(options, deps, { life, served: front.served, bus: bus.front, presence });
  } finally {
    gate.close();
    life.end(new Error("the API server ends"));
    await Promise.allSettled(parts);
  }
  signal.throwIfAborted();
}

/** How long a server that ends tries to take itself out of the endpoints. */
const leaveMs = 1_000;

/** Lets clients notice that the server is about to go, then takes no more requests and finishes those it has. */
async function shutDown(
  { shutdown }: ApiServerOptions,
  { clock, signal }: ApiServerDeps,
  made: {
    readonly life: Lifetime;
    readonly served: Promise<void>;
    readonly bus: NatsFront;
    readonly presence: Presence;
  },
): Promise<void> {
  // A store that is gone must not keep the server from ending.
  await Promise.race([made.presence.leave(), clock.sleep(leaveMs, { signal: made.life.ended })]);
  await clock.sleep(shutdown.delayMs, { signal: made.life.ended });
  made.life.drain(signal.reason as Error); // a component's signal aborts with an Error
  const late = new AbortController();
  using _timer = clock.setTimer(shutdown.drainMs, () => late.abort(new Error("requests took too long")));
  await Promise.all([made.served, made.bus.drain({ signal: late.signal })]);
}

/** Then nobody waits at the gate of a server that starts: its peers take the requests. */
function hasPeers(options: ApiServerOptions): boolean {
  return (options.apiServerCount ?? 1) > 1;
}

interface BusSide {
  readonly transport: Transport;
  readonly front: NatsFront;
}

/** Everything from outside, at the same time; requests over the bus are taken, and wait at the gate. */
async function connect(
  options: ApiServerOptions,
  { clock, random, logger, signal }: ApiServerDeps,
  life: Lifetime,
  gate: StartGate,
): Promise<readonly [NatsConnection, BusSide, TlsMaterial, TokenKeys]> {
  const bus = { servers: options.natsUrl, identity: options.identity, clock, random, signal };
  const credentials = { ...bus, ...(options.seed === undefined ? {} : { seed: options.seed }) };
  const serving = async (): Promise<BusSide> => {
    const transport = await createNatsTransport(credentials);
    const front = new NatsFront({ transport, handler: gate, logger });
    if (!hasPeers(options)) await front.serve({ signal: life.draining });
    return { transport, front };
  };
  return Promise.all([
    connectNats(credentials),
    serving(),
    readTlsFiles(options.tls),
    readTokenKeys(options),
  ]);
}

function coreDeps(
  options: ApiServerOptions,
  { clock, random, logger, health, metrics }: ApiServerDeps,
  made: {
    readonly store: Store;
    readonly transport: Transport;
    readonly keys: TokenKeys;
    readonly limits: RequestLimits;
    readonly requestMetrics: RequestMetrics;
  },
): ApiCoreDeps {
  return {
    store: made.store,
    clock,
    random,
    logger,
    strategies,
    rawHandlers: [
      ...serverInfoHandlers({
        types: allResources,
        serverAddress: `${options.advertiseAddress}:${String(options.securePort)}`,
        health,
        metrics,
        runtimeVersion: options.runtimeVersion,
      }),
      ...made.limits.rawHandlers,
    ],
    minRequestTimeoutMs: options.limits.minRequestTimeoutMs,
    watchEvents: (type) => made.requestMetrics.watchEvents(type),
    serviceRange: options.serviceRange,
    tolerations: {
      notReadySeconds: options.notReadyTolerationSeconds,
      unreachableSeconds: options.unreachableTolerationSeconds,
    },
    nodes: made.transport,
    tokenKeys: made.keys,
  };
}

/** Fills the cache, then listens, and lets in what waits at the gate. */
async function startFront(
  options: ApiServerOptions,
  deps: ApiServerDeps,
  made: {
    readonly core: ApiCore;
    readonly transport: Transport;
    readonly tls: TlsMaterial;
    readonly limits: RequestLimits;
    readonly requestMetrics: RequestMetrics;
    readonly life: Lifetime;
    readonly parts: Promise<void>[];
    readonly gate: StartGate;
  },
): Promise<{ readonly address: AddressInfo; readonly served: Promise<void> }> {
  const { core, transport, tls, parts, gate } = made;
  const { draining, ended } = made.life;
  const { clock, random, logger } = deps;
  const handler = made.requestMetrics.measured(made.limits.limit(core.pipeline, core.cache));
  const front = new HttpsFront({
    host: options.bindAddress,
    port: options.securePort,
    tls,
    handler: (request) => handler.handle(request),
    streaming: lazyStreaming({ transport, clock }),
    proxy: lazyProxy(transport),
    authorizer: core.context.authorizer,
    tokens: (token) => Promise.resolve(core.context.tokens?.authenticate(token)?.user),
    clock,
    random,
    logger,
    requestTimeoutMs: options.limits.requestTimeoutMs,
    maxStreamsPerConnection: options.limits.maxStreamsPerConnection,
    shutdownMs: options.shutdown.drainMs,
  });
  const feed = core.cache.run({ signal: ended });
  parts.push(feed);
  await Promise.race([core.cache.ready(ended), feed]);
  await bootstrap({ context: core.context, serviceRange: options.serviceRange, clock, signal: ended });
  gate.open(handler);
  const address = await front.listen();
  const onChange = (material: TlsMaterial): void => front.useTls(material);
  parts.push(watchTlsFiles({ files: options.tls, current: tls, onChange, clock, logger, signal: ended }));
  return { address, served: front.run({ signal: draining }) };
}

/** What is done once requests are answered; `/readyz` fails until it is. */
async function makeReady(
  options: ApiServerOptions,
  { clock, random, logger }: ApiServerDeps,
  made: {
    readonly core: ApiCore;
    readonly port: number;
    readonly limits: RequestLimits;
    readonly running: AbortSignal;
    readonly parts: Promise<void>[];
  },
): Promise<Presence> {
  const { core, port, running, parts } = made;
  const writes = new OwnWrites({ context: core.context, signal: running });
  parts.push(made.limits.run({ writes, cache: core.cache, signal: running }));
  const own = { address: options.advertiseAddress, port };
  const { cache } = core;
  const presence = new Presence({
    lease: new IdentityLease({ writes, clock, host: hostname(), endpoint: own, uid: random.uuid() }),
    endpoints: new ApiEndpoints({ ...options, writes, cache }),
    ...{ own, cache, clock, logger },
  });
  await presence.show();
  await core.allocators.repair(running);
  parts.push(
    presence.run({ signal: running }),
    new LeaseCollector({ writes, cache, clock, logger }).run({ signal: running }),
    repairRegularly(core.allocators, { clock, logger, signal: running }),
  );
  return presence;
}

/** Loaded with the first exec: SPDY and WebSockets are nothing a start should wait for. */
function lazyStreaming(
  deps: Pick<ApiServerDeps, "clock"> & { readonly transport: Transport },
): StreamingHandler {
  let loading: Promise<StreamingHandler> | undefined;
  return async (connection) => {
    loading ??= import("./streaming/create-streaming-handler.ts").then((module) =>
      module.createStreamingHandler(deps),
    );
    return (await loading)(connection);
  };
}

/** Likewise. */
function lazyProxy(nodes: Transport): ProxyHandler {
  let loading: Promise<ProxyHandler> | undefined;
  const load = (): Promise<ProxyHandler> =>
    (loading ??= import("./streaming/create-proxy-handler.ts").then((module) =>
      module.createProxyHandler({ nodes }),
    ));
  return {
    serve: async (asked) => (await load()).serve(asked),
    upgrade: async (asked) => (await load()).upgrade(asked),
  };
}

function backgroundWork(
  options: ApiServerOptions,
  { clock, logger }: ApiServerDeps,
  core: ApiCore,
  store: JetStreamStore,
  signal: AbortSignal,
): readonly Promise<void>[] {
  const onFailure = (err: StoreError): void => logger.warn({ err }, "The store could not be cleaned up");
  const compactor = new Compactor({ store, clock, onFailure });
  const expiry = new EventExpiry({ store, cache: core.cache, clock, ttlMs: options.eventTtlMs, onFailure });
  return [compactor.run({ signal }), expiry.run({ signal })];
}
