// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export interface NodeMetrics {
  readonly apiVersion: "metrics.k8s.io/v1beta1";
  readonly kind: "NodeMetrics";
  readonly metadata: metav1.ObjectMeta;
  readonly timestamp: string | null;
  readonly window: string;
  readonly usage: Readonly<Record<string, string>>;
}

export interface NodeMetricsList {
  readonly apiVersion: "metrics.k8s.io/v1beta1";
  readonly kind: "NodeMetricsList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly NodeMetrics[];
}

export interface PodMetrics {
  readonly apiVersion: "metrics.k8s.io/v1beta1";
  readonly kind: "PodMetrics";
  readonly metadata: metav1.ObjectMeta;
  readonly timestamp: string | null;
  readonly window: string;
  readonly containers: readonly ContainerMetrics[];
}

export interface PodMetricsList {
  readonly apiVersion: "metrics.k8s.io/v1beta1";
  readonly kind: "PodMetricsList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly PodMetrics[];
}

export interface ContainerMetrics {
  readonly name: string;
  readonly usage: Readonly<Record<string, string>>;
}
