import { describe, expect, it } from "vitest";
import { findCondition } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1 } from "@kubets/api";
import { createReplicaSetController } from "../replicaset/controller.ts";
import { testDeployment, testTemplate } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { bringPodsUp, finishDeletions } from "../testing/fake-kubelet.ts";
import { createDeploymentController } from "./controller.ts";

const controllers = [createDeploymentController, createReplicaSetController];

/** Runs to the end, and gives the most and fewest pods seen that were ready. */
async function rollOut(
  harness: ControllerHarness,
): Promise<{ readonly most: number; readonly fewest: number }> {
  let most = 0;
  let fewest = Infinity;
  for (let turn = 0; turn < 40; turn++) {
    await harness.settle();
    const living = harness.client.all(resources.pods).filter(({ metadata }) => !metadata.deletionTimestamp);
    most = Math.max(most, living.length);
    fewest = Math.min(fewest, living.filter(({ status }) => status.phase === "Running").length);
    const next = living.find(({ status }) => status.phase !== "Running");
    bringPodsUp(harness, (pod) => pod === next);
    finishDeletions(harness);
  }
  return { most, fewest };
}

function deploymentOf(harness: ControllerHarness): appsv1.Deployment {
  const deployment = harness.client.find(resources.deployments, "default", "web");
  if (!deployment) throw new Error("the Deployment is gone");
  return deployment;
}

function change(harness: ControllerHarness, spec: Partial<appsv1.DeploymentSpec>): void {
  const current = deploymentOf(harness);
  const generation = (current.metadata.generation ?? 0) + 1;
  harness.client.put(resources.deployments, {
    ...current,
    metadata: { ...current.metadata, generation },
    spec: { ...current.spec, ...spec },
  });
}

function sizes(harness: ControllerHarness): Record<string, number> {
  return Object.fromEntries(
    harness.client
      .all(resources.replicasets)
      .map(({ metadata, spec }) => [
        metadata.annotations?.["deployment.kubernetes.io/revision"] ?? "",
        spec.replicas ?? 1,
      ]),
  );
}

describe("deployment controller", () => {
  it("rolls out the first revision and says so", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testDeployment("web", { replicas: 3 })],
    });
    await rollOut(harness);
    const { status, metadata } = deploymentOf(harness);
    expect(metadata.annotations?.["deployment.kubernetes.io/revision"]).toBe("1");
    expect(status).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 });
    expect(findCondition(status.conditions, "Available")?.reason).toBe("MinimumReplicasAvailable");
    expect(findCondition(status.conditions, "Progressing")?.reason).toBe("NewReplicaSetAvailable");
    const [replicaSet] = harness.client.all(resources.replicasets);
    const name = replicaSet?.metadata.name ?? "";
    expect(replicaSet?.metadata.annotations).toMatchObject({
      "deployment.kubernetes.io/desired-replicas": "3",
      "deployment.kubernetes.io/max-replicas": "4",
    });
    expect(replicaSet?.spec.selector.matchLabels?.["pod-template-hash"]).toBe(name.slice("web-".length));
    expect(harness.events).toContain(`Normal ScalingReplicaSet: Scaled up replica set ${name} from 0 to 3`);
  });

  it("replaces pods within surge and availability, then undoes it as a third revision", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testDeployment("web", { replicas: 4 })],
    });
    await rollOut(harness);
    const before = deploymentOf(harness).spec.template;
    change(harness, { template: testTemplate({ app: "web" }, "nginx:2") });
    const { most, fewest } = await rollOut(harness);
    expect(most).toBe(5);
    expect(fewest).toBeGreaterThanOrEqual(3);
    expect(sizes(harness)).toEqual({ "1": 0, "2": 4 });
    change(harness, { template: before });
    await rollOut(harness);
    expect(sizes(harness)).toEqual({ "2": 0, "3": 4 });
    const undone = harness.client
      .all(resources.replicasets)
      .find(({ metadata }) => metadata.annotations?.["deployment.kubernetes.io/revision"] === "3");
    expect(undone?.metadata.annotations?.["deployment.kubernetes.io/revision-history"]).toBe("1");
  });

  it("recreates: all old pods end before the first new one starts", async () => {
    const deployment = testDeployment("web", { replicas: 2, spec: { strategy: { type: "Recreate" } } });
    await using harness = await runControllers(controllers, { objects: [deployment] });
    await rollOut(harness);
    change(harness, { template: testTemplate({ app: "web" }, "nginx:2") });
    await harness.settle();
    expect(sizes(harness)).toEqual({ "1": 0 });
    await rollOut(harness);
    expect(sizes(harness)).toEqual({ "1": 0, "2": 2 });
  });

  it("does not roll out while paused, but scales", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testDeployment("web", { replicas: 2 })],
    });
    await rollOut(harness);
    change(harness, { paused: true, replicas: 3, template: testTemplate({ app: "web" }, "nginx:2") });
    await rollOut(harness);
    expect(sizes(harness)).toEqual({ "1": 3 });
    expect(findCondition(deploymentOf(harness).status.conditions, "Progressing")?.reason).toBe(
      "DeploymentPaused",
    );
    change(harness, { paused: false });
    await rollOut(harness);
    expect(sizes(harness)).toEqual({ "1": 0, "2": 3 });
  });

  it("shares a change of size out while a rollout is under way", async () => {
    const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 5 } } as const;
    const deployment = testDeployment("web", { replicas: 10, spec: { strategy } });
    await using harness = await runControllers(controllers, { objects: [deployment] });
    await rollOut(harness);
    change(harness, { template: testTemplate({ app: "web" }, "nginx:2") });
    await harness.settle(100);
    expect(sizes(harness)).toEqual({ "1": 5, "2": 5 });
    change(harness, { replicas: 20 });
    await harness.settle(100);
    expect(Object.values(sizes(harness)).reduce((a, b) => a + b, 0)).toBe(20);
    expect(sizes(harness)["1"]).toBe(10);
  });

  it("gives up after the progress deadline", async () => {
    const deployment = testDeployment("web", { spec: { progressDeadlineSeconds: 5 } });
    await using harness = await runControllers(controllers, { objects: [deployment] });
    await harness.settle(10_000);
    const progressing = findCondition(deploymentOf(harness).status.conditions, "Progressing");
    expect(progressing).toMatchObject({ status: "False", reason: "ProgressDeadlineExceeded" });
    expect(progressing?.message).toMatch(/^ReplicaSet "web-[a-z0-9]+" has timed out progressing\.$/);
  });

  it("keeps revisionHistoryLimit old ReplicaSets", async () => {
    const deployment = testDeployment("web", { spec: { revisionHistoryLimit: 1 } });
    await using harness = await runControllers(controllers, { objects: [deployment] });
    for (const image of ["nginx:2", "nginx:3", "nginx:4"]) {
      await rollOut(harness);
      change(harness, { template: testTemplate({ app: "web" }, image) });
    }
    await rollOut(harness);
    expect(sizes(harness)).toEqual({ "3": 0, "4": 1 });
  });
});
