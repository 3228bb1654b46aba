// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type VolumeBindingMode = "Immediate" | "WaitForFirstConsumer";

export type FSGroupPolicy = "ReadWriteOnceWithFSType" | "File" | "None";

export type VolumeLifecycleMode = "Persistent" | "Ephemeral";

/** How volumes of a kind are made. */
export interface StorageClass {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "StorageClass";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Who makes them. */
  readonly provisioner: string;
  /** Settings for the provisioner. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What becomes of a volume when its claim goes: Delete or Retain. */
  readonly reclaimPolicy?: corev1.PersistentVolumeReclaimPolicy;
  /** Options for mounting. */
  readonly mountOptions?: readonly string[];
  /** Whether claims may grow. */
  readonly allowVolumeExpansion?: boolean;
  /** Immediate, or WaitForFirstConsumer to see the pod first. */
  readonly volumeBindingMode?: VolumeBindingMode;
  /** Where volumes may be made. */
  readonly allowedTopologies?: readonly corev1.TopologySelectorTerm[];
}

/** A list of StorageClass objects. */
export interface StorageClassList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "StorageClassList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly StorageClass[];
}

/** A volume to be attached to a node. */
export interface VolumeAttachment {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "VolumeAttachment";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Which volume, and where. */
  readonly spec: VolumeAttachmentSpec;
  /** Whether it is. */
  readonly status: VolumeAttachmentStatus;
}

/** A list of VolumeAttachment objects. */
export interface VolumeAttachmentList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "VolumeAttachmentList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly VolumeAttachment[];
}

export interface VolumeAttachmentSpec {
  readonly attacher: string;
  readonly source: VolumeAttachmentSource;
  readonly nodeName: string;
}

export interface VolumeAttachmentSource {
  readonly persistentVolumeName?: string;
  readonly inlineVolumeSpec?: corev1.PersistentVolumeSpec;
}

export interface VolumeAttachmentStatus {
  readonly attached: boolean;
  readonly attachmentMetadata?: Readonly<Record<string, string>>;
  readonly attachError?: VolumeError;
  readonly detachError?: VolumeError;
}

export interface VolumeError {
  readonly time?: string | null;
  readonly message?: string;
  readonly errorCode?: number;
}

/** What a CSI driver can do. */
export interface CSIDriver {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSIDriver";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Its abilities. */
  readonly spec: CSIDriverSpec;
}

/** A list of CSIDriver objects. */
export interface CSIDriverList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSIDriverList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly CSIDriver[];
}

export interface CSIDriverSpec {
  readonly attachRequired?: boolean;
  readonly podInfoOnMount?: boolean;
  readonly volumeLifecycleModes?: readonly VolumeLifecycleMode[];
  readonly storageCapacity?: boolean;
  readonly fsGroupPolicy?: FSGroupPolicy;
  readonly tokenRequests?: readonly TokenRequest[];
  readonly requiresRepublish?: boolean;
  readonly seLinuxMount?: boolean;
  readonly nodeAllocatableUpdatePeriodSeconds?: number;
  readonly serviceAccountTokenInSecrets?: boolean;
  readonly preventPodSchedulingIfMissing?: boolean;
}

export interface TokenRequest {
  readonly audience: string;
  readonly expirationSeconds?: number;
}

/** The CSI drivers of a node. */
export interface CSINode {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSINode";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The drivers. */
  readonly spec: CSINodeSpec;
}

export interface CSINodeSpec {
  readonly drivers: readonly CSINodeDriver[];
}

export interface CSINodeDriver {
  readonly name: string;
  readonly nodeID: string;
  readonly topologyKeys: readonly string[];
  readonly allocatable?: VolumeNodeResources;
}

export interface VolumeNodeResources {
  readonly count?: number;
}

/** A list of CSINode objects. */
export interface CSINodeList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSINodeList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly CSINode[];
}

/** How much a storage class has left in a part of the cluster. */
export interface CSIStorageCapacity {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSIStorageCapacity";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  readonly nodeTopology?: metav1.LabelSelector;
  readonly storageClassName: string;
  readonly capacity?: string;
  readonly maximumVolumeSize?: string;
}

/** A list of CSIStorageCapacity objects. */
export interface CSIStorageCapacityList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "CSIStorageCapacityList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly CSIStorageCapacity[];
}

/** Attributes of volumes that can change. */
export interface VolumeAttributesClass {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "VolumeAttributesClass";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The CSI driver. */
  readonly driverName: string;
  /** The attributes. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A list of VolumeAttributesClass objects. */
export interface VolumeAttributesClassList {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "VolumeAttributesClassList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly VolumeAttributesClass[];
}
