/** The subsets of an Endpoints object, packed as Kubernetes packs them. */
import { compareText, isPodReady } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";
import {
  canBeListed,
  isHeadless,
  podAddresses,
  podHostname,
  podReference,
  targetPort,
} from "./service-pods.ts";

/** Addresses in one Endpoints object at most. */
export const maxAddresses = 1000;

interface Entry {
  readonly address: corev1.EndpointAddress;
  readonly isReady: boolean;
  readonly ports: readonly corev1.EndpointPort[];
}

/**
 * All addresses of the Service's pods. Addresses with the same ports stand in one subset; a pod that lacks a named
 * port is listed under the ports it has.
 */
export function endpointSubsets(
  service: corev1.Service,
  pods: readonly corev1.Pod[],
): { readonly subsets: readonly corev1.EndpointSubset[]; readonly isTruncated: boolean } {
  const publishesAll = service.spec.publishNotReadyAddresses === true;
  const listed = pods.filter(
    (pod) => canBeListed(pod) && (publishesAll || pod.metadata.deletionTimestamp === undefined),
  );
  const entries = listed
    .flatMap((pod) => entryOf(service, pod, publishesAll || isPodReady(pod)))
    .sort(
      (a, b) => Number(b.isReady) - Number(a.isReady) || compareText(sortKey(a.address), sortKey(b.address)),
    );
  const kept = entries.slice(0, maxAddresses);
  return { subsets: packSubsets(kept), isTruncated: kept.length < entries.length };
}

function entryOf(service: corev1.Service, pod: corev1.Pod, isReady: boolean): readonly Entry[] {
  const ip = podAddresses(pod)[0];
  const servicePorts = service.spec.ports ?? [];
  if (ip === undefined) return [];
  const ports = servicePorts.flatMap((port): corev1.EndpointPort[] => {
    const number = targetPort(port, pod);
    if (number === undefined) return [];
    return [
      {
        ...(port.name ? { name: port.name } : {}),
        port: number,
        protocol: port.protocol ?? "TCP",
        ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }),
      },
    ];
  });
  if (ports.length === 0 && !(servicePorts.length === 0 && isHeadless(service))) return [];
  const hostname = podHostname(service, pod);
  const address: corev1.EndpointAddress = {
    ip,
    ...(hostname === undefined ? {} : { hostname }),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: podReference(pod),
  };
  return [{ address, isReady, ports }];
}

/** First by port: who serves it; then ports with the same servers go together. */
function packSubsets(entries: readonly Entry[]): readonly corev1.EndpointSubset[] {
  const byPort = new Map<
    string,
    { readonly port: corev1.EndpointPort | undefined; readonly entries: Entry[] }
  >();
  for (const entry of entries) {
    const ports: readonly (corev1.EndpointPort | undefined)[] =
      entry.ports.length > 0 ? entry.ports : [undefined];
    for (const port of ports) {
      const key = port ? portKey(port) : "";
      const known = byPort.get(key) ?? { port, entries: [] };
      known.entries.push(entry);
      byPort.set(key, known);
    }
  }
  const byServers = new Map<
    string,
    { readonly entries: readonly Entry[]; readonly ports: corev1.EndpointPort[] }
  >();
  for (const { port, entries: servers } of byPort.values()) {
    const key = servers.map(({ address, isReady }) => `${sortKey(address)}/${String(isReady)}`).join(",");
    const known = byServers.get(key) ?? { entries: servers, ports: [] };
    if (port) known.ports.push(port);
    byServers.set(key, known);
  }
  return [...byServers]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { entries: servers, ports }]) => subsetOf(servers, ports));
}

function subsetOf(entries: readonly Entry[], ports: readonly corev1.EndpointPort[]): corev1.EndpointSubset {
  const addressesOf = (isReady: boolean): readonly corev1.EndpointAddress[] =>
    entries.filter((entry) => entry.isReady === isReady).map(({ address }) => address);
  const ready = addressesOf(true);
  const notReady = addressesOf(false);
  return {
    ...(ready.length > 0 ? { addresses: ready } : {}),
    ...(notReady.length > 0 ? { notReadyAddresses: notReady } : {}),
    ...(ports.length > 0 ? { ports: [...ports].sort((a, b) => compareText(portKey(a), portKey(b))) } : {}),
  };
}

function portKey({ name, port, protocol, appProtocol }: corev1.EndpointPort): string {
  return [name ?? "", String(port), protocol ?? "", appProtocol ?? ""].join("/");
}

function sortKey({ ip, targetRef }: corev1.EndpointAddress): string {
  return `${ip}/${targetRef?.uid ?? ""}`;
}
