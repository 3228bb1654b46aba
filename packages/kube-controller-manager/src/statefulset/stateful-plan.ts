/** The next step of a StatefulSet, in order or all at once (Kubernetes v1.36, stateful_set_control). */
import { isPodAvailable, isPodReady, scaledIntOrPercent } from "@kubets/apimachinery";
import type { appsv1, corev1 } from "@kubets/api";
import { ordinalOf, revisionOfPod, withIdentity } from "./stateful-identity.ts";

export interface StatefulView {
  readonly set: appsv1.StatefulSet;
  readonly pods: readonly corev1.Pod[];
  /** Names of the revisions that pods may be of. */
  readonly currentRevision: string;
  readonly updateRevision: string;
  readonly nowMs: number;
}

export type StatefulAction =
  | { readonly kind: "create"; readonly ordinal: number; readonly revision: "current" | "update" }
  | { readonly kind: "delete"; readonly pod: corev1.Pod }
  | { readonly kind: "update"; readonly pod: corev1.Pod }
  /** Claims of a pod that is pending: one of them may have been deleted. */
  | { readonly kind: "claims"; readonly ordinal: number };

/** What to do now. With OrderedReady at most one pod is made or deleted, and only when its predecessors are well. */
export function planStateful(view: StatefulView): readonly StatefulAction[] {
  const isOrdered = view.set.spec.podManagementPolicy !== "Parallel";
  const scale = planScale(view, isOrdered);
  if (scale.isBlocked || scale.actions.some(({ kind }) => kind !== "claims")) return scale.actions;
  return [...scale.actions, ...planUpdate(view)];
}

interface Step {
  readonly actions: readonly StatefulAction[];
  /** Ordered, and something is not well yet: nothing may follow. */
  readonly isBlocked: boolean;
}

function planScale(view: StatefulView, isOrdered: boolean): Step {
  const { set } = view;
  const actions: StatefulAction[] = [];
  const { replicas, condemned } = slots(view);
  for (const [ordinal, pod] of replicas) {
    const step = planReplica(view, ordinal, pod);
    actions.push(...step.actions);
    if (isOrdered && step.isBlocked) return { actions, isBlocked: true };
  }
  const firstUnhealthy = [...replicas.values(), ...[...condemned].reverse()].find(
    (pod) => pod && !isHealthy(pod),
  );
  for (const pod of condemned) {
    const isTerminating = pod.metadata.deletionTimestamp !== undefined;
    if (isTerminating && isOrdered) return { actions, isBlocked: true };
    if (isTerminating) continue;
    const mustWait = isOrdered && !isAvailable(view, pod) && pod !== firstUnhealthy;
    if (mustWait) return { actions, isBlocked: true };
    actions.push({ kind: "delete", pod });
    if (isOrdered) return { actions, isBlocked: true };
  }
  return { actions, isBlocked: set.metadata.deletionTimestamp !== undefined };
}

function planReplica(view: StatefulView, ordinal: number, pod: corev1.Pod | undefined): Step {
  if (!pod) {
    const revision = needsCurrentRevision(view.set, ordinal) ? "current" : "update";
    return { actions: [{ kind: "create", ordinal, revision }], isBlocked: true };
  }
  const isTerminating = pod.metadata.deletionTimestamp !== undefined;
  const { phase } = pod.status;
  if (phase === "Failed" || phase === "Succeeded") {
    return { actions: isTerminating ? [] : [{ kind: "delete", pod }], isBlocked: true };
  }
  const actions: StatefulAction[] = phase === "Pending" ? [{ kind: "claims", ordinal }] : [];
  if (isTerminating || !isAvailable(view, pod)) return { actions, isBlocked: true };
  const right = withIdentity(view.set, pod);
  return {
    actions: right === pod ? actions : [...actions, { kind: "update", pod: right }],
    isBlocked: false,
  };
}

/** Old pods to replace, from the highest ordinal down to the partition, one unavailable at a time. */
function planUpdate(view: StatefulView): readonly StatefulAction[] {
  const { set } = view;
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (type === "OnDelete" || set.metadata.deletionTimestamp !== undefined) return [];
  const { replicas } = slots(view);
  const partition = rollingUpdate?.partition ?? 0;
  const first = startOrdinal(set) + partition;
  const candidates = [...replicas].filter(([ordinal]) => ordinal >= first).reverse();
  const maxUnavailable = Math.max(
    1,
    scaledIntOrPercent(rollingUpdate?.maxUnavailable ?? 1, set.spec.replicas ?? 1, "up"),
  );
  if (maxUnavailable > 1) return planWideUpdate(view, candidates, maxUnavailable);
  for (const [, pod] of candidates) {
    if (!pod) return [];
    const isTerminating = pod.metadata.deletionTimestamp !== undefined;
    if (revisionOfPod(pod) !== view.updateRevision && !isTerminating) return [{ kind: "delete", pod }];
    if (!isHealthy(pod)) return [];
  }
  return [];
}

function planWideUpdate(
  view: StatefulView,
  candidates: readonly (readonly [number, corev1.Pod | undefined])[],
  maxUnavailable: number,
): readonly StatefulAction[] {
  const unavailable = [...slots(view).replicas.values()].filter(
    (pod) => !pod || !isAvailable(view, pod),
  ).length;
  return candidates
    .flatMap(([, pod]) => (pod ? [pod] : []))
    .filter(
      (pod) => revisionOfPod(pod) !== view.updateRevision && pod.metadata.deletionTimestamp === undefined,
    )
    .slice(0, Math.max(0, maxUnavailable - unavailable))
    .map((pod) => ({ kind: "delete", pod }));
}

export function statefulStatus(
  view: StatefulView,
  collisionCount: number | undefined,
): appsv1.StatefulSetStatus {
  const { set, pods, currentRevision, updateRevision } = view;
  const living = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const ofRevision = (revision: string): number =>
    living.filter((pod) => revisionOfPod(pod) === revision).length;
  const wanted = set.spec.replicas ?? 1;
  const ready = pods.filter(isRunningAndReady).length;
  const updated = ofRevision(updateRevision);
  const isRolledOut =
    set.spec.updateStrategy.type !== "OnDelete" &&
    updated === wanted &&
    ready === wanted &&
    pods.length === wanted;
  const current = isRolledOut ? updated : ofRevision(currentRevision);
  return {
    ...(set.metadata.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
    replicas: pods.length,
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(current > 0 ? { currentReplicas: current } : {}),
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
    currentRevision: isRolledOut ? updateRevision : currentRevision,
    updateRevision,
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...(set.status.conditions ? { conditions: set.status.conditions } : {}),
    availableReplicas: pods.filter((pod) => isRunningAndReady(pod) && isAvailable(view, pod)).length,
  };
}

/** The pod's ordinal is not one of those the set wants. */
export function isCondemned(set: appsv1.StatefulSet, pod: corev1.Pod): boolean {
  return slots({ set, pods: [pod] }).condemned.length > 0;
}

/** Pods by ordinal that shall be, lowest first; and those that shall not, highest first. */
function slots({ set, pods }: Pick<StatefulView, "set" | "pods">): {
  readonly replicas: ReadonlyMap<number, corev1.Pod | undefined>;
  readonly condemned: readonly corev1.Pod[];
} {
  const start = startOrdinal(set);
  const replicas = new Map<number, corev1.Pod | undefined>();
  for (let ordinal = start; ordinal < start + (set.spec.replicas ?? 1); ordinal++)
    replicas.set(ordinal, undefined);
  const condemned: { readonly ordinal: number; readonly pod: corev1.Pod }[] = [];
  for (const pod of pods) {
    const ordinal = ordinalOf(set, pod.metadata.name ?? "");
    if (ordinal === undefined) continue;
    if (replicas.has(ordinal)) replicas.set(ordinal, pod);
    else condemned.push({ ordinal, pod });
  }
  return { replicas, condemned: condemned.sort((a, b) => b.ordinal - a.ordinal).map(({ pod }) => pod) };
}

function needsCurrentRevision(set: appsv1.StatefulSet, ordinal: number): boolean {
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (type === "OnDelete") return false;
  const start = startOrdinal(set);
  return (
    ordinal < start + (rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status.currentReplicas ?? 0))
  );
}

function startOrdinal(set: appsv1.StatefulSet): number {
  return set.spec.ordinals?.start ?? 0;
}

function isRunningAndReady(pod: corev1.Pod): boolean {
  return pod.status.phase === "Running" && isPodReady(pod);
}

function isHealthy(pod: corev1.Pod): boolean {
  return isRunningAndReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

function isAvailable({ set, nowMs }: StatefulView, pod: corev1.Pod): boolean {
  return isRunningAndReady(pod) && isPodAvailable(pod, set.spec.minReadySeconds ?? 0, nowMs);
}
