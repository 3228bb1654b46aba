import type { corev1 } from "@kubets/api";
import { deepEqual } from "@kubets/apimachinery";
import type { ClusterEvent } from "./framework/cluster-event.ts";

/** What about a node has changed that pods may have waited for. Heartbeats change nothing of it. */
export function nodeChanges(node: corev1.Node, old: corev1.Node): readonly ClusterEvent[] {
  const changes: ClusterEvent[] = [];
  if (!deepEqual(node.status.allocatable, old.status.allocatable)) changes.push("node-allocatable-changed");
  if (!deepEqual(node.metadata.labels, old.metadata.labels)) changes.push("node-labels-changed");
  const taintsChanged = !deepEqual(node.spec.taints, old.spec.taints);
  if (taintsChanged || node.spec.unschedulable !== old.spec.unschedulable)
    changes.push("node-taints-changed");
  return changes;
}
