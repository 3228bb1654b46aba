import type { metav1, networkingv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  unsupportedValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { validateOptionalChoice, validatePort } from "../checks.ts";
import { change, fill, mapList } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { isStrictSubset, parseCidr, validateCidr } from "./addresses.ts";
import { networkPolicyColumns } from "./networking-columns.ts";

const specPath = FieldPath.of("spec");

export const networkPolicies: Strategy<networkingv1.NetworkPolicy> = {
  defaults: defaultNetworkPolicy,
  validate: validateNetworkPolicy,
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

function validateNetworkPolicy({ spec }: networkingv1.NetworkPolicy): FieldError[] {
  const errors = validateLabelSelector(spec.podSelector, specPath.child("podSelector"));
  for (const [i, rule] of (spec.ingress ?? []).entries())
    errors.push(...validateRule(rule.ports, rule.from, specPath.child("ingress").index(i), "from"));
  for (const [i, rule] of (spec.egress ?? []).entries())
    errors.push(...validateRule(rule.ports, rule.to, specPath.child("egress").index(i), "to"));
  const types: readonly string[] = spec.policyTypes ?? [];
  const path = specPath.child("policyTypes");
  if (types.length > 2)
    return [...errors, invalidValue(path, types, "may not specify more than two policyTypes")];
  for (const [i, type] of types.entries()) {
    if (type !== "Ingress" && type !== "Egress")
      errors.push(unsupportedValue(path.index(i), type, ["Ingress", "Egress"]));
  }
  return errors;
}

function validateRule(
  ports: readonly networkingv1.NetworkPolicyPort[] = [],
  peers: readonly networkingv1.NetworkPolicyPeer[] = [],
  path: FieldPath,
  side: "from" | "to",
): FieldError[] {
  return [
    ...ports.flatMap((port, i) => validatePolicyPort(port, path.child("ports").index(i))),
    ...peers.flatMap((peer, i) => validatePeer(peer, path.child(side).index(i))),
  ];
}

function validatePolicyPort(
  { protocol, port, endPort }: networkingv1.NetworkPolicyPort,
  path: FieldPath,
): FieldError[] {
  const end = path.child("endPort");
  const errors = validateOptionalChoice(protocol, ["TCP", "UDP", "SCTP"], path.child("protocol"));
  if (port !== undefined) errors.push(...validatePort(port, path.child("port")));
  if (endPort === undefined) return errors;
  if (port === undefined)
    errors.push(invalidValue(end, endPort, "may not be specified when `port` is not specified"));
  else if (typeof port === "string")
    errors.push(invalidValue(end, endPort, "may not be specified when `port` is non-numeric"));
  else {
    if (endPort < port) errors.push(invalidValue(end, endPort, "must be greater than or equal to `port`"));
    errors.push(...validatePort(endPort, end));
  }
  return errors;
}

function validatePeer(peer: networkingv1.NetworkPolicyPeer, path: FieldPath): FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  const selector = (value: metav1.LabelSelector | undefined, name: string): FieldError[] =>
    value === undefined ? [] : validateLabelSelector(value, path.child(name));
  const errors = [
    ...selector(podSelector, "podSelector"),
    ...selector(namespaceSelector, "namespaceSelector"),
    ...(ipBlock === undefined ? [] : validateBlock(ipBlock, path.child("ipBlock"))),
  ];
  const peers = [podSelector, namespaceSelector, ipBlock].filter((each) => each !== undefined).length;
  if (peers === 0) errors.push(requiredValue(path, "must specify a peer"));
  else if (peers > 1 && ipBlock !== undefined)
    errors.push(forbiddenValue(path, "may not specify both ipBlock and another peer"));
  return errors;
}

function validateBlock(block: networkingv1.IPBlock, path: FieldPath): FieldError[] {
  if (block.cidr === "") return [requiredValue(path.child("cidr"))];
  const outer = parseCidr(block.cidr);
  if (outer === undefined) return validateCidr(block.cidr, path.child("cidr"));
  return (block.except ?? []).flatMap((text, i) => {
    const at = path.child("except").index(i);
    const inner = parseCidr(text);
    if (inner === undefined) return validateCidr(text, at);
    return isStrictSubset(inner, outer) ? [] : [invalidValue(at, text, "must be a strict subset of `cidr`")];
  });
}
