// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Embedded } from "../../object.ts";
import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type PodManagementPolicyType = "OrderedReady" | "Parallel";

export type StatefulSetUpdateStrategyType = "RollingUpdate" | "OnDelete";

export type PersistentVolumeClaimRetentionPolicyType = "Retain" | "Delete";

export type StatefulSetConditionType = string;

export type DeploymentStrategyType = "Recreate" | "RollingUpdate";

export type DeploymentConditionType = string;

export type DaemonSetUpdateStrategyType = "RollingUpdate" | "OnDelete";

export type DaemonSetConditionType = string;

export type ReplicaSetConditionType = string;

/** Keeps pods with lasting names and storage, one after the other. */
export interface StatefulSet {
  readonly apiVersion: "apps/v1";
  readonly kind: "StatefulSet";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What should run. */
  readonly spec: StatefulSetSpec;
  /** How far it is. */
  readonly status: StatefulSetStatus;
}

export interface StatefulSetUpdateStrategy {
  readonly type?: StatefulSetUpdateStrategyType;
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
}

export interface RollingUpdateStatefulSetStrategy {
  readonly partition?: number;
  readonly maxUnavailable?: number | string;
}

export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: PersistentVolumeClaimRetentionPolicyType;
  readonly whenScaled?: PersistentVolumeClaimRetentionPolicyType;
}

export interface StatefulSetOrdinals {
  readonly start: number;
}

/** What a stateful set should run. */
export interface StatefulSetSpec {
  /** How many pods. 1 by default. */
  readonly replicas?: number;
  /** The pods that belong to it. */
  readonly selector: metav1.LabelSelector;
  /** The pods. They are named after the set, with a number. */
  readonly template: corev1.PodTemplateSpec;
  /** Claims made for each pod, which outlive it. */
  readonly volumeClaimTemplates?: readonly Embedded<corev1.PersistentVolumeClaim>[];
  /** The headless service that gives the pods their DNS names. */
  readonly serviceName: string;
  /** OrderedReady, or Parallel to start and stop all at once. */
  readonly podManagementPolicy?: PodManagementPolicyType;
  /** How pods are replaced: RollingUpdate or OnDelete. */
  readonly updateStrategy: StatefulSetUpdateStrategy;
  /** How many old revisions to keep. */
  readonly revisionHistoryLimit?: number;
  /** Seconds a new pod must be ready to count as available. */
  readonly minReadySeconds?: number;
  /** What becomes of the claims when the set is deleted or scaled down. */
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  /** Where the numbers of the pods start. */
  readonly ordinals?: StatefulSetOrdinals;
}

export interface StatefulSetStatus {
  readonly observedGeneration?: number;
  readonly replicas: number;
  readonly readyReplicas?: number;
  readonly currentReplicas?: number;
  readonly updatedReplicas?: number;
  readonly currentRevision?: string;
  readonly updateRevision?: string;
  readonly collisionCount?: number;
  readonly conditions?: readonly StatefulSetCondition[];
  readonly availableReplicas: number;
}

export interface StatefulSetCondition {
  readonly type: StatefulSetConditionType;
  readonly status: corev1.ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

/** A list of StatefulSet objects. */
export interface StatefulSetList {
  readonly apiVersion: "apps/v1";
  readonly kind: "StatefulSetList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly StatefulSet[];
}

/** Keeps a number of equal pods running and replaces them step by step when their template changes. */
export interface Deployment {
  readonly apiVersion: "apps/v1";
  readonly kind: "Deployment";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What should run. */
  readonly spec: DeploymentSpec;
  /** How far it is. */
  readonly status: DeploymentStatus;
}

/** What a deployment should run. */
export interface DeploymentSpec {
  /** How many pods. 1 by default. */
  readonly replicas?: number;
  /** The pods that belong to it. It must match the template's labels and never changes. */
  readonly selector: metav1.LabelSelector;
  /** The pods. */
  readonly template: corev1.PodTemplateSpec;
  /** How old pods are replaced by new ones. */
  readonly strategy: DeploymentStrategy;
  /** Seconds a new pod must be ready to count as available. */
  readonly minReadySeconds?: number;
  /** How many old ReplicaSets to keep for going back. */
  readonly revisionHistoryLimit?: number;
  /** True to let changes of the template wait. */
  readonly paused?: boolean;
  /** Seconds without progress after which the rollout is reported as failed. */
  readonly progressDeadlineSeconds?: number;
}

/** How old pods are replaced by new ones. */
export interface DeploymentStrategy {
  /** RollingUpdate, or Recreate to stop all old pods first. */
  readonly type?: DeploymentStrategyType;
  /** How many pods may be missing or extra meanwhile. */
  readonly rollingUpdate?: RollingUpdateDeployment;
}

/** How far a rolling update may go from the wanted number. */
export interface RollingUpdateDeployment {
  /** How many pods may be missing, as a number or a percentage. */
  readonly maxUnavailable?: number | string;
  /** How many pods there may be in addition, as a number or a percentage. */
  readonly maxSurge?: number | string;
}

/** How far a deployment is. */
export interface DeploymentStatus {
  /** The generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** All its pods. */
  readonly replicas?: number;
  /** Pods of the current template. */
  readonly updatedReplicas?: number;
  /** Pods that are ready. */
  readonly readyReplicas?: number;
  /** Pods that have been ready long enough. */
  readonly availableReplicas?: number;
  /** Pods still missing. */
  readonly unavailableReplicas?: number;
  /** Pods that are on their way out. */
  readonly terminatingReplicas?: number;
  /** Available, Progressing, ReplicaFailure. */
  readonly conditions?: readonly DeploymentCondition[];
  /** How often the name of a new ReplicaSet was taken. */
  readonly collisionCount?: number;
}

export interface DeploymentCondition {
  readonly type: DeploymentConditionType;
  readonly status: corev1.ConditionStatus;
  readonly lastUpdateTime?: string | null;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

/** A list of Deployment objects. */
export interface DeploymentList {
  readonly apiVersion: "apps/v1";
  readonly kind: "DeploymentList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Deployment[];
}

export interface DaemonSetUpdateStrategy {
  readonly type?: DaemonSetUpdateStrategyType;
  readonly rollingUpdate?: RollingUpdateDaemonSet;
}

export interface RollingUpdateDaemonSet {
  readonly maxUnavailable?: number | string;
  readonly maxSurge?: number | string;
}

/** What runs on every node. */
export interface DaemonSetSpec {
  /** The pods that belong to it. */
  readonly selector: metav1.LabelSelector;
  /** The pods. Their node selector and affinity say on which nodes. */
  readonly template: corev1.PodTemplateSpec;
  /** How pods are replaced: RollingUpdate or OnDelete. */
  readonly updateStrategy: DaemonSetUpdateStrategy;
  /** Seconds a new pod must be ready to count as available. */
  readonly minReadySeconds?: number;
  /** How many old revisions to keep. */
  readonly revisionHistoryLimit?: number;
}

export interface DaemonSetStatus {
  readonly currentNumberScheduled: number;
  readonly numberMisscheduled: number;
  readonly desiredNumberScheduled: number;
  readonly numberReady: number;
  readonly observedGeneration?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
  readonly numberUnavailable?: number;
  readonly collisionCount?: number;
  readonly conditions?: readonly DaemonSetCondition[];
}

export interface DaemonSetCondition {
  readonly type: DaemonSetConditionType;
  readonly status: corev1.ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

/** Keeps one pod on every node that fits. */
export interface DaemonSet {
  readonly apiVersion: "apps/v1";
  readonly kind: "DaemonSet";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What should run. */
  readonly spec: DaemonSetSpec;
  /** How far it is. */
  readonly status: DaemonSetStatus;
}

/** A list of DaemonSet objects. */
export interface DaemonSetList {
  readonly apiVersion: "apps/v1";
  readonly kind: "DaemonSetList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly DaemonSet[];
}

/** Keeps a number of equal pods running. Usually made by a Deployment. */
export interface ReplicaSet {
  readonly apiVersion: "apps/v1";
  readonly kind: "ReplicaSet";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** How many pods, and which. */
  readonly spec: ReplicaSetSpec;
  /** How many there are. */
  readonly status: ReplicaSetStatus;
}

/** A list of ReplicaSet objects. */
export interface ReplicaSetList {
  readonly apiVersion: "apps/v1";
  readonly kind: "ReplicaSetList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ReplicaSet[];
}

/** Which pods, and how many. */
export interface ReplicaSetSpec {
  /** How many pods. 1 by default. */
  readonly replicas?: number;
  /** Seconds a new pod must be ready to count as available. */
  readonly minReadySeconds?: number;
  /** The pods that belong to it. */
  readonly selector: metav1.LabelSelector;
  /** The pods. */
  readonly template: corev1.PodTemplateSpec;
}

/** How many pods there are. */
export interface ReplicaSetStatus {
  /** All its pods. */
  readonly replicas: number;
  /** Pods with all labels of the template. */
  readonly fullyLabeledReplicas?: number;
  /** Pods that are ready. */
  readonly readyReplicas?: number;
  /** Pods that have been ready long enough. */
  readonly availableReplicas?: number;
  /** Pods that are on their way out. */
  readonly terminatingReplicas?: number;
  /** The generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** ReplicaFailure. */
  readonly conditions?: readonly ReplicaSetCondition[];
}

export interface ReplicaSetCondition {
  readonly type: ReplicaSetConditionType;
  readonly status: corev1.ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

/** A former template of a StatefulSet or DaemonSet. */
export interface ControllerRevision {
  readonly apiVersion: "apps/v1";
  readonly kind: "ControllerRevision";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The template. */
  readonly data?: unknown;
  /** Its number. */
  readonly revision: number;
}

/** A list of ControllerRevision objects. */
export interface ControllerRevisionList {
  readonly apiVersion: "apps/v1";
  readonly kind: "ControllerRevisionList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ControllerRevision[];
}
