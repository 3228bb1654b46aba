// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

export interface TypeMeta {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/** An object of any kind. */
export type RawExtension = unknown;

export interface Unknown {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly raw: string;
  readonly contentEncoding: string;
  readonly contentType: string;
}
