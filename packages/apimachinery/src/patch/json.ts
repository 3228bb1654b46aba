import { compareText } from "../compare-text.ts";

/** JSON values as patches handle them. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * `malformed`: no patch at all. `bad-directive`: a directive of a strategic merge is not of its form. `inapplicable`: the
 * patch does not fit the object. `too-large`: too many operations.
 * `failed`: merging went wrong in a way that Kubernetes reports as an error of the server.
 */
export type PatchErrorKind = "malformed" | "bad-directive" | "inapplicable" | "too-large" | "failed";

/** A patch that cannot be applied. */
export class PatchError extends Error {
  override readonly name = "PatchError";
  readonly kind: PatchErrorKind;

  constructor(kind: PatchErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** A value as Go's `%v` prints it: maps sorted, lists in brackets. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goValue).join(" ")}]`;
  if (!isJsonObject(value)) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `map[${entries.map(([key, inner]) => `${key}:${goValue(inner)}`).join(" ")}]`;
}
