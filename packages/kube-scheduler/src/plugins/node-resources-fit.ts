import type { Amounts, NodeInfo } from "../cache/node-info.ts";
import { newPodInfo } from "../cache/node-info.ts";
import type { Plugin } from "../framework/plugin.ts";
import { maxNodeScore } from "../framework/plugin.ts";

/** The node has room for what the pod requests; prefers nodes with much of it left (LeastAllocated). */
export const nodeResourcesFit: Plugin = {
  name: "NodeResourcesFit",
  weight: 1,
  eventsToRegister: ["node-added", "node-allocatable-changed", "assigned-pod-gone"],
  preFilter: (pod) => {
    const { requests } = newPodInfo(pod);
    return {
      kind: "filter",
      filter: (node) => {
        const reasons = insufficient(requests, node);
        return reasons.length > 0 ? { reasons } : undefined;
      },
    };
  },
  preScore: (pod) => {
    const { nonZero } = newPodInfo(pod);
    return {
      score: (node) => {
        const used = node.requestedNonZero;
        const cpu = leftOver(used.milliCpu + nonZero.milliCpu, node.allocatable("cpu"));
        const memory = leftOver(used.memory + nonZero.memory, node.allocatable("memory"));
        return Math.floor((cpu + memory) / 2);
      },
    };
  },
};

function insufficient(requests: Amounts, node: NodeInfo): readonly string[] {
  const reasons: string[] = [];
  if (node.podCount + 1 > node.allocatable("pods")) reasons.push("Too many pods");
  for (const [resource, amount] of requests) {
    if (amount > 0 && amount > node.allocatable(resource) - node.requested(resource)) {
      reasons.push(`Insufficient ${resource}`);
    }
  }
  return reasons;
}

/** The free share in percent; 0 when over-committed. */
function leftOver(requested: number, allocatable: number): number {
  if (allocatable === 0 || requested > allocatable) return 0;
  return Math.floor(((allocatable - requested) * maxNodeScore) / allocatable);
}
