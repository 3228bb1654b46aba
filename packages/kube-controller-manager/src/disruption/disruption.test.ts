import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import type { policyv1 } from "@kubets/api";
import { controlledBy, testPod, testReplicaSet } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { createDisruptionController } from "./controller.ts";

const replicaSet = testReplicaSet("web", { replicas: 4 });
const pods = ["a", "b", "c"].map((name) =>
  testPod(name, {
    labels: { app: "web" },
    owner: controlledBy(replicaSet),
    ...(name === "c" ? {} : { readySince: "2026-01-01T00:00:00Z" }),
  }),
);

function budget(spec: policyv1.PodDisruptionBudgetSpec): policyv1.PodDisruptionBudget {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "web", namespace: "default", uid: "uid-budget", generation: 1 },
    spec: { selector: { matchLabels: { app: "web" } }, ...spec },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  };
}

describe("disruption controller", () => {
  it.each([
    { name: "minAvailable", spec: { minAvailable: 1 }, expected: { allowed: 1, desired: 1, pods: 3 } },
    {
      name: "minAvailable in percent",
      spec: { minAvailable: "50%" },
      expected: { allowed: 0, desired: 2, pods: 4 },
    },
    { name: "maxUnavailable", spec: { maxUnavailable: 3 }, expected: { allowed: 1, desired: 1, pods: 4 } },
    { name: "nothing to spare", spec: { maxUnavailable: 1 }, expected: { allowed: 0, desired: 3, pods: 4 } },
  ])("$name", async ({ spec, expected }) => {
    await using harness = await runControllers([createDisruptionController], {
      objects: [replicaSet, ...pods, budget(spec)],
    });
    const status = harness.client.find(resources.poddisruptionbudgets, "default", "web")?.status;
    expect(status).toMatchObject({
      disruptionsAllowed: expected.allowed,
      desiredHealthy: expected.desired,
      expectedPods: expected.pods,
      currentHealthy: 2,
      observedGeneration: 1,
    });
    expect(status?.conditions?.[0]?.reason).toBe(
      expected.allowed > 0 ? "SufficientPods" : "InsufficientPods",
    );
  });
});
