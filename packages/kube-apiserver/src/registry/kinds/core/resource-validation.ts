import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkQualifiedName,
  forbiddenValue,
  invalidValue,
  notNegativeText,
  Quantity,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";

const standard = new Set([
  "cpu",
  "memory",
  "ephemeral-storage",
  "storage",
  "requests.cpu",
  "requests.memory",
  "limits.cpu",
  "limits.memory",
  "pods",
  "services",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
]);
/** Natively counted in whole ones. */
const counted: ReadonlySet<string> = new Set([
  "pods",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "resourcequotas",
  "services.nodeports",
  "services.loadbalancers",
]);
const ofContainers = new Set(["cpu", "memory", "ephemeral-storage"]);

/** Requests and limits of a container. */
export function validateResources(
  resources: corev1.ResourceRequirements | undefined,
  path: FieldPath,
): FieldError[] {
  const limits = resources?.limits ?? {};
  const requests = resources?.requests ?? {};
  const errors: FieldError[] = [];
  for (const [name, amount] of Object.entries(limits)) {
    errors.push(...validateContainerResource(name, amount, path.child("limits").key(name)));
  }
  for (const [name, amount] of Object.entries(requests)) {
    errors.push(...validateContainerResource(name, amount, path.child("requests").key(name)));
    errors.push(...validateRequestAgainstLimit(name, amount, limits[name], path));
  }
  return errors;
}

function validateRequestAgainstLimit(
  name: string,
  request: string,
  limit: string | undefined,
  path: FieldPath,
): FieldError[] {
  const requestsPath = path.child("requests");
  if (limit === undefined) {
    return mayOvercommit(name)
      ? []
      : [requiredValue(path.child("limits"), "Limit must be set for non overcommitable resources")];
  }
  const order = Quantity.parse(request).compare(Quantity.parse(limit));
  if (!mayOvercommit(name) && order !== 0) {
    return [invalidValue(requestsPath, request, `must be equal to ${name} limit of ${limit}`)];
  }
  return order > 0
    ? [invalidValue(requestsPath, request, `must be less than or equal to ${name} limit of ${limit}`)]
    : [];
}

export function isNative(name: string): boolean {
  return !name.includes("/") || name.includes("kubernetes.io/");
}

function isHugePages(name: string): boolean {
  return name.startsWith("hugepages-");
}

export function mayOvercommit(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

function validateContainerResource(name: string, amount: string, path: FieldPath): FieldError[] {
  const errors = validateContainerResourceName(name, path);
  errors.push(...validateAmount(name, amount, path));
  return errors;
}

/** Amounts may not be negative, and some things there are only whole ones of. */
export function validateAmount(name: string, amount: string, path: FieldPath): FieldError[] {
  const quantity = Quantity.parse(amount);
  const errors = quantity.sign() < 0 ? [invalidValue(path, amount, notNegativeText)] : [];
  const isWhole = counted.has(name) || isExtended(name);
  if (isWhole && quantity.milliValue() % 1000 !== 0)
    errors.push(invalidValue(path, amount, "must be an integer"));
  return errors;
}

/** What users count besides Kubernetes' own resources: `example.com/gpu`. */
export function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith("requests.")) return false;
  return checkQualifiedName(`requests.${name}`).length === 0;
}

export function validateResourceName(name: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, name, checkQualifiedName(name));
  if (errors.length === 0 && !name.includes("/") && !standard.has(name) && !isHugePages(name)) {
    errors.push(invalidValue(path, name, "must be a standard resource type or fully qualified"));
  }
  return errors;
}

export function validateContainerResourceName(name: string, path: FieldPath): FieldError[] {
  const errors = validateResourceName(name, path);
  if (!name.includes("/") && !ofContainers.has(name) && !isHugePages(name)) {
    errors.push(invalidValue(path, name, "must be a standard resource for containers"));
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalidValue(path, name, "doesn't follow extended resource name standard"));
  }
  return errors;
}

const ofPods = new Set(["cpu", "memory"]);

/** Requests and limits of a whole pod. */
export function validatePodResources(
  resources: corev1.ResourceRequirements | undefined,
  path: FieldPath,
): FieldError[] {
  if (resources === undefined) return [];
  const errors: FieldError[] = [];
  for (const part of ["limits", "requests"] as const) {
    for (const [name, amount] of Object.entries(resources[part] ?? {})) {
      const partPath = path.child(part).key(name);
      if (!ofPods.has(name) && !isHugePages(name)) {
        errors.push(invalidValue(partPath, name, "unsupported resource for pod-level resources"));
      }
      errors.push(...validateAmount(name, amount, partPath));
      if (part === "requests") {
        errors.push(...validateRequestAgainstLimit(name, amount, resources.limits?.[name], path));
      }
    }
  }
  if ((resources.claims?.length ?? 0) > 0) {
    errors.push(forbiddenValue(path.child("claims"), "claims may not be set for Resources at pod-level"));
  }
  return errors;
}
