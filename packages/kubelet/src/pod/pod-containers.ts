import type { corev1 } from "@kubets/api";

export type ContainerKind = "init" | "main" | "ephemeral";

/** The pod's containers of one kind. Ephemeral ones have all that others have, though not all of it may be set. */
export function containersOf(pod: corev1.Pod, kind: ContainerKind): readonly corev1.Container[] {
  switch (kind) {
    case "init":
      return pod.spec.initContainers ?? [];
    case "main":
      return pod.spec.containers;
    case "ephemeral":
      return pod.spec.ephemeralContainers ?? [];
  }
}

/** Of every kind. Names are unique in a pod. */
export function allContainers(pod: corev1.Pod): readonly corev1.Container[] {
  return [...containersOf(pod, "init"), ...containersOf(pod, "main"), ...containersOf(pod, "ephemeral")];
}

export function statusesOf(pod: corev1.Pod, kind: ContainerKind): readonly corev1.ContainerStatus[] {
  const { containerStatuses, ephemeralContainerStatuses, initContainerStatuses } = pod.status;
  switch (kind) {
    case "init":
      return initContainerStatuses ?? [];
    case "main":
      return containerStatuses ?? [];
    case "ephemeral":
      return ephemeralContainerStatuses ?? [];
  }
}

export function allStatuses(pod: corev1.Pod): readonly corev1.ContainerStatus[] {
  return [...statusesOf(pod, "init"), ...statusesOf(pod, "main"), ...statusesOf(pod, "ephemeral")];
}
