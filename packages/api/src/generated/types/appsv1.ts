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

/** How pods are brought to a new template. */
export interface StatefulSetUpdateStrategy {
  /** RollingUpdate replaces them one by one, from the last to the first; OnDelete waits until each is deleted. */
  readonly type?: StatefulSetUpdateStrategyType;
  /** Settings of RollingUpdate. */
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
}

/** Settings of a rolling update. */
export interface RollingUpdateStatefulSetStrategy {
  /** Only pods with this number and above are updated. 0 updates all. */
  readonly partition?: number;
  /** How many pods may be missing at once, as a number or a percentage. */
  readonly maxUnavailable?: number | string;
}

/** What becomes of the claims made from volumeClaimTemplates. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  /** Retain keeps the claims when the set is deleted, Delete removes them. */
  readonly whenDeleted?: PersistentVolumeClaimRetentionPolicyType;
  /** Retain keeps the claims of pods that scaling down removes, Delete removes them. */
  readonly whenScaled?: PersistentVolumeClaimRetentionPolicyType;
}

/** How the pods are numbered. */
export interface StatefulSetOrdinals {
  /** The number of the first pod. */
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

/** How far a StatefulSet is. */
export interface StatefulSetStatus {
  /** The generation of the set that this status is about. */
  readonly observedGeneration?: number;
  /** Pods there are. */
  readonly replicas: number;
  /** Pods that are ready. */
  readonly readyReplicas?: number;
  /** Pods of currentRevision. */
  readonly currentReplicas?: number;
  /** Pods of updateRevision. */
  readonly updatedReplicas?: number;
  /** The revision that pods not yet updated have. */
  readonly currentRevision?: string;
  /** The revision that pods are updated to. */
  readonly updateRevision?: string;
  /** How often the name of a new revision was already taken. */
  readonly collisionCount?: number;
  /** The state, as conditions. */
  readonly conditions?: readonly StatefulSetCondition[];
  /** Pods that have been ready for minReadySeconds. */
  readonly availableReplicas: number;
}

/** One aspect of a StatefulSet's state. */
export interface StatefulSetCondition {
  /** Which aspect. */
  readonly type: StatefulSetConditionType;
  /** True, False or Unknown. */
  readonly status: corev1.ConditionStatus;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
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

/** One aspect of a Deployment's state. */
export interface DeploymentCondition {
  /** Available, Progressing or ReplicaFailure. */
  readonly type: DeploymentConditionType;
  /** True, False or Unknown. */
  readonly status: corev1.ConditionStatus;
  /** When the condition was last written. */
  readonly lastUpdateTime?: string | null;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
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

/** How pods are brought to a new template. */
export interface DaemonSetUpdateStrategy {
  /** RollingUpdate replaces them node by node; OnDelete waits until each is deleted. */
  readonly type?: DaemonSetUpdateStrategyType;
  /** Settings of RollingUpdate. */
  readonly rollingUpdate?: RollingUpdateDaemonSet;
}

/** Settings of a rolling update. */
export interface RollingUpdateDaemonSet {
  /** On how many nodes the pod may be missing at once, as a number or a percentage. */
  readonly maxUnavailable?: number | string;
  /** On how many nodes the new pod may start before the old one ends, as a number or a percentage. */
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

/** How far a DaemonSet is. */
export interface DaemonSetStatus {
  /** Nodes that run a pod of the set and should. */
  readonly currentNumberScheduled: number;
  /** Nodes that run a pod of the set and should not. */
  readonly numberMisscheduled: number;
  /** Nodes that should run a pod of the set. */
  readonly desiredNumberScheduled: number;
  /** Nodes whose pod is ready. */
  readonly numberReady: number;
  /** The generation of the set that this status is about. */
  readonly observedGeneration?: number;
  /** Nodes that run a pod of the newest template. */
  readonly updatedNumberScheduled?: number;
  /** Nodes whose pod has been ready for minReadySeconds. */
  readonly numberAvailable?: number;
  /** Nodes that should have an available pod and have none. */
  readonly numberUnavailable?: number;
  /** How often the name of a new revision was already taken. */
  readonly collisionCount?: number;
  /** The state, as conditions. */
  readonly conditions?: readonly DaemonSetCondition[];
}

/** One aspect of a DaemonSet's state. */
export interface DaemonSetCondition {
  /** Which aspect. */
  readonly type: DaemonSetConditionType;
  /** True, False or Unknown. */
  readonly status: corev1.ConditionStatus;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
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

/** One aspect of a ReplicaSet's state. */
export interface ReplicaSetCondition {
  /** ReplicaFailure: a pod could not be created or deleted. */
  readonly type: ReplicaSetConditionType;
  /** True, False or Unknown. */
  readonly status: corev1.ConditionStatus;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
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
