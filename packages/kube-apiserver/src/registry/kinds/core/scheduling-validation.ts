import type { corev1, metav1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkLabelValue,
  checkQualifiedName,
  duplicateValue,
  forbiddenValue,
  invalidValue,
  rangeText,
  requiredValue,
  unsupportedValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { invalidTexts, validateOptionalChoice } from "../checks.ts";

const taintEffects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

export function validateTolerations(
  tolerations: readonly corev1.Toleration[] | undefined,
  path: FieldPath,
): FieldError[] {
  return (tolerations ?? []).flatMap((toleration, i) => validateToleration(toleration, path.index(i)));
}

function validateToleration(toleration: corev1.Toleration, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const key = toleration.key ?? "";
  const operator = toleration.operator ?? "";
  if (key !== "") errors.push(...invalidTexts(path.child("key"), key, checkQualifiedName(key)));
  if (key === "" && operator !== "Exists") {
    const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalidValue(path.child("operator"), operator, detail));
  }
  if (toleration.tolerationSeconds !== undefined && toleration.effect !== "NoExecute") {
    const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.push(invalidValue(path.child("effect"), toleration.effect ?? "", detail));
  }
  if (operator === "" || operator === "Equal") {
    const value = toleration.value ?? "";
    errors.push(...invalidTexts(path.child("operator"), value, checkLabelValue(value).slice(0, 1)));
  } else if (operator === "Exists") {
    if ((toleration.value ?? "") !== "") {
      const detail = "value must be empty when `operator` is 'Exists'";
      errors.push(invalidValue(path.child("operator"), toleration, detail));
    }
  } else {
    errors.push(unsupportedValue(path.child("operator"), operator, ["Equal", "Exists"]));
  }
  return [...errors, ...validateOptionalChoice(toleration.effect, taintEffects, path.child("effect"))];
}

export function validateTaints(taints: readonly corev1.Taint[] | undefined, path: FieldPath): FieldError[] {
  const seen = new Set<string>();
  return (taints ?? []).flatMap((taint, i) => {
    const itemPath = path.index(i);
    const errors = invalidTexts(itemPath.child("key"), taint.key, checkQualifiedName(taint.key));
    errors.push(
      ...invalidTexts(itemPath.child("value"), taint.value ?? "", checkLabelValue(taint.value ?? "")),
    );
    const effect: string = taint.effect ?? "";
    if (effect === "") errors.push(requiredValue(itemPath.child("effect")));
    else errors.push(...validateOptionalChoice(effect, taintEffects, itemPath.child("effect")));
    const identity = `${taint.key}:${effect}`;
    if (seen.has(identity)) {
      errors.push({
        ...duplicateValue(itemPath, taint),
        detail: "taints must be unique by key and effect pair",
      });
    }
    seen.add(identity);
    return errors;
  });
}

export function validateAffinity(affinity: corev1.Affinity | undefined, path: FieldPath): FieldError[] {
  if (affinity === undefined) return [];
  const errors: FieldError[] = [];
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity) errors.push(...validateNodeAffinity(nodeAffinity, path.child("nodeAffinity")));
  if (podAffinity) errors.push(...validatePodAffinity(podAffinity, path.child("podAffinity")));
  if (podAntiAffinity) errors.push(...validatePodAffinity(podAntiAffinity, path.child("podAntiAffinity")));
  return errors;
}

function validateNodeAffinity(affinity: corev1.NodeAffinity, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  if (required) {
    errors.push(
      ...validateNodeSelector(required, path.child("requiredDuringSchedulingIgnoredDuringExecution")),
    );
  }
  const preferredPath = path.child("preferredDuringSchedulingIgnoredDuringExecution");
  for (const [i, term] of (affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    errors.push(...validateWeight(term.weight, preferredPath.index(i).child("weight")));
    errors.push(...validateNodeSelectorTerm(term.preference, preferredPath.index(i).child("preference")));
  }
  return errors;
}

function validateWeight(weight: number, path: FieldPath): FieldError[] {
  return weight >= 1 && weight <= 100 ? [] : [invalidValue(path, weight, "must be in the range 1-100")];
}

export function validateNodeSelector(selector: corev1.NodeSelector, path: FieldPath): FieldError[] {
  const terms = selector.nodeSelectorTerms ?? [];
  const termsPath = path.child("nodeSelectorTerms");
  if (terms.length === 0) return [requiredValue(termsPath, "must have at least one node selector term")];
  return terms.flatMap((term, i) => validateNodeSelectorTerm(term, termsPath.index(i)));
}

function validateNodeSelectorTerm(term: corev1.NodeSelectorTerm, path: FieldPath): FieldError[] {
  return [
    ...(term.matchExpressions ?? []).flatMap((requirement, i) =>
      validateNodeRequirement(requirement, path.child("matchExpressions").index(i)),
    ),
    ...(term.matchFields ?? []).flatMap((requirement, i) =>
      validateNodeField(requirement, path.child("matchFields").index(i)),
    ),
  ];
}

function validateNodeRequirement(requirement: corev1.NodeSelectorRequirement, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const values = requirement.values ?? [];
  switch (requirement.operator) {
    case "In":
    case "NotIn":
      if (values.length === 0) {
        const detail = "must be specified when `operator` is 'In' or 'NotIn'";
        errors.push(requiredValue(path.child("values"), detail));
      }
      break;
    case "Exists":
    case "DoesNotExist":
      if (values.length > 0) {
        const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
        errors.push(forbiddenValue(path.child("values"), detail));
      }
      break;
    case "Gt":
    case "Lt":
      if (values.length !== 1) {
        const detail = "must be specified single value when `operator` is 'Lt' or 'Gt'";
        errors.push(requiredValue(path.child("values"), detail));
      }
      break;
    default:
      errors.push(
        invalidValue(path.child("operator"), requirement.operator, "not a valid selector operator"),
      );
  }
  errors.push(...invalidTexts(path.child("key"), requirement.key, checkQualifiedName(requirement.key)));
  return errors;
}

function validateNodeField(requirement: corev1.NodeSelectorRequirement, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (requirement.operator !== "In" && requirement.operator !== "NotIn") {
    errors.push(invalidValue(path.child("operator"), requirement.operator, "not a valid selector operator"));
  } else if (requirement.values?.length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(requiredValue(path.child("values"), detail));
  }
  if (requirement.key !== "metadata.name") {
    errors.push(invalidValue(path.child("key"), requirement.key, "not a valid field selector key"));
  }
  return errors;
}

function validatePodAffinity(affinity: corev1.PodAffinity, path: FieldPath): FieldError[] {
  const requiredPath = path.child("requiredDuringSchedulingIgnoredDuringExecution");
  const preferredPath = path.child("preferredDuringSchedulingIgnoredDuringExecution");
  return [
    ...(affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term, i) =>
      validatePodAffinityTerm(term, requiredPath.index(i)),
    ),
    ...(affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term, i) => [
      ...validateWeight(term.weight, preferredPath.index(i).child("weight")),
      ...validatePodAffinityTerm(term.podAffinityTerm, preferredPath.index(i).child("podAffinityTerm")),
    ]),
  ];
}

function validatePodAffinityTerm(term: corev1.PodAffinityTerm, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [
    ...validateLabelSelector(term.labelSelector, path.child("labelSelector")),
    ...validateLabelSelector(term.namespaceSelector, path.child("namespaceSelector")),
  ];
  if ((term.topologyKey ?? "") === "") {
    errors.push(requiredValue(path.child("topologyKey"), "can not be empty"));
  } else {
    errors.push(
      ...invalidTexts(path.child("topologyKey"), term.topologyKey, checkQualifiedName(term.topologyKey)),
    );
  }
  return errors;
}

export function validateTopologySpread(
  constraints: readonly corev1.TopologySpreadConstraint[] | undefined,
  path: FieldPath,
): FieldError[] {
  const seen = new Set<string>();
  return (constraints ?? []).flatMap((constraint, i) => {
    const itemPath = path.index(i);
    const errors: FieldError[] = [];
    if (constraint.maxSkew <= 0) {
      errors.push(invalidValue(itemPath.child("maxSkew"), constraint.maxSkew, "must be greater than zero"));
    }
    if (constraint.topologyKey === "") {
      errors.push(requiredValue(itemPath.child("topologyKey"), "can not be empty"));
    }
    const actions = ["DoNotSchedule", "ScheduleAnyway"];
    errors.push(
      ...validateOptionalChoice(constraint.whenUnsatisfiable, actions, itemPath.child("whenUnsatisfiable")),
    );
    const pair = `{${constraint.topologyKey}, ${constraint.whenUnsatisfiable}}`;
    if (seen.has(pair)) errors.push(duplicateValue(itemPath.child("{topologyKey, whenUnsatisfiable}"), pair));
    seen.add(pair);
    if (constraint.minDomains !== undefined) errors.push(...validateMinDomains(constraint, itemPath));
    return [...errors, ...validateSpreadSelector(constraint.labelSelector, itemPath)];
  });
}

function validateMinDomains(constraint: corev1.TopologySpreadConstraint, path: FieldPath): FieldError[] {
  const minDomainsPath = path.child("minDomains");
  const errors: FieldError[] = [];
  const { minDomains = 1 } = constraint;
  if (minDomains <= 0) errors.push(invalidValue(minDomainsPath, minDomains, "must be greater than zero"));
  if (constraint.whenUnsatisfiable !== "DoNotSchedule") {
    const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${constraint.whenUnsatisfiable}`;
    errors.push(invalidValue(minDomainsPath, minDomains, detail));
  }
  return errors;
}

function validateSpreadSelector(selector: metav1.LabelSelector | undefined, path: FieldPath): FieldError[] {
  return validateLabelSelector(selector, path.child("labelSelector"));
}

/** Seconds that must be positive and fit 32 bits. */
export function validatePositiveInt32(value: number | undefined, path: FieldPath): FieldError[] {
  if (value === undefined || (value >= 1 && value <= 0x7fffffff)) return [];
  return [invalidValue(path, value, rangeText(1, 0x7fffffff))];
}
