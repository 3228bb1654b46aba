import type { corev1 } from "@kubets/api";
import { deepEqual } from "@kubets/apimachinery";
import { ownConditions } from "./pod-conditions.ts";

const plainFields = [
  "observedGeneration",
  "phase",
  "message",
  "reason",
  "hostIP",
  "podIP",
  "startTime",
  "qosClass",
  "initContainerStatuses",
  "containerStatuses",
  "ephemeralContainerStatuses",
] as const satisfies readonly (keyof corev1.PodStatus)[];

/**
 * The strategic merge patch that leads from the status the API has to the one wanted; undefined when there is
 * nothing to change.
 */
export function podStatusPatch(
  known: corev1.PodStatus,
  wanted: corev1.PodStatus,
): Readonly<Record<string, unknown>> | undefined {
  const patch: Record<string, unknown> = {};
  for (const field of plainFields) {
    if (!deepEqual(known[field], wanted[field])) patch[field] = wanted[field] ?? null;
  }
  const conditions = changedConditions(known.conditions ?? [], wanted.conditions ?? []);
  if (conditions.length > 0) patch["conditions"] = conditions;
  for (const field of ["hostIPs", "podIPs"] as const) {
    if (!deepEqual(known[field], wanted[field])) {
      patch[field] = addressPatch(known[field] ?? [], wanted[field] ?? []);
    }
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function changedConditions(
  known: readonly corev1.PodCondition[],
  wanted: readonly corev1.PodCondition[],
): readonly Readonly<Record<string, unknown>>[] {
  return wanted
    .filter((condition) => ownConditions.has(condition.type))
    .filter(
      (condition) =>
        !deepEqual(
          condition,
          known.find(({ type }) => type === condition.type),
        ),
    )
    .map((condition) => {
      const before = known.find(({ type }) => type === condition.type);
      // Merged by type, so what is not there any more must be taken away by name.
      return {
        ...(before?.reason && !condition.reason ? { reason: null } : {}),
        ...(before?.message && !condition.message ? { message: null } : {}),
        ...condition,
      };
    });
}

interface Address {
  readonly ip?: string;
}

/** Merged by `ip`: what is gone must be deleted by name. */
function addressPatch(known: readonly Address[], wanted: readonly Address[]): readonly unknown[] {
  const gone = known.filter(({ ip }) => !wanted.some((address) => address.ip === ip));
  return [...wanted, ...gone.map(({ ip }) => ({ $patch: "delete", ip }))];
}
