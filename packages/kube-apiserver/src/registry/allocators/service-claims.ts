import type { corev1, KubernetesObject, networkingv1 } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import { formatTime } from "@kubets/apimachinery";

/** What a service of each type holds: pure functions over Services and the records of claims. */

export const firstNodePort = 30_000;
export const lastNodePort = 32_767;

export function needsClusterIp({ spec }: corev1.Service): boolean {
  return spec.type !== "ExternalName" && spec.clusterIP !== "None";
}

export function needsNodePorts({ spec }: corev1.Service): boolean {
  return (
    spec.type === "NodePort" || (spec.type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts !== false)
  );
}

/** The ClusterIP a service holds; "" for none. */
export function clusterIpOf({ spec }: corev1.Service): string {
  const ip = spec.clusterIP ?? "";
  return spec.type === "ExternalName" || ip === "None" ? "" : ip;
}

/** The node ports a service holds, each once. */
export function nodePortsOf({ spec }: corev1.Service): readonly number[] {
  if (spec.type !== "NodePort" && spec.type !== "LoadBalancer") return [];
  const ports = (spec.ports ?? []).map((port) => port.nodePort ?? 0);
  return [...new Set([...ports, spec.healthCheckNodePort ?? 0])].filter((port) => port !== 0);
}

/**
 * An update that leaves out what the server once gave means to keep it, as long as the type still has it
 * (Kubernetes: patchAllocatedValues).
 */
export function keepAllocated(service: corev1.Service, old: corev1.Service): corev1.Service {
  let { spec } = service;
  const keepsIp = needsClusterIp(service) && needsClusterIp(old) && (spec.clusterIP ?? "") === "";
  if (keepsIp && old.spec.clusterIP !== undefined) {
    spec = { ...spec, clusterIP: old.spec.clusterIP };
    if (spec.clusterIPs === undefined && old.spec.clusterIPs)
      spec = { ...spec, clusterIPs: old.spec.clusterIPs };
  }
  if (needsNodePorts(service) && needsNodePorts(old)) spec = { ...spec, ...keptNodePorts(spec, old.spec) };
  return spec === service.spec ? service : { ...service, spec };
}

function keptNodePorts(
  spec: corev1.ServiceSpec,
  old: corev1.ServiceSpec,
): { readonly ports?: readonly corev1.ServicePort[] } {
  if (!spec.ports) return {};
  const chosen = new Set(spec.ports.map((port) => port.nodePort ?? 0));
  const ports = spec.ports.map((port) => {
    if ((port.nodePort ?? 0) !== 0) return port;
    const same = old.ports?.find((p) => p.port === port.port && protocolOf(p) === protocolOf(port));
    const kept = same?.nodePort ?? 0;
    return kept === 0 || chosen.has(kept) ? port : { ...port, nodePort: kept };
  });
  return { ports };
}

export function protocolOf(port: corev1.ServicePort): string {
  return port.protocol ?? "TCP";
}

/** The record of a ClusterIP: an IPAddress object, as Kubernetes' allocator makes it. */
export function addressRecord(
  ip: string,
  owner: KubernetesObject,
  { clock, random }: { readonly clock: Pick<Clock, "now">; readonly random: Random },
): networkingv1.IPAddress {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "IPAddress",
    metadata: {
      name: ip,
      uid: random.uuid(),
      creationTimestamp: formatTime(clock.now()),
      labels: {
        "ipaddress.kubernetes.io/ip-family": "IPv4",
        "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
      },
    },
    spec: {
      parentRef: {
        resource: "services",
        namespace: owner.metadata.namespace ?? "",
        name: owner.metadata.name ?? "",
      },
    },
  };
}

/** The record of a node port. RangeAllocation is no resource of the API: only the server itself reads it. */
export function nodePortRecord(
  port: number,
  owner: KubernetesObject,
  clock: Pick<Clock, "now">,
): corev1.RangeAllocation {
  const holder = `${owner.metadata.namespace ?? ""}/${owner.metadata.name ?? ""}`;
  return {
    apiVersion: "v1",
    kind: "RangeAllocation",
    metadata: { name: nodePortName(port), creationTimestamp: formatTime(clock.now()) },
    range: String(port),
    data: Buffer.from(holder).toString("base64"),
  };
}

export function nodePortName(port: number): string {
  return `nodeport-${String(port)}`;
}

/** `namespace/name` of the Service that holds an address. */
export function addressOwner(record: KubernetesObject): string {
  const parent = (record as networkingv1.IPAddress).spec.parentRef; // the records of that place
  return `${parent?.namespace ?? ""}/${parent?.name ?? ""}`;
}

/** `namespace/name` of the Service that holds a node port. */
export function nodePortOwner(record: KubernetesObject): string {
  return Buffer.from((record as corev1.RangeAllocation).data ?? "", "base64").toString("utf8"); // as above
}
