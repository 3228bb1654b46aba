import type { Plugin } from "../framework/plugin.ts";

const failure = { reasons: ["node(s) didn't match the requested node name"] };

/** A pod that names its node goes nowhere else. */
export const nodeName: Plugin = {
  name: "NodeName",
  eventsToRegister: ["node-added"],
  preFilter: (pod) => {
    const wanted = pod.spec.nodeName;
    if (!wanted) return { kind: "skip" };
    return { kind: "filter", filter: (node) => (node.name === wanted ? undefined : failure) };
  },
};
