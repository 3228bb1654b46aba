import type { corev1 } from "@kubets/api";
import type { Column } from "../../strategy.ts";
import { ageColumn, column, labelsText, nameColumn } from "../columns.ts";

export const serviceColumns: readonly Column<corev1.Service>[] = [
  nameColumn(),
  column("Type", "How the service is reached.", (service) => service.spec.type ?? "ClusterIP"),
  column(
    "Cluster-IP",
    "The service's address inside the cluster.",
    (service) => service.spec.clusterIP ?? "<none>",
  ),
  column("External-IP", "The service's addresses outside the cluster.", externalAddresses),
  column("Port(s)", "The service's ports.", portsText),
  ageColumn(),
  column("Selector", "The labels of the pods behind it.", (service) => labelsText(service.spec.selector), {
    wide: true,
  }),
];

function externalAddresses(service: corev1.Service): string {
  const own = service.spec.externalIPs ?? [];
  switch (service.spec.type) {
    case "LoadBalancer": {
      const given = (service.status.loadBalancer?.ingress ?? []).map(
        (entry) => entry.ip ?? entry.hostname ?? "",
      );
      const all = [...given.filter((address) => address !== "").sort(), ...own];
      return all.length === 0 ? "<pending>" : all.join(",");
    }
    case "ExternalName":
      return service.spec.externalName ?? "";
    default:
      return own.length === 0 ? "<none>" : own.join(",");
  }
}

function portsText(service: corev1.Service): string {
  const ports = service.spec.ports ?? [];
  if (ports.length === 0) return "<none>";
  return ports
    .map((port) => `${port.port}${port.nodePort ? `:${port.nodePort}` : ""}/${port.protocol ?? "TCP"}`)
    .join(",");
}
