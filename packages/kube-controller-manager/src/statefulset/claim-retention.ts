/** Who a claim goes with, by persistentVolumeClaimRetentionPolicy (KEP-1847): the set, its pod, or nobody. */
import { newControllerReference } from "@kubets/apimachinery";
import type { appsv1, corev1, metav1 } from "@kubets/api";

/** The claim's owner references as the policy asks for; those of strangers are kept. */
export function retainedOwners(options: {
  readonly set: appsv1.StatefulSet;
  readonly pod: corev1.Pod;
  readonly claim: corev1.PersistentVolumeClaim;
  /** The pod is to go because the set was made smaller. */
  readonly isCondemned: boolean;
}): readonly metav1.OwnerReference[] {
  const { set, pod, claim, isCondemned } = options;
  const { whenDeleted = "Retain", whenScaled = "Retain" } =
    set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  const others = (claim.metadata.ownerReferences ?? []).filter(
    ({ uid, kind, name }) => uid !== set.metadata.uid && !(kind === "Pod" && name === pod.metadata.name),
  );
  if (others.some(({ controller }) => controller === true)) return claim.metadata.ownerReferences ?? [];
  if (isCondemned && whenScaled === "Delete") return [...others, newControllerReference(pod)];
  return whenDeleted === "Delete" ? [...others, newControllerReference(set)] : others;
}
