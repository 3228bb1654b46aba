import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, forbiddenValue, invalidValue, notNegativeText, Quantity } from "@kubets/apimachinery";
import { UniqueNames } from "../checks.ts";

/** `lower` must not be above `upper`; the error is told at `at`. */
interface Order {
  readonly lower: Bound;
  readonly upper: Bound;
  readonly at: Bound;
}
type Bound = "min" | "max" | "default" | "defaultRequest";

const words: Readonly<Record<Bound, string>> = {
  min: "min value",
  max: "max value",
  default: "default value",
  defaultRequest: "default request value",
};

const orders: readonly Order[] = [
  { lower: "min", upper: "max", at: "min" },
  { lower: "min", upper: "defaultRequest", at: "defaultRequest" },
  { lower: "defaultRequest", upper: "max", at: "defaultRequest" },
  { lower: "defaultRequest", upper: "default", at: "defaultRequest" },
  { lower: "min", upper: "default", at: "default" },
  { lower: "default", upper: "max", at: "default" },
];

export function validateLimitRange({ spec }: corev1.LimitRange): FieldError[] {
  const types = new UniqueNames();
  return (spec?.limits ?? []).flatMap((item, i) => {
    const path = FieldPath.of("spec", "limits").index(i);
    return [...types.check(item.type, path.child("type")), ...validateItem(item, path)];
  });
}

function validateItem(item: corev1.LimitRangeItem, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (item.type === "Pod") {
    for (const field of ["default", "defaultRequest"] as const) {
      if (Object.keys(item[field] ?? {}).length === 0) continue;
      errors.push(forbiddenValue(path.child(field), "may not be specified when `type` is 'Pod'"));
    }
  }
  for (const { lower, upper, at } of orders) {
    for (const [name, low] of Object.entries(item[lower] ?? {})) {
      const ceilings = item[upper] ?? {};
      const high = Object.hasOwn(ceilings, name) ? ceilings[name] : undefined;
      if (high === undefined || Quantity.parse(low).compare(Quantity.parse(high)) <= 0) continue;
      const top = lower === "defaultRequest" && upper === "default" ? "default limit value" : words[upper];
      const detail = `${words[lower]} ${low} is greater than ${top} ${high}`;
      errors.push(invalidValue(path.child(at).key(name), item[at]?.[name], detail));
    }
  }
  return errors;
}

/** What a quota counts in whole objects. */
const counted = new Set([
  "pods",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "resourcequotas",
  "services.nodeports",
  "services.loadbalancers",
]);

export function validateQuotaAmounts({ spec }: corev1.ResourceQuota): FieldError[] {
  return Object.entries(spec?.hard ?? {}).flatMap(([name, amount]) => {
    const path = FieldPath.of("spec", "hard").key(name);
    const quantity = Quantity.parse(amount);
    // In canonical form, parts of one end in a small suffix or exponent.
    const whole = !/(?:[num]|e-\d+)$/.test(amount);
    return [
      ...(quantity.sign() < 0 ? [invalidValue(path, amount, notNegativeText)] : []),
      ...(counted.has(name) && !whole ? [invalidValue(path, amount, "must be an integer")] : []),
    ];
  });
}
