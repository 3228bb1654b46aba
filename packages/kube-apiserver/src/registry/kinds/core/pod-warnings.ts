/** What is allowed in a pod and yet likely a mistake (pkg/api/pod warnings, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldPath } from "@kubets/apimachinery";
import { checkDns1123Label, goQuote, semanticEqual } from "@kubets/apimachinery";
import { specPath, templatePath } from "./pod-validation.ts";

export function podWarnings(pod: corev1.Pod, old: corev1.Pod | undefined): readonly string[] {
  if (old !== undefined) return semanticEqual(pod.spec, old.spec) ? [] : specWarnings(pod.spec, specPath);
  const texts = checkDns1123Label(pod.metadata.name ?? "");
  const use = "this is used in the Pod's hostname, which can result in surprising behavior";
  return [...nameWarning(use, texts), ...specWarnings(pod.spec, specPath)];
}

export interface HasTemplate {
  readonly metadata: { readonly name?: string };
  readonly spec: { readonly template: corev1.PodTemplateSpec };
}

/** Of kinds whose pods are made from a template and named after the object. */
export function workloadWarnings(object: HasTemplate, old: HasTemplate | undefined): readonly string[] {
  const { template } = object.spec;
  if (old !== undefined && semanticEqual(template, old.spec.template)) return [];
  const use = "this is used in Pod names and hostnames, which can result in surprising behavior";
  const texts = old === undefined ? checkDns1123Label(object.metadata.name ?? "") : [];
  return [...nameWarning(use, texts), ...specWarnings(template.spec, templatePath.child("spec"))];
}

function nameWarning(use: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0
    ? []
    : [`metadata.name: ${use}; a DNS label is recommended: [${texts.join(" ")}]`];
}

const replacedLabels: Readonly<Record<string, readonly [since: string, instead: string]>> = {
  "beta.kubernetes.io/arch": ["v1.14", "kubernetes.io/arch"],
  "beta.kubernetes.io/os": ["v1.14", "kubernetes.io/os"],
  "failure-domain.beta.kubernetes.io/region": ["v1.17", "topology.kubernetes.io/region"],
  "failure-domain.beta.kubernetes.io/zone": ["v1.17", "topology.kubernetes.io/zone"],
  "beta.kubernetes.io/instance-type": ["v1.17", "node.kubernetes.io/instance-type"],
};

function specWarnings(spec: corev1.PodSpec, path: FieldPath): readonly string[] {
  const warnings: string[] = [];
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    const replaced = replacedLabels[key];
    if (replaced === undefined) continue;
    const [since, instead] = replaced;
    const field = path.child("nodeSelector").key(key).toString();
    warnings.push(`${field}: deprecated since ${since}; use ${goQuote(instead)} instead`);
  }
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const field = path.child("terminationGracePeriodSeconds").toString();
    warnings.push(`${field}: must be >= 0; negative values are invalid and will be treated as 1`);
  }
  for (const part of ["initContainers", "containers"] as const) {
    for (const [i, container] of (spec[part] ?? []).entries()) {
      warnings.push(...containerWarnings(container, path.child(part).index(i)));
    }
  }
  return warnings;
}

function containerWarnings(container: corev1.Container, path: FieldPath): string[] {
  const warnings: string[] = [];
  const names = new Set<string>();
  for (const [i, variable] of (container.env ?? []).entries()) {
    if (names.has(variable.name)) {
      const field = path.child("env").index(i).toString();
      const hidden = goQuote(variable.name);
      warnings.push(
        `${field}: hides previous definition of ${hidden}, which may be dropped when using apply`,
      );
    }
    names.add(variable.name);
  }
  const ports = new Map<string, FieldPath>();
  for (const [i, port] of (container.ports ?? []).entries()) {
    const key = `${port.containerPort}/${port.protocol ?? "TCP"}/${port.hostPort ?? 0}/${port.hostIP ?? ""}`;
    const field = path.child("ports").index(i);
    const first = ports.get(key);
    if (first === undefined) ports.set(key, field);
    else warnings.push(`${field.toString()}: duplicate port definition with ${first.toString()}`);
  }
  return warnings;
}
