/** The stable identity of a StatefulSet's pods: name, host name, claims (Kubernetes v1.36, stateful_set_utils). */
import { newControllerReference, semanticEqual } from "@kubets/apimachinery";
import type { appsv1, corev1 } from "@kubets/api";
import type { Draft } from "@kubets/client";
import { controllerRevisionHashLabel } from "../framework/template-hash.ts";

const podNameLabel = "statefulset.kubernetes.io/pod-name";
const podIndexLabel = "apps.kubernetes.io/pod-index";

export function podNameAt(set: appsv1.StatefulSet, ordinal: number): string {
  return `${set.metadata.name ?? ""}-${String(ordinal)}`;
}

/** The ordinal in a pod's name; undefined when the name is not of this set. */
export function ordinalOf(set: appsv1.StatefulSet, podName: string): number | undefined {
  const match = /^(.*)-([0-9]+)$/.exec(podName);
  return match?.[1] === set.metadata.name && match ? Number(match[2]) : undefined;
}

/** The claims of the pod at `ordinal`, one per template. */
export function claimsAt(
  set: appsv1.StatefulSet,
  ordinal: number,
): readonly Draft<corev1.PersistentVolumeClaim>[] {
  return (set.spec.volumeClaimTemplates ?? []).map(({ metadata, spec }) => ({
    metadata: {
      name: claimName(metadata.name, set, ordinal),
      namespace: set.metadata.namespace ?? "",
      labels: { ...metadata.labels, ...set.spec.selector.matchLabels },
      ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
    },
    spec,
  }));
}

/** The pod at `ordinal` of the given template and revision. */
export function draftStatefulPod(
  set: appsv1.StatefulSet,
  ordinal: number,
  revision: { readonly name: string; readonly template: corev1.PodTemplateSpec },
): Draft<corev1.Pod> {
  const { metadata, spec } = revision.template;
  const name = podNameAt(set, ordinal);
  return {
    metadata: {
      name,
      namespace: set.metadata.namespace ?? "",
      labels: {
        ...metadata.labels,
        ...identityLabels(name, ordinal),
        [controllerRevisionHashLabel]: revision.name,
      },
      ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
      ...(metadata.finalizers ? { finalizers: metadata.finalizers } : {}),
      ownerReferences: [newControllerReference(set)],
    },
    spec: {
      ...spec,
      hostname: name,
      ...(set.spec.serviceName ? { subdomain: set.spec.serviceName } : {}),
      ...withClaimVolumes(set, ordinal, spec.volumes),
    },
  };
}

/** The pod with its identity put right; the same object when nothing is wrong. */
export function withIdentity(set: appsv1.StatefulSet, pod: corev1.Pod): corev1.Pod {
  const name = pod.metadata.name ?? "";
  const ordinal = ordinalOf(set, name);
  if (ordinal === undefined) return pod;
  const labels = { ...pod.metadata.labels, ...identityLabels(name, ordinal) };
  return semanticEqual(labels, pod.metadata.labels) ? pod : { ...pod, metadata: { ...pod.metadata, labels } };
}

export function revisionOfPod(pod: corev1.Pod): string {
  return pod.metadata.labels?.[controllerRevisionHashLabel] ?? "";
}

function identityLabels(name: string, ordinal: number): Readonly<Record<string, string>> {
  return { [podNameLabel]: name, [podIndexLabel]: String(ordinal) };
}

function claimName(template: string | undefined, set: appsv1.StatefulSet, ordinal: number): string {
  return `${template ?? ""}-${podNameAt(set, ordinal)}`;
}

/** A volume of a claim's name in the template gives way to the claim. */
function withClaimVolumes(
  set: appsv1.StatefulSet,
  ordinal: number,
  volumes: readonly corev1.Volume[] | undefined,
): Partial<Pick<corev1.PodSpec, "volumes">> {
  const claimed = (set.spec.volumeClaimTemplates ?? []).map(({ metadata }): corev1.Volume => ({
    name: metadata.name ?? "",
    persistentVolumeClaim: { claimName: claimName(metadata.name, set, ordinal) },
  }));
  const others = (volumes ?? []).filter(({ name }) => !claimed.some((claim) => claim.name === name));
  return claimed.length + others.length > 0 ? { volumes: [...claimed, ...others] } : {};
}
