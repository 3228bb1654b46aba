// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Embedded } from "../../object.ts";

export type ResourceVersionMatch = "NotOlderThan" | "Exact";

export type DeletionPropagation = "Orphan" | "Background" | "Foreground";

export type StatusReason = string;

export type CauseType = string;

export type LabelSelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist";

export type FieldSelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist";

export type ManagedFieldsOperationType = "Apply" | "Update";

export type RowConditionType = string;

export type ConditionStatus = "True" | "False" | "Unknown";

export type IncludeObjectPolicy = "None" | "Metadata" | "Object";

/** What a list carries besides its items. */
export interface ListMeta {
  /** No longer filled in. */
  readonly selfLink?: string;
  /** The state of the cluster that the list shows; a watch may start from it. */
  readonly resourceVersion?: string;
  /** A token to ask for the rest of a list that was cut by limit. */
  readonly continue?: string;
  /** About how many items are still to come. */
  readonly remainingItemCount?: number;
  readonly shardInfo?: ShardInfo;
}

export interface ShardInfo {
  readonly selector: string;
}

/** What every stored object carries besides its own content: its name, its labels and the record of its life. */
export interface ObjectMeta {
  /** Unique among the objects of its kind in the namespace. It never changes. */
  readonly name?: string;
  /** A prefix. When name is empty the server makes a name from it with a random ending. */
  readonly generateName?: string;
  /** The space in which the name is unique. Empty for objects of the cluster as a whole. It never changes. */
  readonly namespace?: string;
  /** No longer filled in. */
  readonly selfLink?: string;
  /** Set by the server at creation, and different for every object that ever existed. */
  readonly uid?: string;
  /** Changes with every write of the object. Send it with an update to have the update refused when somebody else wrote in between. */
  readonly resourceVersion?: string;
  /** Counts the changes of the desired state. */
  readonly generation?: number;
  /** When the server created the object, in UTC. */
  readonly creationTimestamp?: string;
  /** When the object is to be gone, after a graceful deletion was asked for. Set by the server. */
  readonly deletionTimestamp?: string;
  /** How long the object may take to end after deletion was asked for. */
  readonly deletionGracePeriodSeconds?: number;
  /** Keys and values by which objects are grouped and selected. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Keys and values for tools to keep data in. Nothing selects by them. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The objects this one belongs to. When all of them are gone, it is collected. */
  readonly ownerReferences?: readonly OwnerReference[];
  /** Names of those who must act before the object may go. It stays until the list is empty. */
  readonly finalizers?: readonly string[];
  /** Which manager set which fields, for server-side apply. */
  readonly managedFields?: readonly ManagedFieldsEntry[];
}

/** Names an owner of an object, in the same namespace or of the cluster. */
export interface OwnerReference {
  /** API version of the owner. */
  readonly apiVersion: string;
  /** Kind of the owner. */
  readonly kind: string;
  /** Name of the owner. */
  readonly name: string;
  /** UID of the owner. */
  readonly uid: string;
  /** True when the owner is the controller that manages the object. */
  readonly controller?: boolean;
  /** True when a foreground deletion of the owner must wait for this object to go first. */
  readonly blockOwnerDeletion?: boolean;
}

export interface ListOptions {
  readonly apiVersion?: string;
  readonly kind?: "ListOptions";
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly watch?: boolean;
  readonly allowWatchBookmarks?: boolean;
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: ResourceVersionMatch;
  readonly timeoutSeconds?: number;
  readonly limit?: number;
  readonly continue?: string;
  readonly sendInitialEvents?: boolean;
  readonly shardSelector?: string;
}

export interface GetOptions {
  readonly apiVersion?: string;
  readonly kind?: "GetOptions";
  readonly resourceVersion?: string;
}

/** How an object is to be deleted. */
export interface DeleteOptions {
  readonly apiVersion?: string;
  readonly kind?: "DeleteOptions";
  /** How long the object may take to end; 0 means at once. */
  readonly gracePeriodSeconds?: number;
  /** Delete only when these still hold. */
  readonly preconditions?: Preconditions;
  /** Replaced by propagationPolicy. */
  readonly orphanDependents?: boolean;
  /** What becomes of the objects it owns: Orphan, Background or Foreground. */
  readonly propagationPolicy?: DeletionPropagation;
  /** "All" to go through everything without a change. */
  readonly dryRun?: readonly string[];
  readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean;
}

export interface CreateOptions {
  readonly apiVersion?: string;
  readonly kind?: "CreateOptions";
  readonly dryRun?: readonly string[];
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

export interface PatchOptions {
  readonly apiVersion?: string;
  readonly kind?: "PatchOptions";
  readonly dryRun?: readonly string[];
  readonly force?: boolean;
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

export interface ApplyOptions {
  readonly apiVersion?: string;
  readonly kind?: "ApplyOptions";
  readonly dryRun?: readonly string[];
  readonly force: boolean;
  readonly fieldManager: string;
}

export interface UpdateOptions {
  readonly apiVersion?: string;
  readonly kind?: "UpdateOptions";
  readonly dryRun?: readonly string[];
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

export interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

/** The answer of a request that returns no object, above all of one that failed. */
export interface Status {
  readonly apiVersion: "v1";
  readonly kind: "Status";
  /** Data of a list. */
  readonly metadata: ListMeta;
  /** Success or Failure. */
  readonly status?: string;
  /** What happened, for people. */
  readonly message?: string;
  /** Why it failed, in one word for programs. */
  readonly reason?: StatusReason;
  /** More about the reason: the object, the causes. */
  readonly details?: StatusDetails;
  /** The HTTP status code. */
  readonly code?: number;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

export interface StatusCause {
  readonly reason?: CauseType;
  readonly message?: string;
  readonly field?: string;
}

export interface List {
  readonly apiVersion: "v1";
  readonly kind: "List";
  readonly metadata: ListMeta;
  readonly items: readonly unknown[];
}

export interface APIVersions {
  readonly apiVersion: "v1";
  readonly kind: "APIVersions";
  readonly versions: readonly string[];
  readonly serverAddressByClientCIDRs: readonly ServerAddressByClientCIDR[];
}

export interface APIGroupList {
  readonly apiVersion: "v1";
  readonly kind: "APIGroupList";
  readonly groups: readonly Embedded<APIGroup>[];
}

export interface APIGroup {
  readonly apiVersion: "v1";
  readonly kind: "APIGroup";
  readonly name: string;
  readonly versions: readonly GroupVersionForDiscovery[];
  readonly preferredVersion: GroupVersionForDiscovery;
  readonly serverAddressByClientCIDRs?: readonly ServerAddressByClientCIDR[];
}

export interface ServerAddressByClientCIDR {
  readonly clientCIDR: string;
  readonly serverAddress: string;
}

export interface GroupVersionForDiscovery {
  readonly groupVersion: string;
  readonly version: string;
}

export interface APIResource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly storageVersionHash?: string;
}

export interface APIResourceList {
  readonly apiVersion: "v1";
  readonly kind: "APIResourceList";
  readonly groupVersion: string;
  readonly resources: readonly APIResource[];
}

export interface RootPaths {
  readonly paths: readonly string[];
}

/** Selects objects by their labels. All conditions must hold; an empty selector selects everything. */
export interface LabelSelector {
  /** Labels the object must have, with these values. */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** Conditions on label keys. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** A condition on one label key. */
export interface LabelSelectorRequirement {
  /** The label key. */
  readonly key: string;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator: LabelSelectorOperator;
  /** The values for In and NotIn; empty for the others. */
  readonly values?: readonly string[];
}

export interface FieldSelectorRequirement {
  readonly key: string;
  readonly operator: FieldSelectorOperator;
  readonly values?: readonly string[];
}

/** The fields that one manager set in one way. */
export interface ManagedFieldsEntry {
  /** Who set them. */
  readonly manager?: string;
  /** Apply or Update. */
  readonly operation?: ManagedFieldsOperationType;
  /** The API version the fields are named in. */
  readonly apiVersion?: string;
  /** When they were last set. */
  readonly time?: string;
  /** FieldsV1. */
  readonly fieldsType?: string;
  /** The set of fields. */
  readonly fieldsV1?: unknown;
  /** The subresource they were set through. */
  readonly subresource?: string;
}

export interface Table {
  readonly apiVersion: "meta.k8s.io/v1";
  readonly kind: "Table";
  readonly metadata: ListMeta;
  readonly columnDefinitions: readonly TableColumnDefinition[];
  readonly rows: readonly TableRow[];
}

export interface TableColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

export interface TableRow {
  readonly cells: readonly unknown[];
  readonly conditions?: readonly TableRowCondition[];
  readonly object?: unknown;
}

export interface TableRowCondition {
  readonly type: RowConditionType;
  readonly status: ConditionStatus;
  readonly reason?: string;
  readonly message?: string;
}

export interface TableOptions {
  readonly apiVersion: "meta.k8s.io/v1";
  readonly kind: "TableOptions";
  readonly includeObject?: IncludeObjectPolicy;
}

export interface PartialObjectMetadata {
  readonly apiVersion: "meta.k8s.io/v1";
  readonly kind: "PartialObjectMetadata";
  readonly metadata: ObjectMeta;
}

export interface PartialObjectMetadataList {
  readonly apiVersion: "meta.k8s.io/v1";
  readonly kind: "PartialObjectMetadataList";
  readonly metadata: ListMeta;
  readonly items: readonly PartialObjectMetadata[];
}

/** One aspect of an object's state, with the time it last changed. */
export interface Condition {
  /** What the condition is about. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: ConditionStatus;
  /** The generation of the object that the condition was judged by. */
  readonly observedGeneration?: number;
  /** When status last changed. */
  readonly lastTransitionTime: string | null;
  /** Why, in one CamelCase word. */
  readonly reason: string;
  /** Why, for people. */
  readonly message: string;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface GroupVersionResource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

/** A time in RFC 3339 form, to the second. */
export type Time = string;

/** A time in RFC 3339 form, to the microsecond. */
export type MicroTime = string;

export type Duration = string;

/** A set of fields, as nested objects whose keys are field paths. */
export type FieldsV1 = unknown;

export type Verbs = readonly string[];

export interface WatchEvent {
  readonly apiVersion?: string;
  readonly kind?: "WatchEvent";
  readonly type: string;
  readonly object: unknown;
}
