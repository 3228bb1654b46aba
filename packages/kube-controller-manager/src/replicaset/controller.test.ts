import { describe, expect, it } from "vitest";
import { controllerOf } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import { testPod, testReplicaSet } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { bringPodsUp, finishDeletions } from "../testing/fake-kubelet.ts";
import { createReplicaSetController } from "./controller.ts";

const controllers = [createReplicaSetController];

describe("replicaset controller", () => {
  it("makes the wanted pods, counts them, and replaces a lost one", async () => {
    const owner = testReplicaSet("frontend", { replicas: 3 });
    await using harness = await runControllers(controllers, { objects: [owner] });
    const { client } = harness;
    const pods = client.all(resources.pods);
    expect(pods).toHaveLength(3);
    expect(pods.every((pod) => controllerOf(pod)?.uid === owner.metadata.uid)).toBe(true);
    expect(pods[0]?.metadata.name).toMatch(/^frontend-[a-z0-9]{5}$/);
    expect(
      harness.events.filter((text) => text.startsWith("Normal SuccessfulCreate: Created pod: ")),
    ).toHaveLength(3);
    bringPodsUp(harness);
    await harness.settle();
    expect(client.find(resources.replicasets, "default", "frontend")?.status).toMatchObject({
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
    });
    client.remove(resources.pods, "default", pods[0]?.metadata.name ?? "");
    await harness.settle();
    expect(client.all(resources.pods)).toHaveLength(3);
  });

  it("deletes surplus pods, those that are not ready first", async () => {
    const owner = testReplicaSet("frontend", { replicas: 3 });
    await using harness = await runControllers(controllers, { objects: [owner] });
    const { client } = harness;
    const [first] = client.all(resources.pods);
    bringPodsUp(harness, (pod) => pod.metadata.name === first?.metadata.name);
    await harness.settle();
    const current = client.find(resources.replicasets, "default", "frontend");
    if (current) client.put(resources.replicasets, { ...current, spec: { ...current.spec, replicas: 1 } });
    await harness.settle();
    finishDeletions(harness);
    await harness.settle();
    expect(client.all(resources.pods).map(({ metadata }) => metadata.name)).toEqual([first?.metadata.name]);
  });

  it("adopts a matching orphan and releases a pod whose labels no longer match", async () => {
    const orphan = testPod("orphan", { labels: { app: "web" } });
    await using harness = await runControllers(controllers, {
      objects: [testReplicaSet("frontend", { replicas: 1 }), orphan],
    });
    const { client } = harness;
    const adopted = client.find(resources.pods, "default", "orphan");
    expect(adopted && controllerOf(adopted)?.name).toBe("frontend");
    expect(client.all(resources.pods)).toHaveLength(1);
    if (adopted) {
      client.put(resources.pods, { ...adopted, metadata: { ...adopted.metadata, labels: { app: "other" } } });
    }
    await harness.settle();
    expect(client.find(resources.pods, "default", "orphan")?.metadata.ownerReferences ?? []).toEqual([]);
    expect(client.all(resources.pods)).toHaveLength(2);
  });

  it("reports creations that are refused, once the first of a batch failed", async () => {
    await using harness = await runControllers(controllers);
    const { client } = harness;
    using _refusal = client.react("create", "pods", () => {
      throw new Error("exceeded quota");
    });
    client.put(resources.replicasets, testReplicaSet("frontend", { replicas: 100 }));
    await harness.settle();
    expect(harness.events[0]).toBe("Warning FailedCreate: Error creating: exceeded quota");
    expect(client.find(resources.replicasets, "default", "frontend")?.status.conditions?.[0]).toMatchObject({
      type: "ReplicaFailure",
      status: "True",
      reason: "FailedCreate",
      message: "exceeded quota",
    });
    expect(client.writes.filter(({ verb }) => verb === "create").length).toBeLessThan(10);
  });
});
