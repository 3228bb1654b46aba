import type { KubernetesObject } from "@kubets/api";
import { semanticEqual } from "@kubets/apimachinery";

/** Kinds whose metadata.generation counts changes of what the user wants (the strategies of Kubernetes set it). */
const counted: ReadonlySet<string> = new Set([
  "/pods",
  "/podtemplates",
  "/replicationcontrollers",
  "admissionregistration.k8s.io/mutatingadmissionpolicies",
  "admissionregistration.k8s.io/mutatingadmissionpolicybindings",
  "admissionregistration.k8s.io/mutatingwebhookconfigurations",
  "admissionregistration.k8s.io/validatingadmissionpolicies",
  "admissionregistration.k8s.io/validatingadmissionpolicybindings",
  "admissionregistration.k8s.io/validatingwebhookconfigurations",
  "apiextensions.k8s.io/customresourcedefinitions",
  "apps/daemonsets",
  "apps/deployments",
  "apps/replicasets",
  "apps/statefulsets",
  "batch/cronjobs",
  "batch/jobs",
  "discovery.k8s.io/endpointslices",
  "flowcontrol.apiserver.k8s.io/flowschemas",
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations",
  "networking.k8s.io/ingressclasses",
  "networking.k8s.io/ingresses",
  "networking.k8s.io/networkpolicies",
  "policy/poddisruptionbudgets",
  "resource.k8s.io/deviceclasses",
  "resource.k8s.io/resourceslices",
  "scheduling.k8s.io/priorityclasses",
]);

export function hasGeneration(type: { readonly group: string; readonly resource: string }): boolean {
  return counted.has(`${type.group}/${type.resource}`);
}

/** Whether what is wanted differs: the spec, or for kinds without one everything but metadata. */
export function wantsChanged(object: KubernetesObject, old: KubernetesObject): boolean {
  const now = object as KubernetesObject & Readonly<Record<string, unknown>>; // any kind: its fields by name
  const before = old as typeof now;
  if ("spec" in now || "spec" in before) return !semanticEqual(now["spec"], before["spec"]);
  const strip = ({ metadata: _metadata, status: _status, ...rest }: typeof now): unknown => rest;
  return !semanticEqual(strip(now), strip(before));
}
