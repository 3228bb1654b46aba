/** What garbage collection does about one object (Kubernetes v1.36, pkg/controller/garbagecollector). */
import type { metav1 } from "@kubets/api";
import type { GraphNode, OwnerGraph } from "./graph.ts";

export type GcDecision =
  | { readonly kind: "none" }
  /** The graph does not know these owners: ask the server whether they exist, then decide again. */
  | { readonly kind: "check"; readonly owners: readonly metav1.OwnerReference[] }
  /** No owner is left. */
  | { readonly kind: "delete"; readonly policy: "Background" | "Foreground" | "Orphan" }
  /** Some owners are left, these are not. */
  | { readonly kind: "dropOwners"; readonly uids: readonly string[] }
  /** Its dependents must go (or be let go) first. */
  | { readonly kind: "deleteDependents"; readonly uids: readonly string[] }
  | { readonly kind: "orphanDependents"; readonly uids: readonly string[] }
  /** Nothing blocks its deletion any more. */
  | { readonly kind: "finishForeground" };

/** `absent` are uids that the server is known not to have. */
export function decideCollection(
  node: GraphNode,
  graph: OwnerGraph,
  absent: ReadonlySet<string>,
): GcDecision {
  if (node.isOrphaning) return { kind: "orphanDependents", uids: [...graph.dependentsOf(node.uid)] };
  if (node.isForeground) return decideForeground(node, graph);
  if (node.isBeingDeleted || node.owners.length === 0) return { kind: "none" };
  const unknown = node.owners.filter(({ uid }) => !graph.get(uid) && !absent.has(uid));
  if (unknown.length > 0) return { kind: "check", owners: unknown };
  const dangling = node.owners.filter(({ uid }) => !graph.get(uid));
  const waiting = node.owners.filter(({ uid }) => graph.get(uid)?.isForeground);
  const gone = [...dangling, ...waiting].map(({ uid }) => uid);
  if (gone.length === 0) return { kind: "none" };
  if (gone.length < node.owners.length) return { kind: "dropOwners", uids: gone };
  const hasDependents = graph.dependentsOf(node.uid).size > 0;
  return { kind: "delete", policy: waiting.length > 0 && hasDependents ? "Foreground" : "Background" };
}

function decideForeground(node: GraphNode, graph: OwnerGraph): GcDecision {
  const blocking = [...graph.dependentsOf(node.uid)].filter((uid) =>
    graph.get(uid)?.owners.some((owner) => owner.uid === node.uid && owner.blockOwnerDeletion === true),
  );
  if (blocking.length === 0) return { kind: "finishForeground" };
  return { kind: "deleteDependents", uids: [...graph.dependentsOf(node.uid)] };
}
