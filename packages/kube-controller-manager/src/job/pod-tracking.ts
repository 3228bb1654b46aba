/**
 * Counting ended pods exactly once although nothing is transactional: a pod's uid goes into
 * `uncountedTerminatedPods`, then its finalizer is taken off, then it moves from there into the counter. A crash
 * in between finds the uid again (KEP-2307).
 */
import type { batchv1, corev1 } from "@kubets/api";
import { judgeFailure } from "./failure-policy.ts";
import { formatIndexes, parseIndexes } from "./indexes.ts";
import { completionIndex, isIndexed, isPodFailed, isTracked } from "./job-view.ts";

/** uids in the status at once. */
const maxUncounted = 500;

export interface Tracking {
  /** To be written before any finalizer is taken off. */
  readonly status: batchv1.JobStatus;
  /** Whose finalizers come off then. */
  readonly release: readonly corev1.Pod[];
  /** More ended pods than one status holds: another sync has to follow. */
  readonly hasMore: boolean;
}

/** Totals with the ended pods that are not in the status yet. */
export function countEnded(
  job: batchv1.Job,
  pods: readonly corev1.Pod[],
): { readonly succeeded: number; readonly failed: number } {
  const { uncountedTerminatedPods: uncounted, succeeded = 0, failed = 0 } = job.status;
  const completions = job.spec.completions ?? 0;
  const counted = new Set([...(uncounted?.succeeded ?? []), ...(uncounted?.failed ?? [])]);
  const fresh = pods.filter(
    (pod) =>
      isTracked(pod) &&
      !counted.has(pod.metadata.uid ?? "") &&
      (!isIndexed(job) || completionIndex(pod, completions) !== undefined),
  );
  const freshFailed = fresh.filter((pod) => countsAsFailed(pod, job));
  const totalFailed = failed + (uncounted?.failed?.length ?? 0) + freshFailed.length;
  if (isIndexed(job)) return { succeeded: succeededIndexes(job, pods).size, failed: totalFailed };
  const freshSucceeded = fresh.filter((pod) => pod.status.phase === "Succeeded");
  return {
    succeeded: succeeded + (uncounted?.succeeded?.length ?? 0) + freshSucceeded.length,
    failed: totalFailed,
  };
}

/** Completed indexes: those in the status and those of tracked pods that succeeded. */
export function succeededIndexes(job: batchv1.Job, pods: readonly corev1.Pod[]): ReadonlySet<number> {
  const completions = job.spec.completions ?? 0;
  const indexes = new Set(parseIndexes(job.status.completedIndexes ?? "", completions));
  for (const pod of pods) {
    if (pod.status.phase !== "Succeeded" || !isTracked(pod)) continue;
    const index = completionIndex(pod, completions);
    if (index !== undefined) indexes.add(index);
  }
  return indexes;
}

/** What to write and which pods to let go. `finishing`: the Job is ending, every tracked pod goes. */
export function trackPods(options: {
  readonly job: batchv1.Job;
  readonly pods: readonly corev1.Pod[];
  readonly finishing: boolean;
}): Tracking {
  const { job, pods } = options;
  const settled = settleReleased(job.status, pods);
  const succeeded = [...(settled.uncountedTerminatedPods?.succeeded ?? [])];
  const failed = [...(settled.uncountedTerminatedPods?.failed ?? [])];
  const completions = job.spec.completions ?? 0;
  const indexed = isIndexed(job);
  const indexes = new Set(parseIndexes(settled.completedIndexes ?? "", completions));
  const release: corev1.Pod[] = [];
  let added = 0;
  let hasMore = false;
  for (const pod of pods) {
    if (!isTracked(pod)) continue;
    const isFailed = pod.status.phase !== "Succeeded" && isPodFailed(pod, job);
    const leaving = job.metadata.deletionTimestamp !== undefined || options.finishing;
    if (!leaving && pod.status.phase !== "Succeeded" && !isFailed) continue;
    if (succeeded.length + failed.length + added >= maxUncounted) {
      hasMore = true;
      break;
    }
    release.push(pod);
    const uid = pod.metadata.uid ?? "";
    const index = indexed ? completionIndex(pod, completions) : undefined;
    if (indexed && index === undefined) continue;
    if (pod.status.phase === "Succeeded" && !failed.includes(uid)) {
      if (index === undefined) {
        if (!succeeded.includes(uid)) succeeded.push(uid);
      } else if (!indexes.has(index)) {
        indexes.add(index);
        added++;
      }
    } else if ((countsAsFailed(pod, job) || (options.finishing && !isFailed)) && !failed.includes(uid)) {
      failed.push(uid);
    }
  }
  const completedIndexes = formatIndexes(indexes);
  const status: batchv1.JobStatus = {
    ...settled,
    uncountedTerminatedPods: uncountedOf(succeeded, failed),
    ...(indexed ? { ...counter("succeeded", indexes.size) } : {}),
    ...(indexed && completedIndexes !== "" ? { completedIndexes } : {}),
  };
  return { status, release, hasMore };
}

/** A failed pod that the Job's failure policy does not ignore. */
function countsAsFailed(pod: corev1.Pod, job: batchv1.Job): boolean {
  const isFailed = pod.status.phase !== "Succeeded" && isPodFailed(pod, job);
  return isFailed && judgeFailure(job, pod).kind !== "ignore";
}

/** Moves uids whose pod is gone or has lost its finalizer into the counters. */
export function settleReleased(status: batchv1.JobStatus, pods: readonly corev1.Pod[]): batchv1.JobStatus {
  const tracked = new Set(pods.filter(isTracked).map(({ metadata }) => metadata.uid ?? ""));
  const uncounted = status.uncountedTerminatedPods;
  const succeeded = (uncounted?.succeeded ?? []).filter((uid) => tracked.has(uid));
  const failed = (uncounted?.failed ?? []).filter((uid) => tracked.has(uid));
  const movedSucceeded = (uncounted?.succeeded?.length ?? 0) - succeeded.length;
  const movedFailed = (uncounted?.failed?.length ?? 0) - failed.length;
  return {
    ...status,
    ...counter("succeeded", (status.succeeded ?? 0) + movedSucceeded),
    ...counter("failed", (status.failed ?? 0) + movedFailed),
    uncountedTerminatedPods: uncountedOf(succeeded, failed),
  };
}

export function uncountedCount(status: batchv1.JobStatus): number {
  const uncounted = status.uncountedTerminatedPods;
  return (uncounted?.succeeded?.length ?? 0) + (uncounted?.failed?.length ?? 0);
}

function uncountedOf(
  succeeded: readonly string[],
  failed: readonly string[],
): batchv1.UncountedTerminatedPods {
  return {
    ...(succeeded.length > 0 ? { succeeded } : {}),
    ...(failed.length > 0 ? { failed } : {}),
  };
}

function counter<K extends "succeeded" | "failed">(key: K, value: number): Partial<Record<K, number>> {
  return value > 0 ? ({ [key]: value } as Record<K, number>) : {};
}
