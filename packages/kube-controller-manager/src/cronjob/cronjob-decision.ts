/** When a CronJob starts a Job, and which old ones go (Kubernetes v1.36, pkg/controller/cronjob). */
import { formatTime, parseTime } from "@kubets/apimachinery";
import type { CronSchedule } from "@kubets/apimachinery";
import type { batchv1 } from "@kubets/api";
import { jobCondition } from "../job/job-view.ts";

const scheduledAnnotation = "batch.kubernetes.io/cronjob-scheduled-timestamp";
const manyMissed = 100;

export interface DueTime {
  /** The latest time that has passed and was not served; undefined when none has. */
  readonly scheduledMs: number | undefined;
  /** The next time to come. */
  readonly nextMs: number | undefined;
  /** More times were missed than is plausible: clock skew, or a long outage. */
  readonly missedMany: boolean;
}

export function dueTime(cronJob: batchv1.CronJob, schedule: CronSchedule, nowMs: number): DueTime {
  const { lastScheduleTime } = cronJob.status;
  const since = lastScheduleTime ?? cronJob.metadata.creationTimestamp;
  const deadlineMs = (cronJob.spec.startingDeadlineSeconds ?? Infinity) * 1000;
  const startMs = Math.max(since === undefined ? nowMs : parseTime(since), nowMs - deadlineMs);
  let scheduledMs: number | undefined;
  let missed = 0;
  let nextMs = schedule.next(startMs);
  while (nextMs !== undefined && nextMs <= nowMs) {
    scheduledMs = nextMs;
    missed++;
    // Far behind, only the latest time counts: skip what must be past, one interval short of now.
    const intervalMs = missed === manyMissed ? nextMs - startMs : 0;
    nextMs = schedule.next(missed === manyMissed ? Math.max(nextMs, nowMs - intervalMs) : nextMs);
  }
  return { scheduledMs, nextMs, missedMany: missed > manyMissed };
}

/** The Job for one scheduled time; its name is made of the time, so that it is made once. */
export function draftCronJobJob(
  cronJob: batchv1.CronJob,
  scheduledMs: number,
): Pick<batchv1.Job, "metadata" | "spec"> {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  return {
    metadata: {
      name: cronJobJobName(cronJob, scheduledMs),
      namespace: cronJob.metadata.namespace ?? "",
      ...(metadata.labels ? { labels: metadata.labels } : {}),
      annotations: { ...metadata.annotations, [scheduledAnnotation]: formatTime(scheduledMs) },
      ownerReferences: [
        {
          apiVersion: "batch/v1",
          kind: "CronJob",
          name: cronJob.metadata.name ?? "",
          uid: cronJob.metadata.uid ?? "",
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec,
  };
}

export function cronJobJobName(cronJob: batchv1.CronJob, scheduledMs: number): string {
  return `${cronJob.metadata.name ?? ""}-${String(Math.floor(scheduledMs / 60_000))}`;
}

/** Finished Jobs beyond the limits of history, oldest first. */
export function surplusJobs(cronJob: batchv1.CronJob, jobs: readonly batchv1.Job[]): readonly batchv1.Job[] {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec;
  const surplus = (type: "Complete" | "Failed", limit: number | undefined): readonly batchv1.Job[] => {
    const finished = jobs.filter(({ status }) => jobCondition(status, type)).sort(byStart);
    return limit === undefined ? [] : finished.slice(0, Math.max(0, finished.length - limit));
  };
  return [...surplus("Complete", successfulJobsHistoryLimit), ...surplus("Failed", failedJobsHistoryLimit)];
}

function byStart(a: batchv1.Job, b: batchv1.Job): number {
  const key = ({ metadata, status }: batchv1.Job): string =>
    `${status.startTime ?? "~"}/${metadata.name ?? ""}`;
  return key(a) < key(b) ? -1 : 1;
}
