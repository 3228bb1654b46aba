/**
 * The resizes of one sync (Kubernetes v1.36, pkg/controller/deployment: scale, rolloutRolling, rolloutRecreate).
 * One kind of change per sync; what follows is decided when its effect is in the cache.
 */
import type { appsv1, corev1 } from "@kubets/api";
import { desiredReplicasAnnotation, readReplicasAnnotation } from "./annotations.ts";
import { activeOrLatest } from "./replica-sets.ts";
import {
  isRollingUpdate,
  newReplicaSetSize,
  scaleProportionally,
  shrinkOldReplicaSets,
  sumActual,
  wantedReplicas,
} from "./rollout-math.ts";
import type { Resize } from "./rollout-math.ts";

export interface Family {
  readonly deployment: appsv1.Deployment;
  readonly newReplicaSet: appsv1.ReplicaSet | undefined;
  readonly old: readonly appsv1.ReplicaSet[];
}

/** The Deployment was scaled since its ReplicaSets were last sized. */
export function isScalingEvent(family: Family): boolean {
  return withPodsWanted(allOf(family)).some((replicaSet) => {
    const desired = readReplicasAnnotation(replicaSet, desiredReplicasAnnotation);
    return desired !== undefined && desired !== wantedReplicas(family.deployment);
  });
}

/** Sizes for a Deployment that was scaled or is paused: no progress of a rollout, only its total changes. */
export function scaleStep(family: Family): readonly Resize[] {
  const { deployment, newReplicaSet, old } = family;
  const wanted = wantedReplicas(deployment);
  const only = activeOrLatest(newReplicaSet, old);
  if (only) return wantedReplicas(only) === wanted ? [] : [{ replicaSet: only, replicas: wanted }];
  if (newReplicaSet && isSaturated(deployment, newReplicaSet)) {
    return withPodsWanted(old).map((replicaSet) => ({ replicaSet, replicas: 0 }));
  }
  if (!isRollingUpdate(deployment)) return [];
  return scaleProportionally(deployment, withPodsWanted(allOf(family)));
}

/** The next change of a rolling update: first the new ReplicaSet, then the old ones. */
export function rollingStep(
  family: Family & { readonly newReplicaSet: appsv1.ReplicaSet },
): readonly Resize[] {
  const { deployment, newReplicaSet, old } = family;
  const size = wantedReplicas(newReplicaSet);
  const wanted = wantedReplicas(deployment);
  const target = size > wanted ? wanted : newReplicaSetSize(deployment, allOf(family), size);
  if (target !== size) return [{ replicaSet: newReplicaSet, replicas: target }];
  return shrinkOldReplicaSets(deployment, newReplicaSet, withPodsWanted(old));
}

/** Recreate: at first all old ReplicaSets go to zero. */
export function recreateShrinkStep(family: Family): readonly Resize[] {
  return withPodsWanted(family.old).map((replicaSet) => ({ replicaSet, replicas: 0 }));
}

/** Recreate must wait: a pod that is not of the new ReplicaSet may still run. */
export function hasOldPods(
  family: Family,
  podsOf: (replicaSet: appsv1.ReplicaSet) => readonly corev1.Pod[],
): boolean {
  if (sumActual(family.old) > 0) return true;
  return family.old
    .flatMap(podsOf)
    .some(({ status }) => status.phase !== "Succeeded" && status.phase !== "Failed");
}

export function allOf(family: Family): readonly appsv1.ReplicaSet[] {
  return family.newReplicaSet ? [...family.old, family.newReplicaSet] : family.old;
}

function withPodsWanted(replicaSets: readonly appsv1.ReplicaSet[]): readonly appsv1.ReplicaSet[] {
  return replicaSets.filter((replicaSet) => wantedReplicas(replicaSet) > 0);
}

function isSaturated(deployment: appsv1.Deployment, newReplicaSet: appsv1.ReplicaSet): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    wantedReplicas(newReplicaSet) === wanted &&
    readReplicasAnnotation(newReplicaSet, desiredReplicasAnnotation) === wanted &&
    (newReplicaSet.status.availableReplicas ?? 0) === wanted
  );
}
