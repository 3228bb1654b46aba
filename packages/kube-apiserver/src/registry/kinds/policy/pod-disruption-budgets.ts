import type { policyv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue, validateLabelSelector, validateNonNegative } from "@kubets/apimachinery";
import {
  validateAtMostHundredPercent,
  validateConditions,
  validateIntOrPercent,
  validateOptionalChoice,
} from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import type { Strategy } from "../../strategy.ts";

const specPath = FieldPath.of("spec");
const statusPath = FieldPath.of("status");
const counts = ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"] as const;

export const podDisruptionBudgets: Strategy<policyv1.PodDisruptionBudget> = {
  validate: validateBudget,
  validateStatus: ({ status }) => [
    ...validateConditions(status?.conditions, statusPath.child("conditions")),
    ...counts.flatMap((field) => validateNonNegative(status?.[field], statusPath.child(field))),
  ],
  columns: [
    nameColumn(),
    column("Min Available", "The minimum number of pods that must be available.", (object) =>
      String(object.spec.minAvailable ?? "N/A"),
    ),
    column("Max Unavailable", "The maximum number of pods that may be unavailable.", (object) =>
      String(object.spec.maxUnavailable ?? "N/A"),
    ),
    column(
      "Allowed Disruptions",
      "Calculated number of pods that may be disrupted at this time.",
      (object) => object.status.disruptionsAllowed,
      { type: "integer" },
    ),
    ageColumn(),
  ],
};

function validateBudget({ spec }: policyv1.PodDisruptionBudget): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
    errors.push(invalidValue(specPath, spec, "minAvailable and maxUnavailable cannot be both set"));
  }
  for (const field of ["minAvailable", "maxUnavailable"] as const) {
    const value = spec[field];
    if (value === undefined) continue;
    errors.push(...validateIntOrPercent(value, specPath.child(field)));
    errors.push(...validateAtMostHundredPercent(value, specPath.child(field)));
  }
  errors.push(...validateLabelSelector(spec.selector, specPath.child("selector")));
  const policies = ["AlwaysAllow", "IfHealthyBudget"];
  const path = specPath.child("unhealthyPodEvictionPolicy");
  return [...errors, ...validateOptionalChoice(spec.unhealthyPodEvictionPolicy, policies, path)];
}
