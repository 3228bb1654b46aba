/** What a Job does next: end, or have fewer or more pods (Kubernetes v1.36, syncJob and manageJob). */
import { findCondition, formatTime } from "@kubets/apimachinery";
import type { batchv1, corev1 } from "@kubets/api";
import { compareForDeletion } from "../framework/pod-ranking.ts";
import { judgeFailure } from "./failure-policy.ts";
import { firstFreeIndexes } from "./indexes.ts";
import {
  completionIndex,
  countTerminating,
  deadlineLeftMs,
  exceedsRestarts,
  failureBackoffMs,
  isIndexed,
  isSuspended,
  jobCondition,
  onlyReplacesFailedPods,
} from "./job-view.ts";
import { countEnded, succeededIndexes } from "./pod-tracking.ts";

const maxPodsPerSync = 500;

/** How a Job ends. */
export interface Ending {
  readonly type: "Failed" | "Complete";
  readonly reason: string;
  readonly message: string;
}

export interface JobView {
  readonly job: batchv1.Job;
  /** All that it owns, ended and terminating ones too. */
  readonly pods: readonly corev1.Pod[];
  readonly active: readonly corev1.Pod[];
  readonly nowMs: number;
}

/** The way the Job fails, decided before or now; undefined when it does not. */
export function failureOf(view: JobView): Ending | undefined {
  const { job, pods, nowMs } = view;
  const decided = jobCondition(job.status, "FailureTarget");
  if (decided) return { type: "Failed", reason: decided.reason ?? "", message: decided.message ?? "" };
  if (jobCondition(job.status, "SuccessCriteriaMet")) return undefined;
  const fatal = pods
    .filter(({ status }) => status.phase === "Failed")
    .map((pod) => judgeFailure(job, pod))
    .find((verdict) => verdict.kind === "failJob");
  if (fatal) return { type: "Failed", reason: "PodFailurePolicy", message: fatal.message };
  if (countEnded(job, pods).failed > (job.spec.backoffLimit ?? 6) || exceedsRestarts(job, pods)) {
    return {
      type: "Failed",
      reason: "BackoffLimitExceeded",
      message: "Job has reached the specified backoff limit",
    };
  }
  const leftMs = deadlineLeftMs(job, nowMs);
  if (leftMs === undefined || leftMs > 0) return undefined;
  return {
    type: "Failed",
    reason: "DeadlineExceeded",
    message: "Job was active longer than specified deadline",
  };
}

/** The way the Job succeeds, when it does. `active` is the number of pods after this sync's changes. */
export function successOf(view: JobView, active: number): Ending | undefined {
  const { job, pods } = view;
  const decided = jobCondition(job.status, "SuccessCriteriaMet");
  if (decided) return { type: "Complete", reason: decided.reason ?? "", message: decided.message ?? "" };
  const { succeeded } = countEnded(job, pods);
  const enough = job.spec.completions === undefined ? succeeded > 0 : succeeded >= job.spec.completions;
  if (!enough || active > 0) return undefined;
  return {
    type: "Complete",
    reason: "CompletionsReached",
    message: "Reached expected number of succeeded pods",
  };
}

export type PodPlan =
  | { readonly kind: "none" }
  | { readonly kind: "delete"; readonly pods: readonly corev1.Pod[] }
  /** `indexes` has one entry per pod for an Indexed Job. */
  | { readonly kind: "create"; readonly count: number; readonly indexes: readonly number[] | undefined }
  | { readonly kind: "wait"; readonly delayMs: number };

/** Brings the number of active pods nearer to what is wanted: deletions or creations, never both in one sync. */
export function planPods(view: JobView): PodPlan {
  const { job, pods, active, nowMs } = view;
  if (isSuspended(job)) return deletePlan(active);
  const surplus = choosePodsToRemove(view, Math.max(0, active.length - wantedActive(view)));
  if (surplus.length > 0) return deletePlan(surplus);
  const terminating = onlyReplacesFailedPods(job) ? countTerminating(pods) : 0;
  const missing = Math.min(wantedActive(view) - terminating - active.length, maxPodsPerSync);
  if (missing <= 0) return { kind: "none" };
  const delayMs = failureBackoffMs(job, pods, nowMs);
  if (delayMs > 0) return { kind: "wait", delayMs };
  if (!isIndexed(job)) return { kind: "create", count: missing, indexes: undefined };
  const indexes = firstFreeIndexes(takenIndexes(view), missing, job.spec.completions ?? 0);
  return indexes.length > 0 ? { kind: "create", count: indexes.length, indexes } : { kind: "none" };
}

/** The status with a condition set; `lastTransitionTime` moves only with the status. */
export function withJobCondition(
  status: batchv1.JobStatus,
  wanted: { readonly type: string; readonly status: "True" | "False" } & Omit<Ending, "type">,
  nowMs: number,
): batchv1.JobStatus {
  const now = formatTime(nowMs);
  const conditions = status.conditions ?? [];
  const current = findCondition(conditions, wanted.type);
  if (current?.status === wanted.status && current.reason === wanted.reason) return status;
  const fresh = { ...wanted, lastProbeTime: now, lastTransitionTime: now };
  return {
    ...status,
    conditions: current
      ? conditions.map((condition) => (condition === current ? fresh : condition))
      : [...conditions, fresh],
  };
}

function wantedActive(view: JobView): number {
  const { job, pods, active } = view;
  const parallelism = job.spec.parallelism ?? 1;
  const { succeeded } = countEnded(job, pods);
  if (job.spec.completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, job.spec.completions - succeeded));
}

function deletePlan(pods: readonly corev1.Pod[]): PodPlan {
  return pods.length > 0 ? { kind: "delete", pods: pods.slice(0, maxPodsPerSync) } : { kind: "none" };
}

/** Pods whose index is done, doubled or out of range go in any case, then others up to `atLeast`. */
function choosePodsToRemove(view: JobView, atLeast: number): readonly corev1.Pod[] {
  const { job, active, nowMs } = view;
  const ranked = [...active].sort((a, b) =>
    compareForDeletion({ pod: a, rank: 0 }, { pod: b, rank: 0 }, nowMs),
  );
  if (!isIndexed(job)) return ranked.slice(0, atLeast);
  const completions = job.spec.completions ?? 0;
  const done = succeededIndexes(job, view.pods);
  const kept = new Set<number>();
  const remove: corev1.Pod[] = [];
  const rest: corev1.Pod[] = [];
  // From the last to be deleted on, so that of two pods of one index the better stays.
  for (const pod of ranked.reverse()) {
    const index = completionIndex(pod, completions);
    if (index === undefined || done.has(index) || kept.has(index)) {
      remove.push(pod);
    } else {
      kept.add(index);
      rest.push(pod);
    }
  }
  return [...remove, ...rest.reverse().slice(0, Math.max(0, atLeast - remove.length))];
}

function takenIndexes(view: JobView): ReadonlySet<number> {
  const completions = view.job.spec.completions ?? 0;
  const taken = new Set(succeededIndexes(view.job, view.pods));
  const holding = onlyReplacesFailedPods(view.job)
    ? view.pods.filter(({ status }) => status.phase !== "Failed")
    : view.active;
  for (const pod of holding) {
    const index = completionIndex(pod, completions);
    if (index !== undefined) taken.add(index);
  }
  return taken;
}
