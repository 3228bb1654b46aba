/** Who owns what, over all resources: the little of each object that garbage collection needs. */
import type { KubernetesObject, ResourceType, metav1 } from "@kubets/api";

export const foregroundFinalizer = "foregroundDeletion";
export const orphanFinalizer = "orphan";

/** An object, as far as the graph knows it. */
export interface GraphNode {
  readonly type: ResourceType;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly owners: readonly metav1.OwnerReference[];
  readonly isBeingDeleted: boolean;
  /** Being deleted after its dependents. */
  readonly isForeground: boolean;
  /** Being deleted, its dependents to be kept. */
  readonly isOrphaning: boolean;
}

const noUids: ReadonlySet<string> = new Set();
const noOwners: readonly metav1.OwnerReference[] = [];

export class OwnerGraph {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #dependents = new Map<string, Set<string>>();

  get size(): number {
    return this.#nodes.size;
  }

  get(uid: string): GraphNode | undefined {
    return this.#nodes.get(uid);
  }

  /** The uids of all that name this owner. */
  dependentsOf(uid: string): ReadonlySet<string> {
    return this.#dependents.get(uid) ?? noUids;
  }

  /** Takes an object's present state; resolves with what was known before. */
  set(
    type: ResourceType,
    object: KubernetesObject,
  ): { readonly node: GraphNode; readonly old: GraphNode | undefined } {
    const node = nodeOf(type, object);
    const old = this.#nodes.get(node.uid);
    for (const { uid } of old?.owners ?? noOwners) this.#unlink(uid, node.uid);
    for (const { uid } of node.owners) this.#link(uid, node.uid);
    this.#nodes.set(node.uid, node);
    return { node, old };
  }

  remove(uid: string): GraphNode | undefined {
    const node = this.#nodes.get(uid);
    if (!node) return undefined;
    for (const owner of node.owners) this.#unlink(owner.uid, uid);
    this.#nodes.delete(uid);
    return node;
  }

  #link(owner: string, dependent: string): void {
    const dependents = this.#dependents.get(owner);
    if (dependents) dependents.add(dependent);
    else this.#dependents.set(owner, new Set([dependent]));
  }

  #unlink(owner: string, dependent: string): void {
    const dependents = this.#dependents.get(owner);
    if (dependents?.delete(dependent) && dependents.size === 0) this.#dependents.delete(owner);
  }
}

function nodeOf(type: ResourceType, { metadata }: KubernetesObject): GraphNode {
  const isBeingDeleted = metadata.deletionTimestamp !== undefined;
  const has = (finalizer: string): boolean => metadata.finalizers?.includes(finalizer) ?? false;
  return {
    type,
    namespace: metadata.namespace ?? "",
    name: metadata.name ?? "",
    uid: metadata.uid ?? "",
    resourceVersion: metadata.resourceVersion ?? "",
    owners: metadata.ownerReferences ?? noOwners,
    isBeingDeleted,
    isForeground: isBeingDeleted && has(foregroundFinalizer),
    isOrphaning: isBeingDeleted && has(orphanFinalizer),
  };
}
