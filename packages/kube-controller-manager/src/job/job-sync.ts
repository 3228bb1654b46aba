import {
  formatTime,
  isNamespaceTerminating,
  isPodActive,
  newControllerReference,
  semanticEqual,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { batchv1, corev1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { EventRecorder, Informer } from "@kubets/client";
import type { ControllerContext } from "../framework/controller.ts";
import { createClaimer } from "../framework/controller-ref.ts";
import type { Claimer } from "../framework/controller-ref.ts";
import type { Expectations } from "../framework/expectations.ts";
import { firstFailure } from "../framework/failures.ts";
import { claimCandidates, selectsByLabels } from "../framework/owned-objects.ts";
import { PodBatches } from "../framework/pod-batches.ts";
import { createPodControl } from "../framework/pod-control.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { failureOf, planPods, successOf, withJobCondition } from "./job-plan.ts";
import type { Ending, JobView, PodPlan } from "./job-plan.ts";
import { draftJobPod } from "./job-pod.ts";
import {
  countReady,
  countTerminating,
  deadlineLeftMs,
  isJobFinished,
  isSuspended,
  jobCondition,
  jobTrackingFinalizer,
} from "./job-view.ts";
import { removeTrackingFinalizer } from "./tracking-finalizer.ts";
import { settleReleased, trackPods, uncountedCount } from "./pod-tracking.ts";

/** The controller that a Job's managedBy may name; Jobs of others are left alone. */
const ownName = "kubernetes.io/job-controller";

interface Deps {
  readonly context: ControllerContext;
  readonly recorder: EventRecorder;
  readonly jobs: Informer<batchv1.Job>;
  readonly pods: Informer<corev1.Pod>;
  readonly expectations: Expectations;
}

/** What a sync did to the pods. */
interface PodChanges {
  /** Active pods afterwards, as far as this sync knows. */
  readonly active: number;
  readonly deleted: number;
  readonly error?: Error | undefined;
  readonly waitMs?: number;
}

/** Runs one Job's pods, counts those that end, and ends the Job (Kubernetes v1.36, pkg/controller/job). */
export class JobSync {
  readonly #deps: Deps;
  readonly #claimer: Claimer<batchv1.Job, corev1.Pod>;
  readonly #batches: PodBatches;
  readonly #superseded = new SupersededVersions();
  /** uids of pods whose finalizer is off, though the cache may still show it: they are counted. */
  readonly #released = new Set<string>();

  constructor(deps: Deps) {
    this.#deps = deps;
    const { client } = deps.context;
    this.#claimer = createClaimer({
      client,
      ownerType: resources.jobs,
      objectType: resources.pods,
      finalizer: jobTrackingFinalizer,
    });
    const podControl = createPodControl({ client, recorder: deps.recorder });
    this.#batches = new PodBatches({ podControl, expectations: deps.expectations });
  }

  async sync(key: string, { signal, queue }: SyncOptions): Promise<void> {
    const { jobs, pods, expectations, context } = this.#deps;
    const { namespace, name } = splitKey(key);
    const job = jobs.lister.get(namespace, name);
    if (!job) {
      expectations.forget(key);
      this.#superseded.forget(key);
      return;
    }
    if (this.#superseded.isStale(key, job)) return;
    if (isJobFinished(job) || (job.spec.managedBy ?? ownName) !== ownName) return;
    const mine = await this.#claimer.claim(
      job,
      claimCandidates(pods.lister, job),
      (pod) => selectsByLabels(job.spec.selector, pod),
      { signal },
    );
    const known = mine.map((pod) => this.#asReleased(pod));
    const view = { job, pods: known, active: known.filter(isPodActive), nowMs: context.clock.now() };
    const isUpToDate = expectations.satisfied(key);
    const failure = failureOf(view);
    const changes = failure
      ? await this.#stopPods(key, view, signal)
      : await this.#managePods(key, view, signal);
    const isFailing = failure && changes.error === undefined && changes.deleted === view.active.length;
    const ending = isFailing ? failure : failure ? undefined : successOf(view, changes.active);
    const finished = await this.#writeStatus(view, changes, isUpToDate ? ending : undefined, signal);
    if (changes.error && !isNamespaceTerminating(changes.error)) throw changes.error;
    if (finished) return;
    const waits = [changes.waitMs, deadlineLeftMs(job, context.clock.now()), expectations.timeLeftMs(key)];
    const waitMs = Math.min(...waits.filter((ms) => ms !== undefined && ms > 0).map(Number));
    if (Number.isFinite(waitMs)) queue.addAfter(key, waitMs + 1);
  }

  /** To be called when a pod is gone. */
  forgetPod(pod: corev1.Pod): void {
    this.#released.delete(pod.metadata.uid ?? "");
  }

  #asReleased(pod: corev1.Pod): corev1.Pod {
    const uid = pod.metadata.uid ?? "";
    if (!this.#released.has(uid)) return pod;
    const finalizers =
      pod.metadata.finalizers?.filter((finalizer) => finalizer !== jobTrackingFinalizer) ?? [];
    if (finalizers.length === (pod.metadata.finalizers?.length ?? 0)) {
      this.#released.delete(uid);
      return pod;
    }
    return { ...pod, metadata: { ...pod.metadata, finalizers } };
  }

  /** The Job failed: what still runs is of no use. */
  async #stopPods(key: string, view: JobView, signal: AbortSignal): Promise<PodChanges> {
    return this.#execute(key, view, { kind: "delete", pods: view.active }, signal);
  }

  async #managePods(key: string, view: JobView, signal: AbortSignal): Promise<PodChanges> {
    const mayManage =
      this.#deps.expectations.satisfied(key) && view.job.metadata.deletionTimestamp === undefined;
    if (!mayManage) return { active: view.active.length, deleted: 0 };
    return this.#execute(key, view, planPods(view), signal);
  }

  async #execute(key: string, view: JobView, plan: PodPlan, signal: AbortSignal): Promise<PodChanges> {
    const active = view.active.length;
    const batch = { key, owner: view.job, signal };
    switch (plan.kind) {
      case "none":
        return { active, deleted: 0 };
      case "wait":
        return { active, deleted: 0, waitMs: plan.delayMs };
      case "create": {
        const drafts = Array.from({ length: plan.count }, (_, index) =>
          draftJobPod(view.job, newControllerReference(view.job), plan.indexes?.[index]),
        );
        const { successes, error } = await this.#batches.create(batch, drafts);
        return { active: active + successes, deleted: 0, error };
      }
      case "delete": {
        const { successes, error } = await this.#batches.delete(batch, plan.pods);
        return { active: active - successes, deleted: successes, error };
      }
    }
  }

  /** Counts ended pods, shows the state, and ends the Job when `ending` says so and nothing is left to count. */
  async #writeStatus(
    view: JobView,
    changes: PodChanges,
    ending: Ending | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { pods, nowMs } = view;
    const base = this.#baseStatus(view, changes, ending);
    const tracking = trackPods({ job: { ...view.job, status: base }, pods, finishing: ending !== undefined });
    const interim = ending
      ? withJobCondition(
          tracking.status,
          {
            ...ending,
            type: ending.type === "Failed" ? "FailureTarget" : "SuccessCriteriaMet",
            status: "True",
          },
          nowMs,
        )
      : tracking.status;
    const job = await this.#update(view.job, interim, signal);
    const released = await this.#release(tracking.release, signal);
    const settled = settleReleased(
      job.status,
      pods.filter((pod) => !released.has(pod)),
    );
    const mayEnd =
      ending !== undefined &&
      !tracking.hasMore &&
      uncountedCount(settled) === 0 &&
      (settled.active ?? 0) === 0 &&
      (settled.terminating ?? 0) === 0;
    const final = mayEnd && ending ? this.#finalStatus(settled, ending, nowMs) : settled;
    const result = await this.#update(job, final, signal);
    if (mayEnd && ending) this.#reportEnd(result, ending);
    return mayEnd;
  }

  #baseStatus(view: JobView, changes: PodChanges, ending: Ending | undefined): batchv1.JobStatus {
    const { job, pods, active, nowMs } = view;
    const { active: _active, ready: _ready, terminating: _terminating, ...status } = job.status;
    const counted: batchv1.JobStatus = {
      ...status,
      ...(status.startTime === undefined && !isSuspended(job) ? { startTime: formatTime(nowMs) } : {}),
      ...(changes.active > 0 ? { active: changes.active } : {}),
      ready: Math.min(countReady(active), changes.active),
      terminating: countTerminating(pods) + changes.deleted,
    };
    return ending ? counted : this.#withSuspension(job, counted, nowMs);
  }

  #withSuspension(job: batchv1.Job, status: batchv1.JobStatus, nowMs: number): batchv1.JobStatus {
    const isMarked = jobCondition(status, "Suspended") !== undefined;
    if (isSuspended(job) === isMarked) return status;
    if (isSuspended(job)) {
      this.#deps.recorder.event(job, "Normal", "Suspended", "Job suspended");
      const { startTime: _startTime, ...rest } = status;
      const wanted = {
        type: "Suspended",
        status: "True",
        reason: "JobSuspended",
        message: "Job suspended",
      } as const;
      return withJobCondition(rest, wanted, nowMs);
    }
    this.#deps.recorder.event(job, "Normal", "Resumed", "Job resumed");
    const wanted = {
      type: "Suspended",
      status: "False",
      reason: "JobResumed",
      message: "Job resumed",
    } as const;
    return withJobCondition({ ...status, startTime: formatTime(nowMs) }, wanted, nowMs);
  }

  #finalStatus(status: batchv1.JobStatus, ending: Ending, nowMs: number): batchv1.JobStatus {
    const final = withJobCondition(status, { ...ending, status: "True" }, nowMs);
    return ending.type === "Complete" ? { ...final, completionTime: formatTime(nowMs) } : final;
  }

  #reportEnd(job: batchv1.Job, ending: Ending): void {
    const { recorder } = this.#deps;
    if (ending.type === "Failed") {
      recorder.event(job, "Warning", ending.reason, ending.message);
      return;
    }
    if (job.spec.completions !== undefined && (job.status.succeeded ?? 0) > job.spec.completions) {
      const message = "Too many succeeded pods running after completion count reached";
      recorder.event(job, "Warning", "TooManySucceededPods", message);
    }
    recorder.event(job, "Normal", "Completed", "Job completed");
  }

  /** The pods whose finalizer is off; those that failed are tried again in another sync. */
  async #release(pods: readonly corev1.Pod[], signal: AbortSignal): Promise<ReadonlySet<corev1.Pod>> {
    const results = await Promise.allSettled(
      pods.map(async (pod) => {
        await removeTrackingFinalizer(this.#deps.context.client, pod, signal);
        this.#released.add(pod.metadata.uid ?? "");
      }),
    );
    const failure = firstFailure(results);
    if (failure) throw failure;
    return new Set(pods);
  }

  async #update(job: batchv1.Job, status: batchv1.JobStatus, signal: AbortSignal): Promise<batchv1.Job> {
    if (semanticEqual(status, job.status)) return job;
    const { namespace = "" } = job.metadata;
    const updated = await this.#deps.context.client
      .resource(resources.jobs)
      .updateStatus({ ...job, status }, { namespace, signal });
    this.#superseded.note(keyOf(job), job, updated);
    return updated;
  }
}
