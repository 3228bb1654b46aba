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

export interface ListMeta {
  readonly selfLink?: string;
  readonly resourceVersion?: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
  readonly shardInfo?: ShardInfo;
}

export interface ShardInfo {
  readonly selector: string;
}

export interface ObjectMeta {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly selfLink?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly finalizers?: readonly string[];
  readonly managedFields?: readonly ManagedFieldsEntry[];
}

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
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

export interface DeleteOptions {
  readonly apiVersion?: string;
  readonly kind?: "DeleteOptions";
  readonly gracePeriodSeconds?: number;
  readonly preconditions?: Preconditions;
  readonly orphanDependents?: boolean;
  readonly propagationPolicy?: DeletionPropagation;
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

export interface Status {
  readonly apiVersion: "v1";
  readonly kind: "Status";
  readonly metadata: ListMeta;
  readonly status?: string;
  readonly message?: string;
  readonly reason?: StatusReason;
  readonly details?: StatusDetails;
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

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: LabelSelectorOperator;
  readonly values?: readonly string[];
}

export interface FieldSelectorRequirement {
  readonly key: string;
  readonly operator: FieldSelectorOperator;
  readonly values?: readonly string[];
}

export interface ManagedFieldsEntry {
  readonly manager?: string;
  readonly operation?: ManagedFieldsOperationType;
  readonly apiVersion?: string;
  readonly time?: string;
  readonly fieldsType?: string;
  readonly fieldsV1?: unknown;
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

export interface Condition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly observedGeneration?: number;
  readonly lastTransitionTime: string | null;
  readonly reason: string;
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

export type Time = string;

export type MicroTime = string;

export type Duration = string;

export type FieldsV1 = unknown;

export type Verbs = readonly string[];

export interface WatchEvent {
  readonly apiVersion?: string;
  readonly kind?: "WatchEvent";
  readonly type: string;
  readonly object: unknown;
}
