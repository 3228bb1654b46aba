import { describe, expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import { SchedulerCache } from "../cache/scheduler-cache.ts";
import { defaultPlugins } from "../default-plugins.ts";
import { makeNode, makePod } from "../testing/objects.ts";
import { Framework, numFeasibleNodesToFind } from "./framework.ts";
import type { ScheduleResult } from "./framework.ts";

function schedule(
  pod: corev1.Pod,
  nodes: readonly corev1.Node[],
  pods: readonly corev1.Pod[] = [],
  claims: readonly corev1.PersistentVolumeClaim[] = [],
): ScheduleResult {
  const cache = new SchedulerCache();
  for (const node of nodes) cache.setNode(node);
  for (const each of pods) cache.setPod(each);
  const lister = { get: (_: string, name: string) => claims.find((claim) => claim.metadata.name === name) };
  return new Framework(defaultPlugins({ claims: lister })).schedule(pod, cache.nodes(), () => 0.99);
}

const cordoned = makeNode("cordoned", { spec: { unschedulable: true } });
const tainted = makeNode("tainted", {
  spec: { taints: [{ key: "gpu", value: "yes", effect: "NoSchedule" }] },
});
const small = makeNode("small", { allocatable: { cpu: "500m" } });
const labelled = makeNode("labelled", { labels: { disk: "ssd" } });

describe("Framework", () => {
  it.each([
    { name: "one node that fits", pod: makePod("p"), nodes: [makeNode("a")], node: "a" },
    {
      name: "the least allocated node",
      pod: makePod("p"),
      nodes: [makeNode("a"), makeNode("b")],
      pods: [makePod("q", { nodeName: "a" })],
      node: "b",
    },
    {
      name: "a node with room",
      pod: makePod("p", { requests: { cpu: "1" } }),
      nodes: [small, makeNode("z")],
      node: "z",
    },
    {
      name: "the node it names",
      pod: makePod("p", { nodeName: "z" }),
      nodes: [makeNode("a"), makeNode("z")],
      node: "z",
    },
    {
      name: "a node with the labels",
      pod: makePod("p", { spec: { nodeSelector: { disk: "ssd" } } }),
      nodes: [makeNode("a"), labelled],
      node: "labelled",
    },
    {
      name: "a tolerated taint",
      pod: makePod("p", { spec: { tolerations: [{ key: "gpu", operator: "Exists" }] } }),
      nodes: [tainted],
      node: "tainted",
    },
    {
      name: "the preferred node",
      pod: makePod("p", {
        spec: {
          affinity: {
            nodeAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 100,
                  preference: { matchExpressions: [{ key: "disk", operator: "In", values: ["ssd"] }] },
                },
              ],
            },
          },
        },
      }),
      nodes: [makeNode("a"), labelled],
      pods: [makePod("q", { nodeName: "labelled" })],
      node: "labelled",
    },
  ])("chooses $name", ({ pod, nodes, pods, node }) => {
    expect(schedule(pod, nodes, pods)).toMatchObject({ kind: "scheduled", node });
  });

  it.each([
    { name: "no nodes", pod: makePod("p"), nodes: [], message: "no nodes available to schedule pods" },
    {
      name: "reasons counted and sorted",
      pod: makePod("p", { requests: { cpu: "2" } }),
      nodes: [cordoned, small, tainted, makeNode("tiny", { allocatable: { cpu: "1" } })],
      message:
        "0/4 nodes are available: 1 node(s) had untolerated taint {gpu: yes}, 1 node(s) were unschedulable, 2 Insufficient cpu.",
    },
    {
      name: "too many pods",
      pod: makePod("p"),
      nodes: [makeNode("a", { allocatable: { pods: "1" } })],
      pods: [makePod("q", { nodeName: "a" })],
      message: "0/1 nodes are available: 1 Too many pods.",
    },
    {
      name: "a host port in use",
      pod: makePod("p", { hostPort: 8080 }),
      nodes: [makeNode("a")],
      pods: [makePod("q", { nodeName: "a", hostPort: 8080 })],
      message: "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
    },
    {
      name: "labels nobody has",
      pod: makePod("p", { spec: { nodeSelector: { disk: "tape" } } }),
      nodes: [labelled],
      message: "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
    },
    {
      name: "a claim that is missing",
      pod: makePod("p", { claim: "data" }),
      nodes: [makeNode("a")],
      message: '0/1 nodes are available: persistentvolumeclaim "data" not found.',
    },
  ])("explains $name", ({ pod, nodes, pods, message }) => {
    expect(schedule(pod, nodes, pods)).toMatchObject({ kind: "unschedulable", message });
  });

  it("waits for a claim that is not bound", () => {
    const claim: corev1.PersistentVolumeClaim = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "data", namespace: "default" },
      spec: { resources: {} },
      status: { phase: "Pending" },
    };
    expect(schedule(makePod("p", { claim: "data" }), [makeNode("a")], [], [claim])).toMatchObject({
      message: "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
    });
  });

  it.each([
    { nodes: 50, found: 50 },
    { nodes: 200, found: 100 },
    { nodes: 1000, found: 420 },
    { nodes: 6000, found: 300 },
  ])("looks for $found feasible nodes among $nodes", ({ nodes, found }) => {
    expect(numFeasibleNodesToFind(nodes)).toBe(found);
  });
});
