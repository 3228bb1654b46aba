/** How a device's capacity may be shared (validateRequestPolicy, v1.36). */
import type { resourcev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  duplicateValue,
  forbiddenValue,
  invalidValue,
  Quantity,
  requiredValue,
  tooMany,
} from "@kubets/apimachinery";

const maxOptions = 10;

export function validateCapacity(
  { value, requestPolicy }: resourcev1.DeviceCapacity,
  path: FieldPath,
): FieldError[] {
  const { default: chosen, validValues = [], validRange } = requestPolicy ?? {};
  if (validValues.length > 0 && validRange !== undefined) {
    const detail =
      'exactly one policy can be specified, cannot specify "validValues" and "validRange" at the same time';
    return [forbiddenValue(path, detail)];
  }
  const field = validValues.length > 0 ? "validValues" : "validRange";
  if (validValues.length === 0 && validRange === undefined) return [];
  // Go writes a quantity that is not there as null.
  if (chosen === undefined || chosen === null)
    return [requiredValue(path.child("default"), `required when ${field} is defined`)];
  return validRange
    ? validateRange(validRange, chosen, value, path.child(field))
    : validateOptions(validValues, chosen, value, path.child(field));
}

function compare(a: string, b: string): number {
  return Quantity.parse(a).compare(Quantity.parse(b));
}

function validateOptions(
  options: readonly string[],
  chosen: string,
  capacity: string,
  path: FieldPath,
): FieldError[] {
  const errors = options.slice(1).flatMap((option, i) => {
    const detail = "values must be sorted in ascending order";
    return compare(options[i] ?? option, option) > 0 ? [invalidValue(path.index(i + 1), option, detail)] : [];
  });
  if (options.length > maxOptions) errors.push(tooMany(path, options.length, maxOptions));
  else {
    for (const [i, option] of options.entries())
      if (compare(option, capacity) > 0) {
        const detail = `option is larger than capacity value: ${capacity}`;
        errors.push(invalidValue(path.index(i), option, detail));
      }
    const values = options.map((option) => Quantity.parse(option).value());
    for (const [i, value] of values.entries())
      if (values.indexOf(value) < i) errors.push(duplicateValue(path.index(i), String(value)));
  }
  if (options.length <= maxOptions && options.some((option) => compare(option, chosen) === 0)) return errors;
  return [...errors, invalidValue(path, chosen, "default value is not valid according to the requestPolicy")];
}

function validateRange(
  { min, max, step }: resourcev1.CapacityRequestPolicyRange,
  chosen: string,
  capacity: string,
  path: FieldPath,
): FieldError[] {
  if (min === undefined) return [requiredValue(path.child("min"), "required when validRange is defined")];
  const errors: FieldError[] = [];
  const refuse = (wrong: boolean, field: string, value: string, detail: string): void => {
    if (wrong) errors.push(invalidValue(path.child(field), value, detail));
  };
  refuse(compare(min, capacity) > 0, "min", min, `min is larger than capacity value: ${capacity}`);
  refuse(compare(chosen, min) < 0, "default", chosen, `default is less than min: ${min}`);
  if (max !== undefined) {
    refuse(compare(min, max) > 0, "max", min, `min is larger than max: ${max}`);
    refuse(compare(max, capacity) > 0, "max", max, `max is larger than capacity value: ${capacity}`);
    refuse(compare(chosen, max) > 0, "default", chosen, `default is more than max: ${max}`);
  }
  if (step === undefined) return errors;
  const [low, size] = [min, step].map((text) => Quantity.parse(text).value());
  if (low === undefined || size === undefined || size <= 0) {
    refuse(true, "step", step, "must be greater than zero");
    return errors;
  }
  const first = Quantity.fromNumber(low + size).toString();
  const tooLarge = `one step ${first} is larger than capacity value: ${capacity}`;
  refuse(compare(first, capacity) > 0, "step", step, tooLarge);
  for (const value of [chosen, ...(max === undefined ? [] : [max])]) {
    const rest = (Quantity.parse(value).value() - low) % size;
    const detail = `value is not a multiple of a given step (${step}) from (${min})`;
    refuse(rest !== 0, "step", value, detail);
  }
  return errors;
}
