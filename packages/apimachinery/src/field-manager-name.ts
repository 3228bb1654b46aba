import type { FieldError } from "./field-error.ts";
import { invalidValue, tooLong } from "./field-error.ts";
import type { FieldPath } from "./field-path.ts";

/** The longest name of a field manager, in bytes. */
export const maxFieldManagerBytes = 128;

/** What Go's unicode.IsPrint lets through. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** The errors of a field manager's name (metav1 validation.ValidateFieldManager). "" is a name that is not given. */
export function validateFieldManager(name: string, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (Buffer.byteLength(name) > maxFieldManagerBytes) errors.push(tooLong(path, maxFieldManagerBytes));
  let position = 0;
  for (const character of name) {
    if (!printable.test(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      errors.push(invalidValue(path, name, `invalid character U+${code} (at position ${position})`));
    }
    position += Buffer.byteLength(character);
  }
  return errors;
}

/** The field manager of a request that names none: its user agent up to the first slash, as far as it can be one. */
export function fieldManagerOf(userAgent: string): string {
  const [prefix = ""] = userAgent.split("/", 1);
  let name = "";
  let bytes = 0;
  for (const character of prefix) {
    if (!printable.test(character)) continue;
    bytes += Buffer.byteLength(character);
    if (bytes > maxFieldManagerBytes) break;
    name += character;
  }
  return name;
}
