// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type MetricSourceType = "Object" | "Pods" | "Resource" | "ContainerResource" | "External";

export type HorizontalPodAutoscalerConditionType = string;

export interface CrossVersionObjectReference {
  readonly kind: string;
  readonly name: string;
  readonly apiVersion?: string;
}

export interface HorizontalPodAutoscalerSpec {
  readonly scaleTargetRef: CrossVersionObjectReference;
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly targetCPUUtilizationPercentage?: number;
}

export interface HorizontalPodAutoscalerStatus {
  readonly observedGeneration?: number;
  readonly lastScaleTime?: string;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly currentCPUUtilizationPercentage?: number;
}

/** Changes the number of pods with the CPU load. */
export interface HorizontalPodAutoscaler {
  readonly apiVersion: "autoscaling/v1";
  readonly kind: "HorizontalPodAutoscaler";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What to scale, and how far. */
  readonly spec: HorizontalPodAutoscalerSpec;
  /** What it last saw and did. */
  readonly status: HorizontalPodAutoscalerStatus;
}

/** A list of HorizontalPodAutoscaler objects. */
export interface HorizontalPodAutoscalerList {
  readonly apiVersion: "autoscaling/v1";
  readonly kind: "HorizontalPodAutoscalerList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly HorizontalPodAutoscaler[];
}

/** How many replicas an object has and should have. */
export interface Scale {
  readonly apiVersion: "autoscaling/v1";
  readonly kind: "Scale";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** How many there should be. */
  readonly spec: ScaleSpec;
  /** How many there are. */
  readonly status: ScaleStatus;
}

/** How many replicas there should be. */
export interface ScaleSpec {
  /** The number. */
  readonly replicas?: number;
}

export interface ScaleStatus {
  readonly replicas: number;
  readonly selector?: string;
}

export interface MetricSpec {
  readonly type: MetricSourceType;
  readonly object?: ObjectMetricSource;
  readonly pods?: PodsMetricSource;
  readonly resource?: ResourceMetricSource;
  readonly containerResource?: ContainerResourceMetricSource;
  readonly external?: ExternalMetricSource;
}

export interface ObjectMetricSource {
  readonly target: CrossVersionObjectReference;
  readonly metricName: string;
  readonly targetValue: string;
  readonly selector?: metav1.LabelSelector;
  readonly averageValue?: string;
}

export interface PodsMetricSource {
  readonly metricName: string;
  readonly targetAverageValue: string;
  readonly selector?: metav1.LabelSelector;
}

export interface ResourceMetricSource {
  readonly name: corev1.ResourceName;
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: string;
}

export interface ContainerResourceMetricSource {
  readonly name: corev1.ResourceName;
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: string;
  readonly container: string;
}

export interface ExternalMetricSource {
  readonly metricName: string;
  readonly metricSelector?: metav1.LabelSelector;
  readonly targetValue?: string;
  readonly targetAverageValue?: string;
}

export interface MetricStatus {
  readonly type: MetricSourceType;
  readonly object?: ObjectMetricStatus;
  readonly pods?: PodsMetricStatus;
  readonly resource?: ResourceMetricStatus;
  readonly containerResource?: ContainerResourceMetricStatus;
  readonly external?: ExternalMetricStatus;
}

export interface HorizontalPodAutoscalerCondition {
  readonly type: HorizontalPodAutoscalerConditionType;
  readonly status: corev1.ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

export interface ObjectMetricStatus {
  readonly target: CrossVersionObjectReference;
  readonly metricName: string;
  readonly currentValue: string;
  readonly selector?: metav1.LabelSelector;
  readonly averageValue?: string;
}

export interface PodsMetricStatus {
  readonly metricName: string;
  readonly currentAverageValue: string;
  readonly selector?: metav1.LabelSelector;
}

export interface ResourceMetricStatus {
  readonly name: corev1.ResourceName;
  readonly currentAverageUtilization?: number;
  readonly currentAverageValue: string;
}

export interface ContainerResourceMetricStatus {
  readonly name: corev1.ResourceName;
  readonly currentAverageUtilization?: number;
  readonly currentAverageValue: string;
  readonly container: string;
}

export interface ExternalMetricStatus {
  readonly metricName: string;
  readonly metricSelector?: metav1.LabelSelector;
  readonly currentValue: string;
  readonly currentAverageValue?: string;
}
