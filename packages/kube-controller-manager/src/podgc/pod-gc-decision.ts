/** Pods that nobody will delete any more (Kubernetes v1.36, pkg/controller/podgc). */
import { isPodTerminal } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";
import { readyStatus } from "../node/node-health.ts";

const outOfServiceTaint = "node.kubernetes.io/out-of-service";

/** How long a node must be missing before its pods are taken to be lost. */
export const orphanQuarantineMs = 40_000;

export type Verdict =
  /** More terminated pods than the threshold allows. */
  | "terminated"
  /** Its node is no more. */
  | "orphaned"
  /** It is being deleted and was never scheduled: no kubelet will finish it. */
  | "unscheduled"
  /** It is being deleted, and its node was declared to be out of service. */
  | "outOfService";

export interface PodGcView {
  readonly pods: readonly corev1.Pod[];
  readonly nodes: ReadonlyMap<string, corev1.Node>;
  /** How long a node has been seen to be missing; 0 when only just. */
  readonly missingForMs: (node: string) => number;
  readonly terminatedThreshold: number;
}

export function planPodGc(view: PodGcView): ReadonlyMap<corev1.Pod, Verdict> {
  const verdicts = new Map<corev1.Pod, Verdict>();
  for (const pod of surplusTerminated(view.pods, view.terminatedThreshold)) verdicts.set(pod, "terminated");
  for (const pod of view.pods) {
    const nodeName = pod.spec.nodeName ?? "";
    const isLeaving = pod.metadata.deletionTimestamp !== undefined;
    const node = view.nodes.get(nodeName);
    if (nodeName === "") {
      if (isLeaving) verdicts.set(pod, "unscheduled");
    } else if (!node) {
      if (view.missingForMs(nodeName) >= orphanQuarantineMs) verdicts.set(pod, "orphaned");
    } else if (isLeaving && isOutOfService(node)) {
      verdicts.set(pod, "outOfService");
    }
  }
  return verdicts;
}

function isOutOfService(node: corev1.Node): boolean {
  return (
    readyStatus(node) !== "True" && (node.spec.taints ?? []).some(({ key }) => key === outOfServiceTaint)
  );
}

/** Evicted pods first, then the oldest. */
function surplusTerminated(pods: readonly corev1.Pod[], threshold: number): readonly corev1.Pod[] {
  if (threshold <= 0) return [];
  const terminated = pods.filter(isPodTerminal);
  if (terminated.length <= threshold) return [];
  const rank = ({ metadata, status }: corev1.Pod): string =>
    `${status.reason === "Evicted" ? "0" : "1"}/${metadata.creationTimestamp ?? ""}/${metadata.name ?? ""}`;
  return terminated.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, terminated.length - threshold);
}
