import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkConfigMapKey,
  checkDns1123Subdomain,
  checkEnvVarName,
  checkQualifiedName,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";

export function validateEnv(variables: readonly corev1.EnvVar[] | undefined, path: FieldPath): FieldError[] {
  return (variables ?? []).flatMap((variable, i) => {
    const itemPath = path.index(i);
    const errors =
      variable.name === ""
        ? [requiredValue(itemPath.child("name"))]
        : invalidTexts(itemPath.child("name"), variable.name, checkEnvVarName(variable.name));
    return [...errors, ...validateEnvSource(variable, itemPath.child("valueFrom"))];
  });
}

const envFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
const envResources = [
  "limits.cpu",
  "limits.ephemeral-storage",
  "limits.memory",
  "requests.cpu",
  "requests.ephemeral-storage",
  "requests.memory",
];

function validateEnvSource(variable: corev1.EnvVar, path: FieldPath): FieldError[] {
  const source = variable.valueFrom;
  if (source === undefined) return [];
  const errors: FieldError[] = [];
  const sources = Object.values(source).filter((value) => value !== undefined).length;
  if (source.fieldRef) errors.push(...validateFieldRef(source.fieldRef, envFields, path.child("fieldRef")));
  if (source.resourceFieldRef) {
    errors.push(...validateResourceFieldRef(source.resourceFieldRef, path.child("resourceFieldRef")));
  }
  if (source.configMapKeyRef)
    errors.push(...validateKeyRef(source.configMapKeyRef, path.child("configMapKeyRef")));
  if (source.secretKeyRef) errors.push(...validateKeyRef(source.secretKeyRef, path.child("secretKeyRef")));
  if (sources === 0) {
    const choices = "`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`";
    return [...errors, invalidValue(path, "", `must specify one of: ${choices}`)];
  }
  if ((variable.value ?? "") !== "") {
    return [...errors, invalidValue(path, "", "may not be specified when `value` is not empty")];
  }
  return sources > 1
    ? [...errors, invalidValue(path, "", "may not have more than one field specified at a time")]
    : errors;
}

/** A field of the pod, from the given ones or a single label or annotation. */
export function validateFieldRef(
  selector: corev1.ObjectFieldSelector,
  fields: readonly string[],
  path: FieldPath,
): FieldError[] {
  if ((selector.apiVersion ?? "") === "") return [requiredValue(path.child("apiVersion"))];
  const { fieldPath } = selector;
  const field = path.child("fieldPath");
  if (fieldPath === "") return [requiredValue(field)];
  const subscript = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/.exec(fieldPath);
  if (subscript) {
    const key = subscript[2] ?? "";
    const checked = subscript[1] === "metadata.annotations" ? key.toLowerCase() : key;
    return invalidTexts(field, key, checkQualifiedName(checked));
  }
  if (fields.includes(fieldPath)) return [];
  return isPodField(fieldPath)
    ? [unsupportedValue(field, fieldPath, fields)]
    : [invalidValue(field, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`)];
}

function isPodField(fieldPath: string): boolean {
  return [
    ...envFields,
    "metadata.labels",
    "metadata.annotations",
    "spec.restartPolicy",
    "status.phase",
  ].includes(fieldPath);
}

export function validateResourceFieldRef(
  selector: corev1.ResourceFieldSelector,
  path: FieldPath,
): FieldError[] {
  const { resource } = selector;
  if (resource === "") return [requiredValue(path.child("resource"))];
  const known = envResources.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource);
  return known ? [] : [unsupportedValue(path.child("resource"), resource, envResources)];
}

function validateKeyRef(selector: corev1.ConfigMapKeySelector, path: FieldPath): FieldError[] {
  const errors = validateReferencedName(selector.name, path);
  if (selector.key === "") return [...errors, requiredValue(path.child("key"))];
  return [...errors, ...invalidTexts(path.child("key"), selector.key, checkConfigMapKey(selector.key))];
}

function validateReferencedName(name: string | undefined, path: FieldPath): FieldError[] {
  if (name === undefined || name === "") return [requiredValue(path.child("name"))];
  return invalidTexts(path.child("name"), name, checkDns1123Subdomain(name));
}

export function validateEnvFrom(
  sources: readonly corev1.EnvFromSource[] | undefined,
  path: FieldPath,
): FieldError[] {
  return (sources ?? []).flatMap((source, i) => {
    const itemPath = path.index(i);
    const prefix = source.prefix ?? "";
    const errors =
      prefix === "" ? [] : invalidTexts(itemPath.child("prefix"), prefix, checkEnvVarName(prefix));
    const count = [source.configMapRef, source.secretRef].filter(
      (reference) => reference !== undefined,
    ).length;
    if (source.configMapRef) {
      errors.push(...validateReferencedName(source.configMapRef.name, itemPath.child("configMapRef")));
    }
    if (source.secretRef) {
      errors.push(...validateReferencedName(source.secretRef.name, itemPath.child("secretRef")));
    }
    if (count === 0)
      errors.push(invalidValue(path, "", "must specify one of: `configMapRef` or `secretRef`"));
    if (count > 1) {
      errors.push(invalidValue(path, "", "may not have more than one field specified at a time"));
    }
    return errors;
  });
}
