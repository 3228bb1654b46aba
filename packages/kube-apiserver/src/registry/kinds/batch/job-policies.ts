/** `podFailurePolicy` and `successPolicy` of Jobs (kubernetes pkg/apis/batch/validation, v1.36). */
import type { batchv1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkQualifiedName,
  duplicateValue,
  invalidValue,
  requiredValue,
  tooLong,
  tooMany,
  unsupportedValue,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";

const maxRules = 20;
const maxConditions = 20;
const maxExitCodes = 255;
const maxIndexesBytes = 64 * 1024;

export function validatePodFailurePolicy(
  policy: batchv1.PodFailurePolicy,
  spec: batchv1.JobSpec,
  path: FieldPath,
): FieldError[] {
  const rules = policy.rules ?? [];
  const rulesPath = path.child("rules");
  const errors = rules.length > maxRules ? [tooMany(rulesPath, rules.length, maxRules)] : [];
  const pod = spec.template?.spec;
  const containers = [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])];
  const names = new Set(containers.map(({ name }) => name));
  for (const [i, rule] of rules.entries()) {
    const rulePath = rulesPath.index(i);
    errors.push(...validateAction(rule.action, spec, rulePath.child("action")));
    errors.push(...validateConditions(rule.onPodConditions ?? [], rulePath.child("onPodConditions")));
    if (rule.onExitCodes)
      errors.push(...validateExitCodes(rule.onExitCodes, names, rulePath.child("onExitCodes")));
    errors.push(...validateOneRequirement(rule, rulePath));
  }
  return errors;
}

function validateOneRequirement(rule: batchv1.PodFailurePolicyRule, path: FieldPath): FieldError[] {
  const conditions = (rule.onPodConditions?.length ?? 0) > 0;
  const codes = rule.onExitCodes !== undefined;
  if (conditions !== codes) return [];
  const said = codes
    ? "specifying both OnExitCodes and OnPodConditions is not supported"
    : "specifying one of OnExitCodes and OnPodConditions is required";
  // The text shows no value: the rule as a whole is meant.
  return [{ type: "FieldValueInvalid", field: path.toString(), detail: said }];
}

/** One of the values; an empty one is told all of them. */
function validateListed(value: string | undefined, values: readonly string[], path: FieldPath): FieldError[] {
  if (value === undefined || value === "") {
    const listed = values.map((each) => JSON.stringify(each)).join(" ");
    return [requiredValue(path, `valid values: [${listed}]`)];
  }
  return values.includes(value) ? [] : [unsupportedValue(path, value, values)];
}

function validateAction(action: string, spec: batchv1.JobSpec, path: FieldPath): FieldError[] {
  if (action === "FailIndex" && spec.backoffLimitPerIndex === undefined)
    return [invalidValue(path, action, "requires the backoffLimitPerIndex to be set")];
  return validateListed(action, ["Count", "FailIndex", "FailJob", "Ignore"], path);
}

function validateConditions(
  patterns: readonly batchv1.PodFailurePolicyOnPodConditionsPattern[],
  path: FieldPath,
): FieldError[] {
  const errors = patterns.length > maxConditions ? [tooMany(path, patterns.length, maxConditions)] : [];
  for (const [i, { type, status }] of patterns.entries()) {
    const at = path.index(i);
    errors.push(...invalidTexts(at.child("type"), type, checkQualifiedName(type)));
    errors.push(...validateListed(status, ["False", "True", "Unknown"], at.child("status")));
  }
  return errors;
}

function validateExitCodes(
  requirement: batchv1.PodFailurePolicyOnExitCodesRequirement,
  containers: ReadonlySet<string>,
  path: FieldPath,
): FieldError[] {
  const { operator, containerName, values } = requirement;
  const errors = validateListed(operator, ["In", "NotIn"], path.child("operator"));
  if (containerName !== undefined && !containers.has(containerName)) {
    const detail = "must be one of the container or initContainer names in the pod template";
    errors.push(invalidValue(path.child("containerName"), containerName, detail));
  }
  const valuesPath = path.child("values");
  if (values.length === 0) errors.push(invalidValue(valuesPath, values, "at least one value is required"));
  else if (values.length > maxExitCodes) errors.push(tooMany(valuesPath, values.length, maxExitCodes));
  for (const [i, code] of values.entries()) {
    const at = valuesPath.index(i);
    if (values.indexOf(code) < i) errors.push(duplicateValue(at, code));
    if (operator === "In" && code === 0)
      errors.push(invalidValue(at, code, "must not be 0 for the In operator"));
  }
  if (values.some((code, i) => i > 0 && (values[i - 1] ?? 0) > code))
    errors.push(invalidValue(valuesPath, values, "must be ordered"));
  return errors;
}

export function validateSuccessPolicy(
  policy: batchv1.SuccessPolicy,
  { completions = 0 }: batchv1.JobSpec,
  path: FieldPath,
): FieldError[] {
  const rules = policy.rules ?? [];
  const rulesPath = path.child("rules");
  if (rules.length === 0) {
    const detail = "at least one rules must be specified when the successPolicy is specified";
    return [requiredValue(rulesPath, detail)];
  }
  const errors = rules.length > maxRules ? [tooMany(rulesPath, rules.length, maxRules)] : [];
  for (const [i, rule] of rules.entries())
    errors.push(...validateSuccessRule(rule, completions, rulesPath.index(i)));
  return errors;
}

function validateSuccessRule(
  { succeededCount: count, succeededIndexes: indexes }: batchv1.SuccessPolicyRule,
  completions: number,
  path: FieldPath,
): FieldError[] {
  if (count === undefined && indexes === undefined) {
    const detail = "at least one of succeededCount or succeededIndexes must be specified";
    return [requiredValue(path, detail)];
  }
  const errors: FieldError[] = [];
  let named: number | undefined;
  if (indexes !== undefined) {
    const at = path.child("succeededIndexes");
    if (indexes.length > maxIndexesBytes) errors.push(tooLong(at, maxIndexesBytes));
    const parsed = countIndexes(indexes, completions);
    if (typeof parsed === "number") named = parsed;
    else errors.push(invalidValue(at, indexes, `error parsing succeededIndexes: ${parsed.error}`));
  }
  if (count === undefined) return errors;
  const at = path.child("succeededCount");
  errors.push(...validateNonNegative(count, at));
  if (count > completions) {
    const detail = `must be less than or equal to ${completions} (the number of specified completions)`;
    errors.push(invalidValue(at, count, detail));
  }
  if (named !== undefined && count > named) {
    const detail = `must be less than or equal to ${named} (the number of indexes in the specified succeededIndexes field)`;
    errors.push(invalidValue(at, count, detail));
  }
  return errors;
}

/** How many indexes `1,3-5,7` names; or what is wrong with it. They must ascend and be below `completions`. */
function countIndexes(text: string, completions: number): number | { readonly error: string } {
  if (text === "") return 0;
  let total = 0;
  let last: number | undefined;
  for (const interval of text.split(",")) {
    const parts = interval.split("-");
    if (parts.length > 2)
      return {
        error: `the fragment ${JSON.stringify(interval)} violates the requirement that an index interval can have at most two parts separated by '-'`,
      };
    const numbers: number[] = [];
    for (const part of parts) {
      if (!/^[+-]?\d+$/.test(part))
        return { error: `cannot convert string to integer for index: ${JSON.stringify(part)}` };
      const index = Number(part);
      if (index >= completions) return { error: `too large index: ${JSON.stringify(part)}` };
      numbers.push(index);
    }
    const [first = 0, end = first] = numbers;
    if (last !== undefined && last >= first)
      return { error: `non-increasing order, previous: ${String(last)}, current: ${String(first)}` };
    if (numbers.length > 1 && first >= end)
      return { error: `non-increasing order, previous: ${String(first)}, current: ${String(end)}` };
    total += end - first + 1;
    last = end;
  }
  return total;
}
