import { formatGoDuration } from "@kubets/apimachinery";
import type { KubeletOptions } from "../options.ts";

/** What this kubelet runs with, as the KubeletConfiguration that `/configz` shows. */
export function kubeletConfiguration(
  options: KubeletOptions,
  fixed: { readonly maxPods: number; readonly nodeReportIntervalMs: number },
): Readonly<Record<string, unknown>> {
  return {
    syncFrequency: "1m0s",
    healthzPort: options.healthPort,
    healthzBindAddress: "127.0.0.1",
    nodeStatusUpdateFrequency: formatGoDuration(options.statusUpdateIntervalMs),
    nodeStatusReportFrequency: formatGoDuration(fixed.nodeReportIntervalMs),
    nodeLeaseDurationSeconds: Math.round(options.leaseDurationMs / 1000),
    maxPods: fixed.maxPods,
    podLogsDir: `${options.rootDir}/logs/pods`,
    containerRuntimeEndpoint: options.endpoint,
    ...(options.taints.length > 0 ? { registerWithTaints: options.taints } : {}),
    registerNode: true,
    enableServer: true,
    serializeImagePulls: false,
  };
}
