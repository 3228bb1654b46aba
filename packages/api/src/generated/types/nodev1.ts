// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

/** A way of running containers. */
export interface RuntimeClass {
  readonly apiVersion: "node.k8s.io/v1";
  readonly kind: "RuntimeClass";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Its name in the container runtime. */
  readonly handler: string;
  /** What it needs on top of the containers. */
  readonly overhead?: Overhead;
  /** On which nodes it is. */
  readonly scheduling?: Scheduling;
}

export interface Overhead {
  readonly podFixed?: Readonly<Record<string, string>>;
}

export interface Scheduling {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly corev1.Toleration[];
}

/** A list of RuntimeClass objects. */
export interface RuntimeClassList {
  readonly apiVersion: "node.k8s.io/v1";
  readonly kind: "RuntimeClassList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly RuntimeClass[];
}
