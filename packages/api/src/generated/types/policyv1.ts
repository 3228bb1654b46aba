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

export interface PodDisruptionBudget {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudget";
  readonly metadata: metav1.ObjectMeta;
  readonly spec: PodDisruptionBudgetSpec;
  readonly status: PodDisruptionBudgetStatus;
}

export interface PodDisruptionBudgetList {
  readonly apiVersion: "policy/v1";
  readonly kind: "PodDisruptionBudgetList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly PodDisruptionBudget[];
}

export interface Eviction {
  readonly apiVersion: "policy/v1";
  readonly kind: "Eviction";
  readonly metadata: metav1.ObjectMeta;
  readonly deleteOptions?: Embedded<metav1.DeleteOptions>;
}
