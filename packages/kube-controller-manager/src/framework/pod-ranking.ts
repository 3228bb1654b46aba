import { isPodReady, isPodTerminal, parseTime, podReadyTime } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";

/** A pod and how many pods of the same owner's family share its node. */
export interface RankedPod {
  readonly pod: corev1.Pod;
  readonly rank: number;
}

const phaseOrder: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

/**
 * Orders pods so that the one whose loss hurts least comes first: not assigned, not running, not ready, cheap to
 * delete, on a crowded node, ready for a short time, often restarted, young. As ActivePodsWithRanks of Kubernetes
 * v1.36 with LogarithmicScaleDown; pods of the same age class are ordered by uid.
 */
export function compareForDeletion(a: RankedPod, b: RankedPod, nowMs: number): number {
  return (
    compareAssigned(a.pod, b.pod) ||
    phaseRank(a.pod) - phaseRank(b.pod) ||
    Number(isPodReady(a.pod)) - Number(isPodReady(b.pod)) ||
    deletionCost(a.pod) - deletionCost(b.pod) ||
    b.rank - a.rank ||
    compareReadyTime(a.pod, b.pod, nowMs) ||
    maxRestarts(b.pod) - maxRestarts(a.pod) ||
    compareAge(
      timeOf(a.pod.metadata.creationTimestamp),
      timeOf(b.pod.metadata.creationTimestamp),
      a.pod,
      b.pod,
      nowMs,
    )
  );
}

/** The `count` pods of `pods` to delete. `related` are those of the whole family, for the crowding of nodes. */
export function choosePodsToDelete(options: {
  readonly pods: readonly corev1.Pod[];
  readonly related: readonly corev1.Pod[];
  readonly count: number;
  readonly nowMs: number;
}): readonly corev1.Pod[] {
  if (options.count >= options.pods.length) return options.pods;
  const perNode = new Map<string, number>();
  for (const pod of options.related) {
    if (isPodTerminal(pod)) continue;
    const node = pod.spec.nodeName ?? "";
    perNode.set(node, (perNode.get(node) ?? 0) + 1);
  }
  return options.pods
    .map((pod) => ({ pod, rank: perNode.get(pod.spec.nodeName ?? "") ?? 0 }))
    .sort((a, b) => compareForDeletion(a, b, options.nowMs))
    .slice(0, options.count)
    .map(({ pod }) => pod);
}

function compareAssigned(a: corev1.Pod, b: corev1.Pod): number {
  return Number((a.spec.nodeName ?? "") !== "") - Number((b.spec.nodeName ?? "") !== "");
}

function phaseRank(pod: corev1.Pod): number {
  return phaseOrder[pod.status.phase ?? ""] ?? 0;
}

function deletionCost(pod: corev1.Pod): number {
  const text = pod.metadata.annotations?.[deletionCostAnnotation];
  return text !== undefined && /^(0|-?[1-9][0-9]*)$/.test(text) ? Number(text) : 0;
}

function compareReadyTime(a: corev1.Pod, b: corev1.Pod, nowMs: number): number {
  if (!isPodReady(a) || !isPodReady(b)) return 0;
  return compareAge(timeOf(podReadyTime(a)), timeOf(podReadyTime(b)), a, b, nowMs);
}

/** Younger first, by classes of doubling age; an unknown time counts as youngest. */
function compareAge(
  timeA: number | undefined,
  timeB: number | undefined,
  a: corev1.Pod,
  b: corev1.Pod,
  nowMs: number,
): number {
  if (timeA === timeB) return 0;
  if (timeA === undefined) return -1;
  if (timeB === undefined) return 1;
  const difference = ageClass(nowMs - timeA) - ageClass(nowMs - timeB);
  if (difference !== 0) return difference;
  return (a.metadata.uid ?? "") < (b.metadata.uid ?? "") ? -1 : 1;
}

function ageClass(ageMs: number): number {
  return ageMs > 0 ? Math.round(Math.log2(ageMs * 1e6)) : -1;
}

function maxRestarts(pod: corev1.Pod): number {
  return Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));
}

function timeOf(text: string | null | undefined): number | undefined {
  return text ? parseTime(text) : undefined;
}
