// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export interface PriorityClass {
  readonly apiVersion: "scheduling.k8s.io/v1";
  readonly kind: "PriorityClass";
  readonly metadata: metav1.ObjectMeta;
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly description?: string;
  readonly preemptionPolicy?: corev1.PreemptionPolicy;
}

export interface PriorityClassList {
  readonly apiVersion: "scheduling.k8s.io/v1";
  readonly kind: "PriorityClassList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly PriorityClass[];
}
