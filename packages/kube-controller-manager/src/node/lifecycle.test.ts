import { describe, expect, it } from "vitest";
import { formatMicroTime, formatTime, isConditionTrue } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { testNode, testPod } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { createNodeIpamController } from "./ipam-controller.ts";
import { createNodeLifecycleController } from "./lifecycle-controller.ts";
import { createTaintEvictionController } from "./taint-eviction-controller.ts";

const controllers = [createNodeLifecycleController, createTaintEvictionController];
const tolerates = (seconds?: number): corev1.Toleration => ({
  key: "node.kubernetes.io/unreachable",
  operator: "Exists",
  effect: "NoExecute",
  ...(seconds === undefined ? {} : { tolerationSeconds: seconds }),
});
const podOn = (name: string, nodeName: string, toleration: corev1.Toleration): corev1.Pod =>
  testPod(name, { readySince: "2026-01-01T00:00:00Z", spec: { nodeName, tolerations: [toleration] } });

function renew({ client, clock }: ControllerHarness, ...nodes: readonly string[]): void {
  for (const name of nodes) {
    const renewTime = formatMicroTime(clock.now());
    client.put(resources.leases, { metadata: { name, namespace: "kube-node-lease" }, spec: { renewTime } });
  }
}

async function pass(harness: ControllerHarness, seconds: number, ...alive: readonly string[]): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    renew(harness, ...alive);
    await harness.settle(5_000);
  }
}

function taints(harness: ControllerHarness, name: string): readonly string[] {
  const node = harness.client.find(resources.nodes, "", name);
  return (node?.spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
}

describe("a node that dies", () => {
  it("becomes Unknown, is tainted, and loses its pods when they tolerate it no longer", async () => {
    await using harness = await runControllers(controllers, {
      objects: [
        testNode("node-1", { ready: "True" }),
        testNode("node-2", { ready: "True" }),
        podOn("short", "node-2", tolerates(30)),
        podOn("daemon", "node-2", tolerates()),
        podOn("other", "node-1", tolerates(30)),
      ],
    });
    const { client } = harness;
    await pass(harness, 10, "node-1", "node-2");
    await pass(harness, 45, "node-1");
    expect(taints(harness, "node-2")).toEqual([]);
    await pass(harness, 15, "node-1");
    expect(taints(harness, "node-2")).toEqual([
      "node.kubernetes.io/unreachable:NoSchedule",
      "node.kubernetes.io/unreachable:NoExecute",
    ]);
    const ready = (name: string): boolean =>
      isConditionTrue(client.find(resources.pods, "default", name)?.status.conditions, "Ready");
    expect([ready("short"), ready("daemon"), ready("other")]).toEqual([false, false, true]);
    expect(harness.events).toContain("Normal NodeNotReady: Node node-2 status is now: NodeNotReady");
    await pass(harness, 35, "node-1");
    const leaving = client.all(resources.pods).filter(({ metadata }) => metadata.deletionTimestamp);
    expect(leaving.map(({ metadata }) => metadata.name)).toEqual(["short"]);
    expect(harness.events.at(-1)).toBe("Normal TaintManagerEviction: Marking for deletion Pod default/short");
    expect(taints(harness, "node-1")).toEqual([]);
  });

  it("is trusted again as soon as its kubelet reports", async () => {
    await using harness = await runControllers(controllers, {
      objects: [testNode("node-1", { ready: "True" }), testNode("node-2", { ready: "True" })],
    });
    await pass(harness, 10, "node-1", "node-2");
    await pass(harness, 70, "node-1");
    const node = harness.client.find(resources.nodes, "", "node-2");
    expect(node?.status.conditions?.[0]?.message).toBe("Kubelet stopped posting node status.");
    renew(harness, "node-1", "node-2");
    const now = formatTime(harness.clock.now());
    const condition = {
      type: "Ready",
      status: "True",
      lastHeartbeatTime: now,
      lastTransitionTime: now,
    } as const;
    if (node) {
      harness.client.put(resources.nodes, { ...node, status: { ...node.status, conditions: [condition] } });
    }
    await harness.settle();
    expect(taints(harness, "node-2")).toEqual([]);
    expect(harness.client.find(resources.nodes, "", "node-2")?.status.conditions?.[0]?.status).toBe("True");
  });
});

describe("node ipam", () => {
  it("gives each node a range of its own, and a gone node's range to the next", async () => {
    await using harness = await runControllers([createNodeIpamController], {
      objects: ["node-1", "node-2", "node-3"].map((name) => testNode(name)),
      options: { clusterCidr: "127.10.0.0/22" },
    });
    const { client } = harness;
    const ranges = (): readonly (string | undefined)[] =>
      client.all(resources.nodes).map(({ spec }) => spec.podCIDR);
    expect(ranges()).toEqual(["127.10.0.0/24", "127.10.1.0/24", "127.10.2.0/24"]);
    client.remove(resources.nodes, "", "node-2");
    client.put(resources.nodes, testNode("node-4"));
    client.put(resources.nodes, testNode("node-5"));
    client.put(resources.nodes, testNode("node-6"));
    await harness.settle();
    expect(ranges()).toEqual(["127.10.0.0/24", "127.10.2.0/24", "127.10.1.0/24", "127.10.3.0/24", undefined]);
    expect(harness.events).toEqual(["Normal CIDRNotAvailable: Node node-6 status is now: CIDRNotAvailable"]);
  });
});
