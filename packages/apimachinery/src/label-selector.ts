import { compareText } from "./compare-text.ts";
import type { metav1 } from "@kubets/api";
import { fieldErrorText, invalidValue } from "./field-error.ts";
import type { FieldError } from "./field-error.ts";
import { aggregateText } from "./field-error.ts";
import { FieldPath } from "./field-path.ts";
import { checkLabelValue, checkQualifiedName } from "./names.ts";

export type Labels = Readonly<Record<string, string>>;

export type LabelOperator = "=" | "==" | "!=" | "in" | "notin" | "exists" | "!" | "gt" | "lt";

/** One condition on labels. `values` is empty for `exists` and `!`, one value for `=`, `==`, `!=`, `gt`, `lt`. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/** All requirements must hold; none at all matches everything. "nothing" matches no object. */
export type LabelSelector = readonly LabelRequirement[] | "nothing";

/** The selector that matches everything. */
export const everything: LabelSelector = [];

/** A selector that cannot be understood; the message is Kubernetes'. */
export class SelectorError extends Error {
  override readonly name = "SelectorError";
}

export function matchesLabels(selector: LabelSelector, labels: Labels | undefined): boolean {
  if (selector === "nothing") return false;
  return selector.every((requirement) => matchesRequirement(requirement, labels ?? {}));
}

function matchesRequirement(requirement: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined;
  switch (requirement.operator) {
    case "=":
    case "==":
    case "in":
      return value !== undefined && requirement.values.includes(value);
    case "!=":
    case "notin":
      return value === undefined || !requirement.values.includes(value);
    case "exists":
      return value !== undefined;
    case "!":
      return value === undefined;
    case "gt":
    case "lt":
      return compareIntegers(value, requirement);
  }
}

const integer = /^[+-]?\d+$/;

function compareIntegers(value: string | undefined, requirement: LabelRequirement): boolean {
  const bound = requirement.values[0] ?? "";
  if (value === undefined || !integer.test(value) || !integer.test(bound)) return false;
  return requirement.operator === "gt" ? BigInt(value) > BigInt(bound) : BigInt(value) < BigInt(bound);
}

/** The selector in its string notation, values sorted; "" for both everything and nothing. */
export function formatLabelSelector(selector: LabelSelector): string {
  return selector === "nothing" ? "" : selector.map(formatRequirement).join(",");
}

function formatRequirement({ key, operator, values }: LabelRequirement): string {
  const sorted = [...values].sort().join(",");
  switch (operator) {
    case "exists":
      return key;
    case "!":
      return `!${key}`;
    case "in":
    case "notin":
      return `${key} ${operator} (${sorted})`;
    case "gt":
      return `${key}>${sorted}`;
    case "lt":
      return `${key}<${sorted}`;
    default:
      return `${key}${operator}${sorted}`;
  }
}

/** Exactly these labels. An empty or absent set matches everything. */
export function selectorFromLabels(labels: Labels | undefined): LabelSelector {
  return Object.entries(labels ?? {})
    .map(([key, value]): LabelRequirement => ({ key, operator: "=", values: [value] }))
    .sort(byKey);
}

const objectOperators: Readonly<Record<string, LabelOperator>> = {
  In: "in",
  NotIn: "notin",
  Exists: "exists",
  DoesNotExist: "!",
};

/**
 * A `metav1.LabelSelector` as a selector. Absent matches nothing, an empty one everything.
 * Throws SelectorError when an expression is malformed.
 */
export function selectorFromObject(selector: metav1.LabelSelector | null | undefined): LabelSelector {
  if (!selector) return "nothing";
  const requirements = Object.entries(selector.matchLabels ?? {}).map(([key, value]) =>
    newRequirement(key, "=", [value]),
  );
  for (const expression of selector.matchExpressions ?? []) {
    const operator = objectOperators[expression.operator];
    if (operator === undefined) {
      throw new SelectorError(`"${expression.operator}" is not a valid label selector operator`);
    }
    requirements.push(newRequirement(expression.key, operator, expression.values ?? []));
  }
  return requirements.sort(byKey);
}

/** `kubectl get -o wide`'s form of a selector object: `<none>` when empty, `<error>` when malformed. */
export function formatSelectorObject(selector: metav1.LabelSelector | undefined): string {
  try {
    const text = formatLabelSelector(selectorFromObject(selector));
    return text === "" ? "<none>" : text;
  } catch (err: unknown) {
    if (err instanceof SelectorError) return "<error>";
    throw err;
  }
}

export function byKey(a: LabelRequirement, b: LabelRequirement): number {
  return compareText(a.key, b.key);
}

/** Checks and makes a requirement; throws SelectorError with all that is wrong. */
export function newRequirement(
  key: string,
  operator: LabelOperator,
  values: readonly string[],
): LabelRequirement {
  const errors = checkRequirement(key, operator, values);
  if (errors.length > 0) throw new SelectorError(aggregateText(errors.map(fieldErrorText)));
  return { key, operator, values };
}

function checkRequirement(key: string, operator: LabelOperator, values: readonly string[]): FieldError[] {
  const errors = checkLabelKey(key, FieldPath.of("key"));
  const path = FieldPath.of("values");
  const countError = checkValueCount(operator, values.length);
  if (countError !== undefined) errors.push(invalidValue(path, values, countError));
  if (operator === "gt" || operator === "lt") {
    for (const [i, value] of values.entries()) {
      if (!integer.test(value)) {
        errors.push(
          invalidValue(path.index(i), value, "for 'Gt', 'Lt' operators, the value must be an integer"),
        );
      }
    }
  }
  for (const [i, value] of values.entries()) {
    const texts = checkLabelValue(value);
    if (texts.length > 0) errors.push(invalidValue(path.index(i).key(key), value, texts.join("; ")));
  }
  return errors;
}

function checkValueCount(operator: LabelOperator, count: number): string | undefined {
  switch (operator) {
    case "in":
    case "notin":
      return count === 0 ? "for 'in', 'notin' operators, values set can't be empty" : undefined;
    case "=":
    case "==":
    case "!=":
      return count === 1 ? undefined : "exact-match compatibility requires one single value";
    case "exists":
    case "!":
      return count === 0 ? undefined : "values set must be empty for exists and does not exist";
    case "gt":
    case "lt":
      return count === 1 ? undefined : "for 'Gt', 'Lt' operators, exactly one value is required";
  }
}

/** What is wrong with a label's key, as one error; none when nothing is. */
export function checkLabelKey(key: string, path: FieldPath): FieldError[] {
  const texts = checkQualifiedName(key);
  return texts.length === 0 ? [] : [invalidValue(path, key, texts.join("; "))];
}
