import { objectHash, semanticEqual } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";

/** The label that tells the ReplicaSets and pods of one Deployment apart. */
export const podTemplateHashLabel = "pod-template-hash";
/** The label that names the revision of a DaemonSet's or StatefulSet's pod. */
export const controllerRevisionHashLabel = "controller-revision-hash";

/**
 * A short name for a pod template. Equal templates have equal hashes. DEVIATION: Kubernetes hashes a dump of Go
 * structs, we hash canonical JSON, so the suffixes differ from those of a real cluster.
 */
export function podTemplateHash(
  template: corev1.PodTemplateSpec,
  collisionCount: number | undefined,
): string {
  return objectHash(template, collisionCount);
}

/** Two templates are the same workload, whatever hash label they carry. */
export function equalTemplates(a: corev1.PodTemplateSpec, b: corev1.PodTemplateSpec): boolean {
  return semanticEqual(withoutHashLabel(a), withoutHashLabel(b));
}

function withoutHashLabel(template: corev1.PodTemplateSpec): corev1.PodTemplateSpec {
  if (template.metadata.labels?.[podTemplateHashLabel] === undefined) return template;
  const labels = { ...template.metadata.labels };
  delete labels[podTemplateHashLabel];
  return { ...template, metadata: { ...template.metadata, labels } };
}
