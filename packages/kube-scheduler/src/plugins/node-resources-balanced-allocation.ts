import { newPodInfo } from "../cache/node-info.ts";
import type { Plugin } from "../framework/plugin.ts";
import { maxNodeScore } from "../framework/plugin.ts";

/** Prefers nodes whose cpu and memory would be used to a like degree. Pods that ask for nothing do not matter to it. */
export const nodeResourcesBalancedAllocation: Plugin = {
  name: "NodeResourcesBalancedAllocation",
  weight: 1,
  preScore: (pod) => {
    const { requests } = newPodInfo(pod);
    const cpu = requests.get("cpu") ?? 0;
    const memory = requests.get("memory") ?? 0;
    if (cpu === 0 && memory === 0) return undefined;
    return {
      score: (node) => {
        const cpuShare = share(node.requested("cpu") + cpu, node.allocatable("cpu"));
        const memoryShare = share(node.requested("memory") + memory, node.allocatable("memory"));
        // The standard deviation of two values is half their distance.
        return Math.floor((1 - Math.abs(cpuShare - memoryShare) / 2) * maxNodeScore);
      },
    };
  },
};

function share(requested: number, allocatable: number): number {
  return allocatable === 0 ? 1 : Math.min(requested / allocatable, 1);
}
