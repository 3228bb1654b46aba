import type { corev1 } from "@kubets/api";
import { matchesNodeSelectorTerm, matchesPodNodeSelection } from "@kubets/apimachinery";
import type { NodeInfo } from "../cache/node-info.ts";
import type { Plugin } from "../framework/plugin.ts";
import { normalizeByMax } from "./normalize.ts";

const failure = { reasons: ["node(s) didn't match Pod's node affinity/selector"] };

/** nodeSelector and node affinity: the required terms filter, the preferred ones score. */
export const nodeAffinity: Plugin = {
  name: "NodeAffinity",
  weight: 2,
  eventsToRegister: ["node-added", "node-labels-changed"],
  preFilter: (pod) => {
    const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    if (!pod.spec.nodeSelector && !required) return { kind: "skip" };
    return {
      kind: "filter",
      filter: ({ node }) => (node && matchesPodNodeSelection(pod.spec, node) ? undefined : failure),
    };
  },
  preScore: (pod) => {
    const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (preferred.length === 0) return undefined;
    return { score: (info) => preferenceOf(preferred, info), normalize: normalizeByMax };
  },
};

function preferenceOf(preferred: readonly corev1.PreferredSchedulingTerm[], { node }: NodeInfo): number {
  if (!node) return 0;
  return preferred
    .filter((term) => matchesNodeSelectorTerm(term.preference, node))
    .reduce((sum, term) => sum + term.weight, 0);
}
