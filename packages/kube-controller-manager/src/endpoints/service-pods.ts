/** What Endpoints and EndpointSlices have in common: which pods back a Service, and on which ports. */
import {
  isPodReady,
  isPodTerminal,
  matchesLabels,
  selectorFromLabels,
  semanticEqual,
} from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";
import { keyOf } from "@kubets/client";
import type { Informer } from "@kubets/client";

export const headlessLabel = "service.kubernetes.io/headless";
/** When the change happened that led to the object's last write. */
export const triggerTimeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";

/** A Service whose endpoints are made of pods; others have theirs from elsewhere. */
export function hasPodEndpoints(service: corev1.Service): boolean {
  return Object.keys(service.spec.selector ?? {}).length > 0 && service.spec.type !== "ExternalName";
}

export function isHeadless(service: corev1.Service): boolean {
  return service.spec.clusterIP === "None";
}

export function selectsPod(service: corev1.Service, pod: corev1.Pod): boolean {
  return (
    hasPodEndpoints(service) && matchesLabels(selectorFromLabels(service.spec.selector), pod.metadata.labels)
  );
}

/** The pod may be listed: it runs, or is on its way out, and has an address. */
export function canBeListed(pod: corev1.Pod): boolean {
  return !isPodTerminal(pod) && podAddresses(pod).length > 0;
}

export function podAddresses(pod: corev1.Pod): readonly string[] {
  const { podIP, podIPs } = pod.status;
  return podIPs && podIPs.length > 0 ? podIPs.map(({ ip }) => ip) : podIP ? [podIP] : [];
}

/** The name under which the pod has a record of its own in the Service's DNS zone. */
export function podHostname(service: corev1.Service, pod: corev1.Pod): string | undefined {
  const { hostname, subdomain } = pod.spec;
  return hostname && subdomain === service.metadata.name ? hostname : undefined;
}

/** The number behind a Service port in this pod; undefined when the pod has no port of that name. */
export function targetPort(port: corev1.ServicePort, pod: corev1.Pod): number | undefined {
  const target = port.targetPort ?? port.port;
  if (typeof target === "number") return target === 0 ? port.port : target;
  const sidecars = (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  for (const { ports } of [...pod.spec.containers, ...sidecars]) {
    const match = ports?.find(
      ({ name, protocol }) => name === target && (protocol ?? "TCP") === (port.protocol ?? "TCP"),
    );
    if (match) return match.containerPort;
  }
  return undefined;
}

export function podReference(pod: corev1.Pod): corev1.ObjectReference {
  const { namespace = "", name = "", uid = "" } = pod.metadata;
  return { kind: "Pod", namespace, name, uid };
}

/** Enqueues the Services that a pod belongs to or belonged to, when something changed that endpoints show. */
export function watchServicePods(options: {
  readonly services: Informer<corev1.Service>;
  readonly pods: Informer<corev1.Pod>;
  readonly enqueue: (key: string) => void;
}): Disposable {
  const enqueueServices = (...states: readonly corev1.Pod[]): void => {
    for (const service of options.services.lister.list(states[0]?.metadata.namespace)) {
      if (states.some((pod) => selectsPod(service, pod))) options.enqueue(keyOf(service));
    }
  };
  return options.pods.addHandler({
    onAdd: (pod) => enqueueServices(pod),
    onUpdate: (pod, old) => {
      if (!semanticEqual(shownState(pod), shownState(old))) enqueueServices(pod, old);
    },
    onDelete: (pod) => enqueueServices(pod),
  });
}

/** Everything of a pod that its endpoints show. */
function shownState(pod: corev1.Pod): unknown {
  return {
    labels: pod.metadata.labels,
    uid: pod.metadata.uid,
    terminating: pod.metadata.deletionTimestamp !== undefined,
    ended: isPodTerminal(pod),
    ready: isPodReady(pod),
    addresses: podAddresses(pod),
    node: pod.spec.nodeName,
    hostname: pod.spec.hostname,
    subdomain: pod.spec.subdomain,
  };
}
