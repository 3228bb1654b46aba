import type { KubernetesObject, corev1 } from "@kubets/api";

/**
 * Reports what a component did to an object, for people to read (`kubectl describe`, `kubectl get events`).
 * Never waits, never fails: events are best effort, similar ones are counted together, too many are dropped.
 */
export interface EventRecorder {
  event(
    about: KubernetesObject | corev1.ObjectReference,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
    annotations?: Readonly<Record<string, string>>,
  ): void;
}
