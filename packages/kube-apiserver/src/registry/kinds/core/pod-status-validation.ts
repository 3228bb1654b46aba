/** What a kubelet may report of its pod (ValidatePodStatusUpdate, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkQualifiedName,
  FieldPath,
  forbiddenValue,
  isRestartableInitContainer,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { validateIp } from "../networking/addresses.ts";

const path = FieldPath.of("status");

export function validatePodStatus(pod: corev1.Pod, old: corev1.Pod): FieldError[] {
  const { status } = pod;
  const nominated = status.nominatedNodeName ?? "";
  const errors: FieldError[] = [];
  for (const [i, condition] of (status.conditions ?? []).entries())
    errors.push(...validateCondition(condition, path.child("conditions").index(i)));
  if (nominated !== "") {
    const texts = checkDns1123Subdomain(nominated);
    errors.push(...invalidTexts(path.child("nominatedNodeName"), nominated, texts));
  }
  for (const field of ["podIPs", "hostIPs"] as const) {
    const addresses: readonly { readonly ip?: string }[] = status[field] ?? [];
    errors.push(...addresses.flatMap(({ ip = "" }, i) => validateIp(ip, path.child(field).index(i))));
  }
  errors.push(...validateObserved(status));
  return [...errors, ...validateTransitions(pod, old)];
}

function validateCondition(condition: corev1.PodCondition, at: FieldPath): FieldError[] {
  return [
    ...invalidTexts(at.child("Type"), condition.type, checkQualifiedName(condition.type)),
    ...validateNonNegative(condition.observedGeneration, at.child("observedGeneration")),
  ];
}

function validateObserved(status: corev1.PodStatus): FieldError[] {
  return validateNonNegative(status.observedGeneration, path.child("observedGeneration"));
}

/** A container that has ended for good does not come back. */
function validateTransitions(pod: corev1.Pod, old: corev1.Pod): FieldError[] {
  const { spec } = old;
  const sidecars = new Set(
    (spec.initContainers ?? []).filter(isRestartableInitContainer).map((container) => container.name),
  );
  const byRules = new Set(
    [...spec.containers, ...(spec.initContainers ?? [])]
      .filter((container) => container.restartPolicy !== undefined)
      .map((container) => container.name),
  );
  const policy = spec.restartPolicy ?? "Always";
  return [
    ...transitionErrors(pod, old, "containerStatuses", policy, byRules),
    ...transitionErrors(pod, old, "initContainerStatuses", policy, new Set([...sidecars, ...byRules])),
    ...transitionErrors(pod, old, "ephemeralContainerStatuses", "Never", new Set()),
  ];
}

function transitionErrors(
  pod: corev1.Pod,
  old: corev1.Pod,
  field: "containerStatuses" | "initContainerStatuses" | "ephemeralContainerStatuses",
  policy: string,
  restartable: ReadonlySet<string>,
): FieldError[] {
  if (policy === "Always") return [];
  const now = new Map((pod.status[field] ?? []).map((status) => [status.name, status]));
  return (old.status[field] ?? []).flatMap(({ name, state }, i) => {
    const ended = state?.terminated;
    if (ended === undefined || restartable.has(name)) return [];
    if (ended.exitCode !== 0 && policy === "OnFailure") return [];
    const next = now.get(name);
    if (next === undefined || next.state?.terminated !== undefined) return [];
    const detail = "may not be transitioned to non-terminated state";
    return [forbiddenValue(path.child(field).index(i).child("state"), detail)];
  });
}
