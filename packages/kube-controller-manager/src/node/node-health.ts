/**
 * What the control plane makes of a node's heartbeats (Kubernetes v1.36, pkg/controller/nodelifecycle). Heartbeats
 * are judged by when they were seen here, never by the node's clock.
 */
import { findCondition, formatTime } from "@kubets/apimachinery";
import type { coordinationv1, corev1 } from "@kubets/api";

/** Conditions that only the kubelet can know. */
const kubeletConditions = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] as const;

/** What was seen of a node, and when it last gave a sign of life. */
export interface Heartbeat {
  readonly seenAtMs: number;
  readonly renewTime: string | null | undefined;
  readonly conditions: readonly corev1.NodeCondition[] | undefined;
}

/** The heartbeat after another look: a renewed Lease or a new heartbeat time is a sign of life. `nowMs` is monotonic. */
export function observeHeartbeat(
  last: Heartbeat | undefined,
  node: corev1.Node,
  lease: coordinationv1.Lease | undefined,
  nowMs: number,
): Heartbeat {
  const renewTime = lease?.spec.renewTime;
  const { conditions } = node.status;
  if (!last) return { seenAtMs: nowMs, renewTime, conditions };
  const isAlive =
    (renewTime !== undefined && renewTime !== last.renewTime) ||
    heartbeatTime(conditions) !== heartbeatTime(last.conditions);
  return { seenAtMs: isAlive ? nowMs : last.seenAtMs, renewTime, conditions };
}

/** A node that never posted a status has longer to do so than one that stopped. */
export function isSilent(
  node: corev1.Node,
  heartbeat: Heartbeat,
  grace: { readonly monitorMs: number; readonly startupMs: number },
  nowMs: number,
): boolean {
  const hasReported = findCondition(node.status.conditions, "Ready") !== undefined;
  return nowMs - heartbeat.seenAtMs > (hasReported ? grace.monitorMs : grace.startupMs);
}

/** The conditions of a silent node: what the kubelet said is no longer known. */
export function silentConditions(node: corev1.Node, nowMs: number): readonly corev1.NodeCondition[] {
  const now = formatTime(nowMs);
  const conditions = [...(node.status.conditions ?? [])];
  for (const type of kubeletConditions) {
    const index = conditions.findIndex((condition) => condition.type === type);
    const current = conditions[index];
    if (!current) {
      conditions.push({
        type,
        status: "Unknown",
        lastHeartbeatTime: node.metadata.creationTimestamp ?? now,
        lastTransitionTime: now,
        reason: "NodeStatusNeverUpdated",
        message: "Kubelet never posted node status.",
      });
    } else if (current.status !== "Unknown") {
      conditions[index] = {
        ...current,
        status: "Unknown",
        lastTransitionTime: now,
        reason: "NodeStatusUnknown",
        message: "Kubelet stopped posting node status.",
      };
    }
  }
  return conditions;
}

export function readyStatus(node: corev1.Node): corev1.ConditionStatus {
  return findCondition(node.status.conditions, "Ready")?.status ?? "Unknown";
}

export type ZoneState = "Normal" | "PartialDisruption" | "FullDisruption";

/** When most nodes are gone, it is more likely the control plane that is cut off: evict slowly or not at all. */
export function zoneState(statuses: readonly corev1.ConditionStatus[]): ZoneState {
  const notReady = statuses.filter((status) => status !== "True").length;
  if (notReady > 0 && notReady === statuses.length) return "FullDisruption";
  return notReady > 2 && notReady / statuses.length >= 0.55 ? "PartialDisruption" : "Normal";
}

/** Only the kubelet moves it: our own writes leave it as it is. */
function heartbeatTime(conditions: readonly corev1.NodeCondition[] | undefined): string | null | undefined {
  return findCondition(conditions, "Ready")?.lastHeartbeatTime;
}
