/** What the flags of kube-controller-manager say; durations in ms. */
export interface ControllerOptions {
  /** PEM of the certificates that pods trust the API server by; undefined: no kube-root-ca.crt is published. */
  readonly rootCa: string | undefined;
  /** Pod addresses of the whole cluster, e.g. `127.10.0.0/17`; undefined: nodes get no range. */
  readonly clusterCidr: string | undefined;
  /** Prefix length of one node's range. */
  readonly nodeCidrMaskSize: number;
  readonly nodeMonitorPeriodMs: number;
  readonly nodeMonitorGracePeriodMs: number;
  readonly nodeStartupGracePeriodMs: number;
  /** Node evictions per second for a healthy zone. */
  readonly nodeEvictionRate: number;
  /** How many terminated pods may stay; 0: any number. */
  readonly terminatedPodGcThreshold: number;
  /** Who signs approved certificate requests, and for how long at most; undefined: nobody does. */
  readonly signing: SigningOptions | undefined;
}

/** PEM texts of a certificate authority. */
export interface SigningOptions {
  readonly certificate: string;
  readonly key: string;
  readonly durationMs: number;
}

export const defaultControllerOptions: ControllerOptions = {
  rootCa: undefined,
  clusterCidr: undefined,
  nodeCidrMaskSize: 24,
  nodeMonitorPeriodMs: 5_000,
  nodeMonitorGracePeriodMs: 50_000,
  nodeStartupGracePeriodMs: 60_000,
  nodeEvictionRate: 0.1,
  terminatedPodGcThreshold: 12_500,
  signing: undefined,
};
