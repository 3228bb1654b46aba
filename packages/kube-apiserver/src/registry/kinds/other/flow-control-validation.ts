import type { flowcontrolv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { validateChoice } from "../checks.ts";

const specPath = FieldPath.of("spec");
const maxPrecedence = 10_000;

export function validateFlowSchema({ metadata, spec }: flowcontrolv1.FlowSchema): FieldError[] {
  const path = specPath.child("matchingPrecedence");
  const { matchingPrecedence: precedence, distinguisherMethod } = spec;
  const errors: FieldError[] = [];
  if (precedence <= 0) errors.push(invalidValue(path, precedence, "must be a positive value"));
  if (precedence > maxPrecedence) {
    errors.push(invalidValue(path, precedence, `must not be greater than ${maxPrecedence}`));
  }
  if (precedence === 1 && metadata.name !== "exempt") {
    const detail = "only the schema named 'exempt' may have matchingPrecedence 1";
    errors.push(invalidValue(path, precedence, detail));
  }
  if (distinguisherMethod !== undefined) {
    const typePath = specPath.child("distinguisherMethod", "type");
    errors.push(...validateChoice(distinguisherMethod.type, ["ByNamespace", "ByUser"], typePath));
  }
  if (spec.priorityLevelConfiguration.name === "") {
    const name = specPath.child("priorityLevelConfiguration", "name");
    errors.push(requiredValue(name, "must reference a priority level"));
  }
  return errors;
}

export function validatePriorityLevel({ spec }: flowcontrolv1.PriorityLevelConfiguration): FieldError[] {
  const limited = specPath.child("limited");
  if (spec.type === "Exempt") {
    if (spec.limited === undefined) return [];
    return [forbiddenValue(limited, "must be nil if the type is not Limited")];
  }
  if (spec.type !== "Limited") {
    return [unsupportedValue(specPath.child("type"), spec.type, ["Exempt", "Limited"])];
  }
  const errors: FieldError[] = [];
  if (spec.exempt !== undefined) {
    errors.push(forbiddenValue(specPath.child("exempt"), "must be nil if the type is Limited"));
  }
  if (spec.limited === undefined) {
    return [...errors, requiredValue(limited, "must not be empty when type is Limited")];
  }
  return [...errors, ...validateLimited(spec.limited, limited)];
}

function validateLimited(
  limited: flowcontrolv1.LimitedPriorityLevelConfiguration,
  path: FieldPath,
): FieldError[] {
  const shares = limited.nominalConcurrencyShares ?? 0;
  const lendable = limited.lendablePercent ?? 0;
  const errors: FieldError[] = [];
  if (shares < 0) {
    const detail = "must be a non-negative integer";
    errors.push(invalidValue(path.child("nominalConcurrencyShares"), shares, detail));
  }
  const response = path.child("limitResponse");
  const { type, queuing } = limited.limitResponse;
  if (type === "Reject" && queuing !== undefined) {
    const detail = "must be nil if limited.limitResponse.type is not Limited";
    errors.push(forbiddenValue(response.child("queuing"), detail));
  } else if (type === "Queue" && queuing === undefined) {
    const detail = "must not be empty if limited.limitResponse.type is Limited";
    errors.push(requiredValue(response.child("queuing"), detail));
  } else if (type !== "Reject" && type !== "Queue") {
    errors.push(unsupportedValue(response.child("type"), type, ["Queue", "Reject"]));
  }
  if (lendable < 0 || lendable > 100) {
    const detail = "must be between 0 and 100, inclusive";
    errors.push(invalidValue(path.child("lendablePercent"), lendable, detail));
  }
  return errors;
}
