import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { corev1, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { Health, Metrics, silentLogger } from "@kubets/component-base";
import { NatsClient } from "@kubets/client";
import { createNatsTransport } from "@kubets/transport";
import { freePort, startNatsServer } from "@kubets/transport/testing";
import type { NatsServerProcess } from "@kubets/transport/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runApiServer } from "./app.ts";
import { TestAuthority } from "./testing/test-certificates.ts";
import type { TestCertificate } from "./testing/test-certificates.ts";

/** The whole server on a real nats-server and real sockets. */

const clock = new RealClock();
let nats: NatsServerProcess;
let dir: string;
let ca: string;
let admin: TestCertificate;
let servers: RunningServer[];

beforeEach(async () => {
  servers = [];
  [nats, dir] = await Promise.all([
    startNatsServer({ jetstream: true }),
    mkdtemp(join(tmpdir(), "kubets-api-")),
  ]);
  const authority = await TestAuthority.create();
  ca = authority.pem;
  admin = await authority.issue("CN=admin,O=system:masters");
  const serving = await authority.issue("CN=kube-apiserver");
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const files = { "tls.crt": serving.cert, "tls.key": serving.key, "ca.crt": ca, "sa.key": privateKey };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(dir, name), text)));
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  await nats[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

interface StartOptions {
  readonly shutdownDelayMs?: number;
  readonly priorityAndFairness?: boolean;
}

class RunningServer implements AsyncDisposable {
  readonly port: number;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;
  readonly #health = new Health();

  constructor(port: number, { shutdownDelayMs = 0, priorityAndFairness = true }: StartOptions) {
    this.port = port;
    const { signal } = this.#stop;
    this.#ended = runApiServer(
      {
        natsUrl: nats.url,
        identity: "system:apiserver",
        seed: undefined,
        bindAddress: "127.0.0.1",
        securePort: port,
        advertiseAddress: "127.0.0.1",
        tls: {
          certFile: join(dir, "tls.crt"),
          keyFile: join(dir, "tls.key"),
          clientCaFile: join(dir, "ca.crt"),
        },
        serviceAccountKeyFiles: [],
        serviceAccountSigningKeyFile: join(dir, "sa.key"),
        servicePort: 443,
        serviceRange: "127.50.128.0/24",
        eventTtlMs: 3_600_000,
        notReadyTolerationSeconds: 300,
        unreachableTolerationSeconds: 300,
        limits: {
          priorityAndFairness,
          maxRequestsInFlight: 400,
          maxMutatingRequestsInFlight: 200,
          requestTimeoutMs: 60_000,
          minRequestTimeoutMs: 1_800_000,
          maxStreamsPerConnection: 1000,
        },
        shutdown: { delayMs: shutdownDelayMs, drainMs: 3000 },
        runtimeVersion: "test",
      },
      {
        clock,
        random: new RealRandom(),
        logger: silentLogger,
        health: this.#health,
        metrics: new Metrics(),
        signal,
      },
    ).catch((err: unknown) => {
      if (!signal.aborted) throw err;
    });
  }

  async ready(): Promise<void> {
    const { signal } = this.#stop;
    for (let tries = 0; tries < 500; tries++) {
      const results = this.#health.results("readyz");
      if (results.length > 1 && results.every(({ failure }) => failure === undefined)) return;
      await Promise.race([clock.sleep(20, { signal }), this.#ended]);
    }
    throw new Error(`not ready: ${JSON.stringify(this.#health.results("readyz"))}`);
  }

  async send<T = KubernetesObject>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly code: number; readonly body: T }> {
    const answer = await this.sendText(path, method, body);
    return { code: answer.code, body: JSON.parse(answer.body) as T }; // what the test asked for
  }

  sendText(
    path: string,
    method = "GET",
    body?: unknown,
  ): Promise<{ readonly code: number; readonly body: string }> {
    return new Promise((resolve, reject) => {
      const headers = { accept: "application/json", "content-type": "application/json" };
      const options = {
        host: "127.0.0.1",
        port: this.port,
        method,
        path,
        headers,
        ca,
        ...admin,
        agent: false,
      };
      const request = httpsRequest(options, (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          resolve({ code: response.statusCode ?? 0, body: Buffer.concat(pieces).toString("utf8") });
        });
      });
      request.on("error", reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Asks it to end, as SIGTERM does. */
  stop(): Promise<unknown> {
    this.#stop.abort(new Error("the test stops it"));
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new Error("the test is over"));
    await this.#ended;
  }
}

async function start(options: StartOptions = {}): Promise<RunningServer> {
  const server = new RunningServer(await freePort(), options);
  servers.push(server);
  await server.ready();
  return server;
}

const configMaps = "/api/v1/namespaces/default/configmaps";

describe("kube-apiserver", () => {
  it("makes what every cluster has, and has it again after a restart", async () => {
    const first = await start();
    const { body: service } = await first.send<corev1.Service>(
      "GET",
      "/api/v1/namespaces/default/services/kubernetes",
    );
    expect(service.spec.clusterIP).toBe("127.50.128.1");
    await first.send("POST", configMaps, { metadata: { name: "a" }, data: { x: "1" } });
    await first[Symbol.asyncDispose]();
    const second = await start();
    const { code, body } = await second.send<corev1.ConfigMap>("GET", `${configMaps}/a`);
    expect([code, body.data]).toEqual([200, { x: "1" }]);
    const { body: namespaces } = await second.send<corev1.NamespaceList>("GET", "/api/v1/namespaces");
    expect(namespaces.items.map(({ metadata }) => metadata.name)).toEqual([
      "default",
      "kube-node-lease",
      "kube-public",
      "kube-system",
    ]);
  });

  it("loses nothing it has acknowledged when nats-server is killed", async () => {
    const server = await start();
    const acknowledged: string[] = [];
    const create = async (name: string): Promise<void> => {
      const { code } = await server.send("POST", configMaps, { metadata: { name } });
      if (code === 201) acknowledged.push(name);
    };
    const writes = Array.from({ length: 60 }, (_, i) =>
      clock.sleep(i * 10, { signal: new AbortController().signal }).then(() => create(`c${String(i)}`)),
    );
    await clock.sleep(200, { signal: new AbortController().signal });
    await nats.kill9();
    await nats.restart();
    await Promise.all(writes);
    expect(acknowledged.length).toBeGreaterThan(10);
    const { body } = await server.send<corev1.ConfigMapList>("GET", configMaps);
    const names = new Set(body.items.map(({ metadata }) => metadata.name));
    expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
  });

  it("shares its work with another one", async () => {
    const [one, two] = [await start(), await start()];
    const services = "/api/v1/namespaces/default/services";
    const create = (server: RunningServer, i: number): Promise<{ readonly body: corev1.Service }> =>
      server.send<corev1.Service>("POST", services, {
        metadata: { name: `s${String(i)}` },
        spec: { type: "NodePort", ports: [{ port: 80 }] },
      });
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => create(i % 2 === 0 ? one : two, i)));
    expect(new Set(made.map(({ body }) => body.spec.clusterIP)).size).toBe(20);
    expect(new Set(made.map(({ body }) => body.spec.ports?.[0]?.nodePort)).size).toBe(20);
    for (let i = 0; i < 20; i++) {
      // Each sees at once what the other has done.
      const [writer, reader] = i % 2 === 0 ? [one, two] : [two, one];
      expect((await writer.send("DELETE", `${services}/s${String(i)}`)).code).toBe(200);
      expect((await reader.send("GET", `${services}/s${String(i)}`)).code).toBe(404);
    }
  });

  it("hands its watches over to another one when it ends", async () => {
    const first = await start();
    const { signal } = new AbortController();
    await using transport = await createNatsTransport({
      servers: nats.url,
      identity: "system:kube-controller-manager",
      clock,
      random: new RealRandom(),
      signal,
    });
    const client = new NatsClient({ transport, userAgent: "test" }).resource(resources.configmaps);
    const { metadata } = await client.list({ signal, namespace: "default" });
    const resourceVersion = metadata.resourceVersion ?? "";
    const ended: string[] = [];
    const follow = async (from: string, until: string): Promise<string> => {
      let last = from;
      for await (const event of client.watch({ signal, namespace: "default", resourceVersion: from })) {
        last = event.object.metadata.resourceVersion ?? last;
        ended.push(`${event.type} ${event.object.metadata.name ?? ""}`);
        if (event.object.metadata.name === until) break;
      }
      return last;
    };
    // No error: its client may go on at once.
    const watching = follow(resourceVersion, "never");
    await first.send("POST", configMaps, { metadata: { name: "before" } });
    await expect.poll(() => ended).toEqual(["ADDED before"]);
    const second = await start();
    const [last] = await Promise.all([watching, first.stop()]);
    await second.send("POST", configMaps, { metadata: { name: "after" } });
    await follow(last, "after");
    expect(ended).toEqual(["ADDED before", "ADDED after"]);
  });

  it("answers every request that it has taken, and none with a failure, when it ends", async () => {
    const server = await start();
    let stopping: Promise<unknown> = Promise.resolve();
    const codes = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        await clock.sleep(i * 3, { signal: new AbortController().signal });
        if (i === 30) stopping = server.stop();
        // Refused connections are for another server.
        const sent = server.send("POST", configMaps, { metadata: { name: `c${String(i)}` } });
        return sent.then(({ code }) => code).catch(() => 0);
      }),
    );
    await stopping;
    expect(codes.filter((code) => code !== 201 && code !== 0)).toEqual([]);
    const second = await start();
    const { body } = await second.send<corev1.ConfigMapList>("GET", configMaps);
    const names = new Set(body.items.map(({ metadata }) => metadata.name));
    expect(codes.flatMap((code, i) => (code === 201 && !names.has(`c${String(i)}`) ? [i] : []))).toEqual([]);
  });

  it("serves without priority and fairness, too", async () => {
    const server = await start({ priorityAndFairness: false });
    expect((await server.send("POST", configMaps, { metadata: { name: "a" } })).code).toBe(201);
    expect((await server.sendText("/debug/api_priority_and_fairness/dump_queues")).code).toBe(404);
    const { body } = await server.sendText("/metrics");
    expect(body).not.toContain("apiserver_flowcontrol_");
    expect(body).toContain('apiserver_current_inflight_requests{request_kind="mutating"}');
  });

  it("goes on for its shutdown delay, no longer ready", async () => {
    const server = await start({ shutdownDelayMs: 400 });
    const stopping = server.stop();
    const { code } = await server.send("GET", "/api/v1/namespaces");
    expect(code).toBe(200);
    const ready = await server.sendText("/readyz");
    expect([ready.code, ready.body]).toEqual([
      500,
      expect.stringContaining("[-]shutdown failed: process is shutting down"),
    ]);
    await stopping;
  });
});
