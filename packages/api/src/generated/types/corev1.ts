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
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a Secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  readonly iscsi?: ISCSIVolumeSource;
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a PersistentVolumeClaim is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  readonly rbd?: RBDVolumeSource;
  readonly flexVolume?: FlexVolumeSource;
  readonly cinder?: CinderVolumeSource;
  readonly cephfs?: CephFSVolumeSource;
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  readonly fc?: FCVolumeSource;
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a ConfigMap as files. */
  readonly configMap?: ConfigMapVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  readonly quobyte?: QuobyteVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly scaleIO?: ScaleIOVolumeSource;
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
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  readonly gitRepo?: GitRepoVolumeSource;
  /** The keys of a Secret as files. */
  readonly secret?: SecretVolumeSource;
  /** A directory of an NFS server. */
  readonly nfs?: NFSVolumeSource;
  readonly iscsi?: ISCSIVolumeSource;
  readonly glusterfs?: GlusterfsVolumeSource;
  /** The volume that a PersistentVolumeClaim is bound to. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  readonly rbd?: RBDVolumeSource;
  readonly flexVolume?: FlexVolumeSource;
  readonly cinder?: CinderVolumeSource;
  readonly cephfs?: CephFSVolumeSource;
  readonly flocker?: FlockerVolumeSource;
  /** Fields of the pod as files. */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  readonly fc?: FCVolumeSource;
  readonly azureFile?: AzureFileVolumeSource;
  /** The keys of a ConfigMap as files. */
  readonly configMap?: ConfigMapVolumeSource;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
  readonly quobyte?: QuobyteVolumeSource;
  readonly azureDisk?: AzureDiskVolumeSource;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** Several sources in one directory. */
  readonly projected?: ProjectedVolumeSource;
  readonly portworxVolume?: PortworxVolumeSource;
  readonly scaleIO?: ScaleIOVolumeSource;
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
  readonly volumeAttributesClassName?: string;
}

export interface TypedObjectReference {
  readonly apiGroup?: string | null;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface ModifyVolumeStatus {
  readonly targetVolumeAttributesClassName?: string;
  readonly status: PersistentVolumeClaimModifyVolumeStatus;
}

export interface PersistentVolumeClaimCondition {
  readonly type: PersistentVolumeClaimConditionType;
  readonly status: ConditionStatus;
  readonly lastProbeTime?: string | null;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

export interface PersistentVolumeClaimStatus {
  readonly phase?: PersistentVolumeClaimPhase;
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  readonly capacity?: Readonly<Record<string, string>>;
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  readonly allocatedResources?: Readonly<Record<string, string>>;
  readonly allocatedResourceStatuses?: Readonly<Record<string, ClaimResourceStatus>>;
  readonly currentVolumeAttributesClassName?: string;
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

export interface SecretProjection {
  /** The name of the object. */
  readonly name?: string;
  readonly items?: readonly KeyToPath[];
  readonly optional?: boolean;
}

export interface NFSVolumeSource {
  readonly server: string;
  readonly path: string;
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

export interface ConfigMapProjection {
  /** The name of the object. */
  readonly name?: string;
  readonly items?: readonly KeyToPath[];
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
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
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

export interface CSIVolumeSource {
  readonly driver: string;
  readonly readOnly?: boolean;
  readonly fsType?: string;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  readonly nodePublishSecretRef?: LocalObjectReference;
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata: metav1.ObjectMeta;
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

export interface VolumeDevice {
  readonly name: string;
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

export interface FileKeySelector {
  readonly volumeName: string;
  readonly path: string;
  readonly key: string;
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
  readonly optional?: boolean;
}

export interface SecretEnvSource {
  /** The name of the object. */
  readonly name?: string;
  readonly optional?: boolean;
}

export interface HTTPHeader {
  readonly name: string;
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

export interface SleepAction {
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

export interface ContainerResizePolicy {
  readonly resourceName: ResourceName;
  readonly restartPolicy: ResourceResizeRestartPolicy;
}

export interface Capabilities {
  readonly add?: readonly Capability[];
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

export interface VolumeResourceRequirements {
  readonly limits?: Readonly<Record<string, string>>;
  readonly requests?: Readonly<Record<string, string>>;
}

export interface ResourceClaim {
  readonly name: string;
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
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
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
  readonly allocatedResources?: Readonly<Record<string, string>>;
  readonly resources?: ResourceRequirements;
  readonly volumeMounts?: readonly VolumeMountStatus[];
  readonly user?: ContainerUser;
  readonly allocatedResourcesStatus?: readonly ResourceStatus[];
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

export interface ContainerUser {
  readonly linux?: LinuxContainerUser;
}

export interface LinuxContainerUser {
  readonly uid: number;
  readonly gid: number;
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

export interface VolumeMountStatus {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly recursiveReadOnly?: RecursiveReadOnlyMode;
  readonly volumeStatus?: VolumeStatus;
}

export interface VolumeStatus {
  readonly image?: ImageVolumeStatus;
}

export interface ImageVolumeStatus {
  readonly imageRef?: string;
}

export interface ContainerRestartRule {
  readonly action?: ContainerRestartRuleAction;
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

export interface ContainerRestartRuleOnExitCodes {
  readonly operator?: ContainerRestartRuleOnExitCodesOperator;
  readonly values?: readonly number[];
}

export interface NodeSelector {
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

export interface NodeSelectorRequirement {
  readonly key: string;
  readonly operator: NodeSelectorOperator;
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

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

export interface PodAntiAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}

export interface WeightedPodAffinityTerm {
  readonly weight: number;
  readonly podAffinityTerm: PodAffinityTerm;
}

export interface PodAffinityTerm {
  readonly labelSelector?: metav1.LabelSelector;
  readonly namespaces?: readonly string[];
  readonly topologyKey: string;
  readonly namespaceSelector?: metav1.LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

/** Rules about nodes. */
export interface NodeAffinity {
  /** The node must fit. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** Nodes that fit score higher. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}

export interface PreferredSchedulingTerm {
  readonly weight: number;
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

export interface PodReadinessGate {
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
  readonly hostnameOverride?: string;
  readonly schedulingGroup?: PodSchedulingGroup;
}

export interface PodResourceClaim {
  readonly name: string;
  readonly resourceClaimName?: string;
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

export interface PodOS {
  readonly name: OSName;
}

export interface PodSchedulingGate {
  readonly name: string;
}

export interface PodSchedulingGroup {
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
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: NodeInclusionPolicy;
  readonly nodeTaintsPolicy?: NodeInclusionPolicy;
  readonly matchLabelKeys?: readonly string[];
}

export interface HostAlias {
  readonly ip: string;
  readonly hostnames?: readonly string[];
}

/** Security settings of a pod. */
export interface PodSecurityContext {
  /** The SELinux label. */
  readonly seLinuxOptions?: SELinuxOptions;
  readonly windowsOptions?: WindowsSecurityContextOptions;
  /** The user that the containers run as. */
  readonly runAsUser?: number;
  /** The group that the containers run as. */
  readonly runAsGroup?: number;
  /** Refuse to start a container as root. */
  readonly runAsNonRoot?: boolean;
  /** More groups for the first process of each container. */
  readonly supplementalGroups?: readonly number[];
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;
  /** The group that volumes belong to. */
  readonly fsGroup?: number;
  /** Kernel settings. */
  readonly sysctls?: readonly Sysctl[];
  readonly fsGroupChangePolicy?: PodFSGroupChangePolicy;
  /** The system calls that are allowed. */
  readonly seccompProfile?: SeccompProfile;
  readonly appArmorProfile?: AppArmorProfile;
  readonly seLinuxChangePolicy?: PodSELinuxChangePolicy;
}

export interface SeccompProfile {
  readonly type: SeccompProfileType;
  readonly localhostProfile?: string;
}

export interface AppArmorProfile {
  readonly type: AppArmorProfileType;
  readonly localhostProfile?: string;
}

export interface PodDNSConfig {
  readonly nameservers?: readonly string[];
  readonly searches?: readonly string[];
  readonly options?: readonly PodDNSConfigOption[];
}

export interface PodDNSConfigOption {
  readonly name?: string;
  readonly value?: string;
}

export interface PodIP {
  readonly ip: string;
}

export interface HostIP {
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
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
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
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** For an init container: Always makes it run beside the others. */
  readonly restartPolicy?: ContainerRestartPolicy;
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
  readonly resourceClaimStatuses?: readonly PodResourceClaimStatus[];
  readonly extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
  readonly allocatedResources?: Readonly<Record<string, string>>;
  readonly resources?: ResourceRequirements;
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

export interface SessionAffinityConfig {
  readonly clientIP?: ClientIPConfig;
}

export interface ClientIPConfig {
  readonly timeoutSeconds?: number;
}

export interface ServiceStatus {
  readonly loadBalancer: LoadBalancerStatus;
  readonly conditions?: readonly metav1.Condition[];
}

export interface LoadBalancerStatus {
  readonly ingress?: readonly LoadBalancerIngress[];
}

export interface LoadBalancerIngress {
  readonly ip?: string;
  readonly hostname?: string;
  readonly ipMode?: LoadBalancerIPMode;
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
  readonly configSource?: NodeConfigSource;
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

export interface DaemonEndpoint {
  readonly Port: number;
}

export interface NodeDaemonEndpoints {
  readonly kubeletEndpoint: DaemonEndpoint;
}

export interface NodeRuntimeHandlerFeatures {
  readonly recursiveReadOnlyMounts?: boolean;
  readonly userNamespaces?: boolean;
}

export interface NodeRuntimeHandler {
  readonly name: string;
  readonly features?: NodeRuntimeHandlerFeatures;
}

export interface NodeFeatures {
  readonly supplementalGroupsPolicy?: boolean;
}

export interface NodeSystemInfo {
  readonly machineID: string;
  readonly systemUUID: string;
  readonly bootID: string;
  readonly kernelVersion: string;
  readonly osImage: string;
  readonly containerRuntimeVersion: string;
  readonly kubeletVersion: string;
  readonly kubeProxyVersion: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly swap?: NodeSwapStatus;
}

export interface NodeSwapStatus {
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
  readonly config?: NodeConfigStatus;
  readonly runtimeHandlers?: readonly NodeRuntimeHandler[];
  readonly features?: NodeFeatures;
  readonly declaredFeatures?: readonly string[];
}

export interface AttachedVolume {
  readonly name: UniqueVolumeName;
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

export interface ContainerImage {
  readonly names: readonly string[];
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

export interface NodeAddress {
  readonly type: NodeAddressType;
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

export interface NamespaceCondition {
  readonly type: NamespaceConditionType;
  readonly status: ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
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

export interface TypedLocalObjectReference {
  readonly apiGroup?: string | null;
  readonly kind: string;
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

export interface DownwardAPIProjection {
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** Security settings of a container. */
export interface SecurityContext {
  /** Capabilities to add and to drop. */
  readonly capabilities?: Capabilities;
  /** Run with all rights of the node. */
  readonly privileged?: boolean;
  readonly seLinuxOptions?: SELinuxOptions;
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
  readonly procMount?: ProcMountType;
  /** The system calls that are allowed. */
  readonly seccompProfile?: SeccompProfile;
  readonly appArmorProfile?: AppArmorProfile;
}

export interface SELinuxOptions {
  readonly user?: string;
  readonly role?: string;
  readonly type?: string;
  readonly level?: string;
}

export interface WindowsSecurityContextOptions {
  readonly gmsaCredentialSpecName?: string;
  readonly gmsaCredentialSpec?: string;
  readonly runAsUserName?: string;
  readonly hostProcess?: boolean;
}

export interface RangeAllocation {
  readonly apiVersion: "v1";
  readonly kind: "RangeAllocation";
  readonly metadata: metav1.ObjectMeta;
  readonly range: string;
  readonly data: string;
}

export interface Sysctl {
  readonly name: string;
  readonly value: string;
}

export interface PortStatus {
  readonly port: number;
  readonly protocol: Protocol;
  readonly error?: string;
}

export interface ImageVolumeSource {
  readonly reference?: string;
  readonly pullPolicy?: PullPolicy;
}

export interface NodeAllocatableResourceClaimStatus {
  readonly resourceClaimName: string;
  readonly containers?: readonly string[];
  readonly resources: Readonly<Record<string, string>>;
}
