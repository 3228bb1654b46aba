import {
  controllerOf,
  formatTime,
  isAlreadyExists,
  isNamespaceTerminating,
  isNotFound,
  parseCronSchedule,
  semanticEqual,
} from "@kubets/apimachinery";
import type { CronSchedule } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { batchv1 } from "@kubets/api";
import { splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { ownedObjects, watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { isJobFinished, jobCondition } from "../job/job-view.ts";
import { cronJobJobName, draftCronJobJob, dueTime, surplusJobs } from "./cronjob-decision.ts";

/** A timer may fire a little early; the time must have come when the Job is made. */
const requeueSlackMs = 100;

/** CronJobs: Jobs at the times of a schedule. */
export function createCronJobController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const recorder = context.recorderFor("cronjob-controller");
  const cronJobs = informers.informer(resources.cronjobs);
  const jobs = informers.informer(resources.jobs);
  const superseded = new SupersededVersions();

  const scheduleOf = (cronJob: batchv1.CronJob): CronSchedule | undefined => {
    const { schedule, timeZone } = cronJob.spec;
    try {
      return parseCronSchedule(schedule, timeZone);
    } catch (err: unknown) {
      const isZone = err instanceof RangeError;
      const message = isZone
        ? `invalid timeZone: ${JSON.stringify(timeZone)}: ${messageOf(err)}`
        : `unparseable schedule: ${JSON.stringify(schedule)} : ${messageOf(err)}`;
      recorder.event(cronJob, "Warning", isZone ? "UnknownTimeZone" : "UnparseableSchedule", message);
      return undefined;
    }
  };

  const deleteJob = async (
    cronJob: batchv1.CronJob,
    job: batchv1.Job,
    signal: AbortSignal,
  ): Promise<void> => {
    const { name = "", namespace = "", uid = "" } = job.metadata;
    try {
      await client
        .resource(resources.jobs)
        .delete(name, { namespace, signal, propagationPolicy: "Background", preconditions: { uid } });
      recorder.event(cronJob, "Normal", "SuccessfulDelete", `Deleted job ${name}`);
    } catch (err: unknown) {
      if (isNotFound(err)) return;
      if (!signal.aborted)
        recorder.event(cronJob, "Warning", "FailedDelete", `Deleted job: ${messageOf(err)}`);
      throw err;
    }
  };

  /** The status with Jobs that ended or vanished taken out of `active`. */
  const observed = (cronJob: batchv1.CronJob, mine: readonly batchv1.Job[]): batchv1.CronJobStatus => {
    let { lastSuccessfulTime } = cronJob.status;
    const active = (cronJob.status.active ?? []).filter(({ uid, name }) => {
      const job = mine.find(({ metadata }) => metadata.uid === uid);
      if (!job) {
        recorder.event(cronJob, "Normal", "MissingJob", `Active job went missing: ${name ?? ""}`);
        return false;
      }
      if (!isJobFinished(job)) return true;
      const kind = jobCondition(job.status, "Complete") ? "Complete" : "Failed";
      recorder.event(
        cronJob,
        "Normal",
        "SawCompletedJob",
        `Saw completed job: ${name ?? ""}, condition: ${kind}`,
      );
      return false;
    });
    for (const { status } of mine) {
      const { completionTime } = status;
      if (!jobCondition(status, "Complete") || completionTime === undefined) continue;
      if (lastSuccessfulTime === undefined || completionTime > lastSuccessfulTime)
        lastSuccessfulTime = completionTime;
    }
    const { active: _active, ...rest } = cronJob.status;
    return {
      ...rest,
      ...(active.length > 0 ? { active } : {}),
      ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
    };
  };

  /** Starts the Job of a time; the status that says so, or the one given when nothing was started. */
  const start = async (
    cronJob: batchv1.CronJob,
    status: batchv1.CronJobStatus,
    mine: readonly batchv1.Job[],
    scheduledMs: number,
    signal: AbortSignal,
  ): Promise<batchv1.CronJobStatus> => {
    const { namespace = "" } = cronJob.metadata;
    const { concurrencyPolicy, startingDeadlineSeconds } = cronJob.spec;
    const isActive = (job: batchv1.Job): boolean =>
      status.active?.some(({ uid }) => uid === job.metadata.uid) ?? false;
    if (startingDeadlineSeconds !== undefined && scheduledMs + startingDeadlineSeconds * 1000 < clock.now()) {
      const message = `Missed scheduled time to start a job: ${formatTime(scheduledMs)}`;
      recorder.event(cronJob, "Warning", "MissSchedule", message);
      return status;
    }
    if (concurrencyPolicy === "Forbid" && (status.active ?? []).length > 0) {
      const message = "Not starting job because prior execution is running and concurrency policy is Forbid";
      recorder.event(cronJob, "Normal", "JobAlreadyActive", message);
      return status;
    }
    if (concurrencyPolicy === "Replace") {
      for (const job of mine.filter(isActive)) await deleteJob(cronJob, job, signal);
    }
    const job = await createJob(cronJob, scheduledMs, signal);
    const { name = "", uid = "", resourceVersion = "" } = job.metadata;
    const reference = { apiVersion: "batch/v1", kind: "Job", namespace, name, uid, resourceVersion };
    const others =
      concurrencyPolicy === "Replace" ? [] : (status.active ?? []).filter((one) => one.uid !== uid);
    return { ...status, active: [...others, reference], lastScheduleTime: formatTime(scheduledMs) };
  };

  const createJob = async (
    cronJob: batchv1.CronJob,
    scheduledMs: number,
    signal: AbortSignal,
  ): Promise<batchv1.Job> => {
    const { namespace = "" } = cronJob.metadata;
    const resource = client.resource(resources.jobs);
    try {
      const job = await resource.create(draftCronJobJob(cronJob, scheduledMs), { namespace, signal });
      recorder.event(cronJob, "Normal", "SuccessfulCreate", `Created job ${job.metadata.name ?? ""}`);
      return job;
    } catch (err: unknown) {
      if (isAlreadyExists(err)) {
        // Made by a sync that did not get to write it down.
        const existing = await resource.get(cronJobJobName(cronJob, scheduledMs), { namespace, signal });
        if (controllerOf(existing)?.uid === cronJob.metadata.uid) return existing;
      }
      if (!signal.aborted && !isNamespaceTerminating(err)) {
        recorder.event(cronJob, "Warning", "FailedCreate", `Error creating job: ${messageOf(err)}`);
      }
      throw err;
    }
  };

  const sync = async (key: string, { signal, queue }: SyncOptions): Promise<void> => {
    const { namespace, name } = splitKey(key);
    const cronJob = cronJobs.lister.get(namespace, name);
    if (!cronJob) return superseded.forget(key);
    if (superseded.isStale(key, cronJob)) return;
    const mine = ownedObjects(jobs.lister, cronJob);
    let status = observed(cronJob, mine);
    const isIdle = cronJob.metadata.deletionTimestamp !== undefined || cronJob.spec.suspend === true;
    const schedule = isIdle ? undefined : scheduleOf(cronJob);
    if (schedule) {
      const { scheduledMs, nextMs, missedMany } = dueTime(cronJob, schedule, clock.now());
      if (missedMany) {
        const message =
          "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew";
        recorder.event(cronJob, "Warning", "TooManyMissedTimes", message);
      }
      if (nextMs !== undefined) queue.addAfter(key, nextMs - clock.now() + requeueSlackMs);
      if (scheduledMs !== undefined) status = await start(cronJob, status, mine, scheduledMs, signal);
    }
    if (!semanticEqual(status, cronJob.status)) {
      const updated = await client
        .resource(resources.cronjobs)
        .updateStatus({ ...cronJob, status }, { namespace, signal });
      superseded.note(key, cronJob, updated);
    }
    for (const job of surplusJobs(cronJob, mine)) await deleteJob(cronJob, job, signal);
  };

  return createQueueController({
    name: "cronjob-controller",
    context,
    sync,
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      return [
        watchKeys(cronJobs, enqueue),
        watchOwned({
          objects: jobs,
          owners: cronJobs,
          ownerType: resources.cronjobs,
          selects: () => false,
          enqueue,
        }),
      ];
    },
  });
}
