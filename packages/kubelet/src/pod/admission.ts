import type { corev1 } from "@kubets/api";
import { Quantity, isPodTerminal, matchesPodNodeSelection, podRequests } from "@kubets/apimachinery";
import type { PodVerdict } from "./pod-worker.ts";

export interface AdmissionInput {
  readonly pod: corev1.Pod;
  readonly node: Pick<corev1.Node, "metadata"> & { readonly allocatable: Readonly<Record<string, string>> };
  /** The other pods of this node. */
  readonly others: readonly corev1.Pod[];
}

/**
 * The kubelet's own check of what the scheduler decided: pods may reach it without a scheduler, or too many at
 * once (pkg/kubelet/lifecycle predicate.go, v1.36). undefined: the pod may run.
 */
export function admitPod(input: AdmissionInput): PodVerdict | undefined {
  const { pod, node } = input;
  const others = input.others.filter((other) => !isPodTerminal(other));
  if (!matchesPodNodeSelection(pod.spec, node)) {
    return {
      reason: "NodeAffinity",
      message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    };
  }
  return tooMuch(pod, others, node.allocatable) ?? portConflict(pod, others);
}

function tooMuch(
  pod: corev1.Pod,
  others: readonly corev1.Pod[],
  allocatable: Readonly<Record<string, string>>,
): PodVerdict | undefined {
  const maxPods = Quantity.parse(allocatable["pods"] ?? "0").value();
  if (others.length + 1 > maxPods) {
    return outOf("pods", { requested: 1, used: others.length, capacity: maxPods });
  }
  for (const [resource, wanted] of podRequests(pod.spec)) {
    if (wanted.isZero()) continue;
    const used = others.reduce(
      (sum, other) => sum.add(podRequests(other.spec).get(resource) ?? Quantity.zero),
      Quantity.zero,
    );
    const capacity = Quantity.parse(allocatable[resource] ?? "0");
    if (used.add(wanted).compare(capacity) <= 0) continue;
    const count = (amount: Quantity): number => (resource === "cpu" ? amount.milliValue() : amount.value());
    return outOf(resource, { requested: count(wanted), used: count(used), capacity: count(capacity) });
  }
  return undefined;
}

function outOf(
  resource: string,
  amounts: { readonly requested: number; readonly used: number; readonly capacity: number },
): PodVerdict {
  const { requested, used, capacity } = amounts;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  };
}

function portConflict(pod: corev1.Pod, others: readonly corev1.Pod[]): PodVerdict | undefined {
  const taken = others.flatMap(hostPorts);
  const clash = hostPorts(pod).some((port) => taken.some((other) => conflicts(port, other)));
  if (!clash) return undefined;
  return {
    reason: "NodePorts",
    message: "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
  };
}

interface HostPort {
  readonly port: number;
  readonly protocol: string;
  readonly ip: string;
}

function hostPorts(pod: corev1.Pod): readonly HostPort[] {
  return pod.spec.containers.flatMap((container) =>
    (container.ports ?? [])
      .filter(({ hostPort }) => hostPort)
      .map(({ hostPort = 0, protocol = "TCP", hostIP = "" }) => ({
        port: hostPort,
        protocol,
        ip: hostIP || "0.0.0.0",
      })),
  );
}

function conflicts(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.protocol !== b.protocol) return false;
  return a.ip === b.ip || a.ip === "0.0.0.0" || b.ip === "0.0.0.0";
}
