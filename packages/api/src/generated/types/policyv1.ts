// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Embedded } from "../../object.ts";
import type * as metav1 from "./metav1.ts";

export type UnhealthyPodEvictionPolicyType = "IfHealthyBudget" | "AlwaysAllow";

export interface PodDisruptionBudgetSpec {
  readonly minAvailable?: number | string;
  readonly selector?: metav1.LabelSelector;
  readonly maxUnavailable?: number | string;
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicyType;
}

export interface PodDisruptionBudgetStatus {
  readonly observedGeneration?: number;
  readonly disruptedPods?: Readonly<Record<string, string>>;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
  readonly conditions?: readonly metav1.Condition[];
}

/** How many pods of an application may be taken away at a time. */
export interface PodDisruptionBudget {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudget";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The pods and the number. */
  readonly spec: PodDisruptionBudgetSpec;
  /** How many may go now. */
  readonly status: PodDisruptionBudgetStatus;
}

/** A list of PodDisruptionBudget objects. */
export interface PodDisruptionBudgetList {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudgetList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly PodDisruptionBudget[];
}

/** Asks for a pod to go, unless a disruption budget forbids it. */
export interface Eviction {
  readonly apiVersion: "policy/v1";
  readonly kind: "Eviction";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** How to delete the pod. */
  readonly deleteOptions?: Embedded<metav1.DeleteOptions>;
}
