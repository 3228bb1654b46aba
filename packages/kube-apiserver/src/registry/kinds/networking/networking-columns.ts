import type { discoveryv1, networkingv1 } from "@kubets/api";
import { formatSelectorObject } from "@kubets/apimachinery";
import type { Column } from "../../strategy.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";

export const ingressColumns: readonly Column<networkingv1.Ingress>[] = [
  nameColumn(),
  column("Class", "Who serves it.", (object) => {
    const annotation = object.metadata.annotations?.["kubernetes.io/ingress.class"];
    return object.spec.ingressClassName ?? annotation ?? "<none>";
  }),
  column("Hosts", "Hosts that incoming requests are matched against before the ingress rule", (object) => {
    const hosts = (object.spec.rules ?? []).map((rule) => rule.host ?? "").filter((host) => host !== "");
    if (hosts.length === 0) return "*";
    return hosts.length > 3
      ? `${hosts.slice(0, 3).join(",")} + ${hosts.length - 3} more...`
      : hosts.join(",");
  }),
  column("Address", "Address is a list containing ingress points for the load-balancer", (object) =>
    (object.status.loadBalancer?.ingress ?? [])
      .map((entry) => entry.ip ?? entry.hostname ?? "")
      .filter((address) => address !== "")
      .sort()
      .join(","),
  ),
  column("Ports", "Ports of TLS configurations that open", (object) =>
    (object.spec.tls?.length ?? 0) > 0 ? "80, 443" : "80",
  ),
  ageColumn(),
];

export const ingressClassColumns: readonly Column<networkingv1.IngressClass>[] = [
  nameColumn(),
  column(
    "Controller",
    "Controller that is responsible for handling this class",
    (object) => object.spec.controller ?? "",
  ),
  column("Parameters", "A reference to a resource with additional parameters", ({ spec: { parameters } }) => {
    if (parameters === undefined) return "<none>";
    const group = parameters.apiGroup ? `.${parameters.apiGroup}` : "";
    return `${parameters.kind}${group}/${parameters.name}`;
  }),
  ageColumn(),
];

export const networkPolicyColumns: readonly Column<networkingv1.NetworkPolicy>[] = [
  nameColumn(),
  column("Pod-Selector", "The pods it is about.", (object) => formatSelectorObject(object.spec.podSelector)),
  ageColumn(),
];

export const ipAddressColumns: readonly Column<networkingv1.IPAddress>[] = [
  nameColumn(),
  column("ParentRef", "What the address belongs to.", ({ spec: { parentRef } }) => {
    if (parentRef === undefined) return "<none>";
    const parts = [parentRef.group, parentRef.resource, parentRef.namespace, parentRef.name];
    return parts.filter((part) => part).join("/");
  }),
  ageColumn(),
];

export const serviceCidrColumns: readonly Column<networkingv1.ServiceCIDR>[] = [
  nameColumn(),
  column("CIDRs", "The ranges of addresses.", (object) => (object.spec.cidrs ?? []).join(",")),
  ageColumn(),
];

export const endpointSliceColumns: readonly Column<discoveryv1.EndpointSlice>[] = [
  nameColumn(),
  column("AddressType", "IPv4, IPv6 or FQDN.", (object) => object.addressType),
  column("Ports", "The ports of all its endpoints.", (object) =>
    firstThree((object.ports ?? []).map((port) => (port.port === undefined ? "*" : String(port.port)))),
  ),
  column("Endpoints", "The addresses.", (object) =>
    firstThree((object.endpoints ?? []).flatMap((endpoint) => endpoint.addresses)),
  ),
  ageColumn(),
];

function firstThree(items: readonly string[]): string {
  if (items.length === 0) return "<unset>";
  return items.length > 3 ? `${items.slice(0, 3).join(",")} + ${items.length - 3} more...` : items.join(",");
}
