/** The Kubernetes version whose behaviour this is, and ours behind it, as `/version` and nodes report it. */
export const version = {
  major: "1",
  minor: "36",
  gitVersion: "v1.36.0+kubets",
  /** The oldest version that this one can be told to behave as. */
  minCompatibilityMinor: "35",
} as const;
