/** The IP families of a Service, in a cluster of IPv4 only. */
import { isIP } from "node:net";
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  duplicateValue,
  FieldPath,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { validateOptionalChoice } from "../checks.ts";
import { validateIp } from "../networking/addresses.ts";

const specPath = FieldPath.of("spec");
const familiesPath = specPath.child("ipFamilies");
const policyPath = specPath.child("ipFamilyPolicy");
const ipsPath = specPath.child("clusterIPs");
const families: readonly string[] = ["IPv4", "IPv6"];

/**
 * What the API server fills in. Headless Services without a selector take part in both families even here: their
 * endpoints are the user's.
 */
export function familiesOf({ spec }: corev1.Service): Partial<corev1.ServiceSpec> {
  if (spec.type === "ExternalName") return {};
  const { ipFamilies = [], ipFamilyPolicy } = spec;
  if (!isFree(spec)) {
    return {
      ipFamilies: ipFamilies.length > 0 ? ipFamilies : ["IPv4"],
      ipFamilyPolicy: ipFamilyPolicy ?? "SingleStack",
    };
  }
  const policy = ipFamilyPolicy ?? "RequireDualStack";
  const [first = "IPv4", second = first === "IPv4" ? "IPv6" : "IPv4"] = ipFamilies;
  return { ipFamilies: policy === "SingleStack" ? [first] : [first, second], ipFamilyPolicy: policy };
}

/** Headless, and without a selector: the cluster routes nothing of it. */
function isFree(spec: corev1.ServiceSpec): boolean {
  return spec.clusterIP === "None" && Object.keys(spec.selector ?? {}).length === 0;
}

export function validateFamilies({ spec }: corev1.Service): FieldError[] {
  if (spec.type === "ExternalName") return [];
  const policies = ["SingleStack", "PreferDualStack", "RequireDualStack"];
  const errors = validateOptionalChoice(spec.ipFamilyPolicy, policies, policyPath);
  const named = spec.ipFamilies ?? [];
  for (const [i, family] of named.entries()) {
    if (!families.includes(family)) errors.push(unsupportedValue(familiesPath.index(i), family, families));
    else if (named.indexOf(family) < i) errors.push(duplicateValue(familiesPath.index(i), family));
  }
  const ips = spec.clusterIPs ?? [];
  const wrong = ips.flatMap((ip, i) => validateClusterIp(ip, i, ips));
  errors.push(...wrong);
  if (ips.length > 2) errors.push(invalidValue(ipsPath, ips, "may only hold up to 2 values"));
  if (wrong.length > 0) return errors;
  if (ips.length > 1 && new Set(ips.map((ip) => isIP(ip))).size < ips.length) {
    const detail = "may specify no more than one IP for each IP family";
    errors.push(invalidValue(ipsPath, ips, detail));
  }
  return [...errors, ...validateMatches(ips, named), ...(errors.length > 0 ? [] : validateConfigured(spec))];
}

function validateClusterIp(ip: string, i: number, ips: readonly string[]): FieldError[] {
  if (ip === "None" && i === 0) {
    const detail = "'None' must be the first and only value";
    return ips.length > 1 ? [invalidValue(ipsPath, ips, detail)] : [];
  }
  const errors = validateIp(ip, ipsPath.index(i));
  return ips.indexOf(ip) < i ? [...errors, duplicateValue(ipsPath.index(i), ip)] : errors;
}

function validateMatches(ips: readonly string[], named: readonly string[]): FieldError[] {
  return ips.flatMap((ip, i) => {
    const family = named[i];
    const version = isIP(ip);
    if (family === undefined || version === 0 || family === `IPv${String(version)}`) return [];
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${String(i)}]\``;
    return [invalidValue(ipsPath.index(i), ip, detail)];
  });
}

/** What this cluster does not have. */
function validateConfigured(spec: corev1.ServiceSpec): FieldError[] {
  if (isFree(spec)) return [];
  const errors: FieldError[] = [];
  if (spec.ipFamilyPolicy === "RequireDualStack") {
    const detail = "this cluster is not configured for dual-stack services";
    errors.push(invalidValue(policyPath, spec.ipFamilyPolicy, detail));
  }
  for (const [i, family] of (spec.ipFamilies ?? []).entries()) {
    if (family === "IPv6")
      errors.push(invalidValue(familiesPath.index(i), family, "not configured on this cluster"));
  }
  return errors;
}

/** Clients may set clusterIPs only together with clusterIP. */
export function validateSynced({ spec }: corev1.Service): FieldError[] {
  const { clusterIP = "", clusterIPs = [] } = spec;
  const [first] = clusterIPs;
  if (first === undefined) return [];
  if (clusterIP === "") return [requiredValue(specPath.child("clusterIP"))];
  return first === clusterIP ? [] : [invalidValue(ipsPath, clusterIPs, "first value must match `clusterIP`")];
}
