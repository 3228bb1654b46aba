import type { metav1 } from "@kubets/api";
import { semanticEqual } from "./equality.ts";
import type { FieldError } from "./field-error.ts";
import { forbiddenValue, invalidValue, requiredValue, tooLong, unsupportedValue } from "./field-error.ts";
import { validateFieldManager } from "./field-manager-name.ts";
import type { FieldPath } from "./field-path.ts";
import { goQuote } from "./go-quote.ts";
import type { NameRule } from "./names.ts";
import { checkDns1123Label, checkLabelValue, checkName, checkQualifiedName } from "./names.ts";

const maxAnnotationBytes = 256 * 1024;

/** Checks metadata of a new object, after its name was generated. */
export function validateObjectMeta(
  meta: metav1.ObjectMeta,
  options: { readonly namespaced: boolean; readonly nameRule: NameRule },
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  const generateName = meta.generateName ?? "";
  if (generateName !== "") {
    for (const text of checkName(options.nameRule, generateName, { prefix: true })) {
      errors.push(invalidValue(path.child("generateName"), generateName, text));
    }
  }
  const name = meta.name ?? "";
  if (name === "") errors.push(requiredValue(path.child("name"), "name or generateName is required"));
  else {
    for (const text of checkName(options.nameRule, name, { prefix: false })) {
      errors.push(invalidValue(path.child("name"), name, text));
    }
  }
  errors.push(...validateNamespace(meta.namespace ?? "", options.namespaced, path.child("namespace")));
  errors.push(...validateGeneration(meta, path));
  errors.push(...validateLabels(meta.labels, path.child("labels")));
  errors.push(...validateAnnotations(meta.annotations, path.child("annotations")));
  errors.push(...validateOwnerReferences(meta.ownerReferences, path.child("ownerReferences")));
  errors.push(...validateFinalizers(meta.finalizers, path.child("finalizers")));
  errors.push(...validateManagedFields(meta.managedFields, path.child("managedFields")));
  return errors;
}

/** Checks metadata of a changed object against what it was. */
export function validateObjectMetaUpdate(
  meta: metav1.ObjectMeta,
  old: metav1.ObjectMeta,
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  if (old.deletionTimestamp !== undefined) {
    const added = (meta.finalizers ?? []).filter((finalizer) => !old.finalizers?.includes(finalizer));
    if (added.length > 0) {
      const list = `[]string{${added.sort().map(goQuote).join(", ")}}`;
      const detail = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`;
      errors.push(forbiddenValue(path.child("finalizers"), detail));
    }
  }
  if ((meta.resourceVersion ?? "") === "") {
    errors.push(invalidValue(path.child("resourceVersion"), "", "must be specified for an update"));
  }
  errors.push(...validateGeneration(meta, path));
  if ((meta.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(invalidValue(path.child("generation"), meta.generation ?? 0, "must not be decremented"));
  }
  for (const field of ["name", "namespace", "uid"] as const) {
    errors.push(...validateImmutable(meta[field] ?? "", old[field] ?? "", path.child(field)));
  }
  for (const field of ["creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"] as const) {
    errors.push(...validateImmutable(meta[field], old[field], path.child(field)));
  }
  errors.push(...validateLabels(meta.labels, path.child("labels")));
  errors.push(...validateAnnotations(meta.annotations, path.child("annotations")));
  errors.push(...validateOwnerReferences(meta.ownerReferences, path.child("ownerReferences")));
  errors.push(...validateManagedFields(meta.managedFields, path.child("managedFields")));
  return errors;
}

export const immutableText = "field is immutable";
export const notNegativeText = "must be greater than or equal to 0";

/** One error when the values differ (absent and empty are the same). */
export function validateImmutable(value: unknown, old: unknown, path: FieldPath): FieldError[] {
  return semanticEqual(value, old) ? [] : [invalidValue(path, value, immutableText)];
}

export function validateNonNegative(value: number | undefined, path: FieldPath): FieldError[] {
  return value !== undefined && value < 0 ? [invalidValue(path, value, notNegativeText)] : [];
}

function validateGeneration(meta: metav1.ObjectMeta, path: FieldPath): FieldError[] {
  return validateNonNegative(meta.generation, path.child("generation"));
}

function validateNamespace(namespace: string, namespaced: boolean, path: FieldPath): FieldError[] {
  if (!namespaced) return namespace === "" ? [] : [forbiddenValue(path, "not allowed on this type")];
  if (namespace === "") return [requiredValue(path)];
  return checkDns1123Label(namespace).map((text) => invalidValue(path, namespace, text));
}

export function validateLabels(labels: metav1.ObjectMeta["labels"], path: FieldPath): FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...checkQualifiedName(key).map((text) => invalidValue(path, key, text)),
    ...checkLabelValue(value).map((text) => invalidValue(path, value, text)),
  ]);
}

export function validateAnnotations(
  annotations: metav1.ObjectMeta["annotations"],
  path: FieldPath,
): FieldError[] {
  const entries = Object.entries(annotations ?? {});
  const errors = entries.flatMap(([key]) =>
    checkQualifiedName(key.toLowerCase()).map((text) => invalidValue(path, key, text)),
  );
  const size = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (size > maxAnnotationBytes) errors.push(tooLong(path, maxAnnotationBytes));
  return errors;
}

function validateOwnerReferences(
  references: metav1.ObjectMeta["ownerReferences"],
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  let controller: string | undefined;
  for (const [i, reference] of (references ?? []).entries()) {
    errors.push(...validateOwnerReference(reference, path.index(i)));
    if (reference.controller !== true) continue;
    const current = `${reference.kind}/${reference.name}`;
    if (controller === undefined) controller = current;
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${current}`;
      errors.push(invalidValue(path, references, detail));
    }
  }
  return errors;
}

function validateOwnerReference(reference: metav1.OwnerReference, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const parts = reference.apiVersion.split("/");
  if (reference.apiVersion === "") errors.push(requiredValue(path.child("apiVersion"), "must not be empty"));
  else if (parts.length > 2 || parts[parts.length - 1] === "") {
    const detail = "must be <group>/<version> or <version>";
    errors.push(invalidValue(path.child("apiVersion"), reference.apiVersion, detail));
  }
  for (const field of ["kind", "name", "uid"] as const) {
    if (reference[field] === "") errors.push(requiredValue(path.child(field), "must not be empty"));
  }
  if (reference.apiVersion === "v1" && reference.kind === "Event") {
    errors.push(invalidValue(path, reference, "/v1, Kind=Event is disallowed from being an owner"));
  }
  return errors;
}

function validateFinalizers(finalizers: metav1.ObjectMeta["finalizers"], path: FieldPath): FieldError[] {
  const errors = (finalizers ?? []).flatMap((finalizer) =>
    checkQualifiedName(finalizer).map((text) => invalidValue(path, finalizer, text)),
  );
  if (finalizers?.includes("orphan") && finalizers.includes("foregroundDeletion")) {
    const detail = "finalizer orphan and foregroundDeletion cannot be both set";
    errors.push(invalidValue(path, finalizers, detail));
  }
  return errors;
}

function validateManagedFields(entries: metav1.ObjectMeta["managedFields"], path: FieldPath): FieldError[] {
  return (entries ?? []).flatMap((entry, i) => {
    const errors: FieldError[] = [];
    const entryPath = path.index(i);
    const operation: string = entry.operation ?? "";
    if (operation === "") errors.push(requiredValue(entryPath.child("operation"), "must not be empty"));
    else if (operation !== "Apply" && operation !== "Update") {
      errors.push(unsupportedValue(entryPath.child("operation"), operation, ["Apply", "Update"]));
    }
    if ((entry.fieldsType ?? "") !== "" && entry.fieldsType !== "FieldsV1") {
      errors.push(invalidValue(entryPath.child("fieldsType"), entry.fieldsType, "must be `FieldsV1`"));
    }
    errors.push(...validateFieldManager(entry.manager ?? "", entryPath.child("manager")));
    if (Buffer.byteLength(entry.subresource ?? "") > 256) {
      errors.push(tooLong(entryPath.child("subresource"), 256));
    }
    return errors;
  });
}

/** Checks a LabelSelector object; the selector's own rules, not what it is used for. */
export function validateLabelSelector(
  selector: metav1.LabelSelector | null | undefined,
  path: FieldPath,
): FieldError[] {
  const errors = validateLabels(selector?.matchLabels, path.child("matchLabels"));
  for (const [i, expression] of (selector?.matchExpressions ?? []).entries()) {
    errors.push(...validateLabelSelectorRequirement(expression, path.child("matchExpressions").index(i)));
  }
  return errors;
}

function validateLabelSelectorRequirement(
  expression: metav1.LabelSelectorRequirement,
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  const values = expression.values ?? [];
  if (expression.operator === "In" || expression.operator === "NotIn") {
    if (values.length === 0) {
      const detail = "must be specified when `operator` is 'In' or 'NotIn'";
      errors.push(requiredValue(path.child("values"), detail));
    }
  } else if (expression.operator === "Exists" || expression.operator === "DoesNotExist") {
    if (values.length > 0) {
      const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      errors.push(forbiddenValue(path.child("values"), detail));
    }
  } else {
    errors.push(invalidValue(path.child("operator"), expression.operator, "not a valid selector operator"));
  }
  for (const text of checkQualifiedName(expression.key)) {
    errors.push(invalidValue(path.child("key"), expression.key, text));
  }
  for (const [i, value] of values.entries()) {
    for (const text of checkLabelValue(value)) {
      errors.push(invalidValue(path.child("values").index(i), value, text));
    }
  }
  return errors;
}
