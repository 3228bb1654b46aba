// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

/** Permissions. */
export interface PolicyRule {
  /** What may be done: get, list, create, … or *. */
  readonly verbs: readonly string[];
  /** The API groups; "" is the core one. */
  readonly apiGroups?: readonly string[];
  /** The resources, or *. */
  readonly resources?: readonly string[];
  /** Only objects with these names; all when empty. */
  readonly resourceNames?: readonly string[];
  /** Paths that are no resources. */
  readonly nonResourceURLs?: readonly string[];
}

export interface Subject {
  readonly kind: string;
  readonly apiGroup?: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface RoleRef {
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
}

/** What may be done in a namespace. */
export interface Role {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "Role";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The permissions. */
  readonly rules: readonly PolicyRule[];
}

/** Gives a role to users, groups or service accounts, in a namespace. */
export interface RoleBinding {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "RoleBinding";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Who gets it. */
  readonly subjects?: readonly Subject[];
  /** The role. It never changes. */
  readonly roleRef: RoleRef;
}

/** A list of RoleBinding objects. */
export interface RoleBindingList {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "RoleBindingList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly RoleBinding[];
}

/** A list of Role objects. */
export interface RoleList {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "RoleList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Role[];
}

/** What may be done in the whole cluster. */
export interface ClusterRole {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRole";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The permissions. */
  readonly rules: readonly PolicyRule[];
  /** Collects the rules of other ClusterRoles. */
  readonly aggregationRule?: AggregationRule;
}

export interface AggregationRule {
  readonly clusterRoleSelectors?: readonly metav1.LabelSelector[];
}

/** Gives a ClusterRole to users, groups or service accounts, everywhere. */
export interface ClusterRoleBinding {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRoleBinding";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Who gets it. */
  readonly subjects?: readonly Subject[];
  /** The role. It never changes. */
  readonly roleRef: RoleRef;
}

/** A list of ClusterRoleBinding objects. */
export interface ClusterRoleBindingList {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRoleBindingList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ClusterRoleBinding[];
}

/** A list of ClusterRole objects. */
export interface ClusterRoleList {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRoleList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ClusterRole[];
}
