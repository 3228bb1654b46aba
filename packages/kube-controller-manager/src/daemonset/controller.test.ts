import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import { testDaemonSet, testNode, testTemplate } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { bringPodsUp, finishDeletions } from "../testing/fake-kubelet.ts";
import { createDaemonSetController } from "./controller.ts";
import { nodeFit, nodeOfDaemonPod } from "./daemon-pod.ts";

const controllers = [createDaemonSetController];
const nodes = ["node-1", "node-2", "node-3"].map((name) => testNode(name, { ready: "True" }));

/** Schedules daemon pods where they must go, and starts them. */
function startPods(harness: ControllerHarness): void {
  for (const pod of harness.client.all(resources.pods)) {
    const nodeName = nodeOfDaemonPod(pod);
    if (!pod.spec.nodeName && nodeName !== undefined) {
      harness.client.put(resources.pods, { ...pod, spec: { ...pod.spec, nodeName } });
    }
  }
  bringPodsUp(harness);
}

function nodesOf(harness: ControllerHarness): readonly (string | undefined)[] {
  return harness.client.all(resources.pods).map(nodeOfDaemonPod).sort(compareText);
}

describe("nodeFit", () => {
  const tainted = (key: string, effect: "NoSchedule" | "NoExecute"): ReturnType<typeof testNode> =>
    testNode("n", { spec: { taints: [{ key, effect }] } });

  it.each([
    { name: "a plain node", node: testNode("n"), fit: [true, true] },
    {
      name: "a node that is not reachable",
      node: tainted("node.kubernetes.io/unreachable", "NoExecute"),
      fit: [true, true],
    },
    {
      name: "a cordoned node",
      node: tainted("node.kubernetes.io/unschedulable", "NoSchedule"),
      fit: [true, true],
    },
    { name: "a dedicated node", node: tainted("dedicated", "NoSchedule"), fit: [false, true] },
    { name: "a node that throws pods out", node: tainted("dedicated", "NoExecute"), fit: [false, false] },
  ])("$name", ({ node, fit }) => {
    const { shouldRun, mayContinue } = nodeFit(testDaemonSet("agent"), node);
    expect([shouldRun, mayContinue]).toEqual(fit);
  });
});

describe("daemonset controller", () => {
  it("runs one pod on each node, on new ones too", async () => {
    await using harness = await runControllers(controllers, { objects: [testDaemonSet("agent"), ...nodes] });
    expect(nodesOf(harness)).toEqual(["node-1", "node-2", "node-3"]);
    startPods(harness);
    harness.client.put(resources.nodes, testNode("node-4", { ready: "True" }));
    await harness.settle();
    expect(nodesOf(harness)).toEqual(["node-1", "node-2", "node-3", "node-4"]);
    startPods(harness);
    await harness.settle();
    expect(harness.client.find(resources.daemonsets, "default", "agent")?.status).toEqual({
      currentNumberScheduled: 4,
      desiredNumberScheduled: 4,
      numberMisscheduled: 0,
      numberReady: 4,
      numberAvailable: 4,
      updatedNumberScheduled: 4,
      observedGeneration: 1,
    });
    const [pod] = harness.client.all(resources.pods);
    expect(pod?.spec.tolerations).toContainEqual({
      key: "node.kubernetes.io/unreachable",
      operator: "Exists",
      effect: "NoExecute",
    });
  });

  it("replaces pods one node at a time, and keeps the history", async () => {
    await using harness = await runControllers(controllers, { objects: [testDaemonSet("agent"), ...nodes] });
    startPods(harness);
    await harness.settle();
    const current = harness.client.find(resources.daemonsets, "default", "agent");
    if (!current) throw new Error("the DaemonSet is gone");
    const template = testTemplate({ app: "agent" }, "agent:2");
    harness.client.put(resources.daemonsets, { ...current, spec: { ...current.spec, template } });
    for (let turn = 0; turn < 3; turn++) {
      await harness.settle();
      const leaving = harness.client.all(resources.pods).filter(({ metadata }) => metadata.deletionTimestamp);
      expect(leaving).toHaveLength(1);
      finishDeletions(harness);
      await harness.settle();
      startPods(harness);
    }
    await harness.settle();
    const images = harness.client.all(resources.pods).map(({ spec }) => spec.containers[0]?.image);
    expect(images).toEqual(["agent:2", "agent:2", "agent:2"]);
    expect(
      harness.client
        .all(resources.controllerrevisions)
        .map(({ revision }) => revision)
        .sort((a, b) => a - b),
    ).toEqual([1, 2]);
  });
});

function compareText(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
