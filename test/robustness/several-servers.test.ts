import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { corev1, discoveryv1, KubernetesList, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { createInformerFactory, NatsClient } from "@kubets/client";
import { silentLogger } from "@kubets/component-base";
import { createNatsTransport } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import { eventually } from "../framework/eventually.ts";
import type { Answer } from "./api-client.ts";
import type { HttpsClient } from "./https-client.ts";
import { newObject } from "./objects.ts";
import type { Json } from "./objects.ts";
import { ControlPlane } from "./processes.ts";

/** Three API servers on one store, of which one dies now and then. */

let plane: ControlPlane;
let transport: Transport;
const { signal } = new AbortController();
const clock = new RealClock();
const random = new RealRandom();

beforeAll(async () => {
  plane = await ControlPlane.start(3);
  const { url } = plane.nats;
  transport = await createNatsTransport({
    ...{ clock, random, signal },
    servers: url,
    identity: "system:kube-controller-manager",
  });
}, 60_000);

afterAll(async () => {
  await transport[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
}, 30_000);

const maps = "/api/v1/namespaces/default/configmaps";
const services = "/api/v1/namespaces/default/services";

async function list<T extends KubernetesObject>(client: HttpsClient, path: string): Promise<readonly T[]> {
  const body = await client.raw(path);
  if (!body) throw new Error(`GET ${path} failed`);
  return (body as unknown as KubernetesList<T>).items; // what that path lists
}

function service(name: string): Json {
  const metadata = { name };
  return { apiVersion: "v1", kind: "Service", metadata, spec: { type: "NodePort", ports: [{ port: 80 }] } };
}

/** Service addresses and node ports, each with who has it, and what there are claims for. */
async function allocations(client: HttpsClient): Promise<{
  readonly ips: readonly string[];
  readonly ports: readonly number[];
  readonly claims: readonly string[];
}> {
  const all = await list<corev1.Service>(client, "/api/v1/services");
  const claims = await list(client, "/apis/networking.k8s.io/v1/ipaddresses");
  return {
    ips: all.map(({ spec }) => spec.clusterIP ?? ""),
    ports: all.flatMap(({ spec }) => (spec.ports ?? []).map(({ nodePort = 0 }) => nodePort)).filter(Boolean),
    claims: claims.map(({ metadata }) => metadata.name ?? ""),
  };
}

describe("several API servers on one store", () => {
  it("read what another has just written", async () => {
    using first = plane.client(0);
    using second = plane.client(1);
    using third = plane.client(2);
    for (let round = 0; round < 50; round++) {
      const target = { kind: "configmaps", namespace: "default", name: `read-${String(round)}` } as const;
      const draft = { ...target, op: "", color: "none", node: "" };
      expect((await first.create(target, newObject("configmaps", draft))).kind).toBe("ok");
      expect((await second.get(target)).kind).toBe("ok");
      expect((await third.delete(target, {})).kind).toBe("ok");
      expect((await first.get(target)).kind).toBe("refused");
      expect(await list(second, maps)).not.toContainEqual(
        expect.objectContaining({ metadata: expect.objectContaining({ name: target.name }) as unknown }),
      );
    }
  });

  it("give no address and no port twice, while one is killed and comes back", async () => {
    const clients = [0, 1, 2].map((server) => plane.client(server));
    const answers: Answer[] = [];
    const creating = clients.flatMap((client, server) =>
      [0, 1, 2, 3].map(async (writer) => {
        for (let count = 0; count < 12; count++) {
          const name = `svc-${String(server)}-${String(writer)}-${String(count)}`;
          answers.push(await client.post(services, service(name)));
          if (count % 3 === 2) await client.post(services, service(name));
          if (answers.at(-1)?.kind === "unknown") await sleep(100);
        }
      }),
    );
    await sleep(150);
    await plane.server(1).kill();
    await sleep(100);
    plane.server(1).start();
    await Promise.all(creating);
    await plane.server(1).ready();
    expect(answers.filter(({ kind }) => kind === "ok").length).toBeGreaterThan(72);
    const { ips, ports, claims } = await allocations(clients[1] ?? plane.client(1));
    expect(new Set(ips).size).toBe(ips.length);
    expect(new Set(ports).size).toBe(ports.length);
    expect(claims).toEqual(expect.arrayContaining([...ips]));
    for (const client of clients) client[Symbol.dispose]();
  }, 60_000);

  it("answer over the bus, and bring informers up to date, when one is killed", async () => {
    const client = new NatsClient({ transport, userAgent: "test" });
    const informers = createInformerFactory({ client, clock, random, logger: silentLogger });
    const informer = informers.informer(resources.configmaps);
    const stop = new AbortController();
    const running = informers.run({ signal: stop.signal });
    await informers.waitForSync({ signal: AbortSignal.timeout(10_000) });
    const draft = { namespace: "default", op: "", color: "none", node: "" };
    for (const server of [0, 1, 2]) {
      await plane.server(server).kill();
      const name = `bus-${String(server)}`;
      // Well before anybody would notice by silence that a server is dead.
      const created = newObject("configmaps", { ...draft, name }) as unknown as corev1.ConfigMap;
      for (let count = 0; count < 10; count++)
        await client
          .resource(resources.configmaps)
          .create(
            { ...created, metadata: { ...created.metadata, name: `${name}-${String(count)}` } },
            { signal, timeoutMs: 5_000 },
          );
      await eventually(
        () => expect(informer.lister.get("default", `${name}-9`)?.metadata.name).toBe(`${name}-9`),
        { withinMs: 20_000, what: "the informer goes on" },
      );
      using other = plane.client((server + 1) % 3);
      expect(await other.raw("/readyz")).toBeDefined();
      plane.server(server).start();
      await plane.server(server).ready();
    }
    stop.abort(new Error("the test is over"));
    await running.catch(() => undefined); // it ends with the signal
  }, 120_000);

  it("are all listed as endpoints of the kubernetes Service, each by its port", async () => {
    using client = plane.client(0);
    const ports = plane.servers.map(({ port }) => port).toSorted((a, b) => a - b);
    await eventually(
      async () => {
        const slices = await list<discoveryv1.EndpointSlice>(
          client,
          "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
        );
        const found = slices.flatMap((slice) => (slice.ports ?? []).map(({ port }) => port ?? 0));
        expect(found.toSorted((a, b) => a - b)).toEqual(ports);
      },
      { withinMs: 30_000, what: "all servers are listed" },
    );
  }, 40_000);

  it("make no Service twice that is created through all at once", async () => {
    const clients = [0, 1, 2].map((server) => plane.client(server));
    const answers = await Promise.all(clients.map((client) => client.post(services, service("same"))));
    expect(answers.filter(({ kind }) => kind === "ok")).toHaveLength(1);
    const { ips, claims } = await allocations(clients[0] ?? plane.client(0));
    expect(claims.length).toBeGreaterThanOrEqual(ips.length);
    expect(new Set(ips).size).toBe(ips.length);
    for (const client of clients) client[Symbol.dispose]();
  });
});
