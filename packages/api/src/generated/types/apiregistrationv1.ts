// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export type ConditionStatus = "True" | "False" | "Unknown";

export type APIServiceConditionType = string;

/** A list of APIService objects. */
export interface APIServiceList {
  readonly apiVersion: "apiregistration.k8s.io/v1";
  readonly kind: "APIServiceList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly APIService[];
}

export interface ServiceReference {
  readonly namespace?: string;
  readonly name?: string;
  readonly port?: number;
}

export interface APIServiceSpec {
  readonly service?: ServiceReference;
  readonly group?: string;
  readonly version?: string;
  readonly insecureSkipTLSVerify?: boolean;
  readonly caBundle?: string;
  readonly groupPriorityMinimum: number;
  readonly versionPriority: number;
}

export interface APIServiceCondition {
  readonly type: APIServiceConditionType;
  readonly status: ConditionStatus;
  readonly lastTransitionTime?: string | null;
  readonly reason?: string;
  readonly message?: string;
}

export interface APIServiceStatus {
  readonly conditions?: readonly APIServiceCondition[];
}

/** Says which server serves an API version. */
export interface APIService {
  readonly apiVersion: "apiregistration.k8s.io/v1";
  readonly kind: "APIService";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The server. */
  readonly spec: APIServiceSpec;
  /** Whether it answers. */
  readonly status: APIServiceStatus;
}
