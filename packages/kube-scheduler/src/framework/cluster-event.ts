/** What may happen in a cluster that makes a pod schedulable that was not. */
export type ClusterEvent =
  | "node-added"
  | "node-allocatable-changed"
  | "node-labels-changed"
  | "node-taints-changed"
  | "assigned-pod-gone"
  | "claim-changed";
