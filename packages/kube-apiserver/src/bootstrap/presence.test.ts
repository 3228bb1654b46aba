import { beforeEach, describe, expect, it, vi } from "vitest";
import type { coordinationv1, corev1, discoveryv1, KubernetesList } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import { MemoryStore } from "../storage/memory-store.ts";
import { StoreError } from "../storage/store.ts";
import { createTestApiServer } from "../testing/index.ts";
import type { TestApiServer } from "../testing/index.ts";
import { ApiEndpoints } from "./api-endpoint.ts";
import { OwnWrites } from "./bootstrap.ts";
import { IdentityLease } from "./identity-lease.ts";
import { LeaseCollector } from "./lease-collector.ts";
import { Presence } from "./presence.ts";

/** What several API servers on one store say about themselves. */

const { signal } = new AbortController();
let clock: FakeClock;
let store: MemoryStore;

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore({ clock });
});

function presenceOf(server: TestApiServer, port: number): Presence {
  const writes = new OwnWrites({ context: server.core.context, signal });
  const own = { address: "127.0.0.1", port };
  const { cache } = server.core;
  return new Presence({
    lease: new IdentityLease({ writes, clock, host: "box", endpoint: own, uid: `uid-${String(port)}` }),
    endpoints: new ApiEndpoints({ writes, cache, serviceRange: "10.96.0.0/16", servicePort: 443 }),
    ...{ own, cache, clock, logger: silentLogger },
  });
}

async function published(
  server: TestApiServer,
): Promise<{ readonly slices: object; readonly subsets: object }> {
  const { items } = await server.get<KubernetesList<discoveryv1.EndpointSlice>>(
    "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
  );
  const { subsets } = await server.get<corev1.Endpoints>("/api/v1/namespaces/default/endpoints/kubernetes");
  return {
    slices: Object.fromEntries(
      items.map(({ metadata, ports }) => [metadata.name, ports?.map(({ port }) => port)]),
    ),
    subsets: (subsets ?? []).map(({ addresses, ports }) => [addresses?.[0]?.ip, ports?.[0]?.port]),
  };
}

const leasesPath = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";

async function leases(server: TestApiServer): Promise<readonly coordinationv1.Lease[]> {
  const query = "labelSelector=apiserver.kubernetes.io%2Fidentity%3Dkube-apiserver";
  return (await server.get<KubernetesList<coordinationv1.Lease>>(`${leasesPath}?${query}`)).items;
}

describe("Presence", () => {
  it("lists all living servers, each port in a slice and a subset of its own", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    await using two = await createTestApiServer({ clock, store, seed: 2 });
    await presenceOf(one, 6443).show();
    expect(await published(two)).toEqual({ slices: { kubernetes: [6443] }, subsets: [["127.0.0.1", 6443]] });
    await presenceOf(two, 7001).show();
    expect(await published(one)).toEqual({
      slices: { kubernetes: [6443], "kubernetes-7001": [7001] },
      subsets: [
        ["127.0.0.1", 6443],
        ["127.0.0.1", 7001],
      ],
    });
  });

  it("is shown by servers that start together", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    await using two = await createTestApiServer({ clock, store, seed: 2 });
    await using three = await createTestApiServer({ clock, store, seed: 3 });
    const all = [presenceOf(one, 6443), presenceOf(two, 7001), presenceOf(three, 7002)];
    await Promise.all(all.map((presence) => presence.show()));
    await all[0]?.show();
    expect((await published(two)).slices).toEqual({
      kubernetes: [6443],
      "kubernetes-7001": [7001],
      "kubernetes-7002": [7002],
    });
    const service = await three.get<corev1.Service>("/api/v1/namespaces/default/services/kubernetes");
    expect(service.spec.clusterIP).toBe("10.96.0.1");
  });

  it("drops a server that has not renewed its lease for 15 s", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    await presenceOf(one, 6443).show();
    const survivor = presenceOf(one, 7001);
    await survivor.show();
    await clock.step(10_000);
    await survivor.show();
    expect((await published(one)).slices).toEqual({ kubernetes: [6443], "kubernetes-7001": [7001] });
    await clock.step(6_000);
    await survivor.show();
    expect((await published(one)).slices).toEqual({ kubernetes: [7001] });
  });

  it("takes a server out that ends, but not the last one", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    const [first, second] = [presenceOf(one, 6443), presenceOf(one, 7001)];
    await first.show();
    await second.show();
    await first.leave();
    expect((await published(one)).slices).toEqual({ kubernetes: [7001] });
    await first.show();
    await second.show();
    await second.leave();
    expect((await published(one)).slices).toEqual({ kubernetes: [7001] });
  });

  it("outlives a store that is away", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    const presence = presenceOf(one, 6443);
    const away = vi.spyOn(store, "revision").mockRejectedValue(new StoreError("unavailable", "gone"));
    await presence.show();
    away.mockRestore();
    await presence.show();
    expect((await published(one)).slices).toEqual({ kubernetes: [6443] });
  });

  it("makes a lease with Kubernetes' labels for each server", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    await presenceOf(one, 6443).show();
    await presenceOf(one, 7001).show();
    const all = await leases(one);
    expect(all).toHaveLength(2);
    const [lease] = all;
    expect(lease?.metadata.name).toMatch(/^apiserver-[a-z2-7]{26}$/);
    expect(lease?.metadata.labels).toEqual({
      "apiserver.kubernetes.io/identity": "kube-apiserver",
      "kubernetes.io/hostname": "box",
    });
    expect(lease?.spec.leaseDurationSeconds).toBe(3600);
    expect(lease?.spec.holderIdentity).toMatch(/^apiserver-[a-z2-7]{26}_uid-\d+$/);
  });
});

describe("LeaseCollector", () => {
  it("removes leases that have expired, and no others", async () => {
    await using one = await createTestApiServer({ clock, store, seed: 1 });
    const writes = new OwnWrites({ context: one.core.context, signal });
    const collector = new LeaseCollector({ writes, cache: one.core.cache, clock, logger: silentLogger });
    const survivor = presenceOf(one, 6443);
    await survivor.show();
    await presenceOf(one, 7001).show();
    await one.create(leasesPath, { metadata: { name: "kube-scheduler" }, spec: {} });
    await clock.step(3_590_000);
    await survivor.show();
    await collector.collect();
    expect(await leases(one)).toHaveLength(2);
    await clock.step(20_000);
    await collector.collect();
    const left = (await leases(one)).map(({ spec }) => spec.holderIdentity);
    expect(left).toEqual([expect.stringMatching(/_uid-6443$/)]);
    expect(await one.get(`${leasesPath}/kube-scheduler`)).toBeDefined();
  });
});
