/** The spec of a PersistentVolumeClaim, also of one that a volume is made from. */
import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkPathSegmentName,
  forbiddenValue,
  invalidValue,
  Quantity,
  requiredValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { invalidTexts, validateOptionalChoice } from "../checks.ts";

const accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

export function validateClaimSpec(
  spec: corev1.PersistentVolumeClaimSpec | undefined,
  path: FieldPath,
): FieldError[] {
  const errors = validateAccessModes(spec?.accessModes, path.child("accessModes"));
  errors.push(...validateLabelSelector(spec?.selector, path.child("selector")));
  const storage = spec?.resources?.requests?.["storage"];
  const storagePath = path.child("resources").key("storage");
  if (storage === undefined) errors.push(requiredValue(storagePath));
  else errors.push(...validatePositive(storage, path.child("resources", "requests").key("storage")));
  for (const field of ["storageClassName", "volumeAttributesClassName"] as const) {
    const name = spec?.[field] ?? "";
    if (name !== "") errors.push(...invalidTexts(path.child(field), name, checkDns1123Subdomain(name)));
  }
  errors.push(...validateOptionalChoice(spec?.volumeMode, ["Block", "Filesystem"], path.child("volumeMode")));
  return [...errors, ...validateSources(spec, path)];
}

function validateSources(spec: corev1.PersistentVolumeClaimSpec | undefined, path: FieldPath): FieldError[] {
  return (["dataSource", "dataSourceRef"] as const).flatMap((field) => {
    const source = spec?.[field];
    if (source === undefined) return [];
    const at = path.child(field);
    const group = source.apiGroup ?? "";
    const errors = (["name", "kind"] as const).flatMap((name) =>
      source[name] === "" ? [requiredValue(at.child(name))] : [],
    );
    if (group === "" && source.kind !== "PersistentVolumeClaim") {
      const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
      errors.push(invalidValue(at, source.kind, detail));
    }
    if (group !== "") errors.push(...invalidTexts(at.child("apiGroup"), group, checkDns1123Subdomain(group)));
    if (source.name !== "")
      errors.push(...invalidTexts(at.child("name"), source.name, checkPathSegmentName(source.name)));
    return errors;
  });
}

export function validatePositive(amount: string, path: FieldPath): FieldError[] {
  return Quantity.parse(amount).sign() > 0 ? [] : [invalidValue(path, amount, "must be greater than zero")];
}

export function validateAccessModes(modes: readonly string[] | undefined, path: FieldPath): FieldError[] {
  if ((modes?.length ?? 0) === 0) return [requiredValue(path, "at least 1 access mode is required")];
  const errors = (modes ?? []).flatMap((mode) => validateOptionalChoice(mode, accessModes, path));
  if (modes?.includes("ReadWriteOncePod") && modes.length > 1) {
    errors.push(forbiddenValue(path, "may not use ReadWriteOncePod with other access modes"));
  }
  return errors;
}
