import type { RequestLimitsOptions } from "./flow-control/request-limits.ts";

export interface ApiServerOptions {
  readonly natsUrl: string;
  readonly identity: string;
  readonly seed: string | undefined;
  readonly bindAddress: string;
  /** 0: a free one. */
  readonly securePort: number;
  readonly advertiseAddress: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile: string };
  /** PEM files of public keys that service account tokens may be signed with, and the private one to sign with. */
  readonly serviceAccountKeyFiles: readonly string[];
  readonly serviceAccountSigningKeyFile: string;
  /** Port of the Service `kubernetes`. */
  readonly servicePort: number;
  readonly serviceRange: string;
  readonly eventTtlMs: number;
  /** How many API servers the store has. Default 1. */
  readonly apiServerCount?: number;
  readonly notReadyTolerationSeconds: number;
  readonly unreachableTolerationSeconds: number;
  readonly limits: RequestLimitsOptions & {
    /** Watches end after this time at least, and twice as long at most. */
    readonly minRequestTimeoutMs: number;
    /** Requests that one HTTP/2 connection may have open. */
    readonly maxStreamsPerConnection: number;
  };
  /** How long requests are still taken after the end was asked for, and how long those in flight may then take. */
  readonly shutdown: { readonly delayMs: number; readonly drainMs: number };
  /** What runs the server, for `/version`: e.g. `node24.21.0`. */
  readonly runtimeVersion: string;
}
