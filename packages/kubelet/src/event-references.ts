import type { corev1 } from "@kubets/api";
import { containersOf } from "./pod/pod-containers.ts";

const kinds = ["init", "main", "ephemeral"] as const;

/** What an event about one container refers to: the pod, and the container by its field. */
export function containerReference(pod: corev1.Pod, container: corev1.Container): corev1.ObjectReference {
  const kind = kinds.find((candidate) =>
    containersOf(pod, candidate).some(({ name }) => name === container.name),
  );
  const field = kind === undefined || kind === "main" ? "containers" : `${kind}Containers`;
  return { ...podReference(pod), fieldPath: `spec.${field}{${container.name}}` };
}

export function podReference(pod: corev1.Pod): corev1.ObjectReference {
  const { namespace = "", name = "", uid = "", resourceVersion = "" } = pod.metadata;
  return { kind: "Pod", namespace, name, uid, apiVersion: "v1", resourceVersion };
}
