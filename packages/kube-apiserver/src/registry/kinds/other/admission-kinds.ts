import type { admissionregistrationv1 as admission, KubernetesObject } from "@kubets/api";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Column, Strategy } from "../../strategy.ts";

type Webhook = admission.ValidatingWebhook | admission.MutatingWebhook;

function defaultWebhook<W extends Webhook>(webhook: W): W {
  const filled = fill<Webhook>(webhook, {
    failurePolicy: "Fail",
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
    timeoutSeconds: 10,
  });
  const changed = change<Webhook>(filled, {
    rules: mapList(webhook.rules, (rule) => fill(rule, { scope: "*" })),
    clientConfig: change(webhook.clientConfig, {
      service: mapOptional(webhook.clientConfig.service, (service) => fill(service, { port: 443 })),
    }),
  });
  return changed as W; // a webhook of the same kind
}

function webhookColumns<
  T extends KubernetesObject & { readonly webhooks?: readonly Webhook[] },
>(): Column<T>[] {
  return [
    nameColumn(),
    column(
      "Webhooks",
      "Webhooks indicates how many webhooks are configured.",
      (object) => object.webhooks?.length ?? 0,
      {
        type: "integer",
      },
    ),
    ageColumn(),
  ];
}

export const validatingWebhookConfigurations: Strategy<admission.ValidatingWebhookConfiguration> = {
  defaults: (object) => change(object, { webhooks: mapList(object.webhooks, defaultWebhook) }),
  columns: webhookColumns(),
};

export const mutatingWebhookConfigurations: Strategy<admission.MutatingWebhookConfiguration> = {
  defaults: (object) =>
    change(object, {
      webhooks: mapList(object.webhooks, (webhook) =>
        fill(defaultWebhook(webhook), { reinvocationPolicy: "Never" }),
      ),
    }),
  columns: webhookColumns(),
};

function defaultMatch(match: admission.MatchResources): admission.MatchResources {
  return change(fill(match, { matchPolicy: "Equivalent", namespaceSelector: {}, objectSelector: {} }), {
    resourceRules: mapList(match.resourceRules, (rule) => fill(rule, { scope: "*" })),
    excludeResourceRules: mapList(match.excludeResourceRules, (rule) => fill(rule, { scope: "*" })),
  });
}

export const validatingAdmissionPolicies: Strategy<admission.ValidatingAdmissionPolicy> = {
  defaults: (object) =>
    change(object, {
      spec: change(fill(object.spec, { failurePolicy: "Fail" }), {
        matchConstraints: mapOptional(object.spec.matchConstraints, defaultMatch),
      }),
    }),
  columns: [
    nameColumn(),
    column(
      "Validations",
      "Validations indicates the number of validation rules defined in this configuration",
      (object) => object.spec.validations?.length ?? 0,
      {
        type: "integer",
      },
    ),
    column(
      "ParamKind",
      "ParamKind specifies the kind of resources used to parameterize this policy",
      ({ spec: { paramKind } }) =>
        paramKind === undefined ? "<unset>" : `${paramKind.apiVersion ?? ""}/${paramKind.kind ?? ""}`,
    ),
    ageColumn(),
  ],
};

export const validatingAdmissionPolicyBindings: Strategy<admission.ValidatingAdmissionPolicyBinding> = {
  columns: [
    nameColumn(),
    column(
      "PolicyName",
      "PolicyName indicates the policy definition which the policy binding binded to",
      (object) => object.spec.policyName ?? "",
    ),
    column(
      "ParamRef",
      "ParamRef indicates the param resource which sets the configration param",
      ({ spec: { paramRef } }) => {
        if (paramRef === undefined) return "<unset>";
        const scope = paramRef.namespace === undefined ? "*" : paramRef.namespace;
        return `${scope}/${paramRef.name ?? "*"}`;
      },
    ),
    ageColumn(),
  ],
};
