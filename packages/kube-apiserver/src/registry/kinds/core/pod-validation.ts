/** What makes a pod's spec valid (pkg/apis/core/validation, v1.36), in Kubernetes' order and words. */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  checkQualifiedName,
  duplicateValue,
  FieldPath,
  forbiddenValue,
  invalidValue,
  Quantity,
  requiredValue,
  validateAnnotations,
  validateLabels,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts, validateChoice, validateOptionalChoice } from "../checks.ts";
import {
  validateContainers,
  validateEphemeralContainers,
  validateInitContainers,
} from "./container-validation.ts";
import { volumeKinds } from "./mount-validation.ts";
import { validatePodSecurityContext } from "./pod-security-validation.ts";
import { validatePodResources } from "./resource-validation.ts";
import {
  validateAffinity,
  validatePositiveInt32,
  validateTolerations,
  validateTopologySpread,
} from "./scheduling-validation.ts";
import { validateIp } from "../networking/addresses.ts";
import { validateVolumes } from "./volume-validation.ts";

export function validatePodTemplate(template: corev1.PodTemplateSpec, path: FieldPath): FieldError[] {
  const errors = [
    ...validateTemplateMetadata(template, path),
    ...validatePodSpec(template.spec, path.child("spec")),
  ];
  if ((template.spec.ephemeralContainers?.length ?? 0) > 0) {
    const detail = "ephemeral containers not allowed in pod template";
    errors.push(forbiddenValue(path.child("spec", "ephemeralContainers"), detail));
  }
  return errors;
}

export function validateTemplateMetadata(template: corev1.PodTemplateSpec, path: FieldPath): FieldError[] {
  return [
    ...validateLabels(template.metadata?.labels, path.child("labels")),
    ...validateAnnotations(template.metadata?.annotations, path.child("annotations")),
  ];
}

const dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

export function validatePodSpec(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const facts = {
    volumes: volumeKinds(spec.volumes),
    graceSeconds: spec.terminationGracePeriodSeconds ?? 30,
    hostNetwork: spec.hostNetwork === true,
  };
  return [
    ...validateVolumes(spec.volumes, path.child("volumes")),
    ...validateContainers(spec.containers, facts, path.child("containers")),
    ...validateInitContainers(spec, facts, path.child("initContainers")),
    ...validateEphemeralContainers(spec, facts, path.child("ephemeralContainers")),
    ...validatePodResources(spec.resources, path.child("resources")),
    ...validateChoice(spec.restartPolicy, ["Always", "OnFailure", "Never"], path.child("restartPolicy")),
    ...validateChoice(spec.dnsPolicy, dnsPolicies, path.child("dnsPolicy")),
    ...validateLabels(spec.nodeSelector, path.child("nodeSelector")),
    ...validatePodSecurityContext(spec, path.child("securityContext")),
    ...validatePullSecrets(spec, path.child("imagePullSecrets")),
    ...validateAffinity(spec.affinity, path.child("affinity")),
    ...validateDnsConfig(spec, path.child("dnsConfig")),
    ...validateGates(spec, path),
    ...validateTopologySpread(spec.topologySpreadConstraints, path.child("topologySpreadConstraints")),
    ...validateNames(spec, path),
    ...validateTolerations(spec.tolerations, path.child("tolerations")),
    ...validateRest(spec, path),
  ];
}

function validatePullSecrets(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  return (spec.imagePullSecrets ?? []).flatMap((secret, i) =>
    secret.name
      ? invalidTexts(path.index(i).child("name"), secret.name, checkDns1123Subdomain(secret.name))
      : [],
  );
}

function validateDnsConfig(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const config = spec.dnsConfig;
  if (spec.dnsPolicy === "None" && (config?.nameservers?.length ?? 0) === 0) {
    const detail = "must provide at least one DNS nameserver when `dnsPolicy` is None";
    const at = config === undefined ? path : path.child("nameservers");
    errors.push(
      requiredValue(at, config === undefined ? "must provide `dnsConfig` when `dnsPolicy` is None" : detail),
    );
  }
  for (const [i, address] of (config?.nameservers ?? []).entries())
    errors.push(...validateIp(address, path.child("nameservers").index(i)));
  if ((config?.nameservers?.length ?? 0) > 3) {
    errors.push(
      invalidValue(path.child("nameservers"), config?.nameservers, "must not have more than 3 nameservers"),
    );
  }
  if ((config?.searches?.length ?? 0) > 32) {
    errors.push(
      invalidValue(path.child("searches"), config?.searches, "must not have more than 32 search paths"),
    );
  }
  errors.push(...validateSearches(config?.searches ?? [], path.child("searches")));
  for (const [i, option] of (config?.options ?? []).entries()) {
    if (!option.name) errors.push(requiredValue(path.child("options").index(i), "must not be empty"));
  }
  return errors;
}

const maxSearchCharacters = 2048;

function validateSearches(searches: readonly string[], path: FieldPath): FieldError[] {
  const detail = `must not have more than ${String(maxSearchCharacters)} characters (including spaces) in the search list`;
  const errors =
    searches.join(" ").length > maxSearchCharacters ? [invalidValue(path, searches, detail)] : [];
  for (const [i, search] of searches.entries()) {
    // The root, and names that DNS allows besides those of Kubernetes' objects.
    const name = search.replace(/\.$/, "").replaceAll("_", "-");
    if (search !== ".") errors.push(...invalidTexts(path.index(i), search, checkDns1123Subdomain(name)));
  }
  return errors;
}

function validateGates(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  for (const [i, gate] of (spec.readinessGates ?? []).entries()) {
    const gatePath = path.child("readinessGates").index(i).child("conditionType");
    errors.push(...invalidTexts(gatePath, gate.conditionType, checkQualifiedName(gate.conditionType)));
  }
  const seen = new Set<string>();
  for (const [i, gate] of (spec.schedulingGates ?? []).entries()) {
    const gatePath = path.child("schedulingGates").index(i);
    errors.push(...invalidTexts(gatePath, gate.name, checkQualifiedName(gate.name)));
    if (seen.has(gate.name)) {
      errors.push(duplicateValue(gatePath, gate.name));
    }
    seen.add(gate.name);
  }
  if (spec.nodeName && (spec.schedulingGates?.length ?? 0) > 0) {
    const detail = "cannot be set until all schedulingGates have been cleared";
    errors.push(forbiddenValue(path.child("nodeName"), detail));
  }
  return errors;
}

function validateNames(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["serviceAccountName", "nodeName"] as const) {
    const name = spec[field];
    if (name) errors.push(...invalidTexts(path.child(field), name, checkDns1123Subdomain(name)));
  }
  errors.push(...validatePositiveInt32(spec.activeDeadlineSeconds, path.child("activeDeadlineSeconds")));
  for (const field of ["hostname", "subdomain"] as const) {
    const name = spec[field];
    if (name) errors.push(...invalidTexts(path.child(field), name, checkDns1123Label(name)));
  }
  return errors;
}

function validateRest(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  for (const [i, alias] of (spec.hostAliases ?? []).entries()) {
    const aliasPath = path.child("hostAliases").index(i);
    errors.push(...validateIp(alias.ip, aliasPath.child("ip")));
    for (const [j, hostname] of (alias.hostnames ?? []).entries()) {
      const hostPath = aliasPath.child("hostnames").index(j);
      errors.push(...invalidTexts(hostPath, hostname, checkDns1123Subdomain(hostname)));
    }
  }
  for (const field of ["priorityClassName", "runtimeClassName"] as const) {
    const name = spec[field];
    if (name) errors.push(...invalidTexts(path.child(field), name, checkDns1123Subdomain(name)));
  }
  const preemption = ["PreemptLowerPriority", "Never"];
  errors.push(...validateOptionalChoice(spec.preemptionPolicy, preemption, path.child("preemptionPolicy")));
  for (const [name, amount] of Object.entries(spec.overhead ?? {})) {
    if (Quantity.parse(amount).sign() < 0) {
      errors.push(...validateNonNegative(-1, path.child("overhead").key(name)));
    }
  }
  if (spec.os !== undefined) {
    errors.push(...validateChoice(spec.os.name, ["linux", "windows"], path.child("os", "name")));
  }
  return errors;
}

export const specPath = FieldPath.of("spec");
export const templatePath = FieldPath.of("spec", "template");
