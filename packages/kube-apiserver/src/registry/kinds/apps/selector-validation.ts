import type { corev1, metav1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  forbiddenValue,
  invalidValue,
  matchesLabels,
  requiredValue,
  SelectorError,
  selectorFromObject,
  unsupportedValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { validatePodTemplate, validateTemplateMetadata } from "../core/pod-validation.ts";

/** The selector of a workload: there, not empty, well-formed. `emptyText` is what an empty one is told. */
export function validateWorkloadSelector(
  selector: metav1.LabelSelector | null | undefined,
  emptyText: string,
  path: FieldPath,
): FieldError[] {
  // Go writes a selector that is not there as null.
  if (selector === undefined || selector === null) return [requiredValue(path)];
  const errors = validateLabelSelector(selector, path);
  if (isEmptySelector(selector)) errors.push(invalidValue(path, selector, emptyText));
  return errors;
}

function isEmptySelector(selector: metav1.LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0;
}

/** The template of a workload whose pods run for ever: it must be one that the selector finds. */
export function validateWorkloadTemplate(
  template: corev1.PodTemplateSpec | undefined,
  selector: metav1.LabelSelector | null | undefined,
  path: FieldPath,
  kind: "ReplicaSet" | "ReplicationController" | "DaemonSet" | "StatefulSet",
): FieldError[] {
  if (template?.spec === undefined) return [requiredValue(path)];
  const errors: FieldError[] = [];
  if (selector && !isEmptySelector(selector)) {
    errors.push(...validateTemplateLabels(template, selector, path));
  }
  // The pods of a StatefulSet get volumes that its template does not have, so Kubernetes leaves its spec unchecked.
  errors.push(
    ...(kind === "StatefulSet"
      ? validateTemplateMetadata(template, path)
      : validatePodTemplate(template, path)),
  );
  if (template.spec.restartPolicy !== "Always") {
    errors.push(
      unsupportedValue(path.child("spec", "restartPolicy"), template.spec.restartPolicy, ["Always"]),
    );
  }
  if (template.spec.activeDeadlineSeconds !== undefined) {
    const detail = `activeDeadlineSeconds in ${kind} is not Supported`;
    errors.push(forbiddenValue(path.child("spec", "activeDeadlineSeconds"), detail));
  }
  return errors;
}

export function validateTemplateLabels(
  template: corev1.PodTemplateSpec,
  selector: metav1.LabelSelector,
  path: FieldPath,
): FieldError[] {
  try {
    if (matchesLabels(selectorFromObject(selector), template.metadata?.labels)) return [];
  } catch (err: unknown) {
    // A malformed selector has its own errors.
    if (err instanceof SelectorError) return [];
    throw err;
  }
  const labels = template.metadata?.labels;
  const sorted = labels && Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
  const detail = "`selector` does not match template `labels`";
  return [invalidValue(path.child("metadata", "labels"), sorted, detail)];
}
