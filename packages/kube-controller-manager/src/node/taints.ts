/** Taints that the control plane puts on nodes, and what they mean for pods. */
import { parseTime, toleratesTaint } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";

export const notReadyTaint = "node.kubernetes.io/not-ready";
export const unreachableTaint = "node.kubernetes.io/unreachable";

type TaintMap = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Condition type and status to the taint that keeps new pods away. */
const noScheduleTaints: TaintMap = {
  Ready: { False: notReadyTaint, Unknown: unreachableTaint },
  MemoryPressure: { True: "node.kubernetes.io/memory-pressure" },
  DiskPressure: { True: "node.kubernetes.io/disk-pressure" },
  NetworkUnavailable: { True: "node.kubernetes.io/network-unavailable" },
  PIDPressure: { True: "node.kubernetes.io/pid-pressure" },
};
const unschedulableTaint = "node.kubernetes.io/unschedulable";

const managedNoSchedule = new Set([
  unschedulableTaint,
  ...Object.values(noScheduleTaints).flatMap((byStatus) => Object.values(byStatus)),
]);

/** The node's taints with those of effect NoSchedule as its conditions ask for; others are left alone. */
export function withConditionTaints(node: corev1.Node, now: string): readonly corev1.Taint[] {
  const wanted = new Set<string>();
  for (const { type, status } of node.status.conditions ?? []) {
    const key = noScheduleTaints[type]?.[status];
    if (key !== undefined) wanted.add(key);
  }
  if (node.spec.unschedulable === true) wanted.add(unschedulableTaint);
  const current = node.spec.taints ?? [];
  const kept = current.filter(
    ({ key, effect }) => effect !== "NoSchedule" || !managedNoSchedule.has(key) || wanted.has(key),
  );
  const present = new Set(kept.filter(({ effect }) => effect === "NoSchedule").map(({ key }) => key));
  const missing = [...wanted].filter((key) => !present.has(key)).sort();
  return [...kept, ...missing.map((key): corev1.Taint => ({ key, effect: "NoSchedule", timeAdded: now }))];
}

/** The taints with exactly the wanted one of not-ready and unreachable of effect NoExecute, or none. */
export function withEvictionTaint(
  taints: readonly corev1.Taint[],
  wanted: typeof notReadyTaint | typeof unreachableTaint | undefined,
  now: string,
): readonly corev1.Taint[] {
  const isOurs = ({ key, effect }: corev1.Taint): boolean =>
    effect === "NoExecute" && (key === notReadyTaint || key === unreachableTaint);
  const kept = taints.filter((taint) => !isOurs(taint) || taint.key === wanted);
  if (wanted === undefined || kept.some((taint) => isOurs(taint))) return kept;
  return [...kept, { key: wanted, effect: "NoExecute", timeAdded: now }];
}

/**
 * When the taints of effect NoExecute of its node end the pod's time; undefined when it may stay. A toleration
 * with seconds counts from when the taint was added, or the pod made, whichever is later.
 */
export function evictionTimeMs(
  pod: corev1.Pod,
  taints: readonly corev1.Taint[],
  nowMs: number,
): number | undefined {
  let dueMs: number | undefined;
  for (const taint of taints) {
    if (taint.effect !== "NoExecute") continue;
    const tolerations = (pod.spec.tolerations ?? []).filter((toleration) =>
      toleratesTaint(toleration, taint),
    );
    if (tolerations.length === 0) return nowMs;
    const seconds = tolerations.flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
    if (seconds.length === 0) continue;
    const since = Math.max(timeMs(taint.timeAdded, nowMs), timeMs(pod.metadata.creationTimestamp, 0));
    const taintDueMs = since + Math.max(0, Math.min(...seconds)) * 1000;
    dueMs = Math.min(dueMs ?? Infinity, taintDueMs);
  }
  return dueMs;
}

function timeMs(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : parseTime(text);
}
