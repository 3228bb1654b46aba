import type { FieldPath } from "./field-path.ts";
import { goJson, goQuote } from "./go-quote.ts";

/** What is wrong with one field. The type is also the cause's reason in a Status. */
export interface FieldError {
  readonly type: FieldErrorType;
  readonly field: string;
  /** The offending value; absent when the text does not show one. */
  readonly value?: unknown;
  readonly detail: string;
}

export type FieldErrorType = keyof typeof typeTexts;

const typeTexts = {
  FieldValueNotFound: "Not found",
  FieldValueRequired: "Required value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueInvalid: "Invalid value",
  FieldValueNotSupported: "Unsupported value",
  FieldValueForbidden: "Forbidden",
  FieldValueTooLong: "Too long",
  FieldValueTooShort: "Too short",
  FieldValueTooMany: "Too many",
  FieldValueTooFew: "Too few",
  InternalError: "Internal error",
  FieldValueTypeInvalid: "Invalid value",
} as const;

const withoutValue: ReadonlySet<FieldErrorType> = new Set([
  "FieldValueRequired",
  "FieldValueForbidden",
  "FieldValueTooLong",
  "FieldValueTooShort",
  "InternalError",
]);

/** The text without the field: `Invalid value: -1: must be greater than or equal to 0`. */
export function fieldErrorBody(error: FieldError): string {
  let text: string = typeTexts[error.type];
  if (!withoutValue.has(error.type) && "value" in error) text += `: ${formatValue(error.value)}`;
  return error.detail === "" ? text : `${text}: ${error.detail}`;
}

/** The whole text: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`. */
export function fieldErrorText(error: FieldError): string {
  return `${error.field}: ${fieldErrorBody(error)}`;
}

/** Several errors as one text: the only one's, or `[a, b]`; repetitions once. Empty when there is none. */
export function aggregateText(texts: readonly string[]): string {
  const unique = [...new Set(texts)];
  return unique.length === 1 ? (unique[0] ?? "") : unique.length === 0 ? "" : `[${unique.join(", ")}]`;
}

function formatValue(value: unknown): string {
  if (typeof value === "string") return goQuote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return goJson(value ?? null);
}

export function requiredValue(path: FieldPath, detail = ""): FieldError {
  return { type: "FieldValueRequired", field: path.toString(), detail };
}

export function invalidValue(path: FieldPath, value: unknown, detail: string): FieldError {
  return { type: "FieldValueInvalid", field: path.toString(), value, detail };
}

export function typeInvalid(path: FieldPath, value: unknown, detail: string): FieldError {
  return { type: "FieldValueTypeInvalid", field: path.toString(), value, detail };
}

export function duplicateValue(path: FieldPath, value: unknown): FieldError {
  return { type: "FieldValueDuplicate", field: path.toString(), value, detail: "" };
}

export function notFoundValue(path: FieldPath, value: unknown): FieldError {
  return { type: "FieldValueNotFound", field: path.toString(), value, detail: "" };
}

/** `supported` is listed in the given order; Kubernetes mostly sorts it. */
export function unsupportedValue(path: FieldPath, value: unknown, supported: readonly string[]): FieldError {
  const detail = supported.length === 0 ? "" : `supported values: ${supported.map(goQuote).join(", ")}`;
  return { type: "FieldValueNotSupported", field: path.toString(), value, detail };
}

export function forbiddenValue(path: FieldPath, detail: string): FieldError {
  return { type: "FieldValueForbidden", field: path.toString(), detail };
}

export function tooLong(path: FieldPath, maxBytes: number): FieldError {
  const detail = `may not be more than ${maxBytes} ${maxBytes === 1 ? "byte" : "bytes"}`;
  return { type: "FieldValueTooLong", field: path.toString(), detail };
}

export function tooMany(path: FieldPath, actual: number, max: number): FieldError {
  const detail = `must have at most ${max} ${max === 1 ? "item" : "items"}`;
  return { type: "FieldValueTooMany", field: path.toString(), value: actual, detail };
}

export function internalFieldError(path: FieldPath, message: string): FieldError {
  return { type: "InternalError", field: path.toString(), detail: message };
}
