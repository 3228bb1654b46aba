import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import type { NatsConnection } from "nats";
import { allResources } from "@kubets/api";
import { untilAborted } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Health, Logger, Metrics } from "@kubets/component-base";
import { connectNats, createNatsTransport } from "@kubets/transport";
import type { ConnectionState, Transport } from "@kubets/transport";
import { createApiCore } from "./api-core.ts";
import type { ApiCore, ApiCoreDeps } from "./api-core.ts";
import { publishApiEndpoint } from "./bootstrap/api-endpoint.ts";
import { bootstrap, OwnWrites } from "./bootstrap/bootstrap.ts";
import { IdentityLease } from "./bootstrap/identity-lease.ts";
import { JwtSigner, JwtVerifier } from "./endpoints/authentication/jwt.ts";
import { serverInfoHandlers } from "./discovery/raw-handlers.ts";
import { measured } from "./discovery/request-metrics.ts";
import { HttpsFront } from "./fronts/https-front.ts";
import { readTlsFiles, watchTlsFiles } from "./fronts/https-tls.ts";
import type { TlsMaterial } from "./fronts/https-tls.ts";
import { NatsFront } from "./fronts/nats.ts";
import { Compactor } from "./storage/compactor.ts";
import { EventExpiry } from "./storage/event-expiry.ts";
import { JetStreamStore } from "./storage/jetstream-store.ts";
import { strategies } from "./registry/kinds/index.ts";
import type { ProxyHandler } from "./streaming/proxy-handler.ts";
import type { StreamingHandler } from "./streaming/streaming-handler.ts";
import { StartGate } from "./start-gate.ts";
import type { Store, StoreError } from "./storage/store.ts";

export interface ApiServerOptions {
  readonly natsUrl: string;
  readonly identity: string;
  readonly seed: string | undefined;
  readonly bindAddress: string;
  /** 0: a free one. */
  readonly securePort: number;
  readonly advertiseAddress: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile: string };
  /** PEM files of public keys that service account tokens may be signed with, and the private one to sign with. */
  readonly serviceAccountKeyFiles: readonly string[];
  readonly serviceAccountSigningKeyFile: string;
  /** Port of the Service `kubernetes`. */
  readonly servicePort: number;
  readonly serviceRange: string;
  readonly eventTtlMs: number;
  readonly notReadyTolerationSeconds: number;
  readonly unreachableTolerationSeconds: number;
  /** What runs the server, for `/version`: e.g. `node24.21.0`. */
  readonly runtimeVersion: string;
}

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
  // Ends what runs when one part fails, too.
  const ending = new AbortController();
  const running = AbortSignal.any([signal, ending.signal]);
  const gate = new StartGate();
  const parts: Promise<void>[] = [];
  const [connection, transport, tls, keys] = await connect(options, deps, running, gate);
  await using _connection = { [Symbol.asyncDispose]: () => connection.close() };
  await using _transport = transport;
  let bus: ConnectionState = "connected";
  using _watching = transport.onConnectionChange((state) => {
    bus = state;
  });
  health.addReadiness("nats", () => (bus === "connected" ? undefined : `nats-server is ${bus}`));
  await using store = await JetStreamStore.open({ connection, clock, random });
  try {
    const core = createApiCore(coreDeps(options, deps, { store, transport, keys }));
    const front = await startFront(options, deps, { core, transport, tls, running, parts, gate });
    parts.push(...backgroundWork(options, deps, core, store, running));
    await makeReady(options, deps, { core, port: front.port, running, parts });
    ready = true;
    deps.logger.info({ port: front.port }, "Serving the API");
    await Promise.race([...parts, untilAborted(running)]);
  } finally {
    gate.close();
    ending.abort(new Error("the API server ends"));
    await Promise.allSettled(parts);
  }
  signal.throwIfAborted();
}

/** Everything from outside, at the same time; requests over the bus are taken, and wait at the gate. */
async function connect(
  options: ApiServerOptions,
  { clock, random, logger, signal }: ApiServerDeps,
  running: AbortSignal,
  gate: StartGate,
): Promise<readonly [NatsConnection, Transport, TlsMaterial, TokenKeys]> {
  const bus = { servers: options.natsUrl, identity: options.identity, clock, random, signal };
  const credentials = { ...bus, ...(options.seed === undefined ? {} : { seed: options.seed }) };
  const serving = async (): Promise<Transport> => {
    const transport = await createNatsTransport(credentials);
    await new NatsFront({ transport, handler: gate, logger }).serve({ signal: running });
    return transport;
  };
  return Promise.all([connectNats(credentials), serving(), readTlsFiles(options.tls), readKeys(options)]);
}

function coreDeps(
  options: ApiServerOptions,
  { clock, random, logger, health, metrics }: ApiServerDeps,
  made: { readonly store: Store; readonly transport: Transport; readonly keys: TokenKeys },
): ApiCoreDeps {
  return {
    store: made.store,
    clock,
    random,
    logger,
    strategies,
    rawHandlers: serverInfoHandlers({
      types: allResources,
      serverAddress: `${options.advertiseAddress}:${String(options.securePort)}`,
      health,
      metrics,
      runtimeVersion: options.runtimeVersion,
    }),
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
    readonly running: AbortSignal;
    readonly parts: Promise<void>[];
    readonly gate: StartGate;
  },
): Promise<AddressInfo> {
  const { core, transport, tls, running, parts, gate } = made;
  const { clock, random, logger, metrics } = deps;
  const handler = measured(core.pipeline, { metrics, clock });
  const front = new HttpsFront({
    host: options.bindAddress,
    port: options.securePort,
    tls,
    handler: (request) => handler.handle(request),
    streaming: lazyStreaming({ transport, clock }),
    proxy: lazyProxy(transport),
    tokens: (token) => Promise.resolve(core.context.tokens?.authenticate(token)?.user),
    clock,
    random,
    logger,
  });
  const feed = core.cache.run({ signal: running });
  parts.push(feed);
  await Promise.race([core.cache.ready(running), feed]);
  await bootstrap({ context: core.context, serviceRange: options.serviceRange, clock, signal: running });
  gate.open(handler);
  const address = await front.listen();
  parts.push(front.run({ signal: running }));
  const onChange = (material: TlsMaterial): void => front.useTls(material);
  parts.push(watchTlsFiles({ files: options.tls, current: tls, onChange, clock, logger, signal: running }));
  return address;
}

/** What is done once requests are answered; `/readyz` fails until it is. */
async function makeReady(
  options: ApiServerOptions,
  { clock, random, logger }: ApiServerDeps,
  made: {
    readonly core: ApiCore;
    readonly port: number;
    readonly running: AbortSignal;
    readonly parts: Promise<void>[];
  },
): Promise<void> {
  const { core, port, running, parts } = made;
  const writes = new OwnWrites({ context: core.context, signal: running });
  const host = options.advertiseAddress;
  const endpoint = { address: host, port };
  await publishApiEndpoint(writes, {
    endpoint,
    serviceRange: options.serviceRange,
    servicePort: options.servicePort,
  });
  await core.allocators.repair(running);
  const own = { writes, clock, logger, host, instance: String(port), uid: random.uuid() };
  parts.push(new IdentityLease(own).run({ signal: running }));
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

interface TokenKeys {
  readonly signer: JwtSigner;
  readonly verifier: JwtVerifier;
}

async function readKeys(options: ApiServerOptions): Promise<TokenKeys> {
  const signing = await readFile(options.serviceAccountSigningKeyFile, "utf8");
  const files = options.serviceAccountKeyFiles.map((file) => readFile(file, "utf8"));
  return {
    signer: new JwtSigner(signing),
    verifier: new JwtVerifier([signing, ...(await Promise.all(files))]),
  };
}
