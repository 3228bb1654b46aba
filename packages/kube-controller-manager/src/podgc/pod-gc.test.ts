import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import { testNode, testPod, testTime } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { createPodGcController } from "./controller.ts";
import { planPodGc } from "./pod-gc-decision.ts";

const leaving = { metadata: { deletionTimestamp: testTime } };

describe("planPodGc", () => {
  const outOfService = testNode("down", {
    ready: "Unknown",
    spec: { taints: [{ key: "node.kubernetes.io/out-of-service", effect: "NoExecute" }] },
  });
  const nodes = new Map([
    ["up", testNode("up", { ready: "True" })],
    ["down", outOfService],
  ]);

  it.each([
    { name: "a pod that runs", pod: testPod("p", { spec: { nodeName: "up" } }), verdict: undefined },
    { name: "its node is gone", pod: testPod("p", { spec: { nodeName: "gone" } }), verdict: "orphaned" },
    { name: "deleted, never scheduled", pod: testPod("p", leaving), verdict: "unscheduled" },
    { name: "waiting to be scheduled", pod: testPod("p"), verdict: undefined },
    {
      name: "deleted on a node out of service",
      pod: testPod("p", { ...leaving, spec: { nodeName: "down" } }),
      verdict: "outOfService",
    },
  ])("$name", ({ pod, verdict }) => {
    const verdicts = planPodGc({ pods: [pod], nodes, missingForMs: () => 60_000, terminatedThreshold: 10 });
    expect(verdicts.get(pod)).toBe(verdict);
  });

  it("keeps as many terminated pods as the threshold says, the youngest", () => {
    const pods = [3, 1, 2].map((minute) =>
      testPod(`p${String(minute)}`, {
        metadata: { creationTimestamp: `2026-01-01T00:0${String(minute)}:00Z` },
        status: { phase: "Succeeded" },
      }),
    );
    const verdicts = planPodGc({ pods, nodes, missingForMs: () => 0, terminatedThreshold: 1 });
    expect([...verdicts.keys()].map(({ metadata }) => metadata.name)).toEqual(["p1", "p2"]);
  });
});

describe("pod garbage collector", () => {
  it("waits before it takes the pods of a missing node for lost", async () => {
    const pod = testPod("p", { spec: { nodeName: "gone" } });
    await using harness = await runControllers([createPodGcController], { objects: [pod] });
    await harness.settle(30_000);
    expect(harness.client.all(resources.pods)).toHaveLength(1);
    await harness.settle(30_000);
    expect(harness.client.all(resources.pods)).toEqual([]);
  });
});
