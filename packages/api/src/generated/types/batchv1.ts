// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type CompletionMode = "NonIndexed" | "Indexed";

export type PodFailurePolicyAction = "FailJob" | "FailIndex" | "Ignore" | "Count";

export type PodFailurePolicyOnExitCodesOperator = "In" | "NotIn";

export type PodReplacementPolicy = "TerminatingOrFailed" | "Failed";

export type JobConditionType = string;

export type ConcurrencyPolicy = "Allow" | "Forbid" | "Replace";

/** Runs pods until enough of them have succeeded. */
export interface Job {
  readonly apiVersion: "batch/v1";
  readonly kind: "Job";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What to run. */
  readonly spec: JobSpec;
  /** How far it is. */
  readonly status: JobStatus;
}

/** A list of Job objects. */
export interface JobList {
  readonly apiVersion: "batch/v1";
  readonly kind: "JobList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Job[];
}

/** Fits pods by the exit codes of their containers. */
export interface PodFailurePolicyOnExitCodesRequirement {
  /** The container that is looked at; all when there is no name. */
  readonly containerName?: string;
  /** In: the exit code is one of values. NotIn: it is none of them, and not 0. */
  readonly operator: PodFailurePolicyOnExitCodesOperator;
  /** Exit codes. 0 is not allowed with In. */
  readonly values: readonly number[];
}

/** Fits pods that have a condition. */
export interface PodFailurePolicyOnPodConditionsPattern {
  /** The type of the condition. */
  readonly type: corev1.PodConditionType;
  /** The status it must have. Defaults to True. */
  readonly status: corev1.ConditionStatus;
}

/** What to do about pods that failed in one way. Either onExitCodes or onPodConditions. */
export interface PodFailurePolicyRule {
  /** FailJob gives the whole Job up, FailIndex its index, Ignore does not count the failure, Count counts it. */
  readonly action: PodFailurePolicyAction;
  /** Fits by the exit codes of containers. */
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  /** Fits by conditions of the pod. */
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[];
}

/** Tells failures that count from failures that do not. */
export interface PodFailurePolicy {
  /** In order; the first that fits a failed pod decides. At most 20. */
  readonly rules: readonly PodFailurePolicyRule[];
}

/** When an indexed Job has succeeded before all its indexes have. */
export interface SuccessPolicy {
  /** In order; the first that is met ends the Job. At most 20. */
  readonly rules: readonly SuccessPolicyRule[];
}

/** Enough success: certain indexes, a number of them, or both. */
export interface SuccessPolicyRule {
  /** The indexes that must have succeeded, as numbers and ranges: 0,3-5. */
  readonly succeededIndexes?: string;
  /** How many of them must have; all when there is no number. */
  readonly succeededCount?: number;
}

/** What a job runs. */
export interface JobSpec {
  /** How many pods may run at once. */
  readonly parallelism?: number;
  /** How many pods must succeed. */
  readonly completions?: number;
  /** Seconds the job may take. */
  readonly activeDeadlineSeconds?: number;
  /** What to do for certain failures. */
  readonly podFailurePolicy?: PodFailurePolicy;
  /** When an indexed job counts as done early. */
  readonly successPolicy?: SuccessPolicy;
  /** How many failures to put up with. */
  readonly backoffLimit?: number;
  /** How many failures of one index to put up with. */
  readonly backoffLimitPerIndex?: number;
  /** How many indexes may fail. */
  readonly maxFailedIndexes?: number;
  /** The pods that belong to it. Made by the server. */
  readonly selector?: metav1.LabelSelector;
  /** True to give the selector yourself. */
  readonly manualSelector?: boolean;
  /** The pods. Their restart policy is OnFailure or Never. */
  readonly template: corev1.PodTemplateSpec;
  /** Seconds after its end until the job is removed. */
  readonly ttlSecondsAfterFinished?: number;
  /** NonIndexed, or Indexed to give each pod a number. */
  readonly completionMode?: CompletionMode;
  /** True to run no pods for now. */
  readonly suspend?: boolean;
  /** When a failed pod is replaced. */
  readonly podReplacementPolicy?: PodReplacementPolicy;
  /** Who runs the job, when it is not the built-in controller. */
  readonly managedBy?: string;
}

/** How far a job is. */
export interface JobStatus {
  /** Complete, Failed, Suspended and others. */
  readonly conditions?: readonly JobCondition[];
  /** When the controller took it on. */
  readonly startTime?: string;
  /** When it succeeded. */
  readonly completionTime?: string;
  /** Pods that run. */
  readonly active?: number;
  /** Pods that succeeded. */
  readonly succeeded?: number;
  /** Pods that failed. */
  readonly failed?: number;
  /** Pods that are on their way out. */
  readonly terminating?: number;
  /** Indexes that succeeded: 1,3-5. */
  readonly completedIndexes?: string;
  /** Indexes that failed. */
  readonly failedIndexes?: string;
  /** Ended pods not yet counted. */
  readonly uncountedTerminatedPods?: UncountedTerminatedPods;
  /** Pods that are ready. */
  readonly ready?: number;
}

/** Pods that have ended and are not in the counters yet, by UID. */
export interface UncountedTerminatedPods {
  /** Those that succeeded. */
  readonly succeeded?: readonly string[];
  /** Those that failed. */
  readonly failed?: readonly string[];
}

/** One aspect of a Job's state. */
export interface JobCondition {
  /** Complete, Failed, Suspended, FailureTarget or SuccessCriteriaMet. */
  readonly type: JobConditionType;
  /** True, False or Unknown. */
  readonly status: corev1.ConditionStatus;
  /** When the condition was last looked at. */
  readonly lastProbeTime?: string | null;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** What the Jobs of a CronJob look like. */
export interface JobTemplateSpec {
  /** Labels and annotations for the Jobs. */
  readonly metadata: metav1.ObjectMeta;
  /** What the Jobs run. */
  readonly spec: JobSpec;
}

/** Makes jobs at set times. */
export interface CronJob {
  readonly apiVersion: "batch/v1";
  readonly kind: "CronJob";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** When, and what. */
  readonly spec: CronJobSpec;
  /** What it did last. */
  readonly status: CronJobStatus;
}

/** A list of CronJob objects. */
export interface CronJobList {
  readonly apiVersion: "batch/v1";
  readonly kind: "CronJobList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly CronJob[];
}

/** When to make jobs, and which. */
export interface CronJobSpec {
  /** The times, in cron format. */
  readonly schedule: string;
  /** The time zone of the schedule. */
  readonly timeZone?: string;
  /** How late a job may start. */
  readonly startingDeadlineSeconds?: number;
  /** When the last job still runs: Allow, Forbid or Replace. */
  readonly concurrencyPolicy?: ConcurrencyPolicy;
  /** True to make no jobs for now. */
  readonly suspend?: boolean;
  /** The jobs. */
  readonly jobTemplate: JobTemplateSpec;
  /** How many succeeded jobs to keep. */
  readonly successfulJobsHistoryLimit?: number;
  /** How many failed jobs to keep. */
  readonly failedJobsHistoryLimit?: number;
}

/** What a CronJob has started. */
export interface CronJobStatus {
  /** The Jobs that are running. */
  readonly active?: readonly corev1.ObjectReference[];
  /** When a Job was last started. */
  readonly lastScheduleTime?: string;
  /** When a Job last succeeded. */
  readonly lastSuccessfulTime?: string;
}
