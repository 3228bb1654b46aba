import { dirname, join, resolve } from "node:path";
import type { corev1 } from "@kubets/api";
import { checkDns1123Subdomain } from "@kubets/apimachinery";
import { parseNodeLabels, parseTaints } from "./node/node-object.ts";

/** What the flags say, checked. Durations in ms, paths absolute. */
export interface KubeletOptions {
  readonly nodeName: string;
  readonly nodeIp: string;
  readonly rootDir: string;
  readonly endpoint: string;
  readonly imageDir: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly corev1.Taint[];
  readonly statusUpdateIntervalMs: number;
  readonly leaseRenewIntervalMs: number;
  readonly leaseDurationMs: number;
  readonly healthPort: number;
  readonly logLevel: string;
}

export interface KubeletFlags {
  readonly "hostname-override": string;
  readonly "root-dir": string;
  readonly "node-ip": string;
  readonly "container-runtime-endpoint": string;
  readonly "image-dir": string;
  readonly "node-labels": readonly string[];
  readonly "register-with-taints": readonly string[];
  readonly "node-status-update-frequency": number;
  readonly "node-lease-renew-interval": number;
  readonly "node-lease-duration": number;
  readonly "health-port": number;
  readonly "log-level": string;
}

/** Throws an Error that names the flag that is wrong. */
export function kubeletOptions(flags: KubeletFlags): KubeletOptions {
  const problems = checkDns1123Subdomain(flags["hostname-override"]);
  if (problems.length > 0) throw new Error(`--hostname-override: ${problems.join("; ")}`);
  if (!flags["container-runtime-endpoint"].startsWith("unix://")) {
    throw new Error("--container-runtime-endpoint must be of the form unix:///path");
  }
  return {
    nodeName: flags["hostname-override"],
    nodeIp: flags["node-ip"],
    rootDir: resolve(flags["root-dir"]),
    endpoint: flags["container-runtime-endpoint"],
    imageDir: flags["image-dir"] === "" ? "" : resolve(flags["image-dir"]),
    labels: parseNodeLabels(flags["node-labels"]),
    taints: parseTaints(flags["register-with-taints"]),
    statusUpdateIntervalMs: flags["node-status-update-frequency"],
    leaseRenewIntervalMs: flags["node-lease-renew-interval"],
    leaseDurationMs: flags["node-lease-duration"],
    healthPort: flags["health-port"],
    logLevel: flags["log-level"],
  };
}

/** The cluster's log directory: the node's root is `<data>/nodes/<name>`. */
export function runtimeLogFile(options: Pick<KubeletOptions, "rootDir" | "nodeName">): string {
  const data = dirname(dirname(options.rootDir));
  return join(data, "logs", `process-runtime-${options.nodeName}.log`);
}
