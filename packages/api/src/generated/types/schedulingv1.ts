// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

/** A name for a priority of pods. */
export interface PriorityClass {
  readonly apiVersion: "scheduling.k8s.io/v1";
  readonly kind: "PriorityClass";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The priority. Higher goes first. */
  readonly value: number;
  /** For pods that name no class. */
  readonly globalDefault?: boolean;
  /** When to use it. */
  readonly description?: string;
  /** Whether its pods may push out others. */
  readonly preemptionPolicy?: corev1.PreemptionPolicy;
}

/** A list of PriorityClass objects. */
export interface PriorityClassList {
  readonly apiVersion: "scheduling.k8s.io/v1";
  readonly kind: "PriorityClassList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly PriorityClass[];
}
