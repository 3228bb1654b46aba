// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export type CoordinatedLeaseStrategy = string;

export interface Lease {
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly kind: "Lease";
  readonly metadata: metav1.ObjectMeta;
  readonly spec: LeaseSpec;
}

export interface LeaseSpec {
  readonly holderIdentity?: string;
  readonly leaseDurationSeconds?: number;
  readonly acquireTime?: string;
  readonly renewTime?: string;
  readonly leaseTransitions?: number;
  readonly strategy?: CoordinatedLeaseStrategy;
  readonly preferredHolder?: string;
}

export interface LeaseList {
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly kind: "LeaseList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly Lease[];
}
