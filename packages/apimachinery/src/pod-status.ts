import type { corev1 } from "@kubets/api";
import { parseTime } from "./clock.ts";
import { findCondition, isConditionTrue } from "./conditions.ts";

export function isPodReady(pod: corev1.Pod): boolean {
  return isConditionTrue(pod.status.conditions, "Ready");
}

/** Ready, and for at least `minReadySeconds`. */
export function isPodAvailable(pod: corev1.Pod, minReadySeconds: number, nowMs: number): boolean {
  const ready = findCondition(pod.status.conditions, "Ready");
  if (ready?.status !== "True") return false;
  if (minReadySeconds === 0) return true;
  if (typeof ready.lastTransitionTime !== "string") return false;
  return parseTime(ready.lastTransitionTime) + minReadySeconds * 1000 <= nowMs;
}

/** All its containers have ended for good. */
export function isPodTerminal(pod: corev1.Pod): boolean {
  return pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
}

/** Not terminal and not being deleted: it counts towards its controller's replicas. */
export function isPodActive(pod: corev1.Pod): boolean {
  return !isPodTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** A sidecar: an init container that keeps running beside the pod's containers. */
export function isRestartableInitContainer(container: corev1.Container): boolean {
  return container.restartPolicy === "Always";
}

/** When the pod became ready, as its condition has it; undefined when it is not ready. */
export function podReadyTime(pod: corev1.Pod): string | undefined {
  const ready = findCondition(pod.status.conditions, "Ready");
  return ready?.status === "True" ? (ready.lastTransitionTime ?? undefined) : undefined;
}
