import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkConfigMapKey,
  FieldPath,
  forbiddenValue,
  invalidValue,
  semanticEqual,
  tooLong,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import type { Strategy } from "../../strategy.ts";
import { configMapColumns } from "./core-columns.ts";

/** The data of one ConfigMap or Secret. */
export const maxDataBytes = 1024 * 1024;
export const immutableDataText = "field is immutable when `immutable` is set";

export const configMaps: Strategy<corev1.ConfigMap> = {
  validate: validateConfigMap,
  validateUpdate: (object, old) => [
    ...validateFrozen(object, old),
    ...(old.immutable === true
      ? (["data", "binaryData"] as const).flatMap((field) =>
          semanticEqual(object[field], old[field])
            ? []
            : [forbiddenValue(FieldPath.of(field), immutableDataText)],
        )
      : []),
  ],
  columns: configMapColumns,
};

function validateConfigMap(object: corev1.ConfigMap): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(object.data ?? {})) {
    const path = FieldPath.of("data").key(key);
    errors.push(...invalidTexts(path, key, checkConfigMapKey(key)));
    if (object.binaryData && Object.hasOwn(object.binaryData, key)) {
      errors.push(invalidValue(path, key, "duplicate of key present in binaryData"));
    }
    size += Buffer.byteLength(value);
  }
  for (const [key, value] of Object.entries(object.binaryData ?? {})) {
    errors.push(...invalidTexts(FieldPath.of("binaryData").key(key), key, checkConfigMapKey(key)));
    size += base64Bytes(value);
  }
  if (size > maxDataBytes) errors.push(tooLong(FieldPath.root.key(""), maxDataBytes));
  return errors;
}

/** The size of what a base64 text encodes. */
export function base64Bytes(text: string): number {
  return Buffer.byteLength(text, "base64");
}

/** `immutable` stays once it is set. */
export function validateFrozen(
  object: { readonly immutable?: boolean },
  old: { readonly immutable?: boolean },
): FieldError[] {
  if (old.immutable !== true || object.immutable === true) return [];
  return [forbiddenValue(FieldPath.of("immutable"), immutableDataText)];
}
