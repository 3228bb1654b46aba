import type { KubernetesObject, ResourceType } from "@kubets/api";

/**
 * Things that exist once in the cluster and that an object is given when it is written: ClusterIPs, node ports.
 * What an object was given that was not stored is given back when the allocation is disposed.
 */
export interface Allocation extends AsyncDisposable {
  /** The object with what it was given. */
  readonly object: KubernetesObject;
  /**
   * Runs the write that stores the object: when it resolves, what the object was given is its own, and what it had
   * before and lost is free. When nobody knows whether it was stored, all stays as it is, until the repair.
   */
  storing(write: () => Promise<number>): Promise<number>;
}

export interface AllocationContext {
  readonly signal: AbortSignal;
  readonly dryRun: boolean;
}

export interface Allocators {
  /** An update with what it left out because the server had given it: it means to keep that. */
  carryOver(type: ResourceType, object: KubernetesObject, old: KubernetesObject): KubernetesObject;
  forCreate(type: ResourceType, object: KubernetesObject, context: AllocationContext): Promise<Allocation>;
  forUpdate(
    type: ResourceType,
    object: KubernetesObject,
    old: KubernetesObject,
    context: AllocationContext,
  ): Promise<Allocation>;
  /** Takes back what a removed object had. */
  afterDelete(type: ResourceType, old: KubernetesObject, signal: AbortSignal): Promise<void>;
}

/** An allocation of nothing. */
export function nothingAllocated(object: KubernetesObject): Allocation {
  return { object, storing: (write) => write(), [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** For servers that hand out nothing. */
export const noAllocators: Allocators = {
  carryOver: (_type, object) => object,
  forCreate: (_type, object) => Promise.resolve(nothingAllocated(object)),
  forUpdate: (_type, object) => Promise.resolve(nothingAllocated(object)),
  afterDelete: () => Promise.resolve(),
};
