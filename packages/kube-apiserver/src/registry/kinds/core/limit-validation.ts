/** What a LimitRange may say (ValidateLimitRange, v1.36), and the amounts of a ResourceQuota. */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkQualifiedName,
  FieldPath,
  forbiddenValue,
  invalidValue,
  Quantity,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames } from "../checks.ts";
import {
  mayOvercommit,
  validateAmount,
  validateContainerResourceName,
  validateResourceName,
} from "./resource-validation.ts";

/** `lower` must not be above `upper`; the error is told at `at`, with the value of `shown`. */
interface Order {
  readonly lower: Bound;
  readonly upper: Bound;
  readonly at: Bound;
  readonly shown: Bound;
}
type Bound = "min" | "max" | "default" | "defaultRequest";

const words: Readonly<Record<Bound, string>> = {
  min: "min value",
  max: "max value",
  default: "default value",
  defaultRequest: "default request value",
};

const orders: readonly Order[] = [
  { lower: "min", upper: "max", at: "min", shown: "min" },
  { lower: "min", upper: "defaultRequest", at: "defaultRequest", shown: "defaultRequest" },
  { lower: "defaultRequest", upper: "max", at: "defaultRequest", shown: "defaultRequest" },
  { lower: "defaultRequest", upper: "default", at: "defaultRequest", shown: "defaultRequest" },
  { lower: "min", upper: "default", at: "default", shown: "min" },
  { lower: "default", upper: "max", at: "default", shown: "max" },
];

const types: ReadonlySet<string> = new Set(["Pod", "Container", "PersistentVolumeClaim"]);

export function validateLimitRange({ spec }: corev1.LimitRange): FieldError[] {
  const seen = new UniqueNames();
  return (spec?.limits ?? []).flatMap((item, i) => {
    const path = FieldPath.of("spec", "limits").index(i);
    return [
      ...validateType(item.type, path.child("type")),
      ...seen.check(item.type, path.child("type")),
      ...validateNames(item, path),
      ...namesOf(item).flatMap((name) => validateBounds(item, name, path)),
    ];
  });
}

function validateType(type: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, type, checkQualifiedName(type));
  if (errors.length > 0 || type.includes("/") || types.has(type)) return errors;
  return [invalidValue(path, type, "must be a standard limit type or fully qualified")];
}

function validateNames(item: corev1.LimitRangeItem, path: FieldPath): FieldError[] {
  const ofContainers = item.type === "Pod" || item.type === "Container";
  const check = ofContainers ? validateContainerResourceName : validateResourceName;
  const names = (field: Bound | "maxLimitRequestRatio"): FieldError[] =>
    Object.keys(item[field] ?? {}).flatMap((name) => check(name, path.child(field).key(name)));
  const errors = [...names("max"), ...names("min")];
  for (const field of ["default", "defaultRequest"] as const) {
    if (item.type !== "Pod") errors.push(...names(field));
    else if (Object.keys(item[field] ?? {}).length > 0)
      errors.push(forbiddenValue(path.child(field), "may not be specified when `type` is 'Pod'"));
  }
  if (item.type === "PersistentVolumeClaim" && amount(item.min, "storage", item.max) === undefined) {
    const detail = "either minimum or maximum storage value is required, but neither was provided";
    errors.push(requiredValue(path.child("limits"), detail));
  }
  return [...errors, ...names("maxLimitRequestRatio")];
}

type Amounts = Readonly<Record<string, string>> | undefined;

/** What the first of them that names it says. */
function amount(amounts: Amounts, name: string, others?: Amounts): string | undefined {
  for (const list of [amounts, others]) if (list && Object.hasOwn(list, name)) return list[name];
  return undefined;
}

function namesOf(item: corev1.LimitRangeItem): readonly string[] {
  const ofPods = [item.max, item.min, item.maxLimitRequestRatio];
  const lists = item.type === "Pod" ? ofPods : [...ofPods, item.default, item.defaultRequest];
  return [...new Set(lists.flatMap((list) => Object.keys(list ?? {})))];
}

function validateBounds(item: corev1.LimitRangeItem, name: string, path: FieldPath): FieldError[] {
  const of = (bound: Bound): string | undefined =>
    item.type === "Pod" && bound.startsWith("default") ? undefined : amount(item[bound], name);
  const errors = orders.flatMap(({ lower, upper, at, shown }) => {
    const [low, high] = [of(lower), of(upper)];
    if (low === undefined || high === undefined || compare(low, high) <= 0) return [];
    const top = lower === "defaultRequest" && upper === "default" ? "default limit value" : words[upper];
    const detail = `${words[lower]} ${low} is greater than ${top} ${high}`;
    return [invalidValue(path.child(at).key(name), of(shown), detail)];
  });
  errors.push(...validateRatio(item, name, path.child("maxLimitRequestRatio").key(name)));
  const [limit, request] = [of("default"), of("defaultRequest")];
  if (limit !== undefined && request !== undefined && !mayOvercommit(name) && compare(limit, request) !== 0) {
    const detail = `default value ${limit} must equal to defaultRequest value ${request} in ${name}`;
    errors.push(invalidValue(path.child("defaultRequest").key(name), request, detail));
  }
  return errors;
}

function compare(a: string, b: string): number {
  return Quantity.parse(a).compare(Quantity.parse(b));
}

function validateRatio(item: corev1.LimitRangeItem, name: string, path: FieldPath): FieldError[] {
  const ratio = amount(item.maxLimitRequestRatio, name);
  if (ratio === undefined) return [];
  const errors = compare(ratio, "1") < 0 ? [invalidValue(path, ratio, `ratio ${ratio} is less than 1`)] : [];
  const [min, max] = [amount(item.min, name), amount(item.max, name)];
  if (min === undefined || max === undefined) return errors;
  const range = Quantity.parse(max).milliValue() / Quantity.parse(min).milliValue();
  if (Quantity.parse(ratio).milliValue() / 1000 > range) {
    const detail = `ratio ${ratio} is greater than max/min = ${range.toFixed(6)}`;
    errors.push(invalidValue(path, ratio, detail));
  }
  return errors;
}

export function validateQuotaAmounts({ spec }: corev1.ResourceQuota): FieldError[] {
  return Object.entries(spec?.hard ?? {}).flatMap(([name, quantity]) =>
    validateAmount(name, quantity, FieldPath.of("spec", "hard").key(name)),
  );
}
