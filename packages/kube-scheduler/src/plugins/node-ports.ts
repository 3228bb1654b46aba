import { hostPortsOf } from "../cache/node-info.ts";
import type { Plugin } from "../framework/plugin.ts";

const failure = { reasons: ["node(s) didn't have free ports for the requested pod ports"] };

/** Two pods of a node cannot have the same host port. */
export const nodePorts: Plugin = {
  name: "NodePorts",
  eventsToRegister: ["node-added", "assigned-pod-gone"],
  preFilter: (pod) => {
    const wanted = hostPortsOf(pod);
    if (wanted.length === 0) return { kind: "skip" };
    return {
      kind: "filter",
      filter: (node) => (wanted.some((port) => node.usesHostPort(port)) ? failure : undefined),
    };
  },
};
