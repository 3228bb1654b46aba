/** The EndpointSlices of a Service: which to create, update and delete (Kubernetes v1.36, endpointslice reconciler). */
import { isPodReady, newControllerReference, semanticEqual } from "@kubets/apimachinery";
import type { corev1, discoveryv1, metav1 } from "@kubets/api";
import type { Draft } from "@kubets/client";
import {
  canBeListed,
  headlessLabel,
  isHeadless,
  podAddresses,
  podHostname,
  podReference,
  targetPort,
} from "./service-pods.ts";

export const serviceNameLabel = "kubernetes.io/service-name";
export const managedByLabel = "endpointslice.kubernetes.io/managed-by";
export const managedByValue = "endpointslice-controller.k8s.io";

/** Endpoints in one slice at most. */
export const maxEndpointsPerSlice = 100;

export interface SlicePlan {
  readonly create: readonly Draft<discoveryv1.EndpointSlice>[];
  readonly update: readonly discoveryv1.EndpointSlice[];
  readonly delete: readonly discoveryv1.EndpointSlice[];
  /** Pods left out because their node is not known (yet). */
  readonly hasUnknownNodes: boolean;
}

interface Group {
  readonly addressType: discoveryv1.AddressType;
  readonly ports: readonly discoveryv1.EndpointPort[];
  readonly endpoints: discoveryv1.Endpoint[];
}

/**
 * Compares what is wanted with the slices that exist. Endpoints stay in the slice they are in; new ones fill up
 * slices with room; a Service without endpoints has one empty slice.
 */
export function planSlices(options: {
  readonly service: corev1.Service;
  readonly pods: readonly corev1.Pod[];
  readonly nodeOf: (name: string) => corev1.Node | undefined;
  readonly existing: readonly discoveryv1.EndpointSlice[];
}): SlicePlan {
  const { service, existing } = options;
  const { groups, hasUnknownNodes } = groupEndpoints(options);
  const create: Draft<discoveryv1.EndpointSlice>[] = [];
  const kept: discoveryv1.EndpointSlice[] = [];
  const surplus = existing.filter((slice) => !groups.has(groupKey(slice.addressType, slice.ports)));
  for (const [key, group] of groups) {
    const candidates = existing.filter((slice) => groupKey(slice.addressType, slice.ports) === key);
    const placed = placeEndpoints(service, group, candidates);
    create.push(...placed.create);
    kept.push(...placed.keep);
    surplus.push(...placed.surplus);
  }
  // A slice that is no longer needed becomes one that is: watchers see one change instead of two.
  const reusable = surplus.filter(({ addressType }) => create[0]?.addressType === addressType);
  while (reusable.length > 0 && create.length > 0) {
    const slice = reusable.shift();
    const draft = create.shift();
    if (!slice || !draft) break;
    surplus.splice(surplus.indexOf(slice), 1);
    kept.push({ ...slice, ports: draft.ports, endpoints: draft.endpoints });
  }
  const labelled = kept.map((slice) => withServiceLabels(service, slice));
  const byName = new Map(existing.map((slice) => [slice.metadata.name, slice]));
  return {
    create,
    update: labelled.filter((slice) => !semanticEqual(slice, byName.get(slice.metadata.name))),
    delete: surplus,
    hasUnknownNodes,
  };
}

function groupEndpoints(options: Parameters<typeof planSlices>[0]): {
  readonly groups: ReadonlyMap<string, Group>;
  readonly hasUnknownNodes: boolean;
} {
  const { service } = options;
  const groups = new Map<string, Group>();
  let hasUnknownNodes = false;
  const families: readonly string[] = service.spec.ipFamilies ?? ["IPv4"];
  for (const addressType of families.map((family) => (family === "IPv6" ? "IPv6" : "IPv4"))) {
    let isEmpty = true;
    for (const pod of options.pods) {
      const addresses = podAddresses(pod).filter((ip) => ip.includes(":") === (addressType === "IPv6"));
      if (!canBeListed(pod) || addresses.length === 0) continue;
      const node = options.nodeOf(pod.spec.nodeName ?? "");
      if (!node && service.spec.publishNotReadyAddresses !== true) {
        hasUnknownNodes = true;
        continue;
      }
      const ports = slicePorts(service, pod);
      const key = groupKey(addressType, ports);
      const group = groups.get(key) ?? { addressType, ports, endpoints: [] };
      group.endpoints.push(endpointOf(service, pod, addresses, node));
      groups.set(key, group);
      isEmpty = false;
    }
    if (isEmpty) groups.set(groupKey(addressType, []), { addressType, ports: [], endpoints: [] });
  }
  return { groups, hasUnknownNodes };
}

interface Placement {
  readonly create: readonly Draft<discoveryv1.EndpointSlice>[];
  readonly keep: readonly discoveryv1.EndpointSlice[];
  readonly surplus: readonly discoveryv1.EndpointSlice[];
}

function placeEndpoints(
  service: corev1.Service,
  group: Group,
  candidates: readonly discoveryv1.EndpointSlice[],
): Placement {
  const missing = new Map(group.endpoints.map((endpoint) => [identity(endpoint), endpoint]));
  const slices = candidates.map((slice) => {
    const endpoints = slice.endpoints.flatMap((endpoint) => {
      const key = identity(endpoint);
      const wanted = missing.get(key);
      missing.delete(key);
      return wanted ? [wanted] : [];
    });
    return { ...slice, endpoints };
  });
  const rest = [...missing.values()].sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
  const filled = slices.map((slice) => {
    const room = rest.splice(0, Math.max(0, maxEndpointsPerSlice - slice.endpoints.length));
    return room.length > 0 ? { ...slice, endpoints: [...slice.endpoints, ...room] } : slice;
  });
  const create: Draft<discoveryv1.EndpointSlice>[] = [];
  while (rest.length > 0) create.push(draftSlice(service, group, rest.splice(0, maxEndpointsPerSlice)));
  const used = filled.filter(({ endpoints }) => endpoints.length > 0);
  if (used.length > 0 || create.length > 0) {
    return { create, keep: used, surplus: filled.filter(({ endpoints }) => endpoints.length === 0) };
  }
  if (filled.length === 0) return { create: [draftSlice(service, group, [])], keep: [], surplus: [] };
  return { create, keep: filled.slice(0, 1), surplus: filled.slice(1) };
}

function endpointOf(
  service: corev1.Service,
  pod: corev1.Pod,
  addresses: readonly string[],
  node: corev1.Node | undefined,
): discoveryv1.Endpoint {
  const serving = isPodReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const hostname = podHostname(service, pod);
  const zone = node?.metadata.labels?.["topology.kubernetes.io/zone"];
  return {
    addresses: addresses.slice(0, 1),
    conditions: { ready, serving, terminating },
    ...(hostname === undefined ? {} : { hostname }),
    targetRef: podReference(pod),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    ...(zone === undefined ? {} : { zone }),
  };
}

function slicePorts(service: corev1.Service, pod: corev1.Pod): readonly discoveryv1.EndpointPort[] {
  return (service.spec.ports ?? []).flatMap((port) => {
    const number = targetPort(port, pod);
    if (number === undefined) return [];
    return [
      {
        name: port.name ?? "",
        protocol: port.protocol ?? "TCP",
        port: number,
        ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }),
      },
    ];
  });
}

function draftSlice(
  service: corev1.Service,
  group: Group,
  endpoints: readonly discoveryv1.Endpoint[],
): Draft<discoveryv1.EndpointSlice> {
  return {
    metadata: {
      generateName: `${service.metadata.name ?? ""}-`,
      namespace: service.metadata.namespace ?? "",
      labels: sliceLabels(service),
      ownerReferences: [newControllerReference(service)],
    },
    addressType: group.addressType,
    endpoints,
    ports: group.ports,
  };
}

function withServiceLabels(
  service: corev1.Service,
  slice: discoveryv1.EndpointSlice,
): discoveryv1.EndpointSlice {
  const metadata: metav1.ObjectMeta = { ...slice.metadata, labels: sliceLabels(service) };
  return { ...slice, metadata };
}

function sliceLabels(service: corev1.Service): Readonly<Record<string, string>> {
  const labels: Record<string, string> = { ...service.metadata.labels };
  delete labels[headlessLabel];
  if (isHeadless(service)) labels[headlessLabel] = "";
  labels[serviceNameLabel] = service.metadata.name ?? "";
  labels[managedByLabel] = managedByValue;
  return labels;
}

function groupKey(addressType: string, ports: readonly discoveryv1.EndpointPort[]): string {
  const texts = ports.map(({ name = "", port, protocol = "", appProtocol = "" }) =>
    [name, String(port), protocol, appProtocol].join("/"),
  );
  return [addressType, ...texts.sort()].join(" ");
}

/** One pod at one address. */
function identity(endpoint: discoveryv1.Endpoint): string {
  return `${endpoint.targetRef?.name ?? ""}/${endpoint.targetRef?.uid ?? ""}/${endpoint.addresses.join(",")}`;
}
