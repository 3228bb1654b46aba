import type { corev1 } from "@kubets/api";
import { Quantity } from "@kubets/apimachinery";
import { allContainers } from "../pod/pod-containers.ts";
import { ContainerConfigError } from "./config-source.ts";

/**
 * The value of a resourceFieldRef, divided by its divisor and rounded up. A limit that is not set is the node's
 * allocatable amount (pkg/api/v1/resource ExtractContainerResourceValue and MergeContainerResourceLimits, v1.36).
 */
export function resourceFieldValue(
  pod: corev1.Pod,
  ref: corev1.ResourceFieldSelector,
  context: {
    /** Whose fields are meant when the reference names no container. */
    readonly container?: corev1.Container;
    readonly allocatable: Readonly<Record<string, string>>;
  },
): string {
  const container = ref.containerName
    ? allContainers(pod).find(({ name }) => name === ref.containerName)
    : context.container;
  if (!container) throw new ContainerConfigError(`container ${ref.containerName ?? ""} not found`);
  const match = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.exec(ref.resource);
  if (!match) throw new ContainerConfigError(`unsupported container resource : ${ref.resource}`);
  const [, kind, resource = ""] = match;
  const amount =
    kind === "limits"
      ? (container.resources.limits?.[resource] ?? context.allocatable[resource])
      : container.resources.requests?.[resource];
  return divide(Quantity.parse(amount ?? "0"), ref.divisor, resource);
}

/** Kubernetes counts CPU in thousandths here and everything else in units. */
function divide(amount: Quantity, divisorText: string | undefined, resource: string): string {
  const parsed = Quantity.parse(divisorText ?? "1");
  const divisor = parsed.isZero() ? Quantity.parse("1") : parsed;
  const quotient =
    resource === "cpu" ? amount.milliValue() / divisor.milliValue() : amount.value() / divisor.value();
  return String(Math.ceil(quotient));
}
