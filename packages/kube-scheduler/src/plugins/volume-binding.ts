import type { corev1 } from "@kubets/api";
import type { Plugin } from "../framework/plugin.ts";

export interface ClaimLister {
  get(namespace: string, name: string): corev1.PersistentVolumeClaim | undefined;
}

/** A pod waits until its claims exist and are bound. */
export function volumeBinding(claims: ClaimLister): Plugin {
  return {
    name: "VolumeBinding",
    eventsToRegister: ["claim-changed"],
    preFilter: (pod) => {
      const names = claimNames(pod);
      if (names.length === 0) return { kind: "skip" };
      let unbound = false;
      for (const name of names) {
        const claim = claims.get(pod.metadata.namespace ?? "", name);
        if (!claim) return { kind: "rejected", reason: `persistentvolumeclaim "${name}" not found` };
        if (claim.metadata.deletionTimestamp) {
          return { kind: "rejected", reason: `persistentvolumeclaim "${name}" is being deleted` };
        }
        if (!claim.spec.volumeName || claim.status.phase !== "Bound") unbound = true;
      }
      if (unbound) return { kind: "rejected", reason: "pod has unbound immediate PersistentVolumeClaims" };
      return { kind: "skip" };
    },
  };
}

function claimNames(pod: corev1.Pod): readonly string[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    if (volume.persistentVolumeClaim) return [volume.persistentVolumeClaim.claimName];
    return volume.ephemeral ? [`${pod.metadata.name ?? ""}-${volume.name}`] : [];
  });
}
