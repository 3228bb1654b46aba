/** Checks that many kinds share. */
import type { metav1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkPercent,
  checkPortName,
  checkPortNumber,
  checkQualifiedName,
  duplicateValue,
  invalidValue,
  patternText,
  requiredValue,
  tooLong,
  unsupportedValue,
  validateNonNegative,
} from "@kubets/apimachinery";

/** The errors of a check that returns texts, for one field. */
export function invalidTexts(path: FieldPath, value: unknown, texts: readonly string[]): FieldError[] {
  return texts.map((text) => invalidValue(path, value, text));
}

/** One of the supported values; absent or "" is required. */
export function validateChoice(
  value: string | undefined,
  supported: readonly string[],
  path: FieldPath,
): FieldError[] {
  if (value === undefined || value === "") return [requiredValue(path)];
  return supported.includes(value) ? [] : [unsupportedValue(path, value, supported)];
}

/** One of the supported values, when there is one. */
export function validateOptionalChoice(
  value: string | undefined,
  supported: readonly string[],
  path: FieldPath,
): FieldError[] {
  return value === undefined || supported.includes(value) ? [] : [unsupportedValue(path, value, supported)];
}

export function validatePort(port: number | string, path: FieldPath): FieldError[] {
  return typeof port === "number"
    ? invalidTexts(path, port, checkPortNumber(port))
    : invalidTexts(path, port, checkPortName(port));
}

/** A number that is not negative, or a percentage. */
export function validateIntOrPercent(value: number | string, path: FieldPath): FieldError[] {
  if (typeof value === "number") return validateNonNegative(value, path);
  return checkPercent(value).length === 0
    ? []
    : [invalidValue(path, value, "must be an integer or percentage (e.g '5%%')")];
}

/** A percentage of at most 100; numbers pass. */
export function validateAtMostHundredPercent(value: number | string, path: FieldPath): FieldError[] {
  if (typeof value === "number" || !/^\d+%$/.test(value) || Number(value.slice(0, -1)) <= 100) return [];
  return [invalidValue(path, value, "must not be greater than 100%")];
}

/** `acme.io/foo`. */
export function validateDomainPrefixedPath(text: string, path: FieldPath): FieldError[] {
  if (text === "") return [requiredValue(path)];
  const slash = text.indexOf("/");
  const [host, rest] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  if (host === "" || rest === "") {
    return [invalidValue(path, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  const errors = invalidTexts(path, host, checkDns1123Subdomain(host));
  if (!httpPath.test(rest)) errors.push(invalidValue(path, rest, httpPathText));
  return errors;
}

const httpPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const httpPathText = patternText("Invalid path", "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+", "/path");

/** metav1.Condition, as Kubernetes checks the ones that users write. */
export function validateConditions(
  conditions: readonly metav1.Condition[] | undefined,
  path: FieldPath,
): FieldError[] {
  const types = new UniqueNames();
  return (conditions ?? []).flatMap((condition, i) => {
    const at = path.index(i);
    const { type, status, reason, message, observedGeneration, lastTransitionTime } = condition;
    return [
      ...types.check(type, at.child("type")),
      ...invalidTexts(at.child("type"), type, checkQualifiedName(type)),
      ...validateChoice(status, ["False", "True", "Unknown"], at.child("status")),
      ...validateNonNegative(observedGeneration, at.child("observedGeneration")),
      ...((lastTransitionTime ?? undefined) === undefined
        ? [requiredValue(at.child("lastTransitionTime"), "must be set")]
        : []),
      ...validateReason(reason, at.child("reason")),
      ...(message.length > maxMessage ? [tooLong(at.child("message"), maxMessage)] : []),
    ];
  });
}

const maxMessage = 32 * 1024;
const maxReason = 1024;
const reasonPattern = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";
const reasonExpression = new RegExp(`^${reasonPattern}$`);
const reasonText = patternText(
  "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
  reasonPattern,
  "my_name",
  "MY_NAME",
  "MyName",
  "ReasonA,ReasonB",
  "ReasonA:ReasonB",
);

function validateReason(reason: string, path: FieldPath): FieldError[] {
  if (reason === "") return [requiredValue(path)];
  const errors = reasonExpression.test(reason) ? [] : [invalidValue(path, reason, reasonText)];
  return reason.length > maxReason ? [...errors, tooLong(path, maxReason)] : errors;
}

/** Remembers what was seen and reports the second. */
export class UniqueNames {
  readonly #seen = new Set<string>();

  check(name: string, path: FieldPath): FieldError[] {
    if (this.#seen.has(name)) return [duplicateValue(path, name)];
    this.#seen.add(name);
    return [];
  }
}

export function validateFileMode(mode: number | undefined, path: FieldPath): FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return [];
  return [invalidValue(path, mode, "must be a number between 0 and 0777 (octal), both inclusive")];
}

/** A path that stays below where it starts. */
export function validateLocalPath(text: string, path: FieldPath): FieldError[] {
  if (text.startsWith("/")) return [invalidValue(path, text, "must be a relative path")];
  return validateNoBacksteps(text, path);
}

export function validateNoBacksteps(text: string, path: FieldPath): FieldError[] {
  return text.split("/").includes("..") ? [invalidValue(path, text, "must not contain '..'")] : [];
}
