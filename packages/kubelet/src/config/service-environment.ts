import type { corev1 } from "@kubets/api";

/**
 * Environment variables that tell containers where services are, in the forms Kubernetes and Docker links have
 * them (pkg/kubelet/envvars, v1.36). `kubernetes` of `default` is always told; the services of the pod's own
 * namespace unless `enableServiceLinks` is false.
 */
export function serviceEnvironment(
  pod: corev1.Pod,
  services: readonly corev1.Service[],
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const namespace = pod.metadata.namespace ?? "";
  const links = pod.spec.enableServiceLinks !== false;
  const told = services.filter((service) => {
    if (!hasClusterIP(service)) return false;
    const isMaster = service.metadata.namespace === "default" && service.metadata.name === "kubernetes";
    return isMaster || (links && service.metadata.namespace === namespace);
  });
  // A service of the pod's own namespace goes before the one of `default` with the same name.
  const order = (service: corev1.Service): number => (service.metadata.namespace === namespace ? 1 : 0);
  const sorted = told.toSorted(
    (a, b) => order(a) - order(b) || ((a.metadata.name ?? "") < (b.metadata.name ?? "") ? -1 : 1),
  );
  for (const service of sorted) addService(variables, service);
  return variables;
}

function hasClusterIP(service: corev1.Service): boolean {
  const ip = service.spec.clusterIP ?? "";
  return ip !== "" && ip !== "None" && service.spec.type !== "ExternalName";
}

function addService(variables: Map<string, string>, service: corev1.Service): void {
  const prefix = variableName(service.metadata.name ?? "");
  const ip = service.spec.clusterIP ?? "";
  const host = ip.includes(":") ? `[${ip}]` : ip;
  const ports = service.spec.ports ?? [];
  const first = ports[0];
  variables.set(`${prefix}_SERVICE_HOST`, ip);
  if (!first) return;
  variables.set(`${prefix}_SERVICE_PORT`, String(first.port));
  for (const port of ports) {
    if (port.name) variables.set(`${prefix}_SERVICE_PORT_${variableName(port.name)}`, String(port.port));
  }
  const urlOf = (port: corev1.ServicePort): string =>
    `${(port.protocol ?? "TCP").toLowerCase()}://${host}:${port.port}`;
  variables.set(`${prefix}_PORT`, urlOf(first));
  for (const port of ports) {
    const protocol = port.protocol ?? "TCP";
    const portPrefix = `${prefix}_PORT_${port.port}_${protocol}`;
    variables.set(portPrefix, urlOf(port));
    variables.set(`${portPrefix}_PROTO`, protocol.toLowerCase());
    variables.set(`${portPrefix}_PORT`, String(port.port));
    variables.set(`${portPrefix}_ADDR`, ip);
  }
}

function variableName(name: string): string {
  return name.replaceAll("-", "_").toUpperCase();
}
