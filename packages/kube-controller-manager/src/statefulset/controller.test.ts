import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import type { appsv1 } from "@kubets/api";
import { testStatefulSet, testTemplate } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { bringPodsUp, finishDeletions } from "../testing/fake-kubelet.ts";
import { createStatefulSetController } from "./controller.ts";

const controllers = [createStatefulSetController];

function names(harness: ControllerHarness): readonly (string | undefined)[] {
  return harness.client.all(resources.pods).map(({ metadata }) => metadata.name);
}

function change(harness: ControllerHarness, spec: Partial<appsv1.StatefulSetSpec>): void {
  const set = harness.client.find(resources.statefulsets, "default", "web");
  if (!set) throw new Error("the StatefulSet is gone");
  harness.client.put(resources.statefulsets, { ...set, spec: { ...set.spec, ...spec } });
}

async function run(harness: ControllerHarness, turns = 8): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    bringPodsUp(harness);
    await harness.settle();
    finishDeletions(harness);
    await harness.settle();
  }
}

describe("statefulset controller", () => {
  it("makes pods in order, each when the one before is ready, with claims of their own", async () => {
    const volumeClaimTemplates = [{ metadata: { name: "www" }, spec: { resources: {} }, status: {} }];
    const set = testStatefulSet("web", { replicas: 3, spec: { volumeClaimTemplates } });
    await using harness = await runControllers(controllers, { objects: [set] });
    expect(names(harness)).toEqual(["web-0"]);
    bringPodsUp(harness);
    await harness.settle();
    expect(names(harness)).toEqual(["web-0", "web-1"]);
    await run(harness);
    expect(names(harness)).toEqual(["web-0", "web-1", "web-2"]);
    expect(harness.client.all(resources.persistentvolumeclaims).map(({ metadata }) => metadata.name)).toEqual(
      ["www-web-0", "www-web-1", "www-web-2"],
    );
    const pod = harness.client.find(resources.pods, "default", "web-1");
    expect(pod?.spec).toMatchObject({ hostname: "web-1", subdomain: "svc" });
    expect(pod?.spec.volumes).toEqual([{ name: "www", persistentVolumeClaim: { claimName: "www-web-1" } }]);
    expect(pod?.metadata.labels).toMatchObject({
      "statefulset.kubernetes.io/pod-name": "web-1",
      "apps.kubernetes.io/pod-index": "1",
    });
    expect(harness.client.find(resources.statefulsets, "default", "web")?.status).toMatchObject({
      replicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
    });
    expect(harness.events.slice(0, 2)).toEqual([
      "Normal SuccessfulCreate: create Claim www-web-0 Pod web-0 in StatefulSet web success",
      "Normal SuccessfulCreate: create Pod web-0 in StatefulSet web successful",
    ]);
  });

  it("gives a deleted pod its name back, and shrinks from the end", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testStatefulSet("web", { replicas: 3 })],
    });
    await run(harness);
    harness.client.remove(resources.pods, "default", "web-1");
    await harness.settle();
    expect(names(harness)).toEqual(["web-0", "web-1", "web-2"]);
    await run(harness);
    change(harness, { replicas: 1 });
    await harness.settle();
    const leaving = harness.client.all(resources.pods).filter(({ metadata }) => metadata.deletionTimestamp);
    expect(leaving.map(({ metadata }) => metadata.name)).toEqual(["web-2"]);
    await run(harness);
    expect(names(harness)).toEqual(["web-0"]);
  });

  it("updates from the highest ordinal down to the partition", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testStatefulSet("web", { replicas: 3 })],
    });
    await run(harness);
    change(harness, {
      template: testTemplate({ app: "web" }, "nginx:2"),
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1 } },
    });
    await harness.settle();
    const leaving = harness.client.all(resources.pods).filter(({ metadata }) => metadata.deletionTimestamp);
    expect(leaving.map(({ metadata }) => metadata.name)).toEqual(["web-2"]);
    await run(harness);
    const images = (): readonly (string | undefined)[] =>
      harness.client.all(resources.pods).map(({ spec }) => spec.containers[0]?.image);
    expect(images()).toEqual(["nginx", "nginx:2", "nginx:2"]);
    change(harness, { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } } });
    await run(harness);
    expect(images()).toEqual(["nginx:2", "nginx:2", "nginx:2"]);
    const { status } = harness.client.find(resources.statefulsets, "default", "web") ?? {};
    expect(status?.currentRevision).toBe(status?.updateRevision);
  });

  it("lets claims go with their pods and their set when the policy says so", async () => {
    const volumeClaimTemplates = [{ metadata: { name: "www" }, spec: { resources: {} }, status: {} }];
    const persistentVolumeClaimRetentionPolicy = { whenDeleted: "Delete", whenScaled: "Delete" } as const;
    const set = testStatefulSet("web", {
      replicas: 2,
      spec: { volumeClaimTemplates, persistentVolumeClaimRetentionPolicy },
    });
    await using harness = await runControllers(controllers, { objects: [set] });
    await run(harness);
    const owners = (): readonly string[] =>
      harness.client
        .all(resources.persistentvolumeclaims)
        .flatMap(({ metadata }) =>
          (metadata.ownerReferences ?? []).map(({ kind, name }) => `${kind} ${name}`),
        );
    expect(owners()).toEqual(["StatefulSet web", "StatefulSet web"]);
    change(harness, { replicas: 1 });
    await harness.settle();
    expect(owners()).toEqual(["StatefulSet web", "Pod web-1"]);
  });

  it("makes all pods at once with Parallel", async () => {
    const set = testStatefulSet("web", { replicas: 3, spec: { podManagementPolicy: "Parallel" } });
    await using harness = await runControllers(controllers, { objects: [set] });
    expect(names(harness)).toEqual(["web-0", "web-1", "web-2"]);
  });

  it("waits minReadySeconds between pods", async () => {
    const set = testStatefulSet("web", { replicas: 2, spec: { minReadySeconds: 10 } });
    await using harness = await runControllers(controllers, { objects: [set] });
    bringPodsUp(harness);
    await harness.settle(5_000);
    expect(names(harness)).toEqual(["web-0"]);
    await harness.settle(10_000);
    expect(names(harness)).toEqual(["web-0", "web-1"]);
  });
});
