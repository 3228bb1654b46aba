import type { batchv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  validateImmutable,
  validateLabelSelector,
  validateNonNegative,
} from "@kubets/apimachinery";
import { validateTemplateLabels } from "../apps/selector-validation.ts";
import { validateOptionalChoice } from "../checks.ts";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { validatePodTemplate } from "../core/pod-validation.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { jobColumns } from "./batch-columns.ts";

const specPath = FieldPath.of("spec");
const maxIndexedParallelism = 100_000;

export const jobs: Strategy<batchv1.Job> = {
  defaults: defaultJob,
  prepareForCreate: (job) => (job.spec.manualSelector === true ? job : withOwnSelector(job)),
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  warnings: workloadWarnings,
  selectableFields: { "status.successful": (job) => String(job.status.succeeded ?? 0) },
  // As in batch/v1 from its first day.
  defaultPropagation: "orphan",
  columns: jobColumns,
};

function defaultJob(job: batchv1.Job): batchv1.Job {
  const labels = job.spec.template?.metadata?.labels;
  const unlabeled = Object.keys(job.metadata.labels ?? {}).length === 0;
  const metadata = unlabeled && labels !== undefined ? { ...job.metadata, labels } : job.metadata;
  return change(job, { metadata, spec: defaultJobSpec(job.spec) });
}

function defaultJobSpec(spec: batchv1.JobSpec): batchv1.JobSpec {
  const single = spec.completions === undefined && spec.parallelism === undefined;
  const filled = fill(spec, {
    ...(single ? { completions: 1 } : {}),
    parallelism: 1,
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : 0x7fffffff,
    completionMode: "NonIndexed",
    suspend: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? "TerminatingOrFailed" : "Failed",
    manualSelector: false,
  });
  return change(filled, {
    template: spec.template && defaultPodTemplate(spec.template),
    podFailurePolicy: mapOptional(spec.podFailurePolicy, (policy) =>
      change(policy, {
        rules: mapList(policy.rules, (rule) =>
          change(rule, {
            onPodConditions: mapList(rule.onPodConditions, (pattern) => fill(pattern, { status: "True" })),
          }),
        ),
      }),
    ),
  });
}

/** The labels and the selector by which the job finds its pods: its uid, which no other job has. */
function withOwnSelector(job: batchv1.Job): batchv1.Job {
  const uid = job.metadata.uid ?? "";
  const name = job.metadata.name ?? "";
  const { template } = job.spec;
  const labels = {
    ...template?.metadata?.labels,
    "controller-uid": uid,
    "job-name": name,
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
  };
  const own = { "batch.kubernetes.io/controller-uid": uid };
  const selector = job.spec.selector ?? {};
  return {
    ...job,
    spec: {
      ...job.spec,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...own } },
      template: { ...template, metadata: { ...template?.metadata, labels } },
    },
  };
}

function validateJob(job: batchv1.Job): FieldError[] {
  const { spec } = job;
  const errors = validateJobSpec(spec, specPath);
  if (!spec.selector) errors.push(requiredValue(specPath.child("selector")));
  else {
    errors.push(...validateLabelSelector(spec.selector, specPath.child("selector")));
    errors.push(...validateTemplateLabels(spec.template, spec.selector, specPath.child("template")));
  }
  return errors;
}

/** The spec of a job or of a CronJob's jobs, which have no selector yet. */
export function validateJobSpec(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of [
    "parallelism",
    "completions",
    "activeDeadlineSeconds",
    "backoffLimit",
    "ttlSecondsAfterFinished",
    "backoffLimitPerIndex",
    "maxFailedIndexes",
  ] as const) {
    errors.push(...validateNonNegative(spec[field], path.child(field)));
  }
  errors.push(...validateCompletionMode(spec, path));
  const replacement = ["Failed", "TerminatingOrFailed"];
  errors.push(
    ...validateOptionalChoice(spec.podReplacementPolicy, replacement, path.child("podReplacementPolicy")),
  );
  if (spec.template?.spec === undefined) return [...errors, requiredValue(path.child("template"))];
  errors.push(...validatePodTemplate(spec.template, path.child("template")));
  const policyPath = path.child("template", "spec", "restartPolicy");
  const policy = spec.template.spec.restartPolicy;
  if (policy !== "OnFailure" && policy !== "Never") {
    errors.push(requiredValue(policyPath, 'valid values: "OnFailure", "Never"'));
  } else if (spec.podFailurePolicy !== undefined && policy !== "Never") {
    const detail = 'only "Never" is supported when podFailurePolicy is specified';
    errors.push(invalidValue(policyPath, policy, detail));
  }
  return errors;
}

function validateCompletionMode(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const errors = validateOptionalChoice(
    spec.completionMode,
    ["NonIndexed", "Indexed"],
    path.child("completionMode"),
  );
  if (spec.completionMode === "Indexed") {
    if (spec.completions === undefined) {
      errors.push(requiredValue(path.child("completions"), "when completion mode is Indexed"));
    }
    if ((spec.parallelism ?? 0) > maxIndexedParallelism) {
      const detail = `must be less than or equal to ${maxIndexedParallelism} when completion mode is Indexed`;
      errors.push(invalidValue(path.child("parallelism"), spec.parallelism, detail));
    }
    return errors;
  }
  for (const field of ["backoffLimitPerIndex", "maxFailedIndexes"] as const) {
    if (spec[field] !== undefined) {
      errors.push(invalidValue(path.child(field), spec[field], "requires indexed completion mode"));
    }
  }
  if (spec.successPolicy !== undefined) {
    errors.push(forbiddenValue(path.child("successPolicy"), "requires indexed completion mode"));
  }
  return errors;
}

function validateJobUpdate(job: batchv1.Job, old: batchv1.Job): FieldError[] {
  const { spec } = job;
  const before = old.spec;
  const elastic =
    spec.completionMode === "Indexed" &&
    spec.completions !== before.completions &&
    spec.completions === spec.parallelism;
  const errors = elastic
    ? []
    : validateImmutable(spec.completions, before.completions, specPath.child("completions"));
  errors.push(...validateImmutable(spec.selector, before.selector, specPath.child("selector")));
  errors.push(...validateTemplateUpdate(job, old));
  for (const field of [
    "completionMode",
    "podFailurePolicy",
    "backoffLimitPerIndex",
    "managedBy",
    "successPolicy",
  ] as const) {
    errors.push(...validateImmutable(spec[field], before[field], specPath.child(field)));
  }
  return errors;
}

/** A job that is suspended and never started may still be steered to other nodes. */
function validateTemplateUpdate(job: batchv1.Job, old: batchv1.Job): FieldError[] {
  const path = specPath.child("template");
  const template = job.spec.template;
  const before = old.spec.template;
  const steerable = old.spec.suspend === true && old.status.startTime === undefined;
  if (!steerable) return validateImmutable(template, before, path);
  const { nodeSelector, affinity, tolerations, schedulingGates } = template.spec;
  const steered = {
    metadata: {
      ...before.metadata,
      labels: template.metadata.labels,
      annotations: template.metadata.annotations,
    },
    spec: { ...before.spec, nodeSelector, affinity, tolerations, schedulingGates },
  };
  return semanticEqual(steered, template) ? [] : validateImmutable(template, before, path);
}
