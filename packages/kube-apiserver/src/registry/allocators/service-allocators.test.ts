import { describe, expect, it, vi } from "vitest";
import type { corev1, KubernetesObject } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { MemoryStore } from "../../storage/memory-store.ts";
import { StoreError } from "../../storage/store.ts";
import { createTestApiServer } from "../../testing/index.ts";
import type { TestAnswer, TestApiServer } from "../../testing/index.ts";

/** Two API servers on one store must never give one address or port to two Services. */

const services = "/api/v1/namespaces/default/services";

function service(name: string, spec: object = {}): object {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name },
    spec: { ports: [{ port: 80 }], ...spec },
  };
}

function create(server: TestApiServer, name: string, spec: object = {}): Promise<TestAnswer<corev1.Service>> {
  return server.request({ method: "POST", path: services, body: service(name, spec) });
}

async function twoServers(): Promise<{
  readonly clock: FakeClock;
  readonly store: MemoryStore;
  readonly servers: readonly [TestApiServer, TestApiServer];
  readonly stack: AsyncDisposableStack;
}> {
  const clock = new FakeClock();
  const store = new MemoryStore({ clock });
  const stack = new AsyncDisposableStack();
  const first = stack.use(await createTestApiServer({ clock, store, seed: 1 }));
  const second = stack.use(await createTestApiServer({ clock, store, seed: 2 }));
  return { clock, store, servers: [first, second], stack };
}

/** The next write of a Service fails as if its answer were lost; it is made or not. */
function loseAnswer(store: MemoryStore, made: boolean): void {
  const original = store.create.bind(store);
  const spy = vi.spyOn(store, "create");
  spy.mockImplementation(async (key, value) => {
    if (key.resource !== "services") return original(key, value);
    spy.mockRestore();
    if (made) await original(key, value);
    throw new StoreError("unavailable", "no answer");
  });
}

async function addresses(server: TestApiServer): Promise<readonly string[]> {
  const { body } = await server.request<{ readonly items: readonly KubernetesObject[] }>({
    path: "/apis/networking.k8s.io/v1/ipaddresses",
  });
  return body.items.map(({ metadata }) => metadata.name ?? "");
}

describe("ServiceAllocators of two servers", () => {
  it("never give an address or a node port twice", async () => {
    const { servers, stack } = await twoServers();
    await using _servers = stack;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        create(at % 2 === 0 ? servers[0] : servers[1], `s-${String(at)}`, { type: "NodePort" }),
      ),
    );
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 201));
    const ips = answers.map(({ body }) => body.spec.clusterIP);
    const ports = answers.map(({ body }) => body.spec.ports?.[0]?.nodePort);
    expect(new Set(ips).size).toBe(40);
    expect(new Set(ports).size).toBe(40);
  });

  it("give an address that was asked for to one only", async () => {
    const { servers, stack } = await twoServers();
    await using _servers = stack;
    const clusterIP = "10.96.0.77";
    const answers = await Promise.all(
      servers.map((server, at) => create(server, `s-${String(at)}`, { clusterIP })),
    );
    expect(answers.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([201, 422]);
  });

  it("keep the address of a Service that two create at once", async () => {
    const { servers, stack } = await twoServers();
    await using _servers = stack;
    const clusterIP = "10.96.0.78";
    await Promise.all(servers.map((server) => create(server, "same", { clusterIP })));
    expect(await addresses(servers[0])).toContain(clusterIP);
    expect((await create(servers[1], "other", { clusterIP })).code).toBe(422);
  });

  it("keep what a Service was given whose write nobody answered", async () => {
    const { clock, store, servers, stack } = await twoServers();
    await using _servers = stack;
    const clusterIP = "10.96.0.79";
    loseAnswer(store, true);
    expect((await create(servers[0], "lost", { clusterIP })).code).toBe(503);
    expect((await create(servers[1], "other", { clusterIP })).code).toBe(422);
    await clock.step(120_000);
    await servers[1].core.allocators.repair(new AbortController().signal);
    expect((await create(servers[1], "other", { clusterIP })).code).toBe(422);
  });

  it("give back what a Service was given that was not made, a while later", async () => {
    const { clock, store, servers, stack } = await twoServers();
    await using _servers = stack;
    const clusterIP = "10.96.0.80";
    const { signal } = new AbortController();
    loseAnswer(store, false);
    expect((await create(servers[0], "lost", { clusterIP })).code).toBe(503);
    await servers[1].core.allocators.repair(signal);
    expect((await create(servers[1], "other", { clusterIP })).code).toBe(422);
    await clock.step(61_000);
    await servers[1].core.allocators.repair(signal);
    expect((await create(servers[1], "other", { clusterIP })).code).toBe(201);
  });

  it("claim what a Service holds that lost its claim", async () => {
    const { servers, stack } = await twoServers();
    await using _servers = stack;
    const { body } = await create(servers[0], "one");
    const ip = body.spec.clusterIP ?? "";
    await servers[0].request({ method: "DELETE", path: `/apis/networking.k8s.io/v1/ipaddresses/${ip}` });
    expect(await addresses(servers[1])).not.toContain(ip);
    await servers[1].core.allocators.repair(new AbortController().signal);
    expect(await addresses(servers[0])).toContain(ip);
  });

  it("free what a deleted Service had", async () => {
    const { servers, stack } = await twoServers();
    await using _servers = stack;
    const { body } = await create(servers[0], "one");
    const { clusterIP } = body.spec;
    await servers[1].request({ method: "DELETE", path: `${services}/one` });
    expect((await create(servers[0], "two", { clusterIP })).code).toBe(201);
    await servers[0].request({ method: "DELETE", path: `${services}/two` });
    expect((await create(servers[1], "one", { clusterIP })).code).toBe(201);
  });
});
