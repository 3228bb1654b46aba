/** What a ResourceQuota may say (pkg/apis/core/validation, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkQualifiedName,
  FieldPath,
  invalidValue,
  requiredValue,
  semanticEqual,
  immutableText,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { validateQuotaAmounts } from "./limit-validation.ts";

const specPath = FieldPath.of("spec");

const ofPods: readonly string[] = ["pods"];
const ofPodsCompute = ["cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory"];
const ofClaims: readonly string[] = ["persistentvolumeclaims", "requests.storage"];
const standard: ReadonlySet<string> = new Set([
  ...ofPods,
  ...ofPodsCompute,
  ...ofClaims,
  "ephemeral-storage",
  "requests.ephemeral-storage",
  "limits.ephemeral-storage",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "services.nodeports",
  "services.loadbalancers",
]);

/** What can be counted by scope. */
const scopes: ReadonlyMap<string, readonly string[]> = new Map([
  ["Terminating", [...ofPods, ...ofPodsCompute]],
  ["NotTerminating", [...ofPods, ...ofPodsCompute]],
  ["BestEffort", ofPods],
  ["NotBestEffort", [...ofPods, ...ofPodsCompute]],
  ["PriorityClass", [...ofPods, ...ofPodsCompute]],
  ["CrossNamespacePodAffinity", [...ofPods, ...ofPodsCompute]],
  ["VolumeAttributesClass", ofClaims],
]);
const contradictions = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
];

export function validateQuota(quota: corev1.ResourceQuota): FieldError[] {
  const hard = Object.keys(quota.spec?.hard ?? {});
  return [
    ...hard.flatMap((name) => validateName(name, specPath.child("hard").key(name))),
    ...validateQuotaAmounts(quota),
    ...validateScopes(quota.spec?.scopes ?? [], hard),
    ...validateSelector(quota.spec?.scopeSelector, hard),
  ];
}

function validateName(name: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, name, checkQualifiedName(name));
  if (errors.length > 0 || name.includes("/") || isStandard(name)) return errors;
  return [invalidValue(path, name, "must be a standard resource for quota")];
}

function isStandard(name: string): boolean {
  return standard.has(name) || /^(requests\.)?hugepages-/.test(name);
}

function counts(scope: string, name: string): boolean {
  return !isStandard(name) || (scopes.get(scope)?.includes(name) ?? true);
}

function areContrary(named: readonly string[]): boolean {
  return contradictions.some((pair) => pair.every((scope) => named.includes(scope)));
}

function validateScopes(named: readonly string[], hard: readonly string[]): FieldError[] {
  const path = specPath.child("scopes");
  const errors = named.flatMap((scope) => [
    ...(scopes.has(scope) ? [] : [invalidValue(path, named, "unsupported scope")]),
    ...hard.flatMap((name) =>
      counts(scope, name) ? [] : [invalidValue(path, named, "unsupported scope applied to resource")],
    ),
  ]);
  return areContrary(named) ? [...errors, invalidValue(path, named, "conflicting scopes")] : errors;
}

function validateSelector(selector: corev1.ScopeSelector | undefined, hard: readonly string[]): FieldError[] {
  const path = specPath.child("scopeSelector", "matchExpressions");
  const requirements = selector?.matchExpressions ?? [];
  const errors = requirements.flatMap((requirement) => {
    const { scopeName: scope } = requirement;
    return [
      ...(scopes.has(scope) ? [] : [invalidValue(path.child("scopeName"), scope, "unsupported scope")]),
      ...hard.flatMap((name) =>
        counts(scope, name) ? [] : [invalidValue(path, selector, "unsupported scope applied to resource")],
      ),
      ...validateOperator(requirement, path),
    ];
  });
  const named = requirements.map(({ scopeName }) => scopeName);
  return areContrary(named) ? [...errors, invalidValue(path, requirements, "conflicting scopes")] : errors;
}

const withValues: ReadonlySet<string> = new Set(["PriorityClass", "VolumeAttributesClass"]);

function validateOperator(
  { scopeName, operator, values = [] }: corev1.ScopedResourceSelectorRequirement,
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  if (scopes.has(scopeName) && !withValues.has(scopeName) && operator !== "Exists") {
    const detail =
      "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";
    errors.push(invalidValue(path.child("operator"), operator, detail));
  }
  const at = path.child("values");
  if (operator === "In" || operator === "NotIn") {
    const detail = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    if (values.length === 0) errors.push(requiredValue(at, detail));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    const detail = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    if (values.length > 0) errors.push(invalidValue(at, values, detail));
  } else errors.push(invalidValue(path.child("operator"), operator, "not a valid selector operator"));
  return errors;
}

/** A quota counts the same objects all its life. */
export function validateQuotaUpdate(quota: corev1.ResourceQuota, old: corev1.ResourceQuota): FieldError[] {
  const [now, before] = [quota, old].map(({ spec }) => [...(spec?.scopes ?? [])].sort());
  if (semanticEqual(now, before)) return [];
  return [invalidValue(specPath.child("scopes"), quota.spec?.scopes ?? [], immutableText)];
}
