import type { corev1 } from "@kubets/api";
import { deepEqual } from "@kubets/apimachinery";
import { ownConditions } from "./pod-conditions.ts";

/** Whether a new state of the pod in the API may call for action. What the kubelet wrote itself does not. */
export function callsForSync(before: corev1.Pod, after: corev1.Pod): boolean {
  return !deepEqual(relevant(before), relevant(after));
}

function relevant(pod: corev1.Pod): unknown {
  const { annotations, deletionGracePeriodSeconds, deletionTimestamp, generation, labels } = pod.metadata;
  const conditions = (pod.status.conditions ?? []).filter(({ type }) => !ownConditions.has(type));
  return {
    ...{ annotations, deletionGracePeriodSeconds, deletionTimestamp, generation, labels },
    spec: pod.spec,
    conditions,
  };
}
