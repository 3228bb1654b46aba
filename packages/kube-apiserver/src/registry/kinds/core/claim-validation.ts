/** The spec of a PersistentVolumeClaim, also of one that a volume is made from. */
import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
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
  const modesPath = path.child("accessModes");
  const modes = spec?.accessModes ?? [];
  const errors = modes.length === 0 ? [requiredValue(modesPath, "at least 1 access mode is required")] : [];
  errors.push(...validateLabelSelector(spec?.selector, path.child("selector")));
  errors.push(...validateAccessModes(modes, modesPath));
  const storage = spec?.resources?.requests?.["storage"];
  const storagePath = path.child("resources").key("storage");
  if (storage === undefined) errors.push(requiredValue(storagePath));
  else errors.push(...validatePositive(storage, storagePath));
  errors.push(...validateClassName(spec?.storageClassName, path.child("storageClassName")));
  errors.push(...validateOptionalChoice(spec?.volumeMode, ["Block", "Filesystem"], path.child("volumeMode")));
  errors.push(...validateSources(spec, path));
  const attributesPath = path.child("volumeAttributesClassName");
  return [...errors, ...validateClassName(spec?.volumeAttributesClassName, attributesPath)];
}

/** The name of a class, when there is one. */
export function validateClassName(name: string | undefined, path: FieldPath): FieldError[] {
  return name ? invalidTexts(path, name, checkDns1123Subdomain(name)) : [];
}

function validateSources(spec: corev1.PersistentVolumeClaimSpec | undefined, path: FieldPath): FieldError[] {
  const { dataSource, dataSourceRef } = spec ?? {};
  const errors = validateEachSource(spec, path);
  if (dataSource === undefined || dataSourceRef === undefined) return errors;
  // Kubernetes shows the path, whose JSON is empty.
  if (dataSourceRef.namespace)
    return [
      ...errors,
      invalidValue(path, {}, "may not be specified when dataSourceRef.namespace is specified"),
    ];
  const same = (["apiGroup", "kind", "name"] as const).every(
    (field) => dataSource[field] === dataSourceRef[field],
  );
  return same ? errors : [...errors, invalidValue(path, {}, "must match dataSourceRef")];
}

function validateEachSource(
  spec: corev1.PersistentVolumeClaimSpec | undefined,
  path: FieldPath,
): FieldError[] {
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
    const namespace = field === "dataSourceRef" ? (spec?.dataSourceRef?.namespace ?? "") : "";
    if (namespace !== "")
      errors.push(...invalidTexts(at.child("namespace"), namespace, checkDns1123Label(namespace)));
    return errors;
  });
}

export function validatePositive(amount: string, path: FieldPath): FieldError[] {
  return Quantity.parse(amount).sign() > 0 ? [] : [invalidValue(path, amount, "must be greater than zero")];
}

export function validateAccessModes(modes: readonly string[], path: FieldPath): FieldError[] {
  const errors = modes.flatMap((mode) => validateOptionalChoice(mode, accessModes, path));
  const others = modes.some((mode) => mode !== "ReadWriteOncePod" && accessModes.includes(mode));
  if (modes.includes("ReadWriteOncePod") && others) {
    errors.push(forbiddenValue(path, "may not use ReadWriteOncePod with other access modes"));
  }
  return errors;
}
