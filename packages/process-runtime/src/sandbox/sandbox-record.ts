/** What the runtime knows of a pod sandbox, and what it writes to disk. */
import type { PodSandboxConfig } from "@kubets/cri";
import type { Nanoseconds } from "../container/container-record.ts";

export interface SandboxRecord {
  readonly id: string;
  readonly createdAt: Nanoseconds;
  readonly config: PodSandboxConfig;
  readonly runtimeHandler: string;
  /** A sandbox of an earlier boot is not ready any more. */
  readonly bootId: string;
  readonly lifecycle:
    | { readonly kind: "ready"; readonly ip: string; readonly hostNetwork: boolean }
    | { readonly kind: "notReady" };
}
