import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  checkPortNumber,
  checkQualifiedName,
  duplicateValue,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  validateImmutable,
  validateLabels,
} from "@kubets/apimachinery";
import {
  invalidTexts,
  UniqueNames,
  validateChoice,
  validateOptionalChoice,
  validatePort,
} from "../checks.ts";
import { validateCidr, validateIp, validateNonSpecialIp } from "../networking/addresses.ts";
import { validateFamilies, validateSynced } from "./service-families.ts";

const specPath = FieldPath.of("spec");
const portsPath = specPath.child("ports");
const kubeletPort = 10_250;

export function validateService(service: corev1.Service): FieldError[] {
  const { spec } = service;
  const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
  const isHeadless = spec.clusterIP === "None";
  const errors: FieldError[] = [];
  if ((spec.ports?.length ?? 0) === 0 && !isHeadless && spec.type !== "ExternalName") {
    errors.push(requiredValue(portsPath));
  }
  errors.push(...validateByType(service));
  errors.push(...validatePorts(spec.ports ?? [], isHeadless));
  errors.push(...validateLabels(spec.selector, specPath.child("selector")));
  errors.push(
    ...validateChoice(spec.sessionAffinity, ["ClientIP", "None"], specPath.child("sessionAffinity")),
  );
  errors.push(...validateAffinityTimeout(spec));
  errors.push(...validateSynced(service), ...validateFamilies(service), ...validateExternalIps(spec));
  errors.push(...validateChoice(spec.type, types, specPath.child("type")));
  if (spec.type === "ClusterIP" || spec.type === "ExternalName") errors.push(...validateNoNodePorts(spec));
  errors.push(...validateDistinctPorts(spec.ports ?? []));
  errors.push(...validateSourceRanges(service), ...validateBalancerFields(service));
  errors.push(...validatePolicies(spec));
  return errors;
}

function validateByType({ spec }: corev1.Service): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.type === "LoadBalancer") {
    for (const [i, { port }] of (spec.ports ?? []).entries()) {
      if (port !== kubeletPort) continue;
      const detail = `may not expose port ${String(kubeletPort)} externally since it is used by kubelet`;
      errors.push(invalidValue(portsPath.index(i).child("port"), port, detail));
    }
  }
  if (spec.type === "LoadBalancer" && spec.clusterIP === "None") {
    const detail = "may not be set to 'None' for LoadBalancer services";
    errors.push(invalidValue(specPath.child("clusterIPs").index(0), "None", detail));
  }
  if (spec.type === "NodePort" && spec.clusterIP === "None") {
    const detail = "may not be set to 'None' for NodePort services";
    errors.push(invalidValue(specPath.child("clusterIPs").index(0), "None", detail));
  }
  if (spec.type === "ExternalName") {
    const path = specPath.child("externalName");
    for (const field of ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] as const) {
      if ((spec[field]?.length ?? 0) === 0) continue;
      errors.push(forbiddenValue(specPath.child(field), "may not be set for ExternalName services"));
    }
    const name = (spec.externalName ?? "").replace(/\.$/, "");
    if (name === "") errors.push(requiredValue(path));
    else errors.push(...invalidTexts(path, name, checkDns1123Subdomain(name)));
  }
  return errors;
}

function validatePorts(ports: readonly corev1.ServicePort[], isHeadless: boolean): FieldError[] {
  const names = new UniqueNames();
  return ports.flatMap((port, i) => {
    const path = portsPath.index(i);
    const errors: FieldError[] = [];
    const name = port.name ?? "";
    if (name === "") {
      if (ports.length > 1) errors.push(requiredValue(path.child("name")));
    } else {
      const nameErrors = invalidTexts(path.child("name"), name, checkDns1123Label(name));
      errors.push(...(nameErrors.length > 0 ? nameErrors : names.check(name, path.child("name"))));
    }
    errors.push(...invalidTexts(path.child("port"), port.port, checkPortNumber(port.port)));
    errors.push(...validateChoice(port.protocol, ["SCTP", "TCP", "UDP"], path.child("protocol")));
    errors.push(...validatePort(port.targetPort ?? port.port, path.child("targetPort")));
    if (port.appProtocol !== undefined) {
      errors.push(
        ...invalidTexts(path.child("appProtocol"), port.appProtocol, checkQualifiedName(port.appProtocol)),
      );
    }
    if (isHeadless && port.nodePort) {
      errors.push(forbiddenValue(path.child("nodePort"), "may not be used when `type` is 'ClusterIP'"));
    }
    return errors;
  });
}

function validateAffinityTimeout(spec: corev1.ServiceSpec): FieldError[] {
  const path = specPath.child("sessionAffinityConfig");
  if (spec.sessionAffinity === "None" && spec.sessionAffinityConfig !== undefined) {
    const detail = "must not be set when session affinity is None";
    return [forbiddenValue(path, detail)];
  }
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (spec.sessionAffinity !== "ClientIP" || seconds === undefined || (seconds > 0 && seconds <= 86_400))
    return [];
  const detail = "must be greater than 0 and less than 86400";
  return [invalidValue(path.child("clientIP", "timeoutSeconds"), seconds, detail)];
}

function validateExternalIps({ externalIPs = [] }: corev1.ServiceSpec): FieldError[] {
  return externalIPs.flatMap((ip, i) => {
    const path = specPath.child("externalIPs").index(i);
    const errors = validateIp(ip, path);
    return errors.length > 0 ? errors : validateNonSpecialIp(ip, path);
  });
}

/** Who may come through the load balancer. The field has its Go name in Kubernetes' errors. */
function validateSourceRanges({ metadata, spec }: corev1.Service): FieldError[] {
  const path = specPath.child("LoadBalancerSourceRanges");
  const forbidden = (at: FieldPath): FieldError[] =>
    spec.type === "LoadBalancer" ? [] : [forbiddenValue(at, onlyForBalancers)];
  const ranges = spec.loadBalancerSourceRanges ?? [];
  if (ranges.length > 0) {
    const errors = ranges.flatMap((range, i) => validateCidr(range.trim(), path.index(i)));
    return [...forbidden(path), ...errors];
  }
  const annotation = metadata.annotations?.[sourceRangesAnnotation];
  if (annotation === undefined) return [];
  const at = FieldPath.of("metadata", "annotations").key(sourceRangesAnnotation);
  const values = annotation.trim() === "" ? [] : annotation.split(",").map((value) => value.trim());
  const bad = values.some((value) => validateCidr(value, at).length > 0);
  const detail = "must be a comma separated list of CIDRs e.g. 192.168.0.0/16,10.0.0.0/8";
  return [...forbidden(at), ...(bad ? [invalidValue(at, annotation, detail)] : [])];
}

const sourceRangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
const onlyForBalancers = "may only be used when `type` is 'LoadBalancer'";

function validateBalancerFields({ spec }: corev1.Service): FieldError[] {
  const errors: FieldError[] = [];
  const isBalanced = spec.type === "LoadBalancer";
  const allocate = specPath.child("allocateLoadBalancerNodePorts");
  if (spec.allocateLoadBalancerNodePorts !== undefined && !isBalanced)
    errors.push(forbiddenValue(allocate, onlyForBalancers));
  if (spec.allocateLoadBalancerNodePorts === undefined && isBalanced) errors.push(requiredValue(allocate));
  const { loadBalancerClass: name } = spec;
  const path = specPath.child("loadBalancerClass");
  if (name === undefined) return errors;
  if (!isBalanced) return [...errors, forbiddenValue(path, onlyForBalancers)];
  return [...errors, ...invalidTexts(path, name, checkQualifiedName(name))];
}

function validateNoNodePorts(spec: corev1.ServiceSpec): FieldError[] {
  return (spec.ports ?? []).flatMap((port, i) => {
    if (!port.nodePort || spec.clusterIP === "None") return [];
    const detail = `may not be used when \`type\` is '${spec.type ?? ""}'`;
    return [forbiddenValue(portsPath.index(i).child("nodePort"), detail)];
  });
}

/** The same port and protocol only once; likewise node ports. */
function validateDistinctPorts(ports: readonly corev1.ServicePort[]): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [i, port] of ports.entries()) {
    for (const field of ["nodePort", "port"] as const) {
      const number = port[field];
      if (!number) continue;
      const key = `${field}/${number}/${port.protocol ?? ""}`;
      if (seen.has(key)) {
        const value = { protocol: port.protocol, [field]: number };
        const path = field === "port" ? portsPath.index(i) : portsPath.index(i).child("nodePort");
        errors.push(duplicateValue(path, value));
      }
      seen.add(key);
    }
  }
  return errors;
}

function validatePolicies(spec: corev1.ServiceSpec): FieldError[] {
  const errors: FieldError[] = [];
  const path = specPath.child("externalTrafficPolicy");
  const isExternal =
    spec.type === "NodePort" || spec.type === "LoadBalancer" || (spec.externalIPs?.length ?? 0) > 0;
  if (spec.externalTrafficPolicy !== undefined && !isExternal) {
    const detail = "may only be set for externally-accessible services";
    errors.push(invalidValue(path, spec.externalTrafficPolicy, detail));
  } else {
    errors.push(...validateOptionalChoice(spec.externalTrafficPolicy, ["Cluster", "Local"], path));
  }
  const internalPath = specPath.child("internalTrafficPolicy");
  errors.push(...validateOptionalChoice(spec.internalTrafficPolicy, ["Cluster", "Local"], internalPath));
  if (spec.healthCheckNodePort && !(spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local")) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    errors.push(invalidValue(specPath.child("healthCheckNodePort"), spec.healthCheckNodePort, detail));
  }
  const distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"];
  const distributionPath = specPath.child("trafficDistribution");
  return [...errors, ...validateOptionalChoice(spec.trafficDistribution, distributions, distributionPath)];
}

export function validateServiceUpdate(service: corev1.Service, old: corev1.Service): FieldError[] {
  const errors: FieldError[] = [];
  const sameKind = service.spec.type !== "ExternalName" && old.spec.type !== "ExternalName";
  const before = old.spec.clusterIP ?? "";
  const now = service.spec.clusterIP ?? "";
  if (sameKind && before !== "" && now !== before) {
    const path = specPath.child("clusterIPs").index(0);
    if (now === "")
      errors.push(invalidValue(path, service.spec.clusterIPs, "primary clusterIP can not be unset"));
    else errors.push(invalidValue(path, service.spec.clusterIPs ?? [now], "may not change once set"));
  }
  if (service.spec.type === "LoadBalancer" && old.spec.type === "LoadBalancer") {
    const path = specPath.child("loadBalancerClass");
    errors.push(...validateImmutable(service.spec.loadBalancerClass, old.spec.loadBalancerClass, path));
  }
  return errors;
}
