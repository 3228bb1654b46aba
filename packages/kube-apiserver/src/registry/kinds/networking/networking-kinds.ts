import type { networkingv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkPathSegmentName,
  FieldPath,
  immutableText,
  invalidValue,
  requiredValue,
  validateImmutable,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { parseCidr, validateCidr } from "./addresses.ts";
import {
  validateIngress,
  validateIngressClass,
  validateIngressStatus,
  validateNewIngress,
} from "./ingress-validation.ts";
import {
  ingressClassColumns,
  ingressColumns,
  ipAddressColumns,
  serviceCidrColumns,
} from "./networking-columns.ts";

const specPath = FieldPath.of("spec");

export const ingresses: Strategy<networkingv1.Ingress> = {
  validate: validateIngress,
  validateCreate: validateNewIngress,
  validateStatus: validateIngressStatus,
  columns: ingressColumns,
};

export const ingressClasses: Strategy<networkingv1.IngressClass> = {
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        parameters: mapOptional(object.spec?.parameters, (reference) =>
          fill(reference, { scope: "Cluster" }),
        ),
      }),
    }),
  validate: validateIngressClass,
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.controller, old.spec.controller, specPath.child("controller")),
  columns: ingressClassColumns,
};

export const ipAddresses: Strategy<networkingv1.IPAddress> = {
  validate: ({ spec }) => {
    const path = specPath.child("parentRef");
    if (spec?.parentRef === undefined) return [requiredValue(path)];
    const { group = "", resource = "", name = "", namespace = "" } = spec.parentRef;
    const segment = (field: string, value: string): FieldError[] =>
      value === "" ? [] : invalidTexts(path.child(field), value, checkPathSegmentName(value));
    return [
      ...(group === "" ? [] : invalidTexts(path.child("group"), group, checkDns1123Subdomain(group))),
      ...(resource === "" ? [requiredValue(path.child("resource"))] : segment("resource", resource)),
      ...(name === "" ? [requiredValue(path.child("name"))] : segment("name", name)),
      ...segment("namespace", namespace),
    ];
  },
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.parentRef, old.spec.parentRef, specPath.child("parentRef")),
  columns: ipAddressColumns,
};

export const serviceCidrs: Strategy<networkingv1.ServiceCIDR> = {
  validate: ({ spec }) => validateCidrs(spec?.cidrs ?? []),
  validateUpdate: validateServiceCidrUpdate,
  columns: serviceCidrColumns,
};

function validateCidrs(cidrs: readonly string[]): FieldError[] {
  const path = specPath.child("cidrs");
  if (cidrs.length === 0) return [requiredValue(path, "at least one CIDR required")];
  if (cidrs.length > 2) return [invalidValue(path, { cidrs }, "may only hold up to 2 values")];
  const errors = cidrs.flatMap((cidr, i) => validateCidr(cidr, path.index(i)));
  const families = new Set(cidrs.map((cidr) => parseCidr(cidr)?.family));
  if (errors.length > 0 || families.size === cidrs.length) return errors;
  const detail = "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";
  return [invalidValue(path, cidrs, detail)];
}

/** A second range may be added, of the other family. */
function validateServiceCidrUpdate(
  { spec }: networkingv1.ServiceCIDR,
  old: networkingv1.ServiceCIDR,
): FieldError[] {
  const path = specPath.child("cidrs");
  const [cidrs, before] = [spec?.cidrs ?? [], old.spec?.cidrs ?? []];
  if (cidrs.length < before.length) return [invalidValue(path, cidrs, immutableText)];
  return before.flatMap((cidr, i) =>
    cidrs[i] === cidr ? [] : [invalidValue(path.index(i), cidrs[i], immutableText)],
  );
}
