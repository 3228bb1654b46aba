import type { flowcontrolv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  unsupportedValue,
} from "@kubets/apimachinery";
import { mandatoryFlowSchemas, mandatoryPriorityLevels } from "../../../flow-control/default-objects.ts";
import { requiredEntropyBits } from "../../../flow-control/shuffle-sharding.ts";
import { validateChoice } from "../checks.ts";
import { validateFlowRules } from "./flow-rule-validation.ts";

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
  errors.push(...validateFlowRules(spec.rules ?? [], specPath.child("rules")));
  const mandatory = mandatoryFlowSchemas.find((schema) => schema.metadata.name === metadata.name);
  if (mandatory && !semanticEqual(spec, mandatory.spec)) {
    errors.push(invalidValue(specPath, spec, `spec of '${metadata.name ?? ""}' must equal the fixed value`));
  }
  return errors;
}

export function validatePriorityLevel(level: flowcontrolv1.PriorityLevelConfiguration): FieldError[] {
  const { name = "" } = level.metadata;
  const { spec } = level;
  const errors: FieldError[] = [];
  if ((name === "exempt") !== (spec.type === "Exempt")) {
    const detail = "type must be 'Exempt' if and only if `name` is 'exempt'";
    errors.push(invalidValue(specPath.child("type"), spec.type, detail));
  }
  errors.push(...validateLevelSpec(spec), ...validateMandatoryLevel(name, spec));
  return errors;
}

type LevelSpec = flowcontrolv1.PriorityLevelConfigurationSpec;

function validateLevelSpec(spec: LevelSpec): FieldError[] {
  const limited = specPath.child("limited");
  const errors: FieldError[] = [];
  switch (spec.type) {
    case "Exempt":
      if (spec.limited !== undefined) {
        errors.push(forbiddenValue(limited, "must be nil if the type is not Limited"));
      }
      if (spec.exempt !== undefined) errors.push(...validateShares(spec.exempt, specPath.child("exempt")));
      return errors;
    case "Limited":
      if (spec.exempt !== undefined) {
        errors.push(forbiddenValue(specPath.child("exempt"), "must be nil if the type is Limited"));
      }
      if (spec.limited === undefined) {
        errors.push(requiredValue(limited, "must not be empty when type is Limited"));
      } else {
        errors.push(...validateLimited(spec.limited, limited));
      }
      return errors;
    default:
      return [unsupportedValue(specPath.child("type"), spec.type, ["Exempt", "Limited"])];
  }
}

/** Of the exempt level only what it lends may be changed, of catch-all nothing. */
function validateMandatoryLevel(name: string, spec: LevelSpec): FieldError[] {
  const mandatory = mandatoryPriorityLevels.find((level) => level.metadata.name === name);
  if (!mandatory) return [];
  const exempt = name === "exempt";
  const { exempt: lent, ...rest } = spec;
  const { exempt: wantedLent, ...wanted } = mandatory.spec;
  if (semanticEqual(rest, wanted) && (exempt || semanticEqual(lent, wantedLent))) return [];
  const except = exempt ? " except the 'spec.exempt' field" : "";
  return [invalidValue(specPath, spec, `spec of '${name}'${except} must equal the fixed value`)];
}

function validateLimited(
  limited: flowcontrolv1.LimitedPriorityLevelConfiguration,
  path: FieldPath,
): FieldError[] {
  const errors = validateShares(limited, path);
  const { borrowingLimitPercent } = limited;
  if (borrowingLimitPercent !== undefined && borrowingLimitPercent < 0) {
    const detail = "if specified, must be a non-negative integer";
    errors.push(invalidValue(path.child("borrowingLimitPercent"), borrowingLimitPercent, detail));
  }
  return [...errors, ...validateResponse(limited.limitResponse, path.child("limitResponse"))];
}

function validateShares(
  of: { readonly nominalConcurrencyShares?: number | null; readonly lendablePercent?: number },
  path: FieldPath,
): FieldError[] {
  const shares = of.nominalConcurrencyShares ?? 0;
  const lendable = of.lendablePercent ?? 0;
  const errors: FieldError[] = [];
  if (shares < 0) {
    const detail = "must be a non-negative integer";
    errors.push(invalidValue(path.child("nominalConcurrencyShares"), shares, detail));
  }
  if (lendable < 0 || lendable > 100) {
    const detail = "must be between 0 and 100, inclusive";
    errors.push(invalidValue(path.child("lendablePercent"), lendable, detail));
  }
  return errors;
}

function validateResponse(
  { type, queuing }: flowcontrolv1.LimitResponse,
  path: FieldPath,
): readonly FieldError[] {
  const queuingPath = path.child("queuing");
  if (type === "Reject") {
    const detail = "must be nil if limited.limitResponse.type is not Limited";
    return queuing === undefined ? [] : [forbiddenValue(queuingPath, detail)];
  }
  if (type !== "Queue") return [unsupportedValue(path.child("type"), type, ["Queue", "Reject"])];
  if (queuing === undefined) {
    const detail = "must not be empty if limited.limitResponse.type is Limited";
    return [requiredValue(queuingPath, detail)];
  }
  return validateQueuing(queuing, queuingPath);
}

const maxQueues = 10_000_000;
const maxHashBits = 60;

function validateQueuing(
  { queues, handSize, queueLengthLimit }: flowcontrolv1.QueuingConfiguration,
  path: FieldPath,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const hand = path.child("handSize");
  if (queueLengthLimit <= 0) {
    errors.push(invalidValue(path.child("queueLengthLimit"), queueLengthLimit, "must be positive"));
  }
  if (queues <= 0) errors.push(invalidValue(path.child("queues"), queues, "must be positive"));
  else if (queues > maxQueues) {
    errors.push(invalidValue(path.child("queues"), queues, `must not be greater than ${maxQueues}`));
  }
  if (handSize <= 0) errors.push(invalidValue(hand, handSize, "must be positive"));
  else if (handSize > queues) {
    errors.push(invalidValue(hand, handSize, `should not be greater than queues (${queues})`));
  } else if (requiredEntropyBits(queues, handSize) > maxHashBits) {
    const detail = `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${maxHashBits}`;
    errors.push(invalidValue(hand, handSize, detail));
  }
  return errors;
}
