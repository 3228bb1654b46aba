// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

/** An amount with a unit: 500m, 2, 1.5Gi. Suffixes are n, u, m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei, or an exponent. */
export type Quantity = string;
