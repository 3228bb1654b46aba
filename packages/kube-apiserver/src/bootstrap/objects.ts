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

/** A subset for each port: one has its addresses in common. */
export function apiEndpoints(endpoints: readonly ApiEndpoint[]): Fresh<corev1.Endpoints> {
  return {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: { ...apiServiceMeta, labels: { "endpointslice.kubernetes.io/skip-mirror": "true" } },
    subsets: byPort(endpoints).map(({ port, addresses }) => ({
      addresses: addresses.map((ip) => ({ ip })),
      ports: [{ name: "https", port, protocol: "TCP" }],
    })),
  };
}

export type FreshSlice = KubernetesObject & Readonly<Record<string, unknown>>;

/** A slice for each port: `kubernetes` for the first, `kubernetes-6444` for another. Never none. */
export function apiEndpointSlices(endpoints: readonly ApiEndpoint[]): readonly FreshSlice[] {
  const groups = byPort(endpoints);
  return (groups.length > 0 ? groups : [{ port: 0, addresses: [] }]).map(({ port, addresses }, index) => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      ...apiServiceMeta,
      name: index === 0 ? apiServiceMeta.name : `${apiServiceMeta.name}-${String(port)}`,
      labels: { "kubernetes.io/service-name": apiServiceMeta.name },
    },
    addressType: "IPv4",
    endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
    ports: port === 0 ? [] : [{ name: "https", port, protocol: "TCP" }],
  }));
}

function byPort(
  endpoints: readonly ApiEndpoint[],
): readonly { readonly port: number; readonly addresses: readonly string[] }[] {
  const ports = Map.groupBy(endpoints, ({ port }) => port);
  return [...ports].map(([port, of]) => ({ port, addresses: of.map(({ address }) => address) }));
}
