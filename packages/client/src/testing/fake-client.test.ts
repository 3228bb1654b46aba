import { resources, type corev1 } from "@kubets/api";
import { isAlreadyExists, isConflict, isNotFound, newInternalError } from "@kubets/apimachinery";
import { FakeClock } from "@kubets/apimachinery/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { WatchEvent } from "../client.ts";
import { createFakeClient, type FakeClient } from "./fake-client.ts";

const { signal } = new AbortController();
const inDefault = { namespace: "default", signal };
let clock: FakeClock;
let client: FakeClient;

beforeEach(() => {
  clock = new FakeClock();
  client = createFakeClient({ clock });
});

const podDraft = (name: string) => ({
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "c", image: "nginx" }] } as unknown as corev1.PodSpec,
});

async function codeOf(promise: Promise<unknown>): Promise<number> {
  return promise.then(
    () => 200,
    (err: unknown) => Number(Reflect.get(err as object, "code")),
  );
}

describe("createFakeClient", () => {
  it("fills metadata at creation, and refuses the same name again", async () => {
    const pods = client.resource(resources.pods);
    const pod = await pods.create(podDraft("a"), inDefault);
    expect(pod).toMatchObject({
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        name: "a",
        namespace: "default",
        generation: 1,
        resourceVersion: "2",
        creationTimestamp: "2026-01-01T00:00:00Z",
      },
      status: { phase: "Pending" },
    });
    expect(pod.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    await expect(pods.create(podDraft("a"), inDefault)).rejects.toSatisfy(isAlreadyExists);
    await expect(pods.get("b", inDefault)).rejects.toSatisfy(isNotFound);
    const generated = await pods.create({ ...podDraft(""), metadata: { generateName: "x-" } }, inDefault);
    expect(generated.metadata.name).toMatch(/^x-[a-z0-9]{5}$/);
  });

  it("keeps spec and status apart, counts generations, finds conflicts", async () => {
    const deployments = client.resource(resources.deployments);
    client.put(resources.deployments, {
      metadata: { name: "web", namespace: "default", generation: 1 },
      spec: { replicas: 1, selector: {}, template: { metadata: {}, spec: {} } },
      status: {},
    } as never);
    const first = await deployments.get("web", inDefault);
    const scaled = await deployments.update(
      { ...first, spec: { ...first.spec, replicas: 3 }, status: { replicas: 99 } },
      inDefault,
    );
    expect(scaled).toMatchObject({ metadata: { generation: 2 }, spec: { replicas: 3 } });
    expect(scaled.status.replicas).toBeUndefined();
    await expect(deployments.update(first, inDefault)).rejects.toSatisfy(isConflict);
    const reported = await deployments.updateStatus(
      { ...scaled, spec: { ...scaled.spec, replicas: 7 }, status: { replicas: 3 } },
      inDefault,
    );
    expect(reported).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 3 },
      status: { replicas: 3 },
    });
    const same = await deployments.updateStatus(reported, inDefault);
    expect(same.metadata.resourceVersion).toBe(reported.metadata.resourceVersion);
    expect((await deployments.getScale("web", inDefault)).spec.replicas).toBe(3);
    await deployments.patch(
      "web",
      { type: "application/merge-patch+json", body: { spec: { replicas: 5 } }, subresource: "scale" },
      inDefault,
    );
    expect((await deployments.get("web", inDefault)).spec.replicas).toBe(5);
  });

  it("deletes a running pod gracefully, a pending one at once", async () => {
    const pods = client.resource(resources.pods);
    await pods.create(podDraft("pending"), inDefault);
    await pods.delete("pending", inDefault);
    expect(await codeOf(pods.get("pending", inDefault))).toBe(404);
    const pod = await pods.create(podDraft("running"), inDefault);
    client.put(resources.pods, { ...pod, spec: { ...pod.spec, nodeName: "n1" } });
    await pods.delete("running", inDefault);
    expect((await pods.get("running", inDefault)).metadata).toMatchObject({
      deletionTimestamp: "2026-01-01T00:00:30Z",
      deletionGracePeriodSeconds: 30,
    });
    await pods.delete("running", { ...inDefault, gracePeriodSeconds: 0 });
    expect(await codeOf(pods.get("running", inDefault))).toBe(404);
  });

  it("waits for finalizers, and checks preconditions", async () => {
    const configMaps = client.resource(resources.configmaps);
    const made = await configMaps.create({ metadata: { name: "a", finalizers: ["x/y"] } }, inDefault);
    expect(await codeOf(configMaps.delete("a", { ...inDefault, preconditions: { uid: "other" } }))).toBe(409);
    await configMaps.delete("a", inDefault);
    const marked = await configMaps.get("a", inDefault);
    expect(marked.metadata.deletionTimestamp).toBeDefined();
    const { finalizers: _finalizers, ...metadata } = marked.metadata;
    await configMaps.update({ ...marked, metadata }, inDefault);
    expect(await codeOf(configMaps.get("a", inDefault))).toBe(404);
    expect(made.metadata.finalizers).toEqual(["x/y"]);
  });

  it("selects and pages lists", async () => {
    const pods = client.resource(resources.pods);
    for (const name of ["a", "b", "c"]) await pods.create(podDraft(name), inDefault);
    const names = async (options: object): Promise<unknown> =>
      (await pods.list({ ...inDefault, ...options })).items.map(({ metadata }) => metadata.name);
    expect(await names({ labelSelector: "app in (a,c)" })).toEqual(["a", "c"]);
    expect(await names({ fieldSelector: "metadata.name=b" })).toEqual(["b"]);
    expect(await names({ fieldSelector: "spec.nodeName=" })).toEqual(["a", "b", "c"]);
    const page = await pods.list({ ...inDefault, limit: 2 });
    expect(page.metadata.remainingItemCount).toBe(1);
    expect(await names({ continue: page.metadata.continue })).toEqual(["c"]);
  });

  it("shows a selecting watcher objects that enter and leave its view", async () => {
    const pods = client.resource(resources.pods);
    const pod = await pods.create(podDraft("a"), inDefault);
    const stop = new AbortController();
    const seen: string[] = [];
    const watching = (async () => {
      const events: AsyncIterable<WatchEvent<corev1.Pod>> = pods.watch({
        namespace: "default",
        signal: stop.signal,
        fieldSelector: "spec.nodeName=n1",
        resourceVersion: pod.metadata.resourceVersion ?? "",
      });
      for await (const { type } of events) seen.push(type);
    })();
    const binding = {
      apiVersion: "v1" as const,
      kind: "Binding" as const,
      metadata: { name: "a" },
      target: { name: "n1" },
    };
    await pods.createSubresource("a", "binding", binding, inDefault);
    client.put(resources.pods, {
      ...(await pods.get("a", inDefault)),
      status: { phase: "Running" },
    });
    client.remove(resources.pods, "default", "a");
    await clock.step(0);
    expect(seen).toEqual(["ADDED", "MODIFIED", "DELETED"]);
    stop.abort(new Error("stopped"));
    await expect(watching).rejects.toThrow("stopped");
  });

  it("records requests, and fails those a reactor wants to fail", async () => {
    const pods = client.resource(resources.pods);
    {
      using _failing = client.react("create", "pods", () => {
        throw newInternalError(new Error("no"));
      });
      expect(await codeOf(pods.create(podDraft("a"), inDefault))).toBe(500);
    }
    await pods.create(podDraft("a"), inDefault);
    await pods.get("a", inDefault);
    expect(client.actions.map(({ verb, name }) => `${verb} ${name}`)).toEqual([
      "create a",
      "create a",
      "get a",
    ]);
    expect(client.writes.length).toBe(2);
  });
});
