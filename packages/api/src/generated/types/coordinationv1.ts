// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export type CoordinatedLeaseStrategy = string;

/** A claim that has to be renewed, for heartbeats and for choosing a leader. */
export interface Lease {
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly kind: "Lease";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Who holds it, and since when. */
  readonly spec: LeaseSpec;
}

/** Who holds a lease. */
export interface LeaseSpec {
  /** The holder. */
  readonly holderIdentity?: string;
  /** How long after the last renewal it is valid. */
  readonly leaseDurationSeconds?: number;
  /** When the holder got it. */
  readonly acquireTime?: string;
  /** When the holder last renewed it. */
  readonly renewTime?: string;
  /** How often the holder changed. */
  readonly leaseTransitions?: number;
  /** How the holder is chosen. */
  readonly strategy?: CoordinatedLeaseStrategy;
  /** Who should get it next. */
  readonly preferredHolder?: string;
}

/** A list of Lease objects. */
export interface LeaseList {
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly kind: "LeaseList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Lease[];
}
