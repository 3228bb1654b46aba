import type { corev1 } from "@kubets/api";
import { fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { nodeColumns } from "./core-columns.ts";
import { validateNode, validateNodeUpdate } from "./node-validation.ts";

export const nodes: Strategy<corev1.Node> = {
  defaults: defaultNode,
  statusOnCreate: true,
  prepareForUpdate: (node) => normalizeCidrs(node),
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  validateStatus: validateNodeUpdate,
  warnings: ({ spec }) => [
    ...(spec?.configSource === undefined ? [] : ["spec.configSource: the feature is removed"]),
    ...(spec?.externalID ? ["spec.externalID: this field is deprecated, and is unused by Kubernetes"] : []),
  ],
  selectableFields: { "spec.unschedulable": (node) => String(node.spec.unschedulable === true) },
  columns: nodeColumns,
};

function defaultNode(node: corev1.Node): corev1.Node {
  const { status } = node;
  if (status?.capacity === undefined) return normalizeCidrs(node);
  return normalizeCidrs({ ...node, status: fill(status, { allocatable: status.capacity }) });
}

/** podCIDR is the first of podCIDRs; either may be given. */
function normalizeCidrs(node: corev1.Node): corev1.Node {
  const { podCIDR, podCIDRs } = node.spec ?? {};
  if (podCIDR !== undefined && podCIDRs === undefined) {
    return { ...node, spec: { ...node.spec, podCIDRs: [podCIDR] } };
  }
  const first = podCIDRs?.[0];
  return podCIDR === undefined && first !== undefined
    ? { ...node, spec: { ...node.spec, podCIDR: first } }
    : node;
}
