import { generateKeyPairSync } from "node:crypto";
import type { KubernetesObject, metav1 } from "@kubets/api";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import { MemoryBus } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import { createApiCore } from "../api-core.ts";
import type { ApiCore } from "../api-core.ts";
import { bootstrap } from "../bootstrap/bootstrap.ts";
import { namespaceObjects } from "../bootstrap/objects.ts";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { JwtSigner, JwtVerifier } from "../endpoints/authentication/jwt.ts";
import { parseLine } from "../fronts/https-request.ts";
import { NatsFront } from "../fronts/nats.ts";
import type { Strategy, UserInfo } from "../registry/strategy.ts";
import { strategies } from "../registry/kinds/index.ts";
import { MemoryStore } from "../storage/memory-store.ts";

export interface TestApiServerOptions {
  readonly clock?: FakeClock;
  readonly seed?: number;
  /** Default: those of the real server. */
  readonly strategies?: ReadonlyMap<string, Strategy>;
  /** Created at the start, besides those of every cluster. */
  readonly namespaces?: readonly string[];
  /** The bus to serve on; default: a new one. */
  readonly bus?: MemoryBus;
  /** What it keeps its objects in, for several servers on one; default: a new one. */
  readonly store?: MemoryStore;
  /** Default: nothing is logged. */
  readonly logger?: Logger;
  /** For paths that name no resource. Default: there are none. */
  readonly rawHandlers?: readonly RawHandler[];
}

/** An HTTP-like request. */
export interface TestRequest {
  readonly method?: string;
  /** With query. */
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly userAgent?: string;
  readonly user?: UserInfo;
  readonly signal?: AbortSignal;
}

export interface TestAnswer<T = KubernetesObject & Readonly<Record<string, unknown>>> {
  readonly code: number;
  readonly contentType: string;
  readonly warnings: readonly string[];
  /** The JSON body. */
  readonly body: T;
  readonly bytes: Uint8Array;
}

const serviceRange = "10.96.0.0/16";

export const testAdmin: UserInfo = {
  username: "kubernetes-admin",
  uid: "",
  groups: ["system:masters", "system:authenticated"],
  extra: {},
};

/**
 * The real API server on a memory store, serving a memory bus, on a clock that stands still. For the tests of
 * whatever speaks to the API: `transport(identity)` is a connection for a client.
 */
export class TestApiServer implements AsyncDisposable {
  readonly clock: FakeClock;
  readonly bus: MemoryBus;
  readonly store: MemoryStore;
  readonly core: ApiCore;
  readonly #stop = new AbortController();
  readonly #transports: Transport[] = [];
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: TestApiServerOptions = {}) {
    this.clock = options.clock ?? new FakeClock();
    const random = new SeededRandom(options.seed ?? 1);
    this.bus = options.bus ?? new MemoryBus({ clock: this.clock, random });
    this.store = options.store ?? new MemoryStore({ clock: this.clock });
    this.core = createApiCore({
      store: this.store,
      clock: this.clock,
      random,
      logger: options.logger ?? silentLogger,
      strategies: options.strategies ?? strategies,
      rawHandlers: options.rawHandlers ?? [],
      minRequestTimeoutMs: 1_800_000,
      watchEvents: () => () => undefined,
      serviceRange,
      tolerations: { notReadySeconds: 300, unreachableSeconds: 300 },
      nodes: { openStream: (...call) => this.#own().openStream(...call) },
      tokenKeys: testTokenKeys(),
    });
  }

  /** The server's own connection. */
  #own(): Transport {
    const [own] = this.#transports;
    if (!own) throw new Error("the server has not been started");
    return own;
  }

  /** @internal */
  async start(namespaces: readonly string[]): Promise<void> {
    const { signal } = this.#stop;
    this.#running = this.core.cache.run({ signal });
    await this.core.cache.ready(signal);
    const front = new NatsFront({
      transport: await this.transport("system:apiserver"),
      handler: this.core.pipeline,
      logger: silentLogger,
    });
    await front.serve({ signal });
    await bootstrap({ context: this.core.context, serviceRange, clock: this.clock, signal });
    for (const { metadata } of namespaceObjects) await this.#createDefaultAccount(metadata.name ?? "");
    for (const name of namespaces) await this.createNamespace(name);
  }

  /** A connection of `identity` to the bus this server serves. Closed with the server. */
  async transport(identity: string): Promise<Transport> {
    const transport = await this.bus.createTransport(identity);
    this.#transports.push(transport);
    return transport;
  }

  /** Sends a request straight into the pipeline. */
  send(options: TestRequest): Promise<ApiResponse> {
    return this.core.pipeline.handle(apiRequest(options));
  }

  /** As `send`, with a JSON answer read. */
  async request<T = KubernetesObject & Readonly<Record<string, unknown>>>(
    options: TestRequest,
  ): Promise<TestAnswer<T>> {
    const response = await this.send(options);
    if (response.kind === "watch" || response.kind === "upgrade")
      throw new Error(`${options.path} answers with a ${response.kind}`);
    const bytes = response.kind === "bytes" ? response.body : await concat(response.body);
    const isJson = response.contentType.startsWith("application/json");
    return {
      code: response.code,
      contentType: response.contentType,
      warnings: response.warnings ?? [],
      body: (isJson ? JSON.parse(Buffer.from(bytes).toString("utf8")) : undefined) as T, // what the test says it is
      bytes,
    };
  }

  /** A namespace with its default service account, so that pods can be created in it. */
  async createNamespace(name: string): Promise<void> {
    await this.create("/api/v1/namespaces", { metadata: { name } });
    await this.#createDefaultAccount(name);
  }

  async #createDefaultAccount(namespace: string): Promise<void> {
    const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    const answer = await this.request({ path: `${accounts}/default` });
    // Another server on the same store has made it.
    if (answer.code !== 200) await this.create(accounts, { metadata: { name: "default" } });
  }

  /** POST that must succeed. */
  async create<T = KubernetesObject>(path: string, body: unknown): Promise<T> {
    return this.#expect<T>({ method: "POST", path, body });
  }

  async get<T = KubernetesObject>(path: string): Promise<T> {
    return this.#expect<T>({ path });
  }

  async update<T = KubernetesObject>(path: string, body: unknown): Promise<T> {
    return this.#expect<T>({ method: "PUT", path, body });
  }

  async #expect<T>(options: TestRequest): Promise<T> {
    const answer = await this.request<T>(options);
    if (answer.code >= 300) {
      const status = answer.body as metav1.Status; // failures are Statuses
      throw new Error(
        `${options.method ?? "GET"} ${options.path}: ${String(answer.code)} ${status.message ?? ""}`,
      );
    }
    return answer.body;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new Error("the test is over"));
    await Promise.all(this.#transports.map((transport) => transport[Symbol.asyncDispose]()));
    await this.store[Symbol.asyncDispose]();
    await this.#running;
  }
}

/** A key of its own for every process: tokens of one test mean nothing to another. */
function testTokenKeys(): { readonly signer: JwtSigner; readonly verifier: JwtVerifier } {
  tokenKey ??= generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).privateKey;
  return { signer: new JwtSigner(tokenKey), verifier: new JwtVerifier([tokenKey]) };
}

let tokenKey: string | undefined;

async function concat(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function apiRequest(options: TestRequest): ApiRequest {
  const { method = "GET", body } = options;
  const bytes =
    body === undefined
      ? new Uint8Array(0)
      : body instanceof Uint8Array
        ? body
        : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return {
    ...parseLine({ method, url: options.path }),
    user: options.user ?? testAdmin,
    contentType: options.contentType ?? (body === undefined ? "" : "application/json"),
    accept: options.accept ?? "application/json",
    userAgent: options.userAgent ?? "test",
    body: bytes,
    traceparent: undefined,
    signal: options.signal ?? new AbortController().signal,
  };
}

/** A running test server; dispose it. */
export async function createTestApiServer(options: TestApiServerOptions = {}): Promise<TestApiServer> {
  const server = new TestApiServer(options);
  await server.start(options.namespaces ?? []);
  return server;
}
