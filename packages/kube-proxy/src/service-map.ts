import type { corev1, discoveryv1 } from "@kubets/api";
import { compareText } from "@kubets/apimachinery";

/** A place where a service is reached, and where its connections go. */
export interface ServicePort {
  /** `protocol address port`, unique. */
  readonly key: string;
  readonly protocol: "TCP" | "UDP";
  readonly address: string;
  readonly port: number;
  /**
   * Whether several processes may listen here at once: ClusterIPs, which every kube-proxy of the cluster serves. The
   * others are this process's alone.
   */
  readonly shared: boolean;
  /** `namespace/name`, and `:port name` when the port has one: how messages name it. */
  readonly service: string;
  /** Never empty. Sorted. */
  readonly endpoints: readonly Endpoint[];
  /** How long a client stays with its endpoint, in ms; undefined without session affinity. */
  readonly affinityMs: number | undefined;
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export interface ServiceMapInput {
  readonly services: readonly corev1.Service[];
  readonly slices: readonly discoveryv1.EndpointSlice[];
  readonly nodeName: string;
  /** The node's own address, where NodePorts answer. */
  readonly nodeIP: string;
  /** The port a pod really listens on, where it could not have the one it wants; else the same port. */
  readonly actualPort: (pod: { readonly namespace: string; readonly name: string }, port: number) => number;
}

const loopback = "127.0.0.1";

/**
 * Where to listen and where to relay to, for all services. A service port without usable endpoints is left out: with
 * nobody listening, clients are refused, as Kubernetes' kube-proxy has it.
 */
export function buildServiceMap(input: ServiceMapInput): ReadonlyMap<string, ServicePort> {
  const slicesByService = new Map<string, discoveryv1.EndpointSlice[]>();
  for (const slice of input.slices) {
    const service = slice.metadata.labels?.["kubernetes.io/service-name"];
    if (service === undefined || slice.addressType !== "IPv4") continue;
    const key = `${slice.metadata.namespace ?? ""}/${service}`;
    const list = slicesByService.get(key);
    if (list) list.push(slice);
    else slicesByService.set(key, [slice]);
  }
  const map = new Map<string, ServicePort>();
  for (const service of input.services) {
    const slices =
      slicesByService.get(`${service.metadata.namespace ?? ""}/${service.metadata.name ?? ""}`) ?? [];
    for (const port of servicePorts(service, slices, input)) map.set(port.key, port);
  }
  return map;
}

function* servicePorts(
  service: corev1.Service,
  slices: readonly discoveryv1.EndpointSlice[],
  input: ServiceMapInput,
): Generator<ServicePort> {
  const { spec } = service;
  if (!spec.clusterIP || spec.clusterIP === "None" || spec.type === "ExternalName") return;
  for (const port of spec.ports ?? []) {
    const protocol = port.protocol ?? "TCP";
    if (protocol !== "TCP" && protocol !== "UDP") continue;
    const all = endpointsOf(port, slices, input);
    const inside = usable(all, spec.internalTrafficPolicy === "Local", input.nodeName);
    const outside = usable(all, spec.externalTrafficPolicy === "Local", input.nodeName);
    const at = (
      address: string,
      number: number,
      shared: boolean,
      endpoints: readonly Endpoint[],
    ): ServicePort => ({
      key: `${protocol} ${address} ${number}`,
      protocol,
      address,
      port: number,
      shared,
      service: `${service.metadata.namespace ?? ""}/${service.metadata.name ?? ""}${port.name ? `:${port.name}` : ""}`,
      endpoints,
      affinityMs:
        spec.sessionAffinity === "ClientIP"
          ? (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? defaultAffinitySeconds) * 1000
          : undefined,
    });
    if (inside.length > 0) yield at(spec.clusterIP, port.port, true, inside);
    if (port.nodePort && outside.length > 0) {
      yield at(input.nodeIP, port.nodePort, false, outside);
      yield at(loopback, port.nodePort, false, outside);
    }
  }
}

const defaultAffinitySeconds = 10_800;

interface Candidate extends Endpoint {
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly node: string | undefined;
}

function endpointsOf(
  port: corev1.ServicePort,
  slices: readonly discoveryv1.EndpointSlice[],
  input: ServiceMapInput,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const slice of slices) {
    const slicePort = slice.ports?.find((each) => (each.name ?? "") === (port.name ?? ""));
    if (slicePort?.port === undefined) continue;
    for (const endpoint of slice.endpoints) {
      const [address] = endpoint.addresses;
      if (address === undefined) continue;
      const pod = endpoint.targetRef?.kind === "Pod" ? endpoint.targetRef : undefined;
      const number = pod
        ? input.actualPort({ namespace: pod.namespace ?? "", name: pod.name ?? "" }, slicePort.port)
        : slicePort.port;
      // An endpoint whose readiness is not told is ready; one that serves while it terminates is a last resort.
      found.set(`${address}:${number}`, {
        address,
        port: number,
        ready: endpoint.conditions?.ready ?? true,
        terminating: (endpoint.conditions?.serving ?? false) && (endpoint.conditions?.terminating ?? false),
        node: endpoint.nodeName,
      });
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(a.address, b.address) || a.port - b.port);
}

function usable(all: readonly Candidate[], localOnly: boolean, nodeName: string): readonly Endpoint[] {
  const near = localOnly ? all.filter((each) => each.node === nodeName) : all;
  const ready = near.filter((each) => each.ready);
  const chosen = ready.length > 0 ? ready : near.filter((each) => each.terminating);
  return chosen.map(({ address, port }) => ({ address, port }));
}
