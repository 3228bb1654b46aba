/** What a Node may say and change (ValidateNode and ValidateNodeUpdate, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkConfigMapKey,
  checkDns1123Label,
  checkDns1123Subdomain,
  duplicateValue,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames } from "../checks.ts";
import { parseCidr, validateCidr } from "../networking/addresses.ts";
import { validateAmount } from "./resource-validation.ts";
import { validateTaints } from "./scheduling-validation.ts";

const specPath = FieldPath.of("spec");
const statusPath = FieldPath.of("status");
// Where Kubernetes tells of taints.
const taintsPath = FieldPath.of("metadata", "taints");
const rangesPath = specPath.child("podCIDRs");

export function validateNode(node: corev1.Node): FieldError[] {
  return [
    ...validateTaints(node.spec?.taints, taintsPath),
    ...validateAmounts(node),
    ...validateRanges(node.spec?.podCIDRs ?? []),
  ];
}

/** Also of a write to the status. */
export function validateNodeUpdate(node: corev1.Node, old: corev1.Node): FieldError[] {
  const { spec, status } = node;
  const errors = [...validateAmounts(node), ...validateAddresses(status?.addresses ?? [])];
  errors.push(...validateRangesUpdate(spec.podCIDRs ?? [], old.spec.podCIDRs ?? []));
  if ((old.spec.providerID ?? "") !== "" && spec.providerID !== old.spec.providerID) {
    const detail = 'node updates may not change providerID except from "" to valid';
    errors.push(forbiddenValue(specPath.child("providerID"), detail));
  }
  if (spec.configSource)
    errors.push(...validateSource(spec.configSource, specPath.child("configSource"), false));
  for (const field of ["assigned", "active", "lastKnownGood"] as const) {
    const source = status?.config?.[field];
    if (source) errors.push(...validateSource(source, statusPath.child("config", field), true));
  }
  errors.push(...validateTaints(spec.taints, taintsPath));
  if ((spec.externalID ?? "") !== (old.spec.externalID ?? ""))
    errors.push(forbiddenValue(specPath.child("externalID"), "may not be updated"));
  return errors;
}

function validateAmounts({ status }: corev1.Node): FieldError[] {
  return (["capacity", "allocatable"] as const).flatMap((field) =>
    Object.entries(status?.[field] ?? {}).flatMap(([name, amount]) =>
      validateAmount(name, amount, statusPath.child(field, name)),
    ),
  );
}

function validateAddresses(addresses: readonly corev1.NodeAddress[]): FieldError[] {
  const seen = new Set<string>();
  return addresses.flatMap(({ type, address }, i) => {
    const key = `${type} ${address}`;
    const path = statusPath.child("addresses").index(i);
    // With the names that the fields have in Kubernetes' own types.
    if (seen.has(key)) return [duplicateValue(path, { Type: type, Address: address })];
    seen.add(key);
    return [];
  });
}

function validateRanges(ranges: readonly string[]): FieldError[] {
  const errors = ranges.flatMap((range, i) => validateCidr(range, rangesPath.index(i)));
  if (ranges.length < 2) return errors;
  const families = new Set(ranges.map((range) => parseCidr(range)?.family));
  if (families.size !== 2 || ranges.length > 2) {
    const detail = "may specify no more than one CIDR for each IP family";
    errors.push(invalidValue(rangesPath, ranges, detail));
  }
  const seen = new UniqueNames();
  return [...errors, ...ranges.flatMap((range, i) => seen.check(range, rangesPath.index(i)))];
}

/** Given once, the ranges stay; Kubernetes tells of each that differs. */
function validateRangesUpdate(ranges: readonly string[], old: readonly string[]): FieldError[] {
  if (old.length === 0) return [];
  const detail = 'node updates may not change podCIDR except from "" to valid';
  const error = forbiddenValue(rangesPath, detail);
  if (ranges.length !== old.length) return [error];
  return old.flatMap((range, i) => (range === ranges[i] ? [] : [error]));
}

/** Kubelets no longer read their configuration from ConfigMaps, yet the fields are checked. */
function validateSource(source: corev1.NodeConfigSource, path: FieldPath, reported: boolean): FieldError[] {
  const { configMap } = source;
  if (configMap === undefined)
    return [invalidValue(path, source, "exactly one reference subfield must be non-nil")];
  const at = path.child("configMap");
  const errors = (["uid", "resourceVersion"] as const).flatMap((field) => {
    if (((configMap[field] ?? "") !== "") === reported) return [];
    return reported
      ? [requiredValue(at.child(field), `${field} must be set in status`)]
      : [forbiddenValue(at.child(field), `${field} must not be set in spec`)];
  });
  const checks = {
    namespace: checkDns1123Label,
    name: checkDns1123Subdomain,
    kubeletConfigKey: checkConfigMapKey,
  } as const;
  for (const field of ["namespace", "name", "kubeletConfigKey"] as const) {
    const value = configMap[field] ?? "";
    if (value === "") errors.push(requiredValue(at.child(field), `${field} must be set`));
    else errors.push(...invalidTexts(at.child(field), value, checks[field](value)));
  }
  return errors;
}
