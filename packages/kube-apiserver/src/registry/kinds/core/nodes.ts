import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, forbiddenValue, semanticEqual } from "@kubets/apimachinery";
import { fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { nodeColumns } from "./core-columns.ts";
import { validateTaints } from "./scheduling-validation.ts";

const specPath = FieldPath.of("spec");

export const nodes: Strategy<corev1.Node> = {
  defaults: defaultNode,
  statusOnCreate: true,
  prepareForUpdate: (node) => normalizeCidrs(node),
  validate: (node) => validateTaints(node.spec?.taints, specPath.child("taints")),
  validateUpdate: validateNodeUpdate,
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

function validateNodeUpdate(node: corev1.Node, old: corev1.Node): FieldError[] {
  const errors: FieldError[] = [];
  if ((old.spec.podCIDRs?.length ?? 0) > 0 && !semanticEqual(node.spec.podCIDRs, old.spec.podCIDRs)) {
    const detail = 'node updates may not change podCIDR except from "" to valid';
    errors.push(forbiddenValue(specPath.child("podCIDRs"), detail));
  }
  if ((old.spec.providerID ?? "") !== "" && node.spec.providerID !== old.spec.providerID) {
    const detail = 'node updates may not change providerID except from "" to valid';
    errors.push(forbiddenValue(specPath.child("providerID"), detail));
  }
  return errors;
}
