import { findCondition, formatTime, parseTime, removeCondition } from "@kubets/apimachinery";
import type { appsv1 } from "@kubets/api";
import { rolloutBounds, sumActual, sumAvailable, sumReady, wantedReplicas } from "./rollout-math.ts";

export type Conditions = readonly appsv1.DeploymentCondition[];
type NewCondition = Pick<appsv1.DeploymentCondition, "type" | "status"> & {
  readonly reason: string;
  readonly message: string;
};

/** progressDeadlineSeconds of a Deployment that has none, as Kubernetes stores it. */
const noDeadline = 2 ** 31 - 1;

/** The Deployment and what belongs to it, as one sync sees it. */
export interface RolloutView {
  readonly deployment: appsv1.Deployment;
  readonly newReplicaSet: appsv1.ReplicaSet | undefined;
  /** Old and new. */
  readonly all: readonly appsv1.ReplicaSet[];
  readonly nowMs: number;
}

export function hasProgressDeadline(deployment: appsv1.Deployment): boolean {
  const seconds = deployment.spec.progressDeadlineSeconds;
  return seconds !== undefined && seconds !== noDeadline;
}

/** Sets a condition, unless status and reason are as they were; keeps the transition time while the status stays. */
export function setDeploymentCondition(
  conditions: Conditions,
  wanted: NewCondition,
  nowMs: number,
): Conditions {
  const current = findCondition(conditions, wanted.type);
  if (current?.status === wanted.status && current.reason === wanted.reason) return conditions;
  const now = formatTime(nowMs);
  return [
    ...removeCondition(conditions, wanted.type),
    {
      ...wanted,
      lastUpdateTime: now,
      lastTransitionTime: current?.status === wanted.status ? (current.lastTransitionTime ?? now) : now,
    },
  ];
}

/** Counts and the Available condition; the others stay as they were. */
export function baseStatus(view: RolloutView): appsv1.DeploymentStatus {
  const { deployment, all, nowMs } = view;
  const newOnes = view.newReplicaSet ? [view.newReplicaSet] : [];
  const available = sumAvailable(all);
  const terminating = sumTerminating(all);
  const minimum = wantedReplicas(deployment) - rolloutBounds(deployment).maxUnavailable;
  const { collisionCount } = deployment.status;
  return {
    ...(deployment.metadata.generation === undefined
      ? {}
      : { observedGeneration: deployment.metadata.generation }),
    ...nonZero("replicas", sumActual(all)),
    ...nonZero("updatedReplicas", sumActual(newOnes)),
    ...nonZero("readyReplicas", sumReady(all)),
    ...nonZero("availableReplicas", available),
    ...nonZero(
      "unavailableReplicas",
      Math.max(0, all.reduce((sum, rs) => sum + wantedReplicas(rs), 0) - available),
    ),
    ...(terminating === undefined ? {} : { terminatingReplicas: terminating }),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: setDeploymentCondition(
      deployment.status.conditions ?? [],
      available >= minimum
        ? {
            type: "Available",
            status: "True",
            reason: "MinimumReplicasAvailable",
            message: "Deployment has minimum availability.",
          }
        : {
            type: "Available",
            status: "False",
            reason: "MinimumReplicasUnavailable",
            message: "Deployment does not have minimum availability.",
          },
      nowMs,
    ),
  };
}

/** The status at the end of a rollout step: counts, Available, Progressing and ReplicaFailure. */
export function rolloutStatus(view: RolloutView): appsv1.DeploymentStatus {
  const base = baseStatus(view);
  const conditions = withReplicaFailure(progressConditions(view, base), view);
  return { ...base, conditions };
}

export function isComplete(deployment: appsv1.Deployment, status: appsv1.DeploymentStatus): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/**
 * How long until the progress deadline of an unfinished rollout must be looked at again; undefined when there is
 * nothing to wait for.
 */
export function progressCheckDelayMs(
  deployment: appsv1.Deployment,
  status: appsv1.DeploymentStatus,
  nowMs: number,
): number | undefined {
  const progressing = findCondition(deployment.status.conditions, "Progressing");
  if (!hasProgressDeadline(deployment) || !progressing) return undefined;
  if (isComplete(deployment, status) || progressing.reason === "ProgressDeadlineExceeded") return undefined;
  return Math.max(0, deadlineMs(deployment, progressing) - nowMs) + 1000;
}

function progressConditions(view: RolloutView, status: appsv1.DeploymentStatus): Conditions {
  const { deployment, nowMs } = view;
  const conditions = status.conditions ?? [];
  if (!hasProgressDeadline(deployment)) return removeCondition(conditions, "Progressing");
  const current = findCondition(deployment.status.conditions, "Progressing");
  const settled =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === "NewReplicaSetAvailable";
  if (settled) return conditions;
  const subject = view.newReplicaSet
    ? `ReplicaSet "${view.newReplicaSet.metadata.name ?? ""}"`
    : `Deployment "${deployment.metadata.name ?? ""}"`;
  if (isComplete(deployment, status)) {
    return setDeploymentCondition(
      conditions,
      {
        type: "Progressing",
        status: "True",
        reason: "NewReplicaSetAvailable",
        message: `${subject} has successfully progressed.`,
      },
      nowMs,
    );
  }
  if (hasProgressed(deployment.status, status)) {
    const now = formatTime(nowMs);
    const since = current?.status === "True" ? (current.lastTransitionTime ?? now) : now;
    // Always written anew: the update time is what the deadline counts from.
    return [
      ...removeCondition(conditions, "Progressing"),
      {
        type: "Progressing",
        status: "True",
        lastUpdateTime: now,
        lastTransitionTime: since,
        reason: "ReplicaSetUpdated",
        message: `${subject} is progressing.`,
      },
    ];
  }
  if (!hasTimedOut(deployment, status, nowMs)) return conditions;
  return setDeploymentCondition(
    conditions,
    {
      type: "Progressing",
      status: "False",
      reason: "ProgressDeadlineExceeded",
      message: `${subject} has timed out progressing.`,
    },
    nowMs,
  );
}

function hasProgressed(old: appsv1.DeploymentStatus, now: appsv1.DeploymentStatus): boolean {
  const oldPods = (status: appsv1.DeploymentStatus): number =>
    (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (
    (now.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    oldPods(now) < oldPods(old) ||
    (now.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (now.availableReplicas ?? 0) > (old.availableReplicas ?? 0)
  );
}

function hasTimedOut(deployment: appsv1.Deployment, status: appsv1.DeploymentStatus, nowMs: number): boolean {
  const progressing = findCondition(status.conditions, "Progressing");
  if (!progressing || progressing.reason === "NewReplicaSetAvailable") return false;
  if (progressing.reason === "ProgressDeadlineExceeded") return true;
  return deadlineMs(deployment, progressing) < nowMs;
}

function deadlineMs(deployment: appsv1.Deployment, progressing: appsv1.DeploymentCondition): number {
  const from = progressing.lastUpdateTime ? parseTime(progressing.lastUpdateTime) : 0;
  return from + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000;
}

/** Shows the failure of the new ReplicaSet, or of any when the new one has none. */
function withReplicaFailure(conditions: Conditions, view: RolloutView): Conditions {
  const failing = [...(view.newReplicaSet ? [view.newReplicaSet] : []), ...view.all];
  const failure = failing
    .flatMap(({ status }) => status.conditions ?? [])
    .find((condition) => condition.type === "ReplicaFailure");
  if (!failure) return removeCondition(conditions, "ReplicaFailure");
  return setDeploymentCondition(
    conditions,
    {
      type: "ReplicaFailure",
      status: failure.status,
      reason: failure.reason ?? "",
      message: failure.message ?? "",
    },
    view.nowMs,
  );
}

function sumTerminating(all: readonly appsv1.ReplicaSet[]): number | undefined {
  let sum = 0;
  for (const { status } of all) {
    if (status.terminatingReplicas === undefined) return undefined;
    sum += status.terminatingReplicas;
  }
  return sum;
}

/** A count as Go's JSON has it: left out when 0. */
function nonZero<K extends string>(key: K, value: number): Partial<Record<K, number>> {
  return value === 0 ? {} : ({ [key]: value } as Record<K, number>);
}
