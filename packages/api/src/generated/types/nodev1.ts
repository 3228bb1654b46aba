// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export interface RuntimeClass {
  readonly apiVersion: "node.k8s.io/v1";
  readonly kind: "RuntimeClass";
  readonly metadata: metav1.ObjectMeta;
  readonly handler: string;
  readonly overhead?: Overhead;
  readonly scheduling?: Scheduling;
}

export interface Overhead {
  readonly podFixed?: Readonly<Record<string, string>>;
}

export interface Scheduling {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly corev1.Toleration[];
}

export interface RuntimeClassList {
  readonly apiVersion: "node.k8s.io/v1";
  readonly kind: "RuntimeClassList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly RuntimeClass[];
}
