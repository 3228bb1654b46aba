// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

/** A whole number, or a string such as a percentage or the name of a port. */
export type IntOrString = number | string;
