/** What Endpoints may say (ValidateEndpoints, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  checkPortNumber,
  checkQualifiedName,
  FieldPath,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts, validateChoice } from "../checks.ts";
import { validateIp, validateNonSpecialIp } from "../networking/addresses.ts";

export function validateEndpoints({ subsets }: corev1.Endpoints): FieldError[] {
  return (subsets ?? []).flatMap((subset, i) => validateSubset(subset, FieldPath.of("subsets").index(i)));
}

function validateSubset(subset: corev1.EndpointSubset, path: FieldPath): FieldError[] {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  const missing = addresses.length + notReadyAddresses.length === 0;
  return [
    ...(missing ? [requiredValue(path, "must specify `addresses` or `notReadyAddresses`")] : []),
    ...addresses.flatMap((address, i) => validateAddress(address, path.child("addresses").index(i))),
    ...notReadyAddresses.flatMap((address, i) =>
      validateAddress(address, path.child("notReadyAddresses").index(i)),
    ),
    ...ports.flatMap((port, i) => validatePort(port, ports.length > 1, path.child("ports").index(i))),
  ];
}

function validateAddress(
  { ip, hostname = "", nodeName }: corev1.EndpointAddress,
  path: FieldPath,
): FieldError[] {
  const errors = validateIp(ip, path.child("ip"));
  if (hostname !== "")
    errors.push(...invalidTexts(path.child("hostname"), hostname, checkDns1123Label(hostname)));
  if (nodeName !== undefined)
    errors.push(...invalidTexts(path.child("nodeName"), nodeName, checkDns1123Subdomain(nodeName)));
  return [...errors, ...validateNonSpecialIp(ip, path.child("ip"))];
}

function validatePort(port: corev1.EndpointPort, named: boolean, path: FieldPath): FieldError[] {
  const { name = "", appProtocol } = port;
  const errors: FieldError[] = [];
  if (name !== "") errors.push(...invalidTexts(path.child("name"), name, checkDns1123Label(name)));
  else if (named) errors.push(requiredValue(path.child("name")));
  errors.push(...invalidTexts(path.child("port"), port.port, checkPortNumber(port.port)));
  errors.push(...validateChoice(port.protocol, ["SCTP", "TCP", "UDP"], path.child("protocol")));
  if (appProtocol !== undefined)
    errors.push(...invalidTexts(path.child("appProtocol"), appProtocol, checkQualifiedName(appProtocol)));
  return errors;
}
