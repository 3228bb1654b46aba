import { findUntoleratedTaint, toleratesTaint } from "@kubets/apimachinery";
import type { Plugin } from "../framework/plugin.ts";
import { normalizeByMaxReversed } from "./normalize.ts";

/** NoSchedule and NoExecute taints filter; PreferNoSchedule taints score. */
export const taintToleration: Plugin = {
  name: "TaintToleration",
  weight: 3,
  eventsToRegister: ["node-added", "node-taints-changed"],
  preFilter: (pod) => ({
    kind: "filter",
    filter: ({ node }) => {
      const taint = findUntoleratedTaint(node?.spec.taints, pod.spec.tolerations);
      return taint && { reasons: [`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ""}}`] };
    },
  }),
  preScore: (pod) => {
    const tolerations =
      pod.spec.tolerations?.filter((each) => !each.effect || each.effect === "PreferNoSchedule") ?? [];
    return {
      score: ({ node }) =>
        (node?.spec.taints ?? []).filter(
          (taint) =>
            taint.effect === "PreferNoSchedule" &&
            !tolerations.some((toleration) => toleratesTaint(toleration, taint)),
        ).length,
      normalize: normalizeByMaxReversed,
    };
  },
};
