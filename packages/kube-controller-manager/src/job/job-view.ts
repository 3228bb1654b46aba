/** What is true of a Job and its pods, read off their fields (Kubernetes v1.36, pkg/controller/job). */
import { judgeFailure } from "./failure-policy.ts";
import { findCondition, isPodReady, isPodTerminal, parseTime } from "@kubets/apimachinery";
import type { batchv1, corev1 } from "@kubets/api";

/** Keeps a pod from vanishing before its end was counted in the Job's status. */
export const jobTrackingFinalizer = "batch.kubernetes.io/job-tracking";
export const completionIndexAnnotation = "batch.kubernetes.io/job-completion-index";

const firstBackoffMs = 10_000;
const maxBackoffMs = 10 * 60_000;

export function jobCondition(status: batchv1.JobStatus, type: string): batchv1.JobCondition | undefined {
  return status.conditions?.find((condition) => condition.type === type && condition.status === "True");
}

export function isJobFinished(job: batchv1.Job): boolean {
  return (
    jobCondition(job.status, "Complete") !== undefined || jobCondition(job.status, "Failed") !== undefined
  );
}

export function isSuspended(job: batchv1.Job): boolean {
  return job.spec.suspend === true;
}

export function isIndexed(job: batchv1.Job): boolean {
  return job.spec.completionMode === "Indexed";
}

export function isTracked(pod: corev1.Pod): boolean {
  return pod.metadata.finalizers?.includes(jobTrackingFinalizer) ?? false;
}

/** A new pod is made only when the old one has ended, not already when it is told to. */
export function onlyReplacesFailedPods(job: batchv1.Job): boolean {
  return job.spec.podReplacementPolicy === "Failed" || job.spec.podFailurePolicy !== undefined;
}

/** Failed, or sure never to succeed. */
export function isPodFailed(pod: corev1.Pod, job: batchv1.Job): boolean {
  if (pod.status.phase === "Failed") return true;
  if (onlyReplacesFailedPods(job)) return false;
  return pod.metadata.deletionTimestamp !== undefined && pod.status.phase !== "Succeeded";
}

export function countReady(pods: readonly corev1.Pod[]): number {
  return pods.filter(isPodReady).length;
}

export function countTerminating(pods: readonly corev1.Pod[]): number {
  return pods.filter((pod) => pod.metadata.deletionTimestamp !== undefined && !isPodTerminal(pod)).length;
}

/** With restartPolicy OnFailure the restarts of containers count as failures. */
export function exceedsRestarts(job: batchv1.Job, pods: readonly corev1.Pod[]): boolean {
  if (job.spec.template.spec.restartPolicy !== "OnFailure") return false;
  const limit = job.spec.backoffLimit ?? 6;
  const restarts = pods
    .filter(({ status }) => status.phase === "Running" || status.phase === "Pending")
    .flatMap(({ status }) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])])
    .reduce((sum, status) => sum + status.restartCount, 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

/** Milliseconds until activeDeadlineSeconds are over, negative or 0 when they are; undefined without a deadline. */
export function deadlineLeftMs(job: batchv1.Job, nowMs: number): number | undefined {
  const { activeDeadlineSeconds } = job.spec;
  if (activeDeadlineSeconds === undefined || job.status.startTime === undefined || isSuspended(job)) {
    return undefined;
  }
  return parseTime(job.status.startTime) + activeDeadlineSeconds * 1000 - nowMs;
}

/**
 * How long to wait before the next pod replaces a failed one: 10 s after the first failure since the last success,
 * doubling up to 10 min. DEVIATION: counted from the pods that still exist, where Kubernetes counts in memory and
 * forgets at a restart.
 */
export function failureBackoffMs(job: batchv1.Job, pods: readonly corev1.Pod[], nowMs: number): number {
  const ends = pods
    .filter((pod) => pod.status.phase === "Succeeded" || isPodFailed(pod, job))
    .filter((pod) => judgeFailure(job, pod).kind !== "ignore")
    .map((pod) => ({ atMs: finishTimeMs(pod, nowMs), failed: pod.status.phase !== "Succeeded" }))
    .sort((a, b) => a.atMs - b.atMs);
  const lastSuccess = ends.findLastIndex(({ failed }) => !failed);
  const failures = ends.slice(lastSuccess + 1);
  const last = failures.at(-1);
  if (!last) return 0;
  const backoffMs = Math.min(maxBackoffMs, firstBackoffMs * 2 ** Math.min(failures.length - 1, 16));
  return Math.max(0, last.atMs + backoffMs - nowMs);
}

function finishTimeMs(pod: corev1.Pod, nowMs: number): number {
  const ends = (pod.status.containerStatuses ?? [])
    .map(({ state }) => state.terminated?.finishedAt)
    .filter((time) => typeof time === "string");
  if (ends.length > 0) return Math.max(...ends.map(parseTime));
  const ready = findCondition(pod.status.conditions, "Ready");
  if (ready?.status === "False" && ready.lastTransitionTime) return parseTime(ready.lastTransitionTime);
  return pod.metadata.deletionTimestamp === undefined ? nowMs : parseTime(pod.metadata.deletionTimestamp);
}

/** The index of an Indexed Job's pod; undefined when it has none or one out of range. */
export function completionIndex(pod: corev1.Pod, completions: number): number | undefined {
  const text = pod.metadata.annotations?.[completionIndexAnnotation];
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  return Number(text) < completions ? Number(text) : undefined;
}
