/** What Ingresses and IngressClasses may say (kubernetes pkg/apis/networking/validation, v1.36). */
import { isIP } from "node:net";
import type { corev1, networkingv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  checkPathSegmentName,
  checkPortName,
  checkPortNumber,
  checkWildcardSubdomain,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  tooLong,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts, validateDomainPrefixedPath } from "../checks.ts";
import { validateIp } from "./addresses.ts";

const specPath = FieldPath.of("spec");
const classAnnotation = "kubernetes.io/ingress.class";
const notAnAddress = "must be a DNS name, not an IP address";
const maxControllerLength = 250;

/** What holds for the whole life of an Ingress. */
export function validateIngress({ spec }: networkingv1.Ingress): FieldError[] {
  const errors: FieldError[] = [];
  const rules = spec.rules ?? [];
  if (rules.length === 0 && spec.defaultBackend === undefined)
    errors.push(invalidValue(specPath, rules, "either `defaultBackend` or `rules` must be specified"));
  if (spec.defaultBackend)
    errors.push(...validateBackend(spec.defaultBackend, specPath.child("defaultBackend")));
  for (const [i, rule] of rules.entries())
    errors.push(...validateRule(rule, specPath.child("rules").index(i)));
  for (const [i, tls] of (spec.tls ?? []).entries())
    errors.push(...validateTls(tls, specPath.child("tls").index(i)));
  const { ingressClassName: name } = spec;
  if (name !== undefined)
    errors.push(...invalidTexts(specPath.child("ingressClassName"), name, checkDns1123Subdomain(name)));
  return errors;
}

/** A new Ingress names its class in one way only. */
export function validateNewIngress({ metadata, spec }: networkingv1.Ingress): FieldError[] {
  const annotation = metadata.annotations?.[classAnnotation];
  const name = spec.ingressClassName;
  if (annotation === undefined || name === undefined || annotation === name) return [];
  const detail = "must match `ingressClassName` when both are specified";
  return [invalidValue(FieldPath.of("annotations", classAnnotation), annotation, detail)];
}

export function validateIngressStatus({ status }: networkingv1.Ingress): FieldError[] {
  const path = FieldPath.of("status", "loadBalancer", "ingress");
  return (status.loadBalancer?.ingress ?? []).flatMap(({ ip = "", hostname = "" }, i) => [
    ...(ip === "" ? [] : validateIp(ip, path.index(i).child("ip"))),
    ...(hostname === "" ? [] : validateHostname(hostname, path.index(i).child("hostname"))),
  ]);
}

function validateHostname(hostname: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, hostname, checkDns1123Subdomain(hostname));
  return isIP(hostname) === 0 ? errors : [...errors, invalidValue(path, hostname, notAnAddress)];
}

function validateHost(host: string, path: FieldPath): FieldError[] {
  const check = host.includes("*") ? checkWildcardSubdomain : checkDns1123Subdomain;
  return invalidTexts(path, host, check(host));
}

function validateTls(tls: networkingv1.IngressTLS, path: FieldPath): FieldError[] {
  const secret = tls.secretName ?? "";
  return [
    ...(tls.hosts ?? []).flatMap((host, i) => validateHost(host, path.child("hosts").index(i))),
    ...(secret === "" ? [] : invalidTexts(path.child("secretName"), secret, checkDns1123Subdomain(secret))),
  ];
}

function validateRule(rule: networkingv1.IngressRule, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const { host = "" } = rule;
  if (isIP(host) > 0) errors.push(invalidValue(path.child("host"), host, notAnAddress));
  if (host !== "") errors.push(...validateHost(host, path.child("host")));
  if (rule.http === undefined) return errors;
  const paths = path.child("http", "paths");
  if ((rule.http.paths?.length ?? 0) === 0) errors.push(requiredValue(paths));
  for (const [i, entry] of (rule.http.paths ?? []).entries())
    errors.push(...validateIngressPath(entry, paths.index(i)));
  return errors;
}

const pathTypes: readonly string[] = ["Exact", "ImplementationSpecific", "Prefix"];
const badSequences = ["//", "/./", "/../", "%2f", "%2F"];
const badEnds = ["/..", "/."];

function validateIngressPath(entry: networkingv1.HTTPIngressPath, path: FieldPath): FieldError[] {
  const { pathType, path: text = "" } = entry;
  if (!pathType) return [requiredValue(path.child("pathType"), "pathType must be specified")];
  const errors: FieldError[] = [];
  const at = path.child("path");
  if (!pathTypes.includes(pathType))
    errors.push(unsupportedValue(path.child("pathType"), pathType, pathTypes));
  const any = pathType === "ImplementationSpecific" && text === "";
  if (pathTypes.includes(pathType) && !any && !text.startsWith("/"))
    errors.push(invalidValue(at, text, "must be an absolute path"));
  if (pathType === "Exact" || pathType === "Prefix") {
    for (const bad of badSequences.filter((sequence) => text.includes(sequence)))
      errors.push(invalidValue(at, text, `must not contain '${bad}'`));
    for (const bad of badEnds.filter((end) => text.endsWith(end)))
      errors.push(invalidValue(at, text, `cannot end with '${bad}'`));
  }
  return [...errors, ...validateBackend(entry.backend, path.child("backend"))];
}

function validateBackend(backend: networkingv1.IngressBackend | undefined, path: FieldPath): FieldError[] {
  const { resource, service } = backend ?? {};
  if (resource !== undefined && service !== undefined)
    return [invalidValue(path, "", "cannot set both resource and service backends")];
  if (resource !== undefined) return validateReference(resource, path.child("resource"));
  if (service === undefined) return [invalidValue(path, "", "resource or service backend is required")];
  const at = path.child("service", "name");
  const errors =
    service.name === ""
      ? [requiredValue(at)]
      : invalidTexts(at, service.name, checkDns1123Label(service.name));
  const { name = "", number = 0 } = service.port ?? {};
  const port = path.child("service", "port");
  if (name !== "" && number !== 0)
    errors.push(invalidValue(path, "", "cannot set both port name & port number"));
  else if (name !== "") errors.push(...invalidTexts(port.child("name"), name, checkPortName(name)));
  else if (number !== 0) errors.push(...invalidTexts(port.child("number"), number, checkPortNumber(number)));
  else errors.push(requiredValue(path, "port name or number is required"));
  return errors;
}

function validateReference(reference: corev1.TypedLocalObjectReference, path: FieldPath): FieldError[] {
  const { apiGroup } = reference;
  return [
    ...(apiGroup === undefined || apiGroup === null
      ? []
      : invalidTexts(path.child("apiGroup"), apiGroup, checkDns1123Subdomain(apiGroup))),
    ...(["kind", "name"] as const).flatMap((field) => {
      const value = reference[field];
      if (value === "") return [requiredValue(path.child(field))];
      return invalidTexts(path.child(field), value, checkPathSegmentName(value));
    }),
  ];
}

export function validateIngressClass({ spec }: networkingv1.IngressClass): FieldError[] {
  const { controller = "", parameters } = spec ?? {};
  const path = specPath.child("controller");
  return [
    ...(controller.length > maxControllerLength ? [tooLong(path, maxControllerLength)] : []),
    ...validateDomainPrefixedPath(controller, path),
    ...(parameters === undefined ? [] : validateParameters(parameters, specPath.child("parameters"))),
  ];
}

function validateParameters(
  parameters: networkingv1.IngressClassParametersReference,
  path: FieldPath,
): FieldError[] {
  const errors = validateReference(parameters, path);
  const { scope, namespace } = parameters;
  const at = path.child("namespace");
  if (scope === undefined) errors.push(requiredValue(path.child("scope")));
  else if (scope !== "Cluster" && scope !== "Namespace")
    errors.push(unsupportedValue(path.child("scope"), scope, ["Cluster", "Namespace"]));
  else if (scope === "Cluster" && namespace !== undefined)
    errors.push(forbiddenValue(at, "`parameters.scope` is set to 'Cluster'"));
  else if (scope === "Namespace" && namespace === undefined)
    errors.push(requiredValue(at, "`parameters.scope` is set to 'Namespace'"));
  else if (namespace !== undefined) errors.push(...invalidTexts(at, namespace, checkDns1123Label(namespace)));
  return errors;
}
