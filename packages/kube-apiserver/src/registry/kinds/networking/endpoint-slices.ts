import { isIP } from "node:net";
import type { discoveryv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  checkQualifiedName,
  FieldPath,
  invalidValue,
  requiredValue,
  tooMany,
  validateImmutable,
  validateLabels,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateChoice } from "../checks.ts";
import { change, fill, mapList } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateNonSpecialIp } from "./addresses.ts";
import { endpointSliceColumns } from "./networking-columns.ts";

const maxEndpoints = 1000;
const maxAddresses = 100;
const maxPorts = 20_000;
const maxTopologyLabels = 16;
const maxHints = 8;

export const endpointSlices: Strategy<discoveryv1.EndpointSlice> = {
  defaults: (object) =>
    change(object, {
      ports: mapList<discoveryv1.EndpointPort>(object.ports ?? [], (port) =>
        fill(port, { name: "", protocol: "TCP" }),
      ),
    }),
  validate: (object) => [
    ...validateChoice(object.addressType, ["FQDN", "IPv4", "IPv6"], FieldPath.of("addressType")),
    ...validateEndpoints(object.endpoints ?? [], object.addressType, FieldPath.of("endpoints")),
    ...validatePorts(object.ports ?? [], FieldPath.of("ports")),
  ],
  validateUpdate: (object, old) =>
    validateImmutable(object.addressType, old.addressType, FieldPath.of("addressType")),
  columns: endpointSliceColumns,
};

function validateEndpoints(
  endpoints: readonly discoveryv1.Endpoint[],
  type: string,
  path: FieldPath,
): FieldError[] {
  if (endpoints.length > maxEndpoints) return [tooMany(path, endpoints.length, maxEndpoints)];
  return endpoints.flatMap((endpoint, i) => validateEndpoint(endpoint, type, path.index(i)));
}

function validateEndpoint(endpoint: discoveryv1.Endpoint, type: string, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const addresses = endpoint.addresses ?? [];
  const addressPath = path.child("addresses");
  if (addresses.length === 0) errors.push(requiredValue(addressPath, "must contain at least 1 address"));
  if (addresses.length > maxAddresses) errors.push(tooMany(addressPath, addresses.length, maxAddresses));
  for (const [i, address] of addresses.entries())
    errors.push(...validateAddress(address, type, addressPath.index(i)));
  const topology = endpoint.deprecatedTopology ?? {};
  const topologyPath = path.child("deprecatedTopology");
  if (Object.keys(topology).length > maxTopologyLabels)
    errors.push(tooMany(topologyPath, Object.keys(topology).length, maxTopologyLabels));
  errors.push(...validateLabels(topology, topologyPath));
  const { hostname } = endpoint;
  if (hostname !== undefined)
    errors.push(...invalidTexts(path.child("hostname"), hostname, checkDns1123Label(hostname)));
  return [...errors, ...validateHints(endpoint.hints, path.child("hints"))];
}

function validateHints(hints: discoveryv1.EndpointHints | undefined, path: FieldPath): FieldError[] {
  return (["forZones", "forNodes"] as const).flatMap((field) => {
    const named = hints?.[field] ?? [];
    const at = path.child(field);
    if (named.length > maxHints) return [tooMany(at, named.length, maxHints)];
    const names = new UniqueNames();
    return named.flatMap(({ name }, i) => [
      ...names.check(name, at.index(i).child("name")),
      ...(name === "" ? [requiredValue(at.index(i).child("name"))] : []),
    ]);
  });
}

function validateAddress(address: string, type: string, path: FieldPath): FieldError[] {
  if (type === "FQDN") return validateDomain(address, path);
  if (type !== "IPv4" && type !== "IPv6") return [];
  const errors = validateNonSpecialIp(address, path);
  if (type === `IPv${String(isIP(address))}`) return errors;
  return [invalidValue(path, address, `must be a valid ${type} address`), ...errors];
}

function validateDomain(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const domain = name.endsWith(".") ? name.slice(0, -1) : name;
  const texts = checkDns1123Subdomain(domain);
  if (texts.length > 0) return [invalidValue(path, domain, texts.join(","))];
  const labels = domain.split(".");
  if (labels.length < 2)
    return [invalidValue(path, domain, "should be a domain with at least two segments separated by dots")];
  return labels.flatMap((label) => {
    const wrong = checkDns1123Label(label);
    return wrong.length === 0 ? [] : [invalidValue(path, label, wrong.join(","))];
  });
}

function validatePorts(ports: readonly discoveryv1.EndpointPort[], path: FieldPath): FieldError[] {
  if (ports.length > maxPorts) return [tooMany(path, ports.length, maxPorts)];
  const names = new UniqueNames();
  return ports.flatMap(({ name = "", protocol, appProtocol }, i) => {
    const at = path.index(i);
    return [
      ...(name === "" ? [] : invalidTexts(at.child("name"), name, checkDns1123Label(name))),
      ...names.check(name, at.child("name")),
      ...validateChoice(protocol, ["SCTP", "TCP", "UDP"], at.child("protocol")),
      ...(appProtocol === undefined
        ? []
        : invalidTexts(at.child("appProtocol"), appProtocol, checkQualifiedName(appProtocol))),
    ];
  });
}
