/** Names in objects of dynamic resource allocation (pkg/apis/resource/validation, v1.36). */
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkCIdentifier,
  checkDns1123Label,
  checkDns1123Subdomain,
  checkLabelValue,
  checkQualifiedName,
  duplicateValue,
  invalidValue,
  requiredValue,
  tooLong,
  tooMany,
} from "@kubets/apimachinery";
import { invalidTexts, validateChoice, validateOptionalChoice } from "../checks.ts";
import { validateDriverName } from "../storage/storage-validation.ts";

/** Items of a list that is not too long; a longer one is not looked at. */
export function validateItems<T>(
  items: readonly T[] | undefined,
  max: number,
  path: FieldPath,
  check: (item: T, path: FieldPath) => readonly FieldError[],
): FieldError[] {
  if (items === undefined) return [];
  if (items.length > max) return [tooMany(path, items.length, max)];
  return items.flatMap((item, i) => check(item, path.index(i)));
}

/** The same of a set, whose items differ in their keys. */
export function validateSet<T>(
  items: readonly T[] | undefined,
  max: number,
  path: FieldPath,
  check: (item: T, path: FieldPath) => readonly FieldError[],
  keyOf: (item: T) => string,
): FieldError[] {
  const errors = validateItems(items, max, path, check);
  if (items === undefined || items.length > max) return errors;
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    const key = keyOf(item);
    if (seen.has(key)) errors.push(duplicateValue(path.index(i), key));
    seen.add(key);
  }
  return errors;
}

export function validateLabelName(name: string, path: FieldPath): FieldError[] {
  return invalidTexts(path, name, checkDns1123Label(name));
}

/** One that has to be there. */
export function validateShortName(name: string, path: FieldPath): FieldError[] {
  return name === "" ? [requiredValue(path)] : validateLabelName(name, path);
}

const maxPoolName = 253;

export function validatePoolName(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const errors = Buffer.byteLength(name) > maxPoolName ? [tooLong(path, maxPoolName)] : [];
  const parts = name.split("/");
  return [...errors, ...parts.flatMap((part) => invalidTexts(path, part, checkDns1123Subdomain(part)))];
}

const maxIdentifier = 32;

function validateIdentifier(name: string, path: FieldPath): FieldError[] {
  const errors = name.length > maxIdentifier ? [tooLong(path, maxIdentifier)] : [];
  return [...errors, ...invalidTexts(path, name, checkCIdentifier(name))];
}

/** `example.com/model`, or `model` of the driver itself. */
export function validateAttributeName(name: string, path: FieldPath): FieldError[] {
  const [first = "", second, ...more] = name.split("/");
  if (second === undefined) return validateIdentifier(first, path);
  if (more.length > 0) return [invalidValue(path, name, "must not contain more than one slash")];
  return [
    ...(first === ""
      ? [invalidValue(path, "", "the domain must not be empty")]
      : validateDriverName(first, path)),
    ...(second === ""
      ? [invalidValue(path, "", "the name must not be empty")]
      : validateIdentifier(second, path)),
  ];
}

export function validateFullAttributeName(name: string, path: FieldPath): FieldError[] {
  const errors = validateAttributeName(name, path);
  if (name.includes("/")) return errors;
  const detail = "a fully qualified name must be a domain and a name separated by a slash";
  return [...errors, invalidValue(path, name, detail)];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function validateShareId(id: string | undefined, path: FieldPath): FieldError[] {
  if (id === undefined) return [];
  if (!uuid.test(id)) {
    const problem = id.length === 36 ? "invalid UUID format" : `invalid UUID length: ${id.length}`;
    return [invalidValue(path, id, `error validating uid: ${problem}`)];
  }
  if (id === id.toLowerCase()) return [];
  const detail =
    "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with lowercase hexadecimal characters";
  return [invalidValue(path, id, detail)];
}

/** What a driver is told: an object, whatever it says. */
export function validateOpaque(value: unknown, max: number, path: FieldPath): FieldError[] {
  if (value === undefined || value === null) return [requiredValue(path)];
  if (Buffer.byteLength(JSON.stringify(value)) > max) return [tooLong(path, max)];
  if (typeof value === "object" && !Array.isArray(value)) return [];
  return [invalidValue(path, "<value omitted>", "must be a valid JSON object")];
}

const taintEffects = ["NoExecute", "NoSchedule", "None"];

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export function validateDeviceTaint({ key, value = "", effect }: Taint, path: FieldPath): FieldError[] {
  return [
    ...invalidTexts(path.child("key"), key, checkQualifiedName(key)),
    ...(value === "" ? [] : invalidTexts(path.child("value"), value, checkLabelValue(value))),
    ...validateChoice(effect, taintEffects, path.child("effect")),
  ];
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

export function validateDeviceToleration(toleration: Toleration, path: FieldPath): FieldError[] {
  const { key = "", operator, value = "", effect } = toleration;
  const errors = key === "" ? [] : invalidTexts(path.child("key"), key, checkQualifiedName(key));
  const at = path.child("value");
  if (operator === "Equal") errors.push(...invalidTexts(at, value, checkLabelValue(value)));
  else if (operator !== "Exists")
    errors.push(...validateChoice(operator, ["Equal", "Exists"], path.child("operator")));
  else if (value !== "") errors.push(invalidValue(at, value, "must be empty for operator `Exists`"));
  const effects = validateOptionalChoice(effect || undefined, taintEffects, path.child("effect"));
  return [...errors, ...effects];
}

const maxConditions = 4;
type ConditionField = "bindingConditions" | "bindingFailureConditions";

/** Conditions that say whether a device can be used: those of success and of failure, or none at all. */
export function validateBinding(
  device: { readonly [K in ConditionField]?: readonly string[] },
  path: FieldPath,
): FieldError[] {
  const { bindingConditions: good = [], bindingFailureConditions: bad = [] } = device;
  const [goodPath, badPath] = [path.child("bindingConditions"), path.child("bindingFailureConditions")];
  const check = (name: string, at: FieldPath): FieldError[] =>
    invalidTexts(at, name, checkQualifiedName(name));
  const errors = [
    ...validateItems(good, maxConditions, goodPath, check),
    ...validateItems(bad, maxConditions, badPath, check),
  ];
  for (const [i, name] of good.entries())
    if (good.indexOf(name) < i) errors.push(duplicateValue(goodPath.index(i), name));
  for (const [i, name] of bad.entries()) {
    if (bad.indexOf(name) < i) errors.push(duplicateValue(badPath.index(i), name));
    if (good.includes(name)) {
      const detail = "bindingFailureConditions must not overlap with bindingConditions";
      errors.push(invalidValue(badPath.index(i), name, detail));
    }
  }
  if (good.length === 0 && bad.length > 0) {
    const detail = "bindingConditions are required to use bindingFailureConditions";
    errors.push(invalidValue(goodPath, good, detail));
  }
  if (bad.length === 0 && good.length > 0) {
    const detail = "bindingFailureConditions are required to use bindingConditions";
    errors.push(invalidValue(badPath, bad, detail));
  }
  return errors;
}
