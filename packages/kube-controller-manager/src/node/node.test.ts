import { describe, expect, it } from "vitest";
import { FakeClock } from "@kubets/apimachinery/testing";
import type { coordinationv1 } from "@kubets/api";
import { defaultControllerOptions } from "../framework/options.ts";
import { testNode, testPod, testTimeMs } from "../testing/builders.ts";
import { NodeJudgement } from "./node-judgement.ts";
import { silentConditions, zoneState } from "./node-health.ts";
import { evictionTimeMs, withConditionTaints, withEvictionTaint } from "./taints.ts";

function lease(node: string, renewTime: string): coordinationv1.Lease {
  return {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: { name: node },
    spec: { renewTime },
  };
}

describe("NodeJudgement", () => {
  it("calls a node silent when its Lease was not renewed for the grace period", async () => {
    const clock = new FakeClock();
    const judgement = new NodeJudgement({ clock, options: defaultControllerOptions });
    const nodes = [testNode("n1", { ready: "True" }), testNode("n2", { ready: "True" })];
    const look = (n2: string): readonly string[] =>
      judgement.judge(nodes, (name) => lease(name, name === "n1" ? String(clock.monotonicMs()) : n2));
    look("a");
    await clock.step(30_000);
    look("b");
    await clock.step(50_000);
    expect(look("b")).toEqual([]);
    await clock.step(1_000);
    expect(look("b")).toEqual(["n2"]);
    expect(judgement.isSilent("n2")).toBe(true);
    expect(look("b")).toEqual([]);
    look("c");
    expect(judgement.isSilent("n2")).toBe(false);
  });

  it("gives a node that never reported the startup grace period", async () => {
    const clock = new FakeClock();
    const judgement = new NodeJudgement({ clock, options: defaultControllerOptions });
    const nodes = [testNode("n1")];
    judgement.judge(nodes, () => undefined);
    await clock.step(55_000);
    expect(judgement.judge(nodes, () => undefined)).toEqual([]);
    await clock.step(6_000);
    expect(judgement.judge(nodes, () => undefined)).toEqual(["n1"]);
  });

  it("admits nodes to eviction one by one, and none when all are gone", async () => {
    const clock = new FakeClock();
    const judgement = new NodeJudgement({ clock, options: defaultControllerOptions });
    const up = testNode("n1", { ready: "True" });
    const gone = ["n2", "n3"].map((name) => testNode(name, { ready: "Unknown" }));
    judgement.judge([up, ...gone], () => undefined);
    expect([judgement.mayEvict("n2"), judgement.mayEvict("n3")]).toEqual([true, false]);
    await clock.step(10_000);
    judgement.judge([up, ...gone], () => undefined);
    expect(judgement.mayEvict("n3")).toBe(true);
    judgement.judge(gone, () => undefined);
    expect([judgement.mayEvict("n2"), judgement.mayEvict("n3")]).toEqual([false, false]);
  });
});

describe("silentConditions", () => {
  it("makes what the kubelet said unknown", () => {
    const conditions = silentConditions(testNode("n", { ready: "True" }), testTimeMs);
    expect(conditions.map(({ type, status, reason }) => [type, status, reason])).toEqual([
      ["Ready", "Unknown", "NodeStatusUnknown"],
      ["MemoryPressure", "Unknown", "NodeStatusNeverUpdated"],
      ["DiskPressure", "Unknown", "NodeStatusNeverUpdated"],
      ["PIDPressure", "Unknown", "NodeStatusNeverUpdated"],
    ]);
    expect(conditions[0]?.message).toBe("Kubelet stopped posting node status.");
  });
});

describe("zoneState", () => {
  it.each([
    { statuses: ["True", "True"] as const, state: "Normal" },
    { statuses: ["True", "Unknown", "Unknown"] as const, state: "Normal" },
    { statuses: ["True", "Unknown", "Unknown", "False"] as const, state: "PartialDisruption" },
    { statuses: ["Unknown"] as const, state: "FullDisruption" },
  ])("$statuses is $state", ({ statuses, state }) => {
    expect(zoneState(statuses)).toBe(state);
  });
});

describe("taints", () => {
  const now = "2026-01-01T00:10:00Z";

  it("follow conditions and cordon, and leave others alone", () => {
    const foreign = { key: "dedicated", effect: "NoSchedule" } as const;
    const stale = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" } as const;
    const node = testNode("n", { ready: "Unknown", spec: { unschedulable: true, taints: [foreign, stale] } });
    expect(withConditionTaints(node, now)).toEqual([
      foreign,
      { key: "node.kubernetes.io/unreachable", effect: "NoSchedule", timeAdded: now },
      { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule", timeAdded: now },
    ]);
  });

  it("swap not-ready for unreachable and go when the node is back", () => {
    const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoExecute", timeAdded: "x" } as const;
    const swapped = withEvictionTaint([notReady], "node.kubernetes.io/unreachable", now);
    expect(swapped).toEqual([{ key: "node.kubernetes.io/unreachable", effect: "NoExecute", timeAdded: now }]);
    expect(withEvictionTaint(swapped, undefined, now)).toEqual([]);
  });

  it.each([
    { name: "no toleration: now", tolerations: [], dueMs: testTimeMs + 900_000 },
    {
      name: "tolerated for a time",
      tolerations: [
        {
          key: "node.kubernetes.io/unreachable",
          operator: "Exists",
          effect: "NoExecute",
          tolerationSeconds: 300,
        },
      ],
      dueMs: testTimeMs + 900_000,
    },
    { name: "tolerated for ever", tolerations: [{ operator: "Exists" }], dueMs: undefined },
  ] as const)("evict: $name", ({ tolerations, dueMs }) => {
    const taint = { key: "node.kubernetes.io/unreachable", effect: "NoExecute", timeAdded: now } as const;
    const pod = testPod("p", { spec: { tolerations } });
    expect(evictionTimeMs(pod, [taint], testTimeMs + 900_000)).toBe(dueMs);
  });
});
