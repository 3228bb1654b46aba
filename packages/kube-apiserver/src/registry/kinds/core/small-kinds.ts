/** Kinds of the core group that add little to the registry. */
import type { corev1 } from "@kubets/api";
import { FieldPath } from "@kubets/apimachinery";
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
import { validateEndpoints } from "./endpoints-validation.ts";
import { validateLimitRange } from "./limit-validation.ts";
import { defaultPodTemplate } from "./pod-defaults.ts";
import { validatePodTemplate } from "./pod-validation.ts";
import { validateQuota, validateQuotaUpdate } from "./quota-validation.ts";

export const serviceAccounts: Strategy<corev1.ServiceAccount> = {
  prepareForCreate: withSecretNames,
  prepareForUpdate: withSecretNames,
  warnings: ({ metadata }, old) => {
    const enforced = metadata.annotations?.[mountableSecrets];
    if (enforced === undefined || enforced === old?.metadata.annotations?.[mountableSecrets]) return [];
    return [
      `metadata.annotations[${mountableSecrets}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
    ];
  },
  columns: serviceAccountColumns,
};

const mountableSecrets = "kubernetes.io/enforce-mountable-secrets";

/** Of the references to secrets only the names count. */
function withSecretNames(account: corev1.ServiceAccount): corev1.ServiceAccount {
  return change(account, {
    secrets: mapList(account.secrets, (secret) =>
      Object.keys(secret).every((field) => field === "name")
        ? secret
        : { ...(secret.name ? { name: secret.name } : {}) },
    ),
  });
}

export const endpoints: Strategy<corev1.Endpoints> = {
  defaults: (object) =>
    change(object, {
      subsets: mapList(object.subsets, (subset) =>
        change(subset, { ports: mapList(subset.ports, (port) => fill(port, { protocol: "TCP" })) }),
      ),
    }),
  validate: validateEndpoints,
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
