// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

export type IntOrString = number | string;
