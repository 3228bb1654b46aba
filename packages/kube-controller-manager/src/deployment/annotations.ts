/**
 * The annotations by which a Deployment keeps its history on its ReplicaSets. kubectl reads them for
 * `rollout history` and `rollout undo`.
 */
import type { appsv1, metav1 } from "@kubets/api";

export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const revisionHistoryAnnotation = "deployment.kubernetes.io/revision-history";
export const desiredReplicasAnnotation = "deployment.kubernetes.io/desired-replicas";
export const maxReplicasAnnotation = "deployment.kubernetes.io/max-replicas";

const maxHistoryLength = 2000;

/** Annotations of a Deployment that say nothing about a ReplicaSet. */
const notCopied = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  revisionAnnotation,
  revisionHistoryAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  "deprecated.deployment.rollback.to",
]);

export type Annotations = Readonly<Record<string, string>>;

/** The revision an object is at; 0 when it has none or a broken one. */
export function revisionOf(object: { readonly metadata: metav1.ObjectMeta }): number {
  const text = object.metadata.annotations?.[revisionAnnotation] ?? "";
  return /^-?\d+$/.test(text) ? Number(text) : 0;
}

export function maxRevision(replicaSets: readonly appsv1.ReplicaSet[]): number {
  return replicaSets.reduce((max, replicaSet) => Math.max(max, revisionOf(replicaSet)), 0);
}

/** The number in an annotation such as desired-replicas; undefined when absent or broken. */
export function readReplicasAnnotation(replicaSet: appsv1.ReplicaSet, name: string): number | undefined {
  const text = replicaSet.metadata.annotations?.[name];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

export function withReplicasAnnotations(
  annotations: Annotations,
  sizes: { readonly desired: number; readonly max: number },
): Annotations {
  return {
    ...annotations,
    [desiredReplicasAnnotation]: String(sizes.desired),
    [maxReplicasAnnotation]: String(sizes.max),
  };
}

/**
 * The annotations of the new ReplicaSet of `deployment` when it is at `revision`: the Deployment's own, the
 * revision, and, when it was at an earlier one, that one added to its history. A revision never goes back.
 */
export function newReplicaSetAnnotations(
  deployment: appsv1.Deployment,
  current: Annotations,
  revision: number,
): Annotations {
  const result: Record<string, string> = { ...current };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (!notCopied.has(key)) result[key] = value;
  }
  const oldText = current[revisionAnnotation];
  if (oldText !== undefined && oldText !== "" && !/^\d+$/.test(oldText)) return result;
  if (Number(oldText ?? "0") >= revision) return result;
  result[revisionAnnotation] = String(revision);
  if (oldText) {
    result[revisionHistoryAnnotation] = extendHistory(current[revisionHistoryAnnotation] ?? "", oldText);
  }
  return result;
}

/** Adds a revision to the comma-separated history, dropping the oldest ones when it grows too long. */
export function extendHistory(history: string, revision: string): string {
  if (history === "") return revision;
  const revisions = [...history.split(","), revision];
  while (revisions.join(",").length > maxHistoryLength && revisions.length > 1) revisions.shift();
  return revisions.join(",");
}
