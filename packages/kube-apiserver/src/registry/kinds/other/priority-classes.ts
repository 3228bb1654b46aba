import type { schedulingv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, forbiddenValue, validateImmutable } from "@kubets/apimachinery";
import { validateChoice } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";

/** The highest priority that users may give. */
export const highestUserPriority = 1_000_000_000;

/** What Kubernetes itself uses. */
export const systemPriorities: ReadonlyMap<string, number> = new Map([
  ["system-cluster-critical", 2_000_000_000],
  ["system-node-critical", 2_000_001_000],
]);

export const priorityClasses: Strategy<schedulingv1.PriorityClass> = {
  defaults: (object) => fill(object, { preemptionPolicy: "PreemptLowerPriority" }),
  validateCreate: validatePriorityClass,
  validateUpdate: (object, old) => [
    ...(object.value === old.value
      ? []
      : [forbiddenValue(FieldPath.of("value"), "may not be changed in an update.")]),
    ...validateImmutable(object.preemptionPolicy, old.preemptionPolicy, FieldPath.of("preemptionPolicy")),
  ],
  columns: [
    nameColumn(),
    column("Value", "The priority.", (object) => object.value, { type: "integer" }),
    column(
      "Global-Default",
      "Whether pods without a class get it.",
      (object) => object.globalDefault === true,
      {
        type: "boolean",
      },
    ),
    ageColumn(),
    column(
      "PreemptionPolicy",
      "Whether its pods may push others out.",
      (object) => object.preemptionPolicy ?? "",
    ),
  ],
};

function validatePriorityClass(object: schedulingv1.PriorityClass): FieldError[] {
  const name = object.metadata.name ?? "";
  const errors: FieldError[] = [];
  const wrong = name.startsWith("system-") ? systemError(object) : undefined;
  if (wrong !== undefined) {
    const detail = `priority class names with 'system-' prefix are reserved for system use only. error: ${wrong}`;
    errors.push(forbiddenValue(FieldPath.of("metadata", "name"), detail));
  } else if (!name.startsWith("system-") && object.value > highestUserPriority) {
    const detail = `maximum allowed value of a user defined priority is ${highestUserPriority}`;
    errors.push(forbiddenValue(FieldPath.of("value"), detail));
  }
  const { preemptionPolicy: policy } = object;
  const path = FieldPath.of("preemptionPolicy");
  if (policy === undefined) return errors;
  return [...errors, ...validateChoice(policy, ["Never", "PreemptLowerPriority"], path)];
}

/** Why it is none of Kubernetes' own classes. */
function systemError({ metadata, value, globalDefault }: schedulingv1.PriorityClass): string | undefined {
  const name = metadata.name ?? "";
  const expected = systemPriorities.get(name);
  if (expected === undefined) return `${name} is not a known system priority class`;
  if (value !== expected) return `value of ${name} PriorityClass must be ${expected}`;
  return globalDefault === true ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
