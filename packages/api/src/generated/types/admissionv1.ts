// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Embedded } from "../../object.ts";
import type * as authenticationv1 from "./authenticationv1.ts";
import type * as metav1 from "./metav1.ts";

export type PatchType = "JSONPatch";

export type Operation = "CREATE" | "UPDATE" | "DELETE" | "CONNECT";

export interface AdmissionReview {
  readonly apiVersion: "admission.k8s.io/v1";
  readonly kind: "AdmissionReview";
  readonly request?: AdmissionRequest;
  readonly response?: AdmissionResponse;
}

export interface AdmissionRequest {
  readonly uid: string;
  readonly kind: metav1.GroupVersionKind;
  readonly resource: metav1.GroupVersionResource;
  readonly subResource?: string;
  readonly requestKind?: metav1.GroupVersionKind;
  readonly requestResource?: metav1.GroupVersionResource;
  readonly requestSubResource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly operation: Operation;
  readonly userInfo: authenticationv1.UserInfo;
  readonly object?: unknown;
  readonly oldObject?: unknown;
  readonly dryRun?: boolean;
  readonly options?: unknown;
}

export interface AdmissionResponse {
  readonly uid: string;
  readonly allowed: boolean;
  readonly status?: Embedded<metav1.Status>;
  readonly patch?: string;
  readonly patchType?: PatchType;
  readonly auditAnnotations?: Readonly<Record<string, string>>;
  readonly warnings?: readonly string[];
}
