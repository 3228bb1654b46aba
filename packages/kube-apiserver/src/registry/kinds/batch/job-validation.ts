/** What the spec of a Job may say (kubernetes pkg/apis/batch/validation, v1.36). */
import type { batchv1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  invalidValue,
  requiredValue,
  tooLong,
  unsupportedValue,
  validateNonNegative,
} from "@kubets/apimachinery";
import { validateDomainPrefixedPath, validateOptionalChoice } from "../checks.ts";
import { validatePodTemplate } from "../core/pod-validation.ts";
import { validatePodFailurePolicy, validateSuccessPolicy } from "./job-policies.ts";

const maxIndexedParallelism = 100_000;
const maxFailedIndexes = 100_000;
const maxManagedBy = 63;
/** Above so many completions, jobs with a back-off per index are held to lower numbers. */
const manyCompletions = 100_000;
const limitForManyCompletions = 10_000;

/** The spec of a job or of a CronJob's jobs, which have no selector yet. */
export function validateJobSpec(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const errors = [...validateNumbers(spec, path), ...validateManager(spec, path)];
  errors.push(...validateCompletionMode(spec, path));
  if (spec.podFailurePolicy !== undefined)
    errors.push(...validatePodFailurePolicy(spec.podFailurePolicy, spec, path.child("podFailurePolicy")));
  if (spec.successPolicy !== undefined && spec.completionMode === "Indexed")
    errors.push(...validateSuccessPolicy(spec.successPolicy, spec, path.child("successPolicy")));
  errors.push(...validateReplacement(spec, path.child("podReplacementPolicy")));
  if (spec.template?.spec === undefined) return [...errors, requiredValue(path.child("template"))];
  errors.push(...validatePodTemplate(spec.template, path.child("template")));
  const policyPath = path.child("template", "spec", "restartPolicy");
  const policy = spec.template.spec.restartPolicy;
  if (policy !== "OnFailure" && policy !== "Never") {
    errors.push(requiredValue(policyPath, 'valid values: "OnFailure", "Never"'));
  }
  if (spec.podFailurePolicy !== undefined && policy !== "Never") {
    const detail = 'only "Never" is supported when podFailurePolicy is specified';
    errors.push(invalidValue(policyPath, policy, detail));
  }
  return errors;
}

function validateNumbers(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const numbers = [
    "parallelism",
    "completions",
    "activeDeadlineSeconds",
    "backoffLimit",
    "ttlSecondsAfterFinished",
    "backoffLimitPerIndex",
    "maxFailedIndexes",
  ] as const;
  const errors = numbers.flatMap((field) => validateNonNegative(spec[field], path.child(field)));
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    errors.push(requiredValue(path.child("backoffLimitPerIndex"), "when maxFailedIndexes is specified"));
  return errors;
}

function validateManager({ managedBy }: batchv1.JobSpec, parent: FieldPath): FieldError[] {
  if (managedBy === undefined) return [];
  const path = parent.child("managedBy");
  const errors = validateDomainPrefixedPath(managedBy, path);
  return managedBy.length > maxManagedBy ? [...errors, tooLong(path, maxManagedBy)] : errors;
}

function validateCompletionMode(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const modes = ["NonIndexed", "Indexed"];
  const errors = validateOptionalChoice(spec.completionMode, modes, path.child("completionMode"));
  if (spec.completionMode === "Indexed") return [...errors, ...validateIndexed(spec, path)];
  for (const field of ["backoffLimitPerIndex", "maxFailedIndexes"] as const) {
    if (spec[field] !== undefined) {
      errors.push(invalidValue(path.child(field), spec[field], "requires indexed completion mode"));
    }
  }
  if (spec.successPolicy !== undefined) {
    const detail = "requires indexed completion mode";
    errors.push(invalidValue(path.child("successPolicy"), spec.successPolicy, detail));
  }
  return errors;
}

function validateIndexed(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const { completions, parallelism = 0, maxFailedIndexes: failed } = spec;
  const atMost = (field: "parallelism" | "maxFailedIndexes", limit: number, when: string): void => {
    const detail = `must be less than or equal to ${String(limit)}${when}`;
    errors.push(invalidValue(path.child(field), spec[field], detail));
  };
  if (completions === undefined)
    errors.push(requiredValue(path.child("completions"), "when completion mode is Indexed"));
  if (parallelism > maxIndexedParallelism)
    atMost("parallelism", maxIndexedParallelism, " when completion mode is Indexed");
  if (completions !== undefined && failed !== undefined && failed > completions) {
    const detail = "must be less than or equal to completions";
    errors.push(invalidValue(path.child("maxFailedIndexes"), failed, detail));
  }
  if ((failed ?? 0) > maxFailedIndexes) atMost("maxFailedIndexes", maxFailedIndexes, "");
  if (spec.backoffLimitPerIndex === undefined || (completions ?? 0) <= manyCompletions) return errors;
  const when = ` when completions are above ${manyCompletions} and used with backoff limit per index`;
  if (failed === undefined) {
    const detail = `must be specified when completions is above ${manyCompletions}`;
    errors.push(requiredValue(path.child("maxFailedIndexes"), detail));
  }
  if (parallelism > limitForManyCompletions) atMost("parallelism", limitForManyCompletions, when);
  if ((failed ?? 0) > limitForManyCompletions) atMost("maxFailedIndexes", limitForManyCompletions, when);
  return errors;
}

function validateReplacement(
  { podReplacementPolicy: policy, podFailurePolicy }: batchv1.JobSpec,
  path: FieldPath,
): FieldError[] {
  const supported = podFailurePolicy === undefined ? ["Failed", "TerminatingOrFailed"] : ["Failed"];
  return validateOptionalChoice(policy, supported, path);
}

/** The jobs of a CronJob find their pods by a selector of their own. */
export function validateTemplateSelector(spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.selector !== undefined)
    errors.push(invalidValue(path.child("selector"), spec.selector, "`selector` will be auto-generated"));
  if (spec.manualSelector === true)
    errors.push(unsupportedValue(path.child("manualSelector"), true, ["nil", "false"]));
  return errors;
}
