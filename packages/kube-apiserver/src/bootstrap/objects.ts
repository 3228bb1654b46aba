import type { corev1, KubernetesObject, networkingv1, schedulingv1 } from "@kubets/api";

/** Objects that every cluster has, as they are created. */

/** Status and the like come from the kind's strategy. */
type Fresh<T extends KubernetesObject> = KubernetesObject & Partial<T>;

function namespace(name: string): Fresh<corev1.Namespace> {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

export const namespaceObjects = ["default", "kube-system", "kube-public", "kube-node-lease"].map(namespace);

function priorityClass(name: string, value: number, who: string): Fresh<schedulingv1.PriorityClass> {
  return {
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name },
    value,
    description: `Used for system critical pods that must ${who}.`,
    preemptionPolicy: "PreemptLowerPriority",
  };
}

export const priorityClassObjects = [
  priorityClass("system-node-critical", 2_000_001_000, "not be moved from their current node"),
  priorityClass(
    "system-cluster-critical",
    2_000_000_000,
    "run in the cluster, but can be moved to another node if necessary",
  ),
];

export function serviceCidrObject(range: string): Fresh<networkingv1.ServiceCIDR> {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "ServiceCIDR",
    metadata: { name: "kubernetes", finalizers: ["networking.k8s.io/service-cidr-finalizer"] },
    spec: { cidrs: [range] },
  };
}

export interface ApiEndpoint {
  readonly address: string;
  readonly port: number;
}

const apiServiceMeta = { name: "kubernetes", namespace: "default" };

/** The Service that pods find the API at: the first address of the range. */
export function apiService(
  clusterIp: string,
  { port, targetPort }: { readonly port: number; readonly targetPort: number },
): Fresh<corev1.Service> {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...apiServiceMeta, labels: { component: "apiserver", provider: "kubernetes" } },
    spec: {
      type: "ClusterIP",
      clusterIP: clusterIp,
      ports: [{ name: "https", protocol: "TCP", port, targetPort }],
      sessionAffinity: "None",
    },
  };
}

export function apiEndpoints(endpoints: readonly ApiEndpoint[]): Fresh<corev1.Endpoints> {
  const port = endpoints[0]?.port ?? 0;
  return {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: { ...apiServiceMeta, labels: { "endpointslice.kubernetes.io/skip-mirror": "true" } },
    subsets: [
      {
        addresses: endpoints.map(({ address }) => ({ ip: address })),
        ports: [{ name: "https", port, protocol: "TCP" }],
      },
    ],
  };
}

export function apiEndpointSlice(
  endpoints: readonly ApiEndpoint[],
): KubernetesObject & Readonly<Record<string, unknown>> {
  const port = endpoints[0]?.port ?? 0;
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { ...apiServiceMeta, labels: { "kubernetes.io/service-name": "kubernetes" } },
    addressType: "IPv4",
    endpoints: endpoints.map(({ address }) => ({ addresses: [address], conditions: { ready: true } })),
    ports: [{ name: "https", port, protocol: "TCP" }],
  };
}
