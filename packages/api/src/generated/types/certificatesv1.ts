// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type RequestConditionType = string;

export type KeyUsage = string;

export interface CertificateSigningRequest {
  readonly apiVersion: "certificates.k8s.io/v1";
  readonly kind: "CertificateSigningRequest";
  readonly metadata: metav1.ObjectMeta;
  readonly spec: CertificateSigningRequestSpec;
  readonly status: CertificateSigningRequestStatus;
}

export interface CertificateSigningRequestSpec {
  readonly request: string;
  readonly signerName: string;
  readonly expirationSeconds?: number;
  readonly usages?: readonly KeyUsage[];
  readonly username?: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

export interface CertificateSigningRequestStatus {
  readonly conditions?: readonly CertificateSigningRequestCondition[];
  readonly certificate?: string;
}

export interface CertificateSigningRequestCondition {
  readonly type: RequestConditionType;
  readonly status: corev1.ConditionStatus;
  readonly reason?: string;
  readonly message?: string;
  readonly lastUpdateTime?: string | null;
  readonly lastTransitionTime?: string | null;
}

export interface CertificateSigningRequestList {
  readonly apiVersion: "certificates.k8s.io/v1";
  readonly kind: "CertificateSigningRequestList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly CertificateSigningRequest[];
}

export type ExtraValue = readonly string[];
