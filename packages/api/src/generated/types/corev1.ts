// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export type PersistentVolumeReclaimPolicy = "Recycle" | "Delete" | "Retain";

export type PersistentVolumeMode = "Block" | "Filesystem";

export type PersistentVolumeClaimConditionType = string;

export type ClaimResourceStatus = "ControllerResizeInProgress" | "ControllerResizeInfeasible" | "NodeResizePending" | "NodeResizeInProgress" | "NodeResizeInfeasible";

export type PersistentVolumeClaimModifyVolumeStatus = "Pending" | "InProgress" | "Infeasible";

export type PersistentVolumeAccessMode = "ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod";

export type PersistentVolumePhase = "Pending" | "Available" | "Bound" | "Released" | "Failed";

export type PersistentVolumeClaimPhase = "Pending" | "Bound" | "Lost";

export type HostPathType = "" | "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice";

export type StorageMedium = string;

export type Protocol = "TCP" | "UDP" | "SCTP";

export type AzureDataDiskCachingMode = "None" | "ReadOnly" | "ReadWrite";

export type AzureDataDiskKind = "Shared" | "Dedicated" | "Managed";

export type MountPropagationMode = "None" | "HostToContainer" | "Bidirectional";

export type RecursiveReadOnlyMode = "Disabled" | "IfPossible" | "Enabled";

export type URIScheme = "HTTP" | "HTTPS";

export type PullPolicy = "Always" | "Never" | "IfNotPresent";

export type ResourceResizeRestartPolicy = "NotRequired" | "RestartContainer";

export type PreemptionPolicy = "PreemptLowerPriority" | "Never";

export type TerminationMessagePolicy = "File" | "FallbackToLogsOnError";

export type Capability = string;

export type Signal = string;

export type ConditionStatus = "True" | "False" | "Unknown";

export type ResourceHealthStatus = "Healthy" | "Unhealthy" | "Unknown";

export type ResourceID = string;

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

export type PodConditionType = string;

export type PodResizeStatus = "InProgress" | "Deferred" | "Infeasible";

export type RestartPolicy = "Always" | "OnFailure" | "Never";

export type ContainerRestartPolicy = "Always" | "Never" | "OnFailure";

export type ContainerRestartRuleAction = "Restart" | "RestartAllContainers";

export type ContainerRestartRuleOnExitCodesOperator = "In" | "NotIn";

export type DNSPolicy = "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";

export type NodeSelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";

export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

export type TolerationOperator = "Exists" | "Equal" | "Lt" | "Gt";

export type OSName = string;

export type UnsatisfiableConstraintAction = "DoNotSchedule" | "ScheduleAnyway";

export type NodeInclusionPolicy = "Ignore" | "Honor";

export type PodFSGroupChangePolicy = "OnRootMismatch" | "Always";

export type SupplementalGroupsPolicy = "Merge" | "Strict";

export type PodSELinuxChangePolicy = "Recursive" | "MountOption";

export type SeccompProfileType = "Unconfined" | "RuntimeDefault" | "Localhost";

export type AppArmorProfileType = "Unconfined" | "RuntimeDefault" | "Localhost";

export type PodQOSClass = "Guaranteed" | "Burstable" | "BestEffort";

export type ReplicationControllerConditionType = string;

export type ServiceAffinity = "ClientIP" | "None";

export type ServiceType = "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";

export type ServiceInternalTrafficPolicy = "Cluster" | "Local";

export type ServiceExternalTrafficPolicy = "Cluster" | "Local";

export type IPFamily = "IPv4" | "IPv6" | "";

export type IPFamilyPolicy = "SingleStack" | "PreferDualStack" | "RequireDualStack";

export type UniqueVolumeName = string;

export type NodePhase = string;

export type NodeConditionType = string;

export type NodeAddressType = string;

export type ResourceName = string;

export type FinalizerName = string;

export type NamespacePhase = "Active" | "Terminating";

export type NamespaceConditionType = string;

export type LimitType = "Pod" | "Container" | "PersistentVolumeClaim";

export type ResourceQuotaScope = "Terminating" | "NotTerminating" | "BestEffort" | "NotBestEffort" | "PriorityClass" | "CrossNamespacePodAffinity" | "VolumeAttributesClass";

export type ScopeSelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist";

export type SecretType = string;

export type ComponentConditionType = string;

export type ProcMountType = "Default" | "Unmasked";

export type LoadBalancerIPMode = "VIP" | "Proxy";

/** A volume of a pod. */
export interface Volume {
  /** Unique in the pod. */
  readonly name: string;
  /** A file or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** A directory that lives as long as the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** A disk of Google Compute Engine. Handled by its CSI driver. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** A disk of AWS. Handled by its CSI driver. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** A checked out git repository. No longer served: clone in an init container. */
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a Secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** A disk reached over iSCSI. */
  readonly iscsi?: ISCSIVolumeSource;
  /** No longer served. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a PersistentVolumeClaim is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** No longer served: a block device of Ceph. */
  readonly rbd?: RBDVolumeSource;
  /** A volume of a driver that is a program on the node. Use csi. */
  readonly flexVolume?: FlexVolumeSource;
  /** A disk of OpenStack. Handled by its CSI driver. */
  readonly cinder?: CinderVolumeSource;
  /** No longer served: a file system of Ceph. */
  readonly cephfs?: CephFSVolumeSource;
  /** No longer served. */
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** A disk reached over Fibre Channel. */
  readonly fc?: FCVolumeSource;
  /** A share of Azure Files. Handled by its CSI driver. */
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a ConfigMap as files. */
  readonly configMap?: ConfigMapVolumeSource;
  /** A disk of vSphere. Handled by its CSI driver. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** No longer served. */
  readonly quobyte?: QuobyteVolumeSource;
  /** A disk of Azure. Handled by its CSI driver. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** No longer served. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /** A volume of Portworx. Handled by its CSI driver. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** No longer served. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** No longer served. */
  readonly storageos?: StorageOSVolumeSource;
  /** A volume made by a CSI driver for this pod. */
  readonly csi?: CSIVolumeSource;
  /** A volume with a claim of its own that lives as long as the pod. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** The content of an image. */
  readonly image?: ImageVolumeSource;
}

/** What a volume is. */
export interface VolumeSource {
  /** A file or directory of the node. */
  readonly hostPath?: HostPathVolumeSource;
  /** A directory that lives as long as the pod. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** A disk of Google Compute Engine. Handled by its CSI driver. */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** A disk of AWS. Handled by its CSI driver. */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** A checked out git repository. No longer served: clone in an init container. */
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a Secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  /** A disk reached over iSCSI. */
  readonly iscsi?: ISCSIVolumeSource;
  /** No longer served. */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a PersistentVolumeClaim is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** No longer served: a block device of Ceph. */
  readonly rbd?: RBDVolumeSource;
  /** A volume of a driver that is a program on the node. Use csi. */
  readonly flexVolume?: FlexVolumeSource;
  /** A disk of OpenStack. Handled by its CSI driver. */
  readonly cinder?: CinderVolumeSource;
  /** No longer served: a file system of Ceph. */
  readonly cephfs?: CephFSVolumeSource;
  /** No longer served. */
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** A disk reached over Fibre Channel. */
  readonly fc?: FCVolumeSource;
  /** A share of Azure Files. Handled by its CSI driver. */
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a ConfigMap as files. */
  readonly configMap?: ConfigMapVolumeSource;
  /** A disk of vSphere. Handled by its CSI driver. */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  /** No longer served. */
  readonly quobyte?: QuobyteVolumeSource;
  /** A disk of Azure. Handled by its CSI driver. */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** No longer served. */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  /** A volume of Portworx. Handled by its CSI driver. */
  readonly portworxVolume?: PortworxVolumeSource;
  /** No longer served. */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** No longer served. */
  readonly storageos?: StorageOSVolumeSource;
  /** A volume made by a CSI driver for this pod. */
  readonly csi?: CSIVolumeSource;
  /** A volume with a claim of its own that lives as long as the pod. */
  readonly ephemeral?: EphemeralVolumeSource;
  /** The content of an image. */
  readonly image?: ImageVolumeSource;
}

/** The volume of a claim. */
export interface PersistentVolumeClaimVolumeSource {
  /** A PersistentVolumeClaim in the pod's namespace. */
  readonly claimName: string;
  /** Mount it read-only everywhere. */
  readonly readOnly?: boolean;
}

export interface PersistentVolumeSource {
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly hostPath?: HostPathVolumeSource;
  readonly glusterfs?: GlusterfsPersistentVolumeSource;
  readonly nfs?: NFSVolumeSource;
  readonly rbd?: RBDPersistentVolumeSource;
  readonly iscsi?: ISCSIPersistentVolumeSource;
  readonly cinder?: CinderPersistentVolumeSource;
  readonly cephfs?: CephFSPersistentVolumeSource;
  readonly fc?: FCVolumeSource;
  readonly flocker?: FlockerVolumeSource;
  readonly flexVolume?: FlexPersistentVolumeSource;
  readonly azureFile?: AzureFilePersistentVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  readonly quobyte?: QuobyteVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  readonly local?: LocalVolumeSource;
  readonly storageos?: StorageOSPersistentVolumeSource;
  readonly csi?: CSIPersistentVolumeSource;
}

/** A piece of storage in the cluster. */
export interface PersistentVolume {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolume";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What the storage is. */
  readonly spec: PersistentVolumeSpec;
  /** Whether it is in use. */
  readonly status: PersistentVolumeStatus;
}

export interface PersistentVolumeSpec {
  readonly capacity?: Readonly<Record<string, string>>;
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly hostPath?: HostPathVolumeSource;
  readonly glusterfs?: GlusterfsPersistentVolumeSource;
  readonly nfs?: NFSVolumeSource;
  readonly rbd?: RBDPersistentVolumeSource;
  readonly iscsi?: ISCSIPersistentVolumeSource;
  readonly cinder?: CinderPersistentVolumeSource;
  readonly cephfs?: CephFSPersistentVolumeSource;
  readonly fc?: FCVolumeSource;
  readonly flocker?: FlockerVolumeSource;
  readonly flexVolume?: FlexPersistentVolumeSource;
  readonly azureFile?: AzureFilePersistentVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  readonly quobyte?: QuobyteVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly scaleIO?: ScaleIOPersistentVolumeSource;
  readonly local?: LocalVolumeSource;
  readonly storageos?: StorageOSPersistentVolumeSource;
  readonly csi?: CSIPersistentVolumeSource;
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  readonly claimRef?: ObjectReference;
  readonly persistentVolumeReclaimPolicy?: PersistentVolumeReclaimPolicy;
  readonly storageClassName?: string;
  readonly mountOptions?: readonly string[];
  readonly volumeMode?: PersistentVolumeMode;
  readonly nodeAffinity?: VolumeNodeAffinity;
  readonly volumeAttributesClassName?: string;
}

export interface VolumeNodeAffinity {
  readonly required?: NodeSelector;
}

export interface PersistentVolumeStatus {
  readonly phase?: PersistentVolumePhase;
  readonly message?: string;
  readonly reason?: string;
  readonly lastPhaseTransitionTime?: string;
}

/** A list of PersistentVolume objects. */
export interface PersistentVolumeList {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolumeList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly PersistentVolume[];
}

/** A request for storage. */
export interface PersistentVolumeClaim {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolumeClaim";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
  /** What was given. */
  readonly status: PersistentVolumeClaimStatus;
}

/** A list of PersistentVolumeClaim objects. */
export interface PersistentVolumeClaimList {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolumeClaimList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly PersistentVolumeClaim[];
}

/** What storage is asked for. */
export interface PersistentVolumeClaimSpec {
  /** How it is to be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod. */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  /** Volumes that may be taken. */
  readonly selector?: metav1.LabelSelector;
  /** How much. */
  readonly resources: VolumeResourceRequirements;
  /** The volume, once bound. */
  readonly volumeName?: string;
  /** The StorageClass to make the volume with. */
  readonly storageClassName?: string;
  /** Filesystem or Block. */
  readonly volumeMode?: PersistentVolumeMode;
  /** What to fill the volume from. */
  readonly dataSource?: TypedLocalObjectReference;
  /** What to fill the volume from, of any kind. */
  readonly dataSourceRef?: TypedObjectReference;
  /** The class of attributes the volume should have; it may change. */
  readonly volumeAttributesClassName?: string;
}

/** Names an object. */
export interface TypedObjectReference {
  /** Its group; empty for the core group. */
  readonly apiGroup?: string | null;
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** Its namespace; empty for the same one. */
  readonly namespace?: string;
}

/** How far a change of a volume's attributes is. */
export interface ModifyVolumeStatus {
  /** The class it changes to. */
  readonly targetVolumeAttributesClassName?: string;
  /** Pending, InProgress or Infeasible. */
  readonly status: PersistentVolumeClaimModifyVolumeStatus;
}

/** One aspect of a claim's state. */
export interface PersistentVolumeClaimCondition {
  /** Which aspect: Resizing, FileSystemResizePending and others. */
  readonly type: PersistentVolumeClaimConditionType;
  /** True, False or Unknown. */
  readonly status: ConditionStatus;
  /** When the condition was last looked at. */
  readonly lastProbeTime?: string | null;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** What a claim has got. */
export interface PersistentVolumeClaimStatus {
  /** Pending, Bound or Lost. */
  readonly phase?: PersistentVolumeClaimPhase;
  /** How the volume may be used. */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  /** How large the volume is. */
  readonly capacity?: Readonly<Record<string, string>>;
  /** The state, as conditions; resizing is seen here. */
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  /** What was last asked for while the volume is being resized. */
  readonly allocatedResources?: Readonly<Record<string, string>>;
  /** How far the resizing is. */
  readonly allocatedResourceStatuses?: Readonly<Record<string, ClaimResourceStatus>>;
  /** The class of attributes that the volume has. */
  readonly currentVolumeAttributesClassName?: string;
  /** How far a change of the class of attributes is. */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;
}

/** A file or directory of the node. */
export interface HostPathVolumeSource {
  /** The path on the node. */
  readonly path: string;
  /** What must be there: Directory, File, Socket, …, or DirectoryOrCreate and FileOrCreate. Empty checks nothing. */
  readonly type?: HostPathType;
}

/** A directory that starts empty and goes with the pod. */
export interface EmptyDirVolumeSource {
  /** Where it is kept: the disk of the node when empty, or Memory. */
  readonly medium?: StorageMedium;
  /** The most it may hold. */
  readonly sizeLimit?: string;
}

export interface GlusterfsVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

export interface GlusterfsPersistentVolumeSource {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
  readonly endpointsNamespace?: string;
}

export interface RBDVolumeSource {
  readonly monitors: readonly string[];
  readonly image: string;
  readonly fsType?: string;
  readonly pool?: string;
  readonly user?: string;
  readonly keyring?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
}

export interface RBDPersistentVolumeSource {
  readonly monitors: readonly string[];
  readonly image: string;
  readonly fsType?: string;
  readonly pool?: string;
  readonly user?: string;
  readonly keyring?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
}

export interface CinderVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface CinderPersistentVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: SecretReference;
}

export interface CephFSVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly user?: string;
  readonly secretFile?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
}

export interface SecretReference {
  readonly name?: string;
  readonly namespace?: string;
}

export interface CephFSPersistentVolumeSource {
  readonly monitors: readonly string[];
  readonly path?: string;
  readonly user?: string;
  readonly secretFile?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
}

export interface FlockerVolumeSource {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}

export interface GCEPersistentDiskVolumeSource {
  readonly pdName: string;
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
}

export interface QuobyteVolumeSource {
  readonly registry: string;
  readonly volume: string;
  readonly readOnly?: boolean;
  readonly user?: string;
  readonly group?: string;
  readonly tenant?: string;
}

export interface FlexPersistentVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly secretRef?: SecretReference;
  readonly readOnly?: boolean;
  readonly options?: Readonly<Record<string, string>>;
}

export interface FlexVolumeSource {
  readonly driver: string;
  readonly fsType?: string;
  readonly secretRef?: LocalObjectReference;
  readonly readOnly?: boolean;
  readonly options?: Readonly<Record<string, string>>;
}

export interface AWSElasticBlockStoreVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
}

export interface GitRepoVolumeSource {
  readonly repository: string;
  readonly revision?: string;
  readonly directory?: string;
}

/** The keys of a Secret as files. */
export interface SecretVolumeSource {
  /** The Secret. */
  readonly secretName?: string;
  /** The keys to show and their paths; all when empty. */
  readonly items?: readonly KeyToPath[];
  /** The permissions of the files. */
  readonly defaultMode?: number;
  /** Go on when the Secret is missing. */
  readonly optional?: boolean;
}

/** Keys of a Secret as files. */
export interface SecretProjection {
  /** The name of the object. */
  readonly name?: string;
  /** The keys and their files; all keys when absent. */
  readonly items?: readonly KeyToPath[];
  /** Whether the Secret or the keys may be missing. */
  readonly optional?: boolean;
}

/** A directory of an NFS server. */
export interface NFSVolumeSource {
  /** The server's name or address. */
  readonly server: string;
  /** The directory the server exports. */
  readonly path: string;
  /** Mounts it for reading only. */
  readonly readOnly?: boolean;
}

export interface ISCSIVolumeSource {
  readonly targetPortal: string;
  readonly iqn: string;
  readonly lun: number;
  readonly iscsiInterface?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly portals?: readonly string[];
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly secretRef?: LocalObjectReference;
  readonly initiatorName?: string;
}

export interface ISCSIPersistentVolumeSource {
  readonly targetPortal: string;
  readonly iqn: string;
  readonly lun: number;
  readonly iscsiInterface?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly portals?: readonly string[];
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly secretRef?: SecretReference;
  readonly initiatorName?: string;
}

export interface FCVolumeSource {
  readonly targetWWNs?: readonly string[];
  readonly lun?: number;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly wwids?: readonly string[];
}

export interface AzureFileVolumeSource {
  readonly secretName: string;
  readonly shareName: string;
  readonly readOnly?: boolean;
}

export interface AzureFilePersistentVolumeSource {
  readonly secretName: string;
  readonly shareName: string;
  readonly readOnly?: boolean;
  readonly secretNamespace?: string | null;
}

export interface VsphereVirtualDiskVolumeSource {
  readonly volumePath: string;
  readonly fsType?: string;
  readonly storagePolicyName?: string;
  readonly storagePolicyID?: string;
}

export interface PhotonPersistentDiskVolumeSource {
  readonly pdID: string;
  readonly fsType?: string;
}

export interface AzureDiskVolumeSource {
  readonly diskName: string;
  readonly diskURI: string;
  readonly cachingMode?: AzureDataDiskCachingMode;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly kind?: AzureDataDiskKind;
}

export interface PortworxVolumeSource {
  readonly volumeID: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface ScaleIOVolumeSource {
  readonly gateway: string;
  readonly system: string;
  readonly secretRef: LocalObjectReference;
  readonly sslEnabled?: boolean;
  readonly protectionDomain?: string;
  readonly storagePool?: string;
  readonly storageMode?: string;
  readonly volumeName?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface ScaleIOPersistentVolumeSource {
  readonly gateway: string;
  readonly system: string;
  readonly secretRef: SecretReference;
  readonly sslEnabled?: boolean;
  readonly protectionDomain?: string;
  readonly storagePool?: string;
  readonly storageMode?: string;
  readonly volumeName?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
}

export interface StorageOSVolumeSource {
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: LocalObjectReference;
}

export interface StorageOSPersistentVolumeSource {
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: ObjectReference;
}

/** The keys of a ConfigMap as files. */
export interface ConfigMapVolumeSource {
  /** The name of the object. */
  readonly name?: string;
  /** The keys to show and their paths; all when empty. */
  readonly items?: readonly KeyToPath[];
  /** The permissions of the files. */
  readonly defaultMode?: number;
  /** Go on when the ConfigMap is missing. */
  readonly optional?: boolean;
}

/** Keys of a ConfigMap as files. */
export interface ConfigMapProjection {
  /** The name of the object. */
  readonly name?: string;
  /** The keys and their files; all keys when absent. */
  readonly items?: readonly KeyToPath[];
  /** Whether the ConfigMap or the keys may be missing. */
  readonly optional?: boolean;
}

/** A token of the pod's ServiceAccount, in a file. */
export interface ServiceAccountTokenProjection {
  /** Whom the token is for; the API server when empty. */
  readonly audience?: string;
  /** How long it is valid. It is renewed in time. */
  readonly expirationSeconds?: number;
  /** The path of the file in the volume. */
  readonly path: string;
}

export interface ClusterTrustBundleProjection {
  readonly name?: string;
  readonly signerName?: string;
  readonly labelSelector?: metav1.LabelSelector;
  readonly optional?: boolean;
  readonly path: string;
}

export interface PodCertificateProjection {
  readonly signerName?: string;
  readonly keyType?: string;
  readonly maxExpirationSeconds?: number;
  readonly credentialBundlePath?: string;
  readonly keyPath?: string;
  readonly certificateChainPath?: string;
  readonly userAnnotations?: Readonly<Record<string, string>>;
}

/** Several sources in one directory. */
export interface ProjectedVolumeSource {
  /** The sources. */
  readonly sources: readonly VolumeProjection[];
  /** The permissions of the files. */
  readonly defaultMode?: number;
}

/** One source of a projected volume. */
export interface VolumeProjection {
  /** Keys of a Secret. */
  readonly secret?: SecretProjection;
  /** Fields of the pod. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** Keys of a ConfigMap. */
  readonly configMap?: ConfigMapProjection;
  /** A token of the pod's ServiceAccount. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
  /** Certificates of ClusterTrustBundles, in one file. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  /** A key and a certificate for the pod, kept up to date. */
  readonly podCertificate?: PodCertificateProjection;
}

/** A key and the file it becomes. */
export interface KeyToPath {
  /** The key. */
  readonly key: string;
  /** The path of the file in the volume. */
  readonly path: string;
  /** The permissions of the file. */
  readonly mode?: number;
}

export interface LocalVolumeSource {
  readonly path: string;
  readonly fsType?: string;
}

export interface CSIPersistentVolumeSource {
  readonly driver: string;
  readonly volumeHandle: string;
  readonly readOnly?: boolean;
  readonly fsType?: string;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  readonly controllerPublishSecretRef?: SecretReference;
  readonly nodeStageSecretRef?: SecretReference;
  readonly nodePublishSecretRef?: SecretReference;
  readonly controllerExpandSecretRef?: SecretReference;
  readonly nodeExpandSecretRef?: SecretReference;
}

/** A volume that a CSI driver makes for one pod. */
export interface CSIVolumeSource {
  /** The name of the driver. */
  readonly driver: string;
  /** Mounts it for reading only. */
  readonly readOnly?: boolean;
  /** The file system to make on it, if it has none. */
  readonly fsType?: string;
  /** Settings, as the driver defines them. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  /** The Secret the driver gets to mount it. */
  readonly nodePublishSecretRef?: LocalObjectReference;
}

/** A volume with a claim of its own, which lives as long as the pod. */
export interface EphemeralVolumeSource {
  /** The claim that is made for the pod. */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** A claim to be made. */
export interface PersistentVolumeClaimTemplate {
  /** Labels and annotations for the claim. */
  readonly metadata: metav1.ObjectMeta;
  /** What the claim asks for. */
  readonly spec: PersistentVolumeClaimSpec;
}

/** A port of a container. */
export interface ContainerPort {
  /** A name by which probes and services may refer to the port. */
  readonly name?: string;
  /** The same port on the node. */
  readonly hostPort?: number;
  /** The port, 1 to 65535. */
  readonly containerPort: number;
  /** TCP, UDP or SCTP. */
  readonly protocol?: Protocol;
  /** The address of the node to bind hostPort to. */
  readonly hostIP?: string;
}

/** Where a volume appears in a container. */
export interface VolumeMount {
  /** A volume of the pod. */
  readonly name: string;
  /** Do not let the container write. */
  readonly readOnly?: boolean;
  /** For readOnly mounts, whether mounts below are read-only too: Disabled, IfPossible or Enabled. */
  readonly recursiveReadOnly?: RecursiveReadOnlyMode;
  /** The path in the container. */
  readonly mountPath: string;
  /** A path in the volume to mount, instead of its root. */
  readonly subPath?: string;
  /** Whether mounts are seen across: None, HostToContainer or Bidirectional. */
  readonly mountPropagation?: MountPropagationMode;
  /** As subPath, with variables of the environment as $(NAME). */
  readonly subPathExpr?: string;
}

/** A block device in a container. */
export interface VolumeDevice {
  /** The claim's volume in the pod. */
  readonly name: string;
  /** Where the device appears. */
  readonly devicePath: string;
}

/** A variable of the environment. */
export interface EnvVar {
  /** The name of the variable. */
  readonly name: string;
  /** The value. $(NAME) stands for a variable defined before. */
  readonly value?: string;
  /** Where the value comes from, instead of value. */
  readonly valueFrom?: EnvVarSource;
}

/** Where the value of a variable comes from. */
export interface EnvVarSource {
  /** A field of the pod. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A request or limit of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** A key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** A key of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
  /** A key in a file of a volume. */
  readonly fileKeyRef?: FileKeySelector;
}

/** A variable in a file on a volume. */
export interface FileKeySelector {
  /** The volume. */
  readonly volumeName: string;
  /** The file, relative to the volume's root. */
  readonly path: string;
  /** The variable. */
  readonly key: string;
  /** Whether it may be missing. */
  readonly optional?: boolean;
}

/** A field of the pod itself. */
export interface ObjectFieldSelector {
  /** The API version the path is written for. */
  readonly apiVersion?: string;
  /** The path of the field: metadata.name, status.podIP, … */
  readonly fieldPath: string;
}

/** A request or limit of a container. */
export interface ResourceFieldSelector {
  /** The container. */
  readonly containerName?: string;
  /** limits.cpu, requests.memory, … */
  readonly resource: string;
  /** The unit of the result. */
  readonly divisor?: string;
}

/** A key of a ConfigMap. */
export interface ConfigMapKeySelector {
  /** The name of the object. */
  readonly name?: string;
  /** The key. */
  readonly key: string;
  /** Go on without it when it is missing. */
  readonly optional?: boolean;
}

/** A key of a Secret. */
export interface SecretKeySelector {
  /** The name of the object. */
  readonly name?: string;
  /** The key. */
  readonly key: string;
  /** Go on without it when it is missing. */
  readonly optional?: boolean;
}

/** All keys of a ConfigMap or Secret as variables. */
export interface EnvFromSource {
  /** Put before each name. */
  readonly prefix?: string;
  /** The ConfigMap. */
  readonly configMapRef?: ConfigMapEnvSource;
  /** The Secret. */
  readonly secretRef?: SecretEnvSource;
}

export interface ConfigMapEnvSource {
  /** The name of the object. */
  readonly name?: string;
  /** Whether the ConfigMap may be missing. */
  readonly optional?: boolean;
}

export interface SecretEnvSource {
  /** The name of the object. */
  readonly name?: string;
  /** Whether the Secret may be missing. */
  readonly optional?: boolean;
}

/** A header of a request. */
export interface HTTPHeader {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

/** Sends an HTTP GET request. */
export interface HTTPGetAction {
  /** The path. */
  readonly path?: string;
  /** The port, by number or name. */
  readonly port: number | string;
  /** The host; the pod's address when empty. */
  readonly host?: string;
  /** HTTP or HTTPS. */
  readonly scheme?: URIScheme;
  /** Headers to send. */
  readonly httpHeaders?: readonly HTTPHeader[];
}

/** Opens a TCP connection. */
export interface TCPSocketAction {
  /** The port, by number or name. */
  readonly port: number | string;
  /** The host; the pod's address when empty. */
  readonly host?: string;
}

/** Asks the gRPC health service. */
export interface GRPCAction {
  /** The port. */
  readonly port: number;
  /** The service to ask about. */
  readonly service?: string | null;
}

/** Runs a command in the container. */
export interface ExecAction {
  /** The command and its arguments. There is no shell around it. */
  readonly command?: readonly string[];
}

/** Waits. */
export interface SleepAction {
  /** How long. */
  readonly seconds: number;
}

/** A check of a container, made again and again. */
export interface Probe {
  /** Run a command in the container; status 0 is good. */
  readonly exec?: ExecAction;
  /** Send an HTTP request; 200 to 399 is good. */
  readonly httpGet?: HTTPGetAction;
  /** Open a TCP connection. */
  readonly tcpSocket?: TCPSocketAction;
  /** Ask the gRPC health service. */
  readonly grpc?: GRPCAction;
  /** Seconds between the start of the container and the first check. */
  readonly initialDelaySeconds?: number;
  /** Seconds until a check counts as failed. */
  readonly timeoutSeconds?: number;
  /** Seconds between checks. */
  readonly periodSeconds?: number;
  /** Successes in a row that make it good again. */
  readonly successThreshold?: number;
  /** Failures in a row that make it bad. */
  readonly failureThreshold?: number;
  /** Seconds to stop in after this probe failed, instead of the pod's. */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a change of one resource means for the running container. */
export interface ContainerResizePolicy {
  /** cpu or memory. */
  readonly resourceName: ResourceName;
  /** NotRequired changes it in place; RestartContainer restarts the container. */
  readonly restartPolicy: ResourceResizeRestartPolicy;
}

/** Rights of a process, beside those of its user. */
export interface Capabilities {
  /** Rights to add. */
  readonly add?: readonly Capability[];
  /** Rights to take away; ALL takes them all. */
  readonly drop?: readonly Capability[];
}

/** What a container asks for and what it may use. */
export interface ResourceRequirements {
  /** The most it may use. */
  readonly limits?: Readonly<Record<string, string>>;
  /** What must be free on a node for the pod to be placed there. The limits, when they are not given. */
  readonly requests?: Readonly<Record<string, string>>;
  /** Device claims of the pod that the container uses. */
  readonly claims?: readonly ResourceClaim[];
}

/** How large a volume must be. */
export interface VolumeResourceRequirements {
  /** The most, by resource. */
  readonly limits?: Readonly<Record<string, string>>;
  /** The least, by resource: storage. */
  readonly requests?: Readonly<Record<string, string>>;
}

/** A claim of the pod that a container uses. */
export interface ResourceClaim {
  /** Its name in spec.resourceClaims of the pod. */
  readonly name: string;
  /** The one request of the claim to use; all when empty. */
  readonly request?: string;
}

/** One container of a pod. */
export interface Container {
  /** Unique in the pod. */
  readonly name: string;
  /** The image to run. */
  readonly image?: string;
  /** What to run instead of the image's entry point. $(NAME) stands for a variable of the environment. */
  readonly command?: readonly string[];
  /** Arguments, instead of the image's own. */
  readonly args?: readonly string[];
  /** The directory to start in. */
  readonly workingDir?: string;
  /** Ports the container listens on. For information, and for names. */
  readonly ports?: readonly ContainerPort[];
  /** ConfigMaps and Secrets whose keys all become variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Variables of the environment. */
  readonly env?: readonly EnvVar[];
  /** What the container asks for and what it may use at most. */
  readonly resources: ResourceRequirements;
  /** What a change of resources means for the running container. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
  /** Exceptions to restartPolicy, by exit code. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Volumes, and where they appear in the file system. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Raw block devices for the container. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** When it fails, the container is restarted. */
  readonly livenessProbe?: Probe;
  /** While it fails, no service sends requests to the pod. */
  readonly readinessProbe?: Probe;
  /** The other probes wait until it has succeeded. */
  readonly startupProbe?: Probe;
  /** What to do after the start and before the stop. */
  readonly lifecycle?: Lifecycle;
  /** A file whose content becomes the message when the container ends. */
  readonly terminationMessagePath?: string;
  /** Where the message comes from: File, or FallbackToLogsOnError. */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
  /** When to fetch the image: Always, IfNotPresent or Never. */
  readonly imagePullPolicy?: PullPolicy;
  /** Security settings of this container. */
  readonly securityContext?: SecurityContext;
  /** Keep the standard input open. */
  readonly stdin?: boolean;
  /** Close the standard input after the first to attach has gone. */
  readonly stdinOnce?: boolean;
  /** Give the container a terminal. */
  readonly tty?: boolean;
}

/** How to check a container. */
export interface ProbeHandler {
  /** Run a command in the container; status 0 is good. */
  readonly exec?: ExecAction;
  /** Send an HTTP request; 200 to 399 is good. */
  readonly httpGet?: HTTPGetAction;
  /** Open a TCP connection. */
  readonly tcpSocket?: TCPSocketAction;
  /** Ask the gRPC health service. */
  readonly grpc?: GRPCAction;
}

/** What to do at a moment in a container's life. */
export interface LifecycleHandler {
  /** Run a command in the container. */
  readonly exec?: ExecAction;
  /** Send an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /** Not supported. */
  readonly tcpSocket?: TCPSocketAction;
  /** Wait. */
  readonly sleep?: SleepAction;
}

/** What to do after a container started and before it is stopped. */
export interface Lifecycle {
  /** Done right after the start. When it fails, the container is stopped. */
  readonly postStart?: LifecycleHandler;
  /** Done before the request to stop. The grace period runs meanwhile. */
  readonly preStop?: LifecycleHandler;
  /** The signal that asks the container to stop. */
  readonly stopSignal?: Signal;
}

/** A container that has not started. */
export interface ContainerStateWaiting {
  /** Why: ContainerCreating, CrashLoopBackOff, ErrImagePull, … */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** A container that runs. */
export interface ContainerStateRunning {
  /** When it started. */
  readonly startedAt?: string | null;
}

/** A container that has ended. */
export interface ContainerStateTerminated {
  /** Its exit status. */
  readonly exitCode: number;
  /** The signal that ended it. */
  readonly signal?: number;
  /** Completed, Error, OOMKilled, … */
  readonly reason?: string;
  /** The message it left. */
  readonly message?: string;
  /** When it started. */
  readonly startedAt?: string | null;
  /** When it ended. */
  readonly finishedAt?: string | null;
  /** The container, as <runtime>://<id>. */
  readonly containerID?: string;
}

/** What a container is doing: one of waiting, running, terminated. */
export interface ContainerState {
  /** It has not started yet. */
  readonly waiting?: ContainerStateWaiting;
  /** It runs. */
  readonly running?: ContainerStateRunning;
  /** It has ended. */
  readonly terminated?: ContainerStateTerminated;
}

/** The state of a container. */
export interface ContainerStatus {
  /** The name of the container. */
  readonly name: string;
  /** What it is doing. */
  readonly state: ContainerState;
  /** How it last ended. */
  readonly lastState: ContainerState;
  /** Whether it passes its readiness probe. */
  readonly ready: boolean;
  /** How often it was restarted. */
  readonly restartCount: number;
  /** The image it runs. */
  readonly image: string;
  /** The exact image it runs. */
  readonly imageID: string;
  /** The container, as <runtime>://<id>. */
  readonly containerID?: string;
  /** Whether it has started, its startup probe included. */
  readonly started?: boolean;
  /** What the node has set aside for the container. */
  readonly allocatedResources?: Readonly<Record<string, string>>;
  /** The requests and limits in effect. */
  readonly resources?: ResourceRequirements;
  /** The mounts, as they are. */
  readonly volumeMounts?: readonly VolumeMountStatus[];
  /** Who the first process runs as. */
  readonly user?: ContainerUser;
  /** The health of the devices it was given. */
  readonly allocatedResourcesStatus?: readonly ResourceStatus[];
  /** The signal that asks it to stop. */
  readonly stopSignal?: Signal;
}

export interface ResourceStatus {
  readonly name: ResourceName;
  readonly resources?: readonly ResourceHealth[];
}

export interface ResourceHealth {
  readonly resourceID: ResourceID;
  readonly health?: ResourceHealthStatus;
  readonly message?: string;
}

/** Who the first process of a container runs as. */
export interface ContainerUser {
  /** On Linux. */
  readonly linux?: LinuxContainerUser;
}

/** Who a process runs as. */
export interface LinuxContainerUser {
  /** Its user. */
  readonly uid: number;
  /** Its group. */
  readonly gid: number;
  /** Its other groups. */
  readonly supplementalGroups?: readonly number[];
}

/** One aspect of a pod's state. */
export interface PodCondition {
  /** What the condition is about: Ready, PodScheduled, … */
  readonly type: PodConditionType;
  /** The generation of the pod it was judged by. */
  readonly observedGeneration?: number;
  /** True, False or Unknown. */
  readonly status: ConditionStatus;
  /** When it was last looked at. */
  readonly lastProbeTime?: string | null;
  /** When status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** A mount in a container, as it is. */
export interface VolumeMountStatus {
  /** The volume. */
  readonly name: string;
  /** Where it appears. */
  readonly mountPath: string;
  /** Whether it is read-only. */
  readonly readOnly?: boolean;
  /** Whether the mounts below are too. */
  readonly recursiveReadOnly?: RecursiveReadOnlyMode;
  /** More about the volume. */
  readonly volumeStatus?: VolumeStatus;
}

export interface VolumeStatus {
  readonly image?: ImageVolumeStatus;
}

export interface ImageVolumeStatus {
  readonly imageRef?: string;
}

/** Says what happens when a container ends in one way. */
export interface ContainerRestartRule {
  /** Restart restarts the container, whatever restartPolicy says. */
  readonly action?: ContainerRestartRuleAction;
  /** The exit codes it is about. */
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

/** A set of exit codes. */
export interface ContainerRestartRuleOnExitCodes {
  /** In: one of values. NotIn: none of them. */
  readonly operator?: ContainerRestartRuleOnExitCodesOperator;
  /** The exit codes. */
  readonly values?: readonly number[];
}

/** Selects nodes. One of the terms must hold. */
export interface NodeSelector {
  /** The terms. */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/** Selects nodes. All of it must hold; an empty term selects none. */
export interface NodeSelectorTerm {
  /** Conditions on labels of the node. */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /** Conditions on fields of the node: metadata.name. */
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

/** A condition on a node. */
export interface NodeSelectorRequirement {
  /** The label key or the field. */
  readonly key: string;
  /** In, NotIn, Exists, DoesNotExist, Gt or Lt. */
  readonly operator: NodeSelectorOperator;
  /** The values for In and NotIn; one whole number for Gt and Lt. */
  readonly values?: readonly string[];
}

export interface TopologySelectorTerm {
  readonly matchLabelExpressions?: readonly TopologySelectorLabelRequirement[];
}

export interface TopologySelectorLabelRequirement {
  readonly key: string;
  readonly values: readonly string[];
}

/** Where pods would like to run. */
export interface Affinity {
  /** Rules about nodes. */
  readonly nodeAffinity?: NodeAffinity;
  /** Rules to be near other pods. */
  readonly podAffinity?: PodAffinity;
  /** Rules to stay away from other pods. */
  readonly podAntiAffinity?: PodAntiAffinity;
}

/** Draws a pod to places where others run. */
export interface PodAffinity {
  /** All must hold for a node to be chosen. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Wishes; the node that meets most of their weight is preferred. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** Keeps a pod away from places where others run. */
export interface PodAntiAffinity {
  /** None may hold for a node to be chosen. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Wishes; nodes that break least of their weight are preferred. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

/** A wish with a weight. */
export interface WeightedPodAffinityTerm {
  /** 1 to 100. */
  readonly weight: number;
  /** The wish. */
  readonly podAffinityTerm: PodAffinityTerm;
}

/** Pods, and how near to them. */
export interface PodAffinityTerm {
  /** Selects the pods. */
  readonly labelSelector?: metav1.LabelSelector;
  /** Where they are looked for; the pod's own namespace when this and namespaceSelector are absent. */
  readonly namespaces?: readonly string[];
  /** The node label whose equal values mean near: kubernetes.io/hostname, topology.kubernetes.io/zone. */
  readonly topologyKey: string;
  /** Selects more namespaces by their labels; an empty one selects all. */
  readonly namespaceSelector?: metav1.LabelSelector;
  /** Label keys whose values are taken from the pod and must be equal. */
  readonly matchLabelKeys?: readonly string[];
  /** Label keys whose values are taken from the pod and must differ. */
  readonly mismatchLabelKeys?: readonly string[];
}

/** Rules about nodes. */
export interface NodeAffinity {
  /** The node must fit. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** Nodes that fit score higher. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

/** A wish with a weight. An empty one counts for every node. */
export interface PreferredSchedulingTerm {
  /** 1 to 100. */
  readonly weight: number;
  /** Selects the nodes. */
  readonly preference: NodeSelectorTerm;
}

/** A mark on a node that keeps pods away. */
export interface Taint {
  /** The key. */
  readonly key: string;
  /** The value. */
  readonly value?: string;
  /** NoSchedule, PreferNoSchedule or NoExecute. */
  readonly effect: TaintEffect;
  /** When it was added. */
  readonly timeAdded?: string;
}

/** Lets a pod run on nodes with matching taints. */
export interface Toleration {
  /** The key of the taint; all when empty. */
  readonly key?: string;
  /** Exists, or Equal to compare the value. */
  readonly operator?: TolerationOperator;
  /** The value of the taint. */
  readonly value?: string;
  /** The effect of the taint; all when empty. */
  readonly effect?: TaintEffect;
  /** How long a pod stays on a node that gets a NoExecute taint. */
  readonly tolerationSeconds?: number;
}

/** A condition a pod must have to be ready. */
export interface PodReadinessGate {
  /** The type of the condition; somebody sets it to True. */
  readonly conditionType: PodConditionType;
}

/** What a pod should run, and where and how. */
export interface PodSpec {
  /** Volumes that the containers may mount. */
  readonly volumes?: readonly Volume[];
  /** Containers that run to their end, one after the other, before the others start. */
  readonly initContainers?: readonly Container[];
  /** The containers of the pod. At least one; the list cannot change later. */
  readonly containers: readonly Container[];
  /** Containers added to a running pod to look into it. */
  readonly ephemeralContainers?: readonly EphemeralContainer[];
  /** What to do when a container ends: Always, OnFailure or Never. */
  readonly restartPolicy?: RestartPolicy;
  /** Seconds between the request to stop and the kill. */
  readonly terminationGracePeriodSeconds?: number;
  /** Seconds the pod may be active before it is failed. */
  readonly activeDeadlineSeconds?: number;
  /** Where names are resolved: ClusterFirst, ClusterFirstWithHostNet, Default or None. */
  readonly dnsPolicy?: DNSPolicy;
  /** Labels a node must have for the pod to run there. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** The ServiceAccount as which the pod talks to the API server. */
  readonly serviceAccountName?: string;
  /** The old name of serviceAccountName. */
  readonly serviceAccount?: string;
  /** False to leave the token of the ServiceAccount out of the containers. */
  readonly automountServiceAccountToken?: boolean;
  /** The node the pod is bound to. Usually set by the scheduler. */
  readonly nodeName?: string;
  /** Use the network of the node. */
  readonly hostNetwork?: boolean;
  /** See the processes of the node. */
  readonly hostPID?: boolean;
  /** Use the IPC of the node. */
  readonly hostIPC?: boolean;
  /** Let the containers of the pod see each other's processes. */
  readonly shareProcessNamespace?: boolean;
  /** Security settings for all containers of the pod. */
  readonly securityContext?: PodSecurityContext;
  /** Secrets with credentials for registries. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** The host name of the pod; its own name when empty. */
  readonly hostname?: string;
  /** The DNS domain, below the namespace, of the host name. */
  readonly subdomain?: string;
  /** Rules that draw the pod to nodes or other pods, or keep it away from them. */
  readonly affinity?: Affinity;
  /** The scheduler that is to bind the pod. */
  readonly schedulerName?: string;
  /** Taints of nodes that the pod puts up with. */
  readonly tolerations?: readonly Toleration[];
  /** Lines for the hosts file of the pod. */
  readonly hostAliases?: readonly HostAlias[];
  /** The PriorityClass that gives the pod its priority. */
  readonly priorityClassName?: string;
  /** The priority, from the class. Higher goes first. */
  readonly priority?: number;
  /** DNS settings on top of the policy. */
  readonly dnsConfig?: PodDNSConfig;
  /** Extra conditions that must be true for the pod to be ready. */
  readonly readinessGates?: readonly PodReadinessGate[];
  /** The RuntimeClass to run with. */
  readonly runtimeClassName?: string;
  /** Describe the services of the namespace in environment variables. */
  readonly enableServiceLinks?: boolean;
  /** Whether the pod may push out pods of lower priority. */
  readonly preemptionPolicy?: PreemptionPolicy;
  /** What the runtime itself needs on top of the containers. */
  readonly overhead?: Readonly<Record<string, string>>;
  /** How pods like this one are spread over zones, nodes and the like. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Use the full DNS name as the host name. */
  readonly setHostnameAsFQDN?: boolean;
  /** The operating system the containers need. */
  readonly os?: PodOS;
  /** False to run in a user namespace of its own. */
  readonly hostUsers?: boolean;
  /** Named gates that keep the pod from being scheduled until they are removed. */
  readonly schedulingGates?: readonly PodSchedulingGate[];
  /** Claims for devices that the containers may use. */
  readonly resourceClaims?: readonly PodResourceClaim[];
  /** Requests and limits of the pod as a whole. */
  readonly resources?: ResourceRequirements;
  /** The host name the containers see, whatever hostname and subdomain say. */
  readonly hostnameOverride?: string;
  /** The group of pods that this one is placed together with. */
  readonly schedulingGroup?: PodSchedulingGroup;
}

/** A ResourceClaim that containers of the pod use. */
export interface PodResourceClaim {
  /** What containers call it. */
  readonly name: string;
  /** An existing ResourceClaim. */
  readonly resourceClaimName?: string;
  /** A template to make a claim for this pod from. */
  readonly resourceClaimTemplateName?: string;
}

export interface PodResourceClaimStatus {
  readonly name: string;
  readonly resourceClaimName?: string;
}

export interface PodExtendedResourceClaimStatus {
  readonly requestMappings: readonly ContainerExtendedResourceRequest[];
  readonly resourceClaimName: string;
}

export interface ContainerExtendedResourceRequest {
  readonly containerName: string;
  readonly resourceName: string;
  readonly requestName: string;
}

/** The operating system of a pod. */
export interface PodOS {
  /** linux or windows. */
  readonly name: OSName;
}

/** Keeps a pod from being scheduled until it is removed. */
export interface PodSchedulingGate {
  /** Unique among the gates of the pod. */
  readonly name: string;
}

/** The group of pods that a pod is placed together with. */
export interface PodSchedulingGroup {
  /** The name of the PodGroup. */
  readonly podGroupName?: string;
}

/** How evenly pods are spread. */
export interface TopologySpreadConstraint {
  /** How much the counts of two domains may differ. */
  readonly maxSkew: number;
  /** The node label whose values are the domains. */
  readonly topologyKey: string;
  /** DoNotSchedule or ScheduleAnyway. */
  readonly whenUnsatisfiable: UnsatisfiableConstraintAction;
  /** The pods that are counted. */
  readonly labelSelector?: metav1.LabelSelector;
  /** With fewer matching domains than this, the least count is taken to be 0. */
  readonly minDomains?: number;
  /** Whether only nodes that the pod's node affinity allows count: Honor or Ignore. */
  readonly nodeAffinityPolicy?: NodeInclusionPolicy;
  /** Whether only nodes whose taints the pod tolerates count: Honor or Ignore. */
  readonly nodeTaintsPolicy?: NodeInclusionPolicy;
  /** Label keys whose values are taken from the pod and added to labelSelector. */
  readonly matchLabelKeys?: readonly string[];
}

/** A line for the pod's hosts file. */
export interface HostAlias {
  /** The address. */
  readonly ip: string;
  /** Its names. */
  readonly hostnames?: readonly string[];
}

/** Security settings of a pod. */
export interface PodSecurityContext {
  /** The SELinux label. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Settings for Windows containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
  /** The user that the containers run as. */
  readonly runAsUser?: number;
  /** The group that the containers run as. */
  readonly runAsGroup?: number;
  /** Refuse to start a container as root. */
  readonly runAsNonRoot?: boolean;
  /** More groups for the first process of each container. */
  readonly supplementalGroups?: readonly number[];
  /** Merge adds the groups the image gives its user; Strict does not. */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;
  /** The group that volumes belong to. */
  readonly fsGroup?: number;
  /** Kernel settings. */
  readonly sysctls?: readonly Sysctl[];
  /** Always gives every file to fsGroup; OnRootMismatch only when the volume's root has another group. */
  readonly fsGroupChangePolicy?: PodFSGroupChangePolicy;
  /** The system calls that are allowed. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile of the containers. */
  readonly appArmorProfile?: AppArmorProfile;
  /** How volumes get their SELinux label: MountOption or Recursive. */
  readonly seLinuxChangePolicy?: PodSELinuxChangePolicy;
}

/** Which system calls are allowed. */
export interface SeccompProfile {
  /** RuntimeDefault, Unconfined or Localhost. */
  readonly type: SeccompProfileType;
  /** For Localhost: the profile's file, below the kubelet's seccomp folder. */
  readonly localhostProfile?: string;
}

/** What AppArmor allows. */
export interface AppArmorProfile {
  /** RuntimeDefault, Unconfined or Localhost. */
  readonly type: AppArmorProfileType;
  /** For Localhost: the name of a profile loaded on the node. */
  readonly localhostProfile?: string;
}

/** Settings of name resolution, added to those of dnsPolicy. */
export interface PodDNSConfig {
  /** Addresses of servers to ask. */
  readonly nameservers?: readonly string[];
  /** Domains to look up short names in. */
  readonly searches?: readonly string[];
  /** Options of the resolver. */
  readonly options?: readonly PodDNSConfigOption[];
}

/** An option of the resolver. */
export interface PodDNSConfigOption {
  /** Its name, such as ndots. */
  readonly name?: string;
  /** Its value, if it takes one. */
  readonly value?: string;
}

/** An address of the pod. */
export interface PodIP {
  /** The address. */
  readonly ip: string;
}

/** An address of the node. */
export interface HostIP {
  /** The address. */
  readonly ip: string;
}

/** What an ephemeral container shares with ordinary ones. */
export interface EphemeralContainerCommon {
  /** Unique in the pod. */
  readonly name: string;
  /** The image to run. */
  readonly image?: string;
  /** What to run instead of the image's entry point. $(NAME) stands for a variable of the environment. */
  readonly command?: readonly string[];
  /** Arguments, instead of the image's own. */
  readonly args?: readonly string[];
  /** The directory to start in. */
  readonly workingDir?: string;
  /** Ports the container listens on. For information, and for names. */
  readonly ports?: readonly ContainerPort[];
  /** ConfigMaps and Secrets whose keys all become variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Variables of the environment. */
  readonly env?: readonly EnvVar[];
  /** What the container asks for and what it may use at most. */
  readonly resources: ResourceRequirements;
  /** Not allowed here. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
  /** Not allowed here. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Volumes, and where they appear in the file system. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Raw block devices for the container. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** When it fails, the container is restarted. */
  readonly livenessProbe?: Probe;
  /** While it fails, no service sends requests to the pod. */
  readonly readinessProbe?: Probe;
  /** The other probes wait until it has succeeded. */
  readonly startupProbe?: Probe;
  /** What to do after the start and before the stop. */
  readonly lifecycle?: Lifecycle;
  /** A file whose content becomes the message when the container ends. */
  readonly terminationMessagePath?: string;
  /** Where the message comes from: File, or FallbackToLogsOnError. */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
  /** When to fetch the image: Always, IfNotPresent or Never. */
  readonly imagePullPolicy?: PullPolicy;
  /** Security settings of this container. */
  readonly securityContext?: SecurityContext;
  /** Keep the standard input open. */
  readonly stdin?: boolean;
  /** Close the standard input after the first to attach has gone. */
  readonly stdinOnce?: boolean;
  /** Give the container a terminal. */
  readonly tty?: boolean;
}

/** A container added to a running pod to look into it. */
export interface EphemeralContainer {
  /** Unique in the pod. */
  readonly name: string;
  /** The image to run. */
  readonly image?: string;
  /** What to run instead of the image's entry point. $(NAME) stands for a variable of the environment. */
  readonly command?: readonly string[];
  /** Arguments, instead of the image's own. */
  readonly args?: readonly string[];
  /** The directory to start in. */
  readonly workingDir?: string;
  /** Ports the container listens on. For information, and for names. */
  readonly ports?: readonly ContainerPort[];
  /** ConfigMaps and Secrets whose keys all become variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Variables of the environment. */
  readonly env?: readonly EnvVar[];
  /** What the container asks for and what it may use at most. */
  readonly resources: ResourceRequirements;
  /** Not allowed here. */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
  /** Not allowed here. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** Volumes, and where they appear in the file system. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Raw block devices for the container. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** When it fails, the container is restarted. */
  readonly livenessProbe?: Probe;
  /** While it fails, no service sends requests to the pod. */
  readonly readinessProbe?: Probe;
  /** The other probes wait until it has succeeded. */
  readonly startupProbe?: Probe;
  /** What to do after the start and before the stop. */
  readonly lifecycle?: Lifecycle;
  /** A file whose content becomes the message when the container ends. */
  readonly terminationMessagePath?: string;
  /** Where the message comes from: File, or FallbackToLogsOnError. */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
  /** When to fetch the image: Always, IfNotPresent or Never. */
  readonly imagePullPolicy?: PullPolicy;
  /** Security settings of this container. */
  readonly securityContext?: SecurityContext;
  /** Keep the standard input open. */
  readonly stdin?: boolean;
  /** Close the standard input after the first to attach has gone. */
  readonly stdinOnce?: boolean;
  /** Give the container a terminal. */
  readonly tty?: boolean;
  /** The container whose processes it sees. */
  readonly targetContainerName?: string;
}

/** The state of a pod as its node last saw it. */
export interface PodStatus {
  /** The generation of the pod that the status is about. */
  readonly observedGeneration?: number;
  /** Where the pod is in its life: Pending, Running, Succeeded, Failed or Unknown. */
  readonly phase?: PodPhase;
  /** PodScheduled, Initialized, ContainersReady, Ready and others. */
  readonly conditions?: readonly PodCondition[];
  /** Why the pod is in this state, for people. */
  readonly message?: string;
  /** Why the pod is in this state, in one word: Evicted. */
  readonly reason?: string;
  /** The node on which the pod waits for pods it pushed out. */
  readonly nominatedNodeName?: string;
  /** The address of the node. */
  readonly hostIP?: string;
  /** All addresses of the node. */
  readonly hostIPs?: readonly HostIP[];
  /** The address of the pod. */
  readonly podIP?: string;
  /** All addresses of the pod. */
  readonly podIPs?: readonly PodIP[];
  /** When the node took the pod on. */
  readonly startTime?: string;
  /** The states of the init containers. */
  readonly initContainerStatuses?: readonly ContainerStatus[];
  /** The states of the containers. */
  readonly containerStatuses?: readonly ContainerStatus[];
  /** Guaranteed, Burstable or BestEffort, from requests and limits. */
  readonly qosClass?: PodQOSClass;
  /** The states of the ephemeral containers. */
  readonly ephemeralContainerStatuses?: readonly ContainerStatus[];
  /** The state of a change of resources. */
  readonly resize?: PodResizeStatus;
  /** The claims made for the pod from templates. */
  readonly resourceClaimStatuses?: readonly PodResourceClaimStatus[];
  /** The claim made for extended resources that devices stand for. */
  readonly extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
  /** What the node has set aside for the pod as a whole. */
  readonly allocatedResources?: Readonly<Record<string, string>>;
  /** The requests and limits in effect for the pod as a whole. */
  readonly resources?: ResourceRequirements;
  /** What claims take from the resources of the node. */
  readonly nodeAllocatableResourceClaimStatuses?: readonly NodeAllocatableResourceClaimStatus[];
}

export interface PodStatusResult {
  readonly apiVersion: "v1";
  readonly kind: "PodStatusResult";
  readonly metadata: metav1.ObjectMeta;
  readonly status: PodStatus;
}

/** A group of containers that run together on one node and share its network identity and volumes. */
export interface Pod {
  readonly apiVersion: "v1";
  readonly kind: "Pod";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What should run. */
  readonly spec: PodSpec;
  /** What is running, as last seen. Written by the node. */
  readonly status: PodStatus;
}

/** A list of Pod objects. */
export interface PodList {
  readonly apiVersion: "v1";
  readonly kind: "PodList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Pod[];
}

/** The pods that a controller makes. */
export interface PodTemplateSpec {
  /** Labels and annotations of the pods. */
  readonly metadata: metav1.ObjectMeta;
  /** What the pods run. */
  readonly spec: PodSpec;
}

/** A template for pods, kept as an object. */
export interface PodTemplate {
  readonly apiVersion: "v1";
  readonly kind: "PodTemplate";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The pods. */
  readonly template: PodTemplateSpec;
}

/** A list of PodTemplate objects. */
export interface PodTemplateList {
  readonly apiVersion: "v1";
  readonly kind: "PodTemplateList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly PodTemplate[];
}

export interface ReplicationControllerSpec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly selector?: Readonly<Record<string, string>>;
  readonly template?: PodTemplateSpec;
}

export interface ReplicationControllerStatus {
  readonly replicas: number;
  readonly fullyLabeledReplicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly observedGeneration?: number;
  readonly conditions?: readonly ReplicationControllerCondition[];
}

export interface ReplicationControllerCondition {
  readonly type: ReplicationControllerConditionType;
  readonly status: ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

/** Keeps a number of equal pods running. ReplicaSet has taken its place. */
export interface ReplicationController {
  readonly apiVersion: "v1";
  readonly kind: "ReplicationController";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** How many pods, and which. */
  readonly spec: ReplicationControllerSpec;
  /** How many there are. */
  readonly status: ReplicationControllerStatus;
}

/** A list of ReplicationController objects. */
export interface ReplicationControllerList {
  readonly apiVersion: "v1";
  readonly kind: "ReplicationControllerList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ReplicationController[];
}

/** Settings of session affinity. */
export interface SessionAffinityConfig {
  /** Settings of affinity by the client's address. */
  readonly clientIP?: ClientIPConfig;
}

/** Settings of affinity by the client's address. */
export interface ClientIPConfig {
  /** How long a client stays with the same pod, up to a day. Defaults to three hours. */
  readonly timeoutSeconds?: number;
}

/** What is known of a Service from outside. */
export interface ServiceStatus {
  /** Where the load balancer listens, if there is one. */
  readonly loadBalancer: LoadBalancerStatus;
  /** The state, as conditions. */
  readonly conditions?: readonly metav1.Condition[];
}

/** Where a load balancer listens. */
export interface LoadBalancerStatus {
  /** The places; traffic for the service goes to any of them. */
  readonly ingress?: readonly LoadBalancerIngress[];
}

/** One place where a load balancer listens. */
export interface LoadBalancerIngress {
  /** Its address. */
  readonly ip?: string;
  /** Its name in DNS. */
  readonly hostname?: string;
  /** VIP: traffic arrives with this address as its destination. Proxy: it arrives with that of a node or a pod. */
  readonly ipMode?: LoadBalancerIPMode;
  /** What is known of its ports. */
  readonly ports?: readonly PortStatus[];
}

/** Which pods a service stands for, and how it is reached. */
export interface ServiceSpec {
  /** The ports of the service. */
  readonly ports?: readonly ServicePort[];
  /** Labels of the pods. Without it, somebody else writes the endpoints. */
  readonly selector?: Readonly<Record<string, string>>;
  /** The address in the cluster. None for a headless service; chosen by the server when empty. */
  readonly clusterIP?: string;
  /** All addresses in the cluster. */
  readonly clusterIPs?: readonly string[];
  /** ClusterIP, NodePort, LoadBalancer or ExternalName. */
  readonly type?: ServiceType;
  /** Further addresses whose traffic nodes take for the service. */
  readonly externalIPs?: readonly string[];
  /** ClientIP to send a client to the same pod again, or None. */
  readonly sessionAffinity?: ServiceAffinity;
  /** Asked of the load balancer; no longer recommended. */
  readonly loadBalancerIP?: string;
  /** Clients the load balancer lets in. */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** The DNS name that an ExternalName service stands for. */
  readonly externalName?: string;
  /** Cluster to spread outside traffic over all pods, Local to keep it on the node and keep the client's address. */
  readonly externalTrafficPolicy?: ServiceExternalTrafficPolicy;
  /** The port for health checks of a load balancer. */
  readonly healthCheckNodePort?: number;
  /** Give out addresses of pods that are not ready. */
  readonly publishNotReadyAddresses?: boolean;
  /** How long a client stays with its pod. */
  readonly sessionAffinityConfig?: SessionAffinityConfig;
  /** IPv4, IPv6 or both. */
  readonly ipFamilies?: readonly IPFamily[];
  /** SingleStack, PreferDualStack or RequireDualStack. */
  readonly ipFamilyPolicy?: IPFamilyPolicy;
  /** Whether a load balancer needs node ports. */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /** Which load balancer is meant. */
  readonly loadBalancerClass?: string;
  /** Cluster, or Local to stay on the node. */
  readonly internalTrafficPolicy?: ServiceInternalTrafficPolicy;
  /** Which endpoints to prefer, such as those nearby. */
  readonly trafficDistribution?: string;
}

/** A port of a service. */
export interface ServicePort {
  /** A name, needed when there are several ports. */
  readonly name?: string;
  /** TCP, UDP or SCTP. */
  readonly protocol?: Protocol;
  /** The protocol of the application, as a hint. */
  readonly appProtocol?: string;
  /** The port of the service. */
  readonly port: number;
  /** The port of the pods, by number or name; port when empty. */
  readonly targetPort?: number | string;
  /** The port on every node; chosen by the server when empty. */
  readonly nodePort?: number;
}

/** A stable address in front of a changing set of pods. */
export interface Service {
  readonly apiVersion: "v1";
  readonly kind: "Service";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Which pods, and under what address and ports. */
  readonly spec: ServiceSpec;
  /** Addresses given by a load balancer. */
  readonly status: ServiceStatus;
}

/** A list of Service objects. */
export interface ServiceList {
  readonly apiVersion: "v1";
  readonly kind: "ServiceList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Service[];
}

/** An identity for processes in pods. */
export interface ServiceAccount {
  readonly apiVersion: "v1";
  readonly kind: "ServiceAccount";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Secrets that pods of the account may use. */
  readonly secrets?: readonly ObjectReference[];
  /** Secrets with credentials for registries. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** False to leave the token out of the containers. */
  readonly automountServiceAccountToken?: boolean;
}

/** A list of ServiceAccount objects. */
export interface ServiceAccountList {
  readonly apiVersion: "v1";
  readonly kind: "ServiceAccountList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ServiceAccount[];
}

/** The addresses behind a service. EndpointSlices have taken its place. */
export interface Endpoints {
  readonly apiVersion: "v1";
  readonly kind: "Endpoints";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Addresses with their ports. */
  readonly subsets?: readonly EndpointSubset[];
}

export interface EndpointSubset {
  readonly addresses?: readonly EndpointAddress[];
  readonly notReadyAddresses?: readonly EndpointAddress[];
  readonly ports?: readonly EndpointPort[];
}

export interface EndpointAddress {
  readonly ip: string;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef?: ObjectReference;
}

export interface EndpointPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: Protocol;
  readonly appProtocol?: string;
}

/** A list of Endpoints objects. */
export interface EndpointsList {
  readonly apiVersion: "v1";
  readonly kind: "EndpointsList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Endpoints[];
}

/** What is asked of a node. */
export interface NodeSpec {
  /** The addresses for its pods. */
  readonly podCIDR?: string;
  /** The addresses for its pods, one range per family. */
  readonly podCIDRs?: readonly string[];
  /** Its name at the cloud provider. */
  readonly providerID?: string;
  /** True to place no new pods on it. */
  readonly unschedulable?: boolean;
  /** Marks that keep pods away which do not tolerate them. */
  readonly taints?: readonly Taint[];
  /** No longer served. */
  readonly configSource?: NodeConfigSource;
  /** No longer filled in. */
  readonly externalID?: string;
}

export interface NodeConfigSource {
  readonly configMap?: ConfigMapNodeConfigSource;
}

export interface ConfigMapNodeConfigSource {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly kubeletConfigKey: string;
}

/** Where a daemon listens. */
export interface DaemonEndpoint {
  /** Its port. */
  readonly Port: number;
}

/** Where daemons on the node listen. */
export interface NodeDaemonEndpoints {
  /** The kubelet. */
  readonly kubeletEndpoint: DaemonEndpoint;
}

/** What a handler of the container runtime can do. */
export interface NodeRuntimeHandlerFeatures {
  /** Read-only mounts with everything below them. */
  readonly recursiveReadOnlyMounts?: boolean;
  /** User namespaces. */
  readonly userNamespaces?: boolean;
}

/** What one handler of the container runtime can do. */
export interface NodeRuntimeHandler {
  /** The handler; empty for the default one. */
  readonly name: string;
  /** What it can do. */
  readonly features?: NodeRuntimeHandlerFeatures;
}

/** What the container runtime can do. */
export interface NodeFeatures {
  /** supplementalGroupsPolicy of pods. */
  readonly supplementalGroupsPolicy?: boolean;
}

/** What a node runs on. */
export interface NodeSystemInfo {
  /** The machine's id, as /etc/machine-id has it. */
  readonly machineID: string;
  /** The id in the hardware or the hypervisor. */
  readonly systemUUID: string;
  /** Changes with every start of the machine. */
  readonly bootID: string;
  /** As uname -r says. */
  readonly kernelVersion: string;
  /** The operating system, as /etc/os-release names it. */
  readonly osImage: string;
  /** The container runtime: name://version. */
  readonly containerRuntimeVersion: string;
  /** The kubelet's version. */
  readonly kubeletVersion: string;
  /** No longer filled in. */
  readonly kubeProxyVersion: string;
  /** linux or windows. */
  readonly operatingSystem: string;
  /** The processor: amd64, arm64. */
  readonly architecture: string;
  /** How much swap space there is. */
  readonly swap?: NodeSwapStatus;
}

/** Swap space of a node. */
export interface NodeSwapStatus {
  /** How much there is, in bytes. */
  readonly capacity?: number;
}

export interface NodeConfigStatus {
  readonly assigned?: NodeConfigSource;
  readonly active?: NodeConfigSource;
  readonly lastKnownGood?: NodeConfigSource;
  readonly error?: string;
}

/** What a node reports about itself. */
export interface NodeStatus {
  /** All it has. */
  readonly capacity?: Readonly<Record<string, string>>;
  /** What pods may use of it. */
  readonly allocatable?: Readonly<Record<string, string>>;
  /** No longer filled in. */
  readonly phase?: NodePhase;
  /** Ready, MemoryPressure, DiskPressure, PIDPressure and others. */
  readonly conditions?: readonly NodeCondition[];
  /** Its addresses and host name. */
  readonly addresses?: readonly NodeAddress[];
  /** Ports of its daemons. */
  readonly daemonEndpoints: NodeDaemonEndpoints;
  /** Versions and identity of the machine. */
  readonly nodeInfo: NodeSystemInfo;
  /** Images it has. */
  readonly images?: readonly ContainerImage[];
  /** Attached volumes in use. */
  readonly volumesInUse?: readonly UniqueVolumeName[];
  /** Attached volumes. */
  readonly volumesAttached?: readonly AttachedVolume[];
  /** No longer filled in. */
  readonly config?: NodeConfigStatus;
  /** What the container runtime can do, by handler. */
  readonly runtimeHandlers?: readonly NodeRuntimeHandler[];
  /** What the container runtime can do. */
  readonly features?: NodeFeatures;
  /** Features the node says it has. */
  readonly declaredFeatures?: readonly string[];
}

/** A volume attached to a node. */
export interface AttachedVolume {
  /** The volume. */
  readonly name: UniqueVolumeName;
  /** The device. */
  readonly devicePath: string;
}

export interface AvoidPods {
  readonly preferAvoidPods?: readonly PreferAvoidPodsEntry[];
}

export interface PreferAvoidPodsEntry {
  readonly podSignature: PodSignature;
  readonly evictionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

export interface PodSignature {
  readonly podController?: metav1.OwnerReference;
}

/** An image on a node. */
export interface ContainerImage {
  /** The names it goes by. */
  readonly names: readonly string[];
  /** Its size. */
  readonly sizeBytes?: number;
}

/** One aspect of a node's state. */
export interface NodeCondition {
  /** What the condition is about. */
  readonly type: NodeConditionType;
  /** True, False or Unknown. */
  readonly status: ConditionStatus;
  /** When the node last reported it. */
  readonly lastHeartbeatTime?: string | null;
  /** When status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** An address of a node. */
export interface NodeAddress {
  /** InternalIP, ExternalIP, Hostname, InternalDNS or ExternalDNS. */
  readonly type: NodeAddressType;
  /** The address. */
  readonly address: string;
}

/** A machine that runs pods. */
export interface Node {
  readonly apiVersion: "v1";
  readonly kind: "Node";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** What is asked of the node. */
  readonly spec: NodeSpec;
  /** What the node reports about itself. */
  readonly status: NodeStatus;
}

/** A list of Node objects. */
export interface NodeList {
  readonly apiVersion: "v1";
  readonly kind: "NodeList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Node[];
}

/** How the namespace may be removed. */
export interface NamespaceSpec {
  /** Those who must act before the namespace may go. */
  readonly finalizers?: readonly FinalizerName[];
}

/** Where the namespace is in its life. */
export interface NamespaceStatus {
  /** Active or Terminating. */
  readonly phase?: NamespacePhase;
  /** What keeps it from going. */
  readonly conditions?: readonly NamespaceCondition[];
}

/** One aspect of a namespace's state, while it is being deleted. */
export interface NamespaceCondition {
  /** Which aspect. */
  readonly type: NamespaceConditionType;
  /** True, False or Unknown. */
  readonly status: ConditionStatus;
  /** When the status last changed. */
  readonly lastTransitionTime?: string | null;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
}

/** A space for names, in which objects are unique and which can be removed as a whole. */
export interface Namespace {
  readonly apiVersion: "v1";
  readonly kind: "Namespace";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** How the namespace may be removed. */
  readonly spec: NamespaceSpec;
  /** Where the namespace is in its life. */
  readonly status: NamespaceStatus;
}

/** A list of Namespace objects. */
export interface NamespaceList {
  readonly apiVersion: "v1";
  readonly kind: "NamespaceList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Namespace[];
}

/** Binds a pod to a node. */
export interface Binding {
  readonly apiVersion: "v1";
  readonly kind: "Binding";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The node. */
  readonly target: ObjectReference;
}

export interface Preconditions {
  readonly uid?: string;
}

export interface PodLogOptions {
  readonly apiVersion: "v1";
  readonly kind: "PodLogOptions";
  readonly container?: string;
  readonly follow?: boolean;
  readonly previous?: boolean;
  readonly sinceSeconds?: number;
  readonly sinceTime?: string;
  readonly timestamps?: boolean;
  readonly tailLines?: number;
  readonly limitBytes?: number;
  readonly insecureSkipTLSVerifyBackend?: boolean;
  readonly stream?: string;
}

export interface PodAttachOptions {
  readonly apiVersion: "v1";
  readonly kind: "PodAttachOptions";
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly tty?: boolean;
  readonly container?: string;
}

export interface PodExecOptions {
  readonly apiVersion: "v1";
  readonly kind: "PodExecOptions";
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly tty?: boolean;
  readonly container?: string;
  readonly command: readonly string[];
}

export interface PodPortForwardOptions {
  readonly apiVersion: "v1";
  readonly kind: "PodPortForwardOptions";
  readonly ports?: readonly number[];
}

export interface PodProxyOptions {
  readonly apiVersion: "v1";
  readonly kind: "PodProxyOptions";
  readonly path?: string;
}

export interface NodeProxyOptions {
  readonly apiVersion: "v1";
  readonly kind: "NodeProxyOptions";
  readonly path?: string;
}

export interface ServiceProxyOptions {
  readonly apiVersion: "v1";
  readonly kind: "ServiceProxyOptions";
  readonly path?: string;
}

/** Another object. */
export interface ObjectReference {
  /** Its kind. */
  readonly kind?: string;
  /** Its namespace. */
  readonly namespace?: string;
  /** Its name. */
  readonly name?: string;
  /** Its UID. */
  readonly uid?: string;
  /** Its API version. */
  readonly apiVersion?: string;
  /** Its version at the time. */
  readonly resourceVersion?: string;
  /** A part of it: spec.containers{name}. */
  readonly fieldPath?: string;
}

/** An object in the same namespace, by name. */
export interface LocalObjectReference {
  /** The name of the object. */
  readonly name?: string;
}

/** Names an object in the same namespace. */
export interface TypedLocalObjectReference {
  /** Its group; empty for the core group. */
  readonly apiGroup?: string | null;
  /** Its kind. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
}

export interface SerializedReference {
  readonly apiVersion: "v1";
  readonly kind: "SerializedReference";
  readonly reference: ObjectReference;
}

export interface EventSource {
  readonly component?: string;
  readonly host?: string;
}

/** Something that happened to an object, told for people. Events are forgotten after a while. */
export interface Event {
  readonly apiVersion: "v1";
  readonly kind: "Event";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The object. */
  readonly involvedObject: ObjectReference;
  /** What happened, in one word. */
  readonly reason?: string;
  /** What happened, for people. */
  readonly message?: string;
  /** Who tells it. */
  readonly source: EventSource;
  /** When it first happened. */
  readonly firstTimestamp?: string | null;
  /** When it last happened. */
  readonly lastTimestamp?: string | null;
  /** How often it happened. */
  readonly count?: number;
  /** Normal or Warning. */
  readonly type?: string;
  /** When it happened, to the microsecond. */
  readonly eventTime?: string | null;
  /** How it went on happening. */
  readonly series?: EventSeries;
  /** What was done. */
  readonly action?: string;
  /** Another object that took part. */
  readonly related?: ObjectReference;
  /** The controller that tells it. */
  readonly reportingComponent: string;
  /** The process that tells it. */
  readonly reportingInstance: string;
}

export interface EventSeries {
  readonly count?: number;
  readonly lastObservedTime?: string | null;
}

/** A list of Event objects. */
export interface EventList {
  readonly apiVersion: "v1";
  readonly kind: "EventList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Event[];
}

export interface LimitRangeItem {
  readonly type: LimitType;
  readonly max?: Readonly<Record<string, string>>;
  readonly min?: Readonly<Record<string, string>>;
  readonly default?: Readonly<Record<string, string>>;
  readonly defaultRequest?: Readonly<Record<string, string>>;
  readonly maxLimitRequestRatio?: Readonly<Record<string, string>>;
}

export interface LimitRangeSpec {
  readonly limits: readonly LimitRangeItem[];
}

/** Limits and defaults for the resources of single objects in a namespace. */
export interface LimitRange {
  readonly apiVersion: "v1";
  readonly kind: "LimitRange";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The limits. */
  readonly spec: LimitRangeSpec;
}

/** A list of LimitRange objects. */
export interface LimitRangeList {
  readonly apiVersion: "v1";
  readonly kind: "LimitRangeList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly LimitRange[];
}

/** The most that a namespace may use. */
export interface ResourceQuotaSpec {
  /** The limit of each resource. */
  readonly hard?: Readonly<Record<string, string>>;
  /** Count only objects of these scopes. */
  readonly scopes?: readonly ResourceQuotaScope[];
  /** Count only objects that match. */
  readonly scopeSelector?: ScopeSelector;
}

export interface ScopeSelector {
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[];
}

export interface ScopedResourceSelectorRequirement {
  readonly scopeName: ResourceQuotaScope;
  readonly operator: ScopeSelectorOperator;
  readonly values?: readonly string[];
}

export interface ResourceQuotaStatus {
  readonly hard?: Readonly<Record<string, string>>;
  readonly used?: Readonly<Record<string, string>>;
}

/** The most that a namespace may use. */
export interface ResourceQuota {
  readonly apiVersion: "v1";
  readonly kind: "ResourceQuota";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The limits. */
  readonly spec: ResourceQuotaSpec;
  /** What is used. */
  readonly status: ResourceQuotaStatus;
}

/** A list of ResourceQuota objects. */
export interface ResourceQuotaList {
  readonly apiVersion: "v1";
  readonly kind: "ResourceQuotaList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ResourceQuota[];
}

/** Keys and values that not everybody should see. */
export interface Secret {
  readonly apiVersion: "v1";
  readonly kind: "Secret";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** True to forbid changes for good. */
  readonly immutable?: boolean;
  /** The values, in base64. */
  readonly data?: Readonly<Record<string, string>>;
  /** For writing only: values as text, which the server puts into data. */
  readonly stringData?: Readonly<Record<string, string>>;
  /** What the secret is for: Opaque, kubernetes.io/tls, … */
  readonly type?: SecretType;
}

/** A list of Secret objects. */
export interface SecretList {
  readonly apiVersion: "v1";
  readonly kind: "SecretList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Secret[];
}

/** Settings as keys and values, for pods to read. */
export interface ConfigMap {
  readonly apiVersion: "v1";
  readonly kind: "ConfigMap";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** True to forbid changes for good. */
  readonly immutable?: boolean;
  /** The settings, as text. */
  readonly data?: Readonly<Record<string, string>>;
  /** The settings, as base64. No key may be in both. */
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** A list of ConfigMap objects. */
export interface ConfigMapList {
  readonly apiVersion: "v1";
  readonly kind: "ConfigMapList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ConfigMap[];
}

export interface ComponentCondition {
  readonly type: ComponentConditionType;
  readonly status: ConditionStatus;
  readonly message?: string;
  readonly error?: string;
}

/** The health of a part of the control plane. No longer recommended. */
export interface ComponentStatus {
  readonly apiVersion: "v1";
  readonly kind: "ComponentStatus";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Its health. */
  readonly conditions?: readonly ComponentCondition[];
}

/** A list of ComponentStatus objects. */
export interface ComponentStatusList {
  readonly apiVersion: "v1";
  readonly kind: "ComponentStatusList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ComponentStatus[];
}

/** Fields of the pod as files. */
export interface DownwardAPIVolumeSource {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
  /** The permissions of the files. */
  readonly defaultMode?: number;
}

/** A file with a field of the pod. */
export interface DownwardAPIVolumeFile {
  /** The path of the file in the volume. */
  readonly path: string;
  /** The field. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A request or limit of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** The permissions of the file. */
  readonly mode?: number;
}

/** Facts about the pod as files. */
export interface DownwardAPIProjection {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** Security settings of a container. */
export interface SecurityContext {
  /** Capabilities to add and to drop. */
  readonly capabilities?: Capabilities;
  /** Run with all rights of the node. */
  readonly privileged?: boolean;
  /** The SELinux label of the container. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Settings for Windows containers. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
  /** The user to run as. */
  readonly runAsUser?: number;
  /** The group to run as. */
  readonly runAsGroup?: number;
  /** Refuse to start as root. */
  readonly runAsNonRoot?: boolean;
  /** Do not let the container write to its image's files. */
  readonly readOnlyRootFilesystem?: boolean;
  /** Whether a process may gain more rights than its parent. */
  readonly allowPrivilegeEscalation?: boolean;
  /** How much of /proc the container sees: Default or Unmasked. */
  readonly procMount?: ProcMountType;
  /** The system calls that are allowed. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile of the container. */
  readonly appArmorProfile?: AppArmorProfile;
}

/** An SELinux label. */
export interface SELinuxOptions {
  /** Its user part. */
  readonly user?: string;
  /** Its role part. */
  readonly role?: string;
  /** Its type part. */
  readonly type?: string;
  /** Its level part. */
  readonly level?: string;
}

/** Settings for Windows containers. */
export interface WindowsSecurityContextOptions {
  /** The name of the GMSA credential specification. */
  readonly gmsaCredentialSpecName?: string;
  /** The GMSA credential specification itself. */
  readonly gmsaCredentialSpec?: string;
  /** The user the process runs as. */
  readonly runAsUserName?: string;
  /** Runs the container as a process of the host. */
  readonly hostProcess?: boolean;
}

export interface RangeAllocation {
  readonly apiVersion: "v1";
  readonly kind: "RangeAllocation";
  readonly metadata: metav1.ObjectMeta;
  readonly range: string;
  readonly data: string;
}

/** A kernel parameter of the pod. */
export interface Sysctl {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

/** The state of one port of a load balancer. */
export interface PortStatus {
  /** The port. */
  readonly port: number;
  /** TCP, UDP or SCTP. */
  readonly protocol: Protocol;
  /** What is wrong with it, in one word. */
  readonly error?: string;
}

/** The files of an image. */
export interface ImageVolumeSource {
  /** The image or artifact. */
  readonly reference?: string;
  /** Always, IfNotPresent or Never. */
  readonly pullPolicy?: PullPolicy;
}

export interface NodeAllocatableResourceClaimStatus {
  readonly resourceClaimName: string;
  readonly containers?: readonly string[];
  readonly resources: Readonly<Record<string, string>>;
}
