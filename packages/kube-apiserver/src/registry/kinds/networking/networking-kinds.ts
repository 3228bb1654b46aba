import type { discoveryv1, networkingv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkWildcardSubdomain,
  FieldPath,
  invalidValue,
  requiredValue,
  validateImmutable,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { isIP } from "node:net";
import { invalidTexts, validateChoice } from "../checks.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import {
  endpointSliceColumns,
  ingressClassColumns,
  ingressColumns,
  ipAddressColumns,
  networkPolicyColumns,
  serviceCidrColumns,
} from "./networking-columns.ts";

const specPath = FieldPath.of("spec");

export const ingresses: Strategy<networkingv1.Ingress> = {
  validate: validateIngress,
  columns: ingressColumns,
};

function validateIngress({ spec }: networkingv1.Ingress): FieldError[] {
  const errors: FieldError[] = [];
  const rules = spec.rules ?? [];
  if (rules.length === 0 && spec.defaultBackend === undefined) {
    errors.push(invalidValue(specPath, rules, "either `defaultBackend` or `rules` must be specified"));
  }
  for (const [i, rule] of rules.entries()) {
    const path = specPath.child("rules").index(i);
    if (rule.host) {
      const check = rule.host.includes("*") ? checkWildcardSubdomain : checkDns1123Subdomain;
      errors.push(...invalidTexts(path.child("host"), rule.host, check(rule.host)));
    }
    for (const [j, entry] of (rule.http?.paths ?? []).entries()) {
      errors.push(...validateIngressPath(entry, path.child("http", "paths").index(j)));
    }
  }
  if (spec.defaultBackend)
    errors.push(...validateBackend(spec.defaultBackend, specPath.child("defaultBackend")));
  return errors;
}

function validateIngressPath(entry: networkingv1.HTTPIngressPath, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (!entry.pathType) errors.push(requiredValue(path.child("pathType"), "pathType must be specified"));
  else {
    const types = ["Exact", "ImplementationSpecific", "Prefix"];
    errors.push(...validateChoice(entry.pathType, types, path.child("pathType")));
  }
  const text = entry.path ?? "";
  if (entry.pathType !== "ImplementationSpecific" && !text.startsWith("/")) {
    errors.push(invalidValue(path.child("path"), text, "must be an absolute path"));
  }
  return [...errors, ...validateBackend(entry.backend, path.child("backend"))];
}

function validateBackend(backend: networkingv1.IngressBackend, path: FieldPath): FieldError[] {
  if (backend.resource !== undefined && backend.service !== undefined) {
    return [invalidValue(path, "", "cannot set both resource and service backends")];
  }
  if (backend.resource !== undefined) return [];
  if (backend.service === undefined) return [requiredValue(path, "service backend is required")];
  const { name, port } = backend.service;
  const errors = name === "" ? [requiredValue(path.child("service", "name"))] : [];
  if (!port?.name && !port?.number) {
    errors.push(requiredValue(path, "port name or number is required"));
  } else if (port.name && port.number) {
    errors.push(invalidValue(path, "", "cannot set both port name & port number"));
  }
  return errors;
}

export const ingressClasses: Strategy<networkingv1.IngressClass> = {
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        parameters: mapOptional(object.spec?.parameters, (reference) =>
          fill(reference, { scope: "Cluster" }),
        ),
      }),
    }),
  validate: (object) => validateController(object.spec?.controller ?? ""),
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.controller, old.spec.controller, specPath.child("controller")),
  columns: ingressClassColumns,
};

function validateController(controller: string): FieldError[] {
  const path = specPath.child("controller");
  if (controller === "") return [requiredValue(path)];
  const [host = "", ...rest] = controller.split("/");
  if (host !== "" && rest.join("/") !== "") return invalidTexts(path, host, checkDns1123Subdomain(host));
  return [invalidValue(path, controller, 'must be a domain-prefixed path (such as "acme.io/foo")')];
}

export const networkPolicies: Strategy<networkingv1.NetworkPolicy> = {
  defaults: defaultNetworkPolicy,
  validate: ({ spec }) => [
    ...validateLabelSelector(spec.podSelector, specPath.child("podSelector")),
    ...(spec.policyTypes ?? []).flatMap((type, i) =>
      validateChoice(type, ["Egress", "Ingress"], specPath.child("policyTypes").index(i)),
    ),
  ],
  columns: networkPolicyColumns,
};

function defaultNetworkPolicy(object: networkingv1.NetworkPolicy): networkingv1.NetworkPolicy {
  const ports = <R extends { readonly ports?: readonly networkingv1.NetworkPolicyPort[] }>(rule: R): R =>
    change<{ readonly ports?: readonly networkingv1.NetworkPolicyPort[] }>(rule, {
      ports: mapList(rule.ports, (port) => fill(port, { protocol: "TCP" })),
    }) as R; // the rule with its ports changed
  const types: networkingv1.PolicyType[] = ["Ingress"];
  if ((object.spec.egress?.length ?? 0) > 0) types.push("Egress");
  const spec = change(fill(object.spec, { policyTypes: types }), {
    ingress: mapList(object.spec.ingress, ports),
    egress: mapList(object.spec.egress, ports),
  });
  return change(object, { spec });
}

export const ipAddresses: Strategy<networkingv1.IPAddress> = {
  validate: ({ spec }) => {
    const path = specPath.child("parentRef");
    if (spec?.parentRef === undefined) return [requiredValue(path)];
    const { resource, name } = spec.parentRef;
    return [
      ...(resource ? [] : [requiredValue(path.child("resource"))]),
      ...(name ? [] : [requiredValue(path.child("name"))]),
    ];
  },
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.parentRef, old.spec.parentRef, specPath.child("parentRef")),
  columns: ipAddressColumns,
};

export const serviceCidrs: Strategy<networkingv1.ServiceCIDR> = {
  validate: ({ spec }) => validateCidrs(spec?.cidrs ?? []),
  columns: serviceCidrColumns,
};

function validateCidrs(cidrs: readonly string[]): FieldError[] {
  const path = specPath.child("cidrs");
  if (cidrs.length === 0) return [requiredValue(path, "at least one CIDR required")];
  if (cidrs.length > 2) return [invalidValue(path, cidrs, "may only hold up to 2 values")];
  const detail = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
  return cidrs.flatMap((cidr, i) => (isCidr(cidr) ? [] : [invalidValue(path.index(i), cidr, detail)]));
}

function isCidr(text: string): boolean {
  const [address = "", bits = "", ...more] = text.split("/");
  const version = isIP(address);
  return version > 0 && more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

export const endpointSlices: Strategy<discoveryv1.EndpointSlice> = {
  defaults: (object) =>
    change(object, {
      ports: mapList<discoveryv1.EndpointPort>(object.ports ?? [], (port) =>
        fill(port, { name: "", protocol: "TCP" }),
      ),
    }),
  validate: (object) => [
    ...validateChoice(object.addressType, ["FQDN", "IPv4", "IPv6"], FieldPath.of("addressType")),
    ...(object.endpoints ?? []).flatMap((endpoint, i) =>
      (endpoint.addresses?.length ?? 0) === 0
        ? [
            requiredValue(
              FieldPath.of("endpoints").index(i).child("addresses"),
              "must contain at least 1 address",
            ),
          ]
        : [],
    ),
  ],
  validateUpdate: (object, old) =>
    validateImmutable(object.addressType, old.addressType, FieldPath.of("addressType")),
  columns: endpointSliceColumns,
};
