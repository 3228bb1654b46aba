/**
 * What a ReplicaSet (or ReplicationController) does next, as a function of its pods. As manageReplicas and
 * calculateStatus of Kubernetes v1.36.
 */
import {
  formatTime,
  isPodActive,
  isPodAvailable,
  isPodReady,
  isPodTerminal,
  parseTime,
  podReadyTime,
} from "@kubets/apimachinery";
import type { appsv1, corev1 } from "@kubets/api";
import { choosePodsToDelete } from "../framework/pod-ranking.ts";

/** Creations and deletions of one sync at most. */
export const burstReplicas = 500;

/** ReplicaSets and ReplicationControllers, as this code sees both. */
export type Replicated = appsv1.ReplicaSet | corev1.ReplicationController;

export type ReplicaPlan =
  | { readonly kind: "none" }
  | { readonly kind: "create"; readonly count: number }
  | { readonly kind: "delete"; readonly pods: readonly corev1.Pod[] };

/** How many pods to make, or which to delete. `active` are the owned pods that count. */
export function planReplicas(options: {
  readonly owner: Replicated;
  readonly active: readonly corev1.Pod[];
  readonly related: readonly corev1.Pod[];
  readonly nowMs: number;
}): ReplicaPlan {
  const missing = (options.owner.spec.replicas ?? 1) - options.active.length;
  if (missing === 0) return { kind: "none" };
  if (missing > 0) return { kind: "create", count: Math.min(missing, burstReplicas) };
  const pods = choosePodsToDelete({
    pods: options.active,
    related: options.related,
    count: Math.min(-missing, burstReplicas),
    nowMs: options.nowMs,
  });
  return { kind: "delete", pods };
}

/** Why pods could not be created or deleted. */
export interface ReplicaFailure {
  readonly reason: "FailedCreate" | "FailedDelete";
  readonly message: string;
}

/** The status of the owner with these pods; `pods` are all of it, those being deleted too. */
export function replicaStatus(options: {
  readonly owner: Replicated;
  readonly pods: readonly corev1.Pod[];
  readonly failure: ReplicaFailure | undefined;
  readonly nowMs: number;
  readonly countsTerminating: boolean;
}): appsv1.ReplicaSetStatus {
  const { owner, nowMs } = options;
  const active = options.pods.filter(isPodActive);
  const minReadySeconds = owner.spec.minReadySeconds ?? 0;
  const templateLabels = Object.entries(owner.spec.template?.metadata.labels ?? {});
  const count = (has: (pod: corev1.Pod) => boolean): number => active.filter(has).length;
  const fullyLabeled = count((pod) =>
    templateLabels.every(([key, value]) => pod.metadata.labels?.[key] === value),
  );
  const ready = count(isPodReady);
  const available = count((pod) => isPodAvailable(pod, minReadySeconds, nowMs));
  const conditions = failureConditions(owner.status.conditions ?? [], options.failure, nowMs);
  return {
    replicas: active.length,
    ...(fullyLabeled > 0 ? { fullyLabeledReplicas: fullyLabeled } : {}),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(options.countsTerminating ? { terminatingReplicas: options.pods.filter(isTerminating).length } : {}),
    ...(owner.metadata.generation === undefined ? {} : { observedGeneration: owner.metadata.generation }),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
}

/** When the next ready pod becomes available by minReadySeconds; undefined when none is waiting. */
export function nextAvailabilityMs(
  owner: Replicated,
  pods: readonly corev1.Pod[],
  nowMs: number,
): number | undefined {
  const minReadySeconds = owner.spec.minReadySeconds ?? 0;
  if (minReadySeconds === 0) return undefined;
  const waits = pods
    .filter((pod) => isPodActive(pod) && isPodReady(pod))
    .map((pod) => parseTime(podReadyTime(pod) ?? "") + minReadySeconds * 1000 - nowMs)
    .filter((waitMs) => waitMs >= 0);
  return waits.length > 0 ? Math.min(...waits) + 1 : undefined;
}

function isTerminating(pod: corev1.Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined && !isPodTerminal(pod);
}

/** A first failure is recorded and kept until none is left: its message may change from try to try. */
function failureConditions(
  conditions: readonly appsv1.ReplicaSetCondition[],
  failure: ReplicaFailure | undefined,
  nowMs: number,
): readonly appsv1.ReplicaSetCondition[] {
  const others = conditions.filter((condition) => condition.type !== "ReplicaFailure");
  if (!failure) return others;
  if (others.length < conditions.length) return conditions;
  return [
    ...others,
    { type: "ReplicaFailure", status: "True", lastTransitionTime: formatTime(nowMs), ...failure },
  ];
}
