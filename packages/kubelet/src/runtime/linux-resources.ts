import type { corev1 } from "@kubets/api";
import { Quantity } from "@kubets/apimachinery";
import type { Init, LinuxContainerResources } from "@kubets/cri";

const cpuPeriodMicros = 100_000;
const minCpuQuotaMicros = 1_000;
const minCpuShares = 2;

/** Requests and limits in the kernel's terms (kubelet cm/helpers_linux.go, v1.36). */
export function linuxResources(resources: corev1.ResourceRequirements): Init<LinuxContainerResources> {
  const cpuLimit = milli(resources.limits?.["cpu"]);
  const cpuRequest = milli(resources.requests?.["cpu"]) ?? cpuLimit;
  const memory = resources.limits?.["memory"];
  return {
    cpuPeriod: cpuPeriodMicros,
    cpuQuota:
      cpuLimit === undefined
        ? 0
        : Math.max(minCpuQuotaMicros, Math.floor((cpuLimit * cpuPeriodMicros) / 1000)),
    cpuShares: Math.max(minCpuShares, Math.floor(((cpuRequest ?? 0) * 1024) / 1000)),
    memoryLimitInBytes: memory === undefined ? 0 : Quantity.parse(memory).value(),
  };
}

function milli(amount: string | undefined): number | undefined {
  return amount === undefined ? undefined : Quantity.parse(amount).milliValue();
}
