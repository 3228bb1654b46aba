import { toleratesTaint } from "@kubets/apimachinery";
import type { Plugin } from "../framework/plugin.ts";

const failure = { reasons: ["node(s) were unschedulable"] };
const taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" } as const;

/** Cordoned nodes take no pods, but those that tolerate it (a daemon set's). */
export const nodeUnschedulable: Plugin = {
  name: "NodeUnschedulable",
  eventsToRegister: ["node-added", "node-taints-changed"],
  preFilter: (pod) => {
    if (pod.spec.tolerations?.some((toleration) => toleratesTaint(toleration, taint)))
      return { kind: "skip" };
    return { kind: "filter", filter: (node) => (node.node?.spec.unschedulable ? failure : undefined) };
  },
};
