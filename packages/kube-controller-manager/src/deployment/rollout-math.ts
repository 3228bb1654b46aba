/**
 * How many pods a rollout may have and must keep (docs: Deployment strategy, maxSurge and maxUnavailable).
 * Pure arithmetic over the Deployment and its ReplicaSets; the controller applies what comes out.
 */
import { compareText, scaledIntOrPercent } from "@kubets/apimachinery";
import type { appsv1 } from "@kubets/api";
import { maxReplicasAnnotation, readReplicasAnnotation } from "./annotations.ts";

export interface RolloutBounds {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** What a Deployment wants; the default is 1. */
export function wantedReplicas(object: { readonly spec: { readonly replicas?: number } }): number {
  return object.spec.replicas ?? 1;
}

/** The strategy's bounds in pods. maxSurge rounds up, maxUnavailable down; both 0 would never end, so one pod may go. */
export function rolloutBounds(deployment: appsv1.Deployment): RolloutBounds {
  if (!isRollingUpdate(deployment)) return { maxSurge: 0, maxUnavailable: 0 };
  const replicas = wantedReplicas(deployment);
  const { maxSurge, maxUnavailable } = deployment.spec.strategy.rollingUpdate ?? {};
  const surge = scaledIntOrPercent(maxSurge ?? "25%", replicas, "up");
  const unavailable = scaledIntOrPercent(maxUnavailable ?? "25%", replicas, "down");
  const atLeastOne = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { maxSurge: surge, maxUnavailable: Math.min(atLeastOne, replicas) };
}

export function isRollingUpdate(deployment: appsv1.Deployment): boolean {
  return deployment.spec.strategy.type !== "Recreate";
}

export function sumWanted(replicaSets: readonly appsv1.ReplicaSet[]): number {
  return replicaSets.reduce((sum, replicaSet) => sum + wantedReplicas(replicaSet), 0);
}

export function sumActual(replicaSets: readonly appsv1.ReplicaSet[]): number {
  return replicaSets.reduce((sum, { status }) => sum + status.replicas, 0);
}

export function sumReady(replicaSets: readonly appsv1.ReplicaSet[]): number {
  return replicaSets.reduce((sum, { status }) => sum + (status.readyReplicas ?? 0), 0);
}

export function sumAvailable(replicaSets: readonly appsv1.ReplicaSet[]): number {
  return replicaSets.reduce((sum, { status }) => sum + (status.availableReplicas ?? 0), 0);
}

/** The size the new ReplicaSet, now of size `current`, may grow to without exceeding the surge. */
export function newReplicaSetSize(
  deployment: appsv1.Deployment,
  all: readonly appsv1.ReplicaSet[],
  current: number,
): number {
  const wanted = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment)) return wanted;
  const room = wanted + rolloutBounds(deployment).maxSurge - sumWanted(all);
  if (room <= 0) return current;
  return current + Math.min(room, wanted - current);
}

/** A ReplicaSet and the size it shall have. */
export interface Resize {
  readonly replicaSet: appsv1.ReplicaSet;
  readonly replicas: number;
}

/**
 * Which old ReplicaSets shrink now in a rolling update, oldest first: at first pods that are not available
 * (they cost nothing), then as many available ones as minimum availability leaves.
 */
export function shrinkOldReplicaSets(
  deployment: appsv1.Deployment,
  newReplicaSet: appsv1.ReplicaSet,
  old: readonly appsv1.ReplicaSet[],
): readonly Resize[] {
  const minAvailable = wantedReplicas(deployment) - rolloutBounds(deployment).maxUnavailable;
  const unavailableNew = wantedReplicas(newReplicaSet) - (newReplicaSet.status.availableReplicas ?? 0);
  const all = [...old, newReplicaSet];
  const maxShrink = sumWanted(all) - minAvailable - unavailableNew;
  if (sumWanted(old) === 0 || maxShrink <= 0) return [];
  const sizes = new Map(old.map((replicaSet) => [replicaSet, wantedReplicas(replicaSet)]));
  const oldestFirst = [...old].sort(compareCreation);

  let unhealthyLeft = maxShrink;
  for (const replicaSet of oldestFirst) {
    const size = wantedReplicas(replicaSet);
    const taken = Math.max(0, Math.min(unhealthyLeft, size - (replicaSet.status.availableReplicas ?? 0)));
    sizes.set(replicaSet, size - taken);
    unhealthyLeft -= taken;
  }
  let availableLeft = Math.max(0, sumAvailable(all) - minAvailable);
  for (const replicaSet of oldestFirst) {
    const size = sizes.get(replicaSet) ?? 0;
    const taken = Math.min(availableLeft, size);
    sizes.set(replicaSet, size - taken);
    availableLeft -= taken;
  }
  return oldestFirst
    .map((replicaSet) => ({ replicaSet, replicas: sizes.get(replicaSet) ?? 0 }))
    .filter(({ replicaSet, replicas }) => replicas !== wantedReplicas(replicaSet));
}

/**
 * The sizes of all ReplicaSets with pods after the Deployment was scaled in the middle of a rollout: the change
 * is shared out by size, and what rounding leaves over goes to the largest.
 */
export function scaleProportionally(
  deployment: appsv1.Deployment,
  withPods: readonly appsv1.ReplicaSet[],
): readonly Resize[] {
  const wanted = wantedReplicas(deployment);
  const allowed = wanted > 0 ? wanted + rolloutBounds(deployment).maxSurge : 0;
  const toAdd = allowed - sumWanted(withPods);
  const ordered = [...withPods].sort((a, b) =>
    wantedReplicas(a) !== wantedReplicas(b)
      ? wantedReplicas(b) - wantedReplicas(a)
      : toAdd > 0
        ? compareCreation(b, a)
        : compareCreation(a, b),
  );
  let added = 0;
  const sizes = ordered.map((replicaSet) => {
    const share = proportionOf(deployment, replicaSet, toAdd, added);
    added += share;
    return wantedReplicas(replicaSet) + share;
  });
  if (sizes[0] !== undefined) sizes[0] = Math.max(0, sizes[0] + toAdd - added);
  return ordered.map((replicaSet, index) => ({ replicaSet, replicas: sizes[index] ?? 0 }));
}

function proportionOf(
  deployment: appsv1.Deployment,
  replicaSet: appsv1.ReplicaSet,
  toAdd: number,
  added: number,
): number {
  if (wantedReplicas(replicaSet) === 0 || toAdd === 0 || toAdd === added) return 0;
  const share = fractionOf(deployment, replicaSet);
  const allowed = toAdd - added;
  return toAdd > 0 ? Math.min(share, allowed) : Math.max(share, allowed);
}

function fractionOf(deployment: appsv1.Deployment, replicaSet: appsv1.ReplicaSet): number {
  const wanted = wantedReplicas(deployment);
  const size = wantedReplicas(replicaSet);
  if (wanted === 0) return -size;
  const maxNow = wanted + rolloutBounds(deployment).maxSurge;
  const maxBefore =
    readReplicasAnnotation(replicaSet, maxReplicasAnnotation) || (deployment.status.replicas ?? 0);
  return maxBefore === 0 ? 0 : Math.round((size * maxNow) / maxBefore) - size;
}

/** Oldest first; the name decides between equals. */
export function compareCreation(a: appsv1.ReplicaSet, b: appsv1.ReplicaSet): number {
  return (
    compareText(a.metadata.creationTimestamp ?? "", b.metadata.creationTimestamp ?? "") ||
    compareText(a.metadata.name ?? "", b.metadata.name ?? "")
  );
}
