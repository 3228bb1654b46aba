/** Kinds of the core group that add little to the registry. */
import type { corev1 } from "@kubets/api";
import { FieldPath, requiredValue } from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { change, fill, mapList } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import {
  componentStatusColumns,
  endpointsColumns,
  limitRangeColumns,
  podTemplateColumns,
  resourceQuotaColumns,
  serviceAccountColumns,
} from "./core-columns.ts";
import { validateLimitRange } from "./limit-validation.ts";
import { defaultPodTemplate } from "./pod-defaults.ts";
import { validatePodTemplate } from "./pod-validation.ts";
import { validateQuota, validateQuotaUpdate } from "./quota-validation.ts";
import { isIP } from "node:net";

export const serviceAccounts: Strategy<corev1.ServiceAccount> = { columns: serviceAccountColumns };

export const endpoints: Strategy<corev1.Endpoints> = {
  defaults: (object) =>
    change(object, {
      subsets: mapList(object.subsets, (subset) =>
        change(subset, { ports: mapList(subset.ports, (port) => fill(port, { protocol: "TCP" })) }),
      ),
    }),
  validate: (object) =>
    (object.subsets ?? []).flatMap((subset, i) => {
      const path = FieldPath.of("subsets").index(i);
      const missing = (subset.addresses?.length ?? 0) + (subset.notReadyAddresses?.length ?? 0) === 0;
      return [
        ...(missing ? [requiredValue(path, "must specify `addresses` or `notReadyAddresses`")] : []),
        ...(["addresses", "notReadyAddresses"] as const).flatMap((field) =>
          (subset[field] ?? []).flatMap(({ ip }, j) =>
            invalidTexts(
              path.child(field).index(j).child("ip"),
              ip,
              isIP(ip) === 0 ? ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"] : [],
            ),
          ),
        ),
      ];
    }),
  allowCreateOnUpdate: true,
  columns: endpointsColumns,
};

export const podTemplates: Strategy<corev1.PodTemplate> = {
  defaults: (object) => change(object, { template: defaultPodTemplate(object.template) }),
  validate: (object) => validatePodTemplate(object.template, FieldPath.of("template")),
  columns: podTemplateColumns,
};

export const limitRanges: Strategy<corev1.LimitRange> = {
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        limits: mapList<corev1.LimitRangeItem>(object.spec?.limits ?? [], defaultLimit),
      }),
    }),
  validate: validateLimitRange,
  allowCreateOnUpdate: true,
  columns: limitRangeColumns,
};

/** A container's limit is its maximum unless said otherwise, its request the limit, or else the minimum. */
function defaultLimit(item: corev1.LimitRangeItem): corev1.LimitRangeItem {
  if (item.type !== "Container") return item;
  const limit = { ...item.max, ...item.default };
  const request = { ...item.min, ...limit, ...item.defaultRequest };
  return {
    ...item,
    ...(Object.keys(limit).length > 0 ? { default: limit } : {}),
    ...(Object.keys(request).length > 0 ? { defaultRequest: request } : {}),
  };
}

export const resourceQuotas: Strategy<corev1.ResourceQuota> = {
  validate: validateQuota,
  validateUpdate: validateQuotaUpdate,
  allowCreateOnUpdate: true,
  columns: resourceQuotaColumns,
};

export const componentStatuses: Strategy<corev1.ComponentStatus> = { columns: componentStatusColumns };
