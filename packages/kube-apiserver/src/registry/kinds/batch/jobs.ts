import type { batchv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  FieldPath,
  invalidValue,
  requiredValue,
  semanticEqual,
  validateImmutable,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { validateTemplateLabels } from "../apps/selector-validation.ts";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { jobColumns } from "./batch-columns.ts";
import { validateJobSpec } from "./job-validation.ts";

const specPath = FieldPath.of("spec");

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

/** The labels that a job gives its pods, so that it finds them again: its uid, which no other job has. */
function ownLabels({ metadata: { uid = "", name = "" } }: batchv1.Job): Readonly<Record<string, string>> {
  return {
    "controller-uid": uid,
    "job-name": name,
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
  };
}

/** Adds the labels and the selector; what the user has set stays, and is refused when it does not fit. */
function withOwnSelector(job: batchv1.Job): batchv1.Job {
  const { template, selector = {} } = job.spec;
  const own = { "batch.kubernetes.io/controller-uid": job.metadata.uid ?? "" };
  const labels = { ...ownLabels(job), ...template?.metadata?.labels };
  return {
    ...job,
    spec: {
      ...job.spec,
      selector: { ...selector, matchLabels: { ...own, ...selector.matchLabels } },
      template: { ...template, metadata: { ...template?.metadata, labels } },
    },
  };
}

function validateJob(job: batchv1.Job): FieldError[] {
  const { spec } = job;
  const errors = [...validateGeneratedSelector(job), ...validateJobSpec(spec, specPath)];
  if (!spec.selector) errors.push(requiredValue(specPath.child("selector")));
  else {
    errors.push(...validateLabelSelector(spec.selector, specPath.child("selector")));
    errors.push(...validateTemplateLabels(spec.template, spec.selector, specPath.child("template")));
  }
  return [...errors, ...validateHostnames(job)];
}

function validateGeneratedSelector(job: batchv1.Job): FieldError[] {
  const { spec } = job;
  if (spec.manualSelector === true || !spec.selector) return [];
  const path = specPath.child("template", "metadata", "labels");
  const own = ownLabels(job);
  const errors: FieldError[] = [];
  for (const [key, wanted] of Object.entries(own)) {
    const value = spec.template?.metadata?.labels?.[key];
    if (value === undefined) errors.push(requiredValue(path.key(key), `must be '${wanted}'`));
    else if (value !== wanted) errors.push(invalidValue(path.key(key), value, `must be '${wanted}'`));
  }
  const { matchLabels = {}, matchExpressions = [] } = spec.selector;
  // Selectors of old jobs name the uid by its first label.
  const generated =
    matchExpressions.length === 0 && Object.entries(matchLabels).every(([key, value]) => own[key] === value);
  if (!generated)
    errors.push(invalidValue(specPath.child("selector"), spec.selector, "`selector` not auto-generated"));
  return errors;
}

/** The pods of an indexed job have host names of the job's name and their index. */
function validateHostnames({ metadata: { name = "" }, spec }: batchv1.Job): FieldError[] {
  if (spec.completionMode !== "Indexed" || (spec.completions ?? 0) <= 0) return [];
  const longest = `${name}-${String((spec.completions ?? 0) - 1)}`;
  if (checkDns1123Label(longest).length === 0) return [];
  const detail = `will not able to create pod with invalid DNS label: ${longest}`;
  return [invalidValue(FieldPath.of("metadata", "name"), name, detail)];
}

function validateJobUpdate(job: batchv1.Job, old: batchv1.Job): FieldError[] {
  const { spec } = job;
  const before = old.spec;
  const errors = validateCompletionsUpdate(spec, before);
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

/** An indexed job may grow and shrink: all its indexes at once. */
function validateCompletionsUpdate(spec: batchv1.JobSpec, before: batchv1.JobSpec): FieldError[] {
  const path = specPath.child("completions");
  if (spec.completionMode !== "Indexed") return validateImmutable(spec.completions, before.completions, path);
  if (spec.completions === undefined || spec.completions === before.completions) return [];
  if (spec.completions === spec.parallelism) return [];
  return [invalidValue(path, spec.completions, "can only be modified in tandem with spec.parallelism")];
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
