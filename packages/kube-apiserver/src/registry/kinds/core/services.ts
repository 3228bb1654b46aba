import type { corev1 } from "@kubets/api";
import { semanticEqual } from "@kubets/apimachinery";
import { change, fill, mapList, without } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { serviceColumns } from "./service-columns.ts";
import { validateService, validateServiceUpdate } from "./service-validation.ts";

export const services: Strategy<corev1.Service> = {
  defaults: defaultService,
  prepareForCreate: (service) => matchClusterIps(service, undefined),
  prepareForUpdate: (service, old) => dropTypeDependentFields(matchClusterIps(service, old), old),
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  nameRule: "dns-1035-label",
  selectableFields: {
    "spec.clusterIP": (service) => service.spec.clusterIP ?? "",
    "spec.type": (service) => service.spec.type ?? "",
  },
  columns: serviceColumns,
};

function defaultService(service: corev1.Service): corev1.Service {
  const type = service.spec.type ?? "ClusterIP";
  const affinity = service.spec.sessionAffinity ?? "None";
  const external = type === "NodePort" || type === "LoadBalancer" || hasExternalIps(service.spec);
  const filled = fill<corev1.ServiceSpec>(service.spec, {
    type,
    sessionAffinity: affinity,
    ...(affinity === "ClientIP" ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } } : {}),
    ...(external ? { externalTrafficPolicy: "Cluster" as const } : {}),
    ...(type === "ExternalName" ? {} : { internalTrafficPolicy: "Cluster" as const }),
    ...(type === "LoadBalancer" ? { allocateLoadBalancerNodePorts: true } : {}),
  });
  const spec = change(filled, { ports: mapList(service.spec.ports, defaultPort) });
  if (affinity === "None" && spec.sessionAffinityConfig !== undefined) {
    return { ...service, spec: without(spec, "sessionAffinityConfig") };
  }
  return change(service, { spec });
}

function hasExternalIps(spec: corev1.ServiceSpec): boolean {
  return spec.type !== "ExternalName" && (spec.externalIPs?.length ?? 0) > 0;
}

function defaultPort(port: corev1.ServicePort): corev1.ServicePort {
  const filled = fill(port, { protocol: "TCP", targetPort: port.port });
  return filled.targetPort === 0 || filled.targetPort === "" ? { ...filled, targetPort: port.port } : filled;
}

/** clusterIP is the first of clusterIPs; who changes one of the two means both. */
function matchClusterIps(service: corev1.Service, old: corev1.Service | undefined): corev1.Service {
  const { clusterIP = "", clusterIPs = [] } = service.spec;
  const { clusterIP: oldIp = "", clusterIPs: oldIps = [] } = old?.spec ?? {};
  const sameIps = semanticEqual(clusterIPs, oldIps);
  if (clusterIP !== oldIp && sameIps) {
    if (clusterIP !== "") return { ...service, spec: { ...service.spec, clusterIPs: [clusterIP] } };
    return { ...service, spec: without(service.spec, "clusterIPs") };
  }
  const first = clusterIPs[0];
  if (sameIps || clusterIP !== oldIp || first === undefined) return service;
  return { ...service, spec: { ...service.spec, clusterIP: first } };
}

/**
 * A change of the type leaves fields behind that the new type may not have. Those that the client left as they were
 * are cleared; those it changed are for validation to refuse.
 */
function dropTypeDependentFields(service: corev1.Service, old: corev1.Service): corev1.Service {
  const { spec } = service;
  if (spec.type === old.spec.type) return service;
  const stale = new Set<keyof corev1.ServiceSpec>();
  const drop = (field: keyof corev1.ServiceSpec, needed: boolean): void => {
    if (!needed && JSON.stringify(spec[field]) === JSON.stringify(old.spec[field])) stale.add(field);
  };
  const isExternalName = spec.type === "ExternalName";
  const isBalanced = spec.type === "LoadBalancer";
  const isExternal = isBalanced || spec.type === "NodePort";
  for (const field of [
    "clusterIP",
    "clusterIPs",
    "ipFamilies",
    "ipFamilyPolicy",
    "internalTrafficPolicy",
  ] as const) {
    drop(field, !isExternalName);
  }
  drop("externalName", isExternalName);
  drop("externalTrafficPolicy", isExternal || hasExternalIps(spec));
  drop("healthCheckNodePort", isBalanced);
  drop("allocateLoadBalancerNodePorts", isBalanced);
  drop("loadBalancerClass", isBalanced);
  const cleared = Object.fromEntries(
    Object.entries(spec).filter(([field]) => !stale.has(field as keyof corev1.ServiceSpec)),
  ) as corev1.ServiceSpec; // every field of a service's spec is optional
  const ports = isExternal
    ? spec.ports
    : mapList(spec.ports, (port) => withoutOldNodePort(port, old.spec.ports));
  return { ...service, spec: { ...cleared, ...(ports === undefined ? {} : { ports }) } };
}

function withoutOldNodePort(
  port: corev1.ServicePort,
  old: readonly corev1.ServicePort[] | undefined,
): corev1.ServicePort {
  const unchanged = port.nodePort && old?.some((before) => before.nodePort === port.nodePort);
  return unchanged ? without(port, "nodePort") : port;
}
