import type { admissionregistrationv1 as admission, KubernetesObject } from "@kubets/api";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Column, Strategy } from "../../strategy.ts";
import {
  validateActions,
  validateMutatingPolicy,
  validatePolicyBinding,
  validateValidatingPolicy,
  validateValidatingPolicyStatus,
} from "./admission-validation.ts";
import { validateWebhooks } from "./webhook-validation.ts";

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
  validate: (object) => validateWebhooks(object.webhooks),
  columns: webhookColumns(),
};

export const mutatingWebhookConfigurations: Strategy<admission.MutatingWebhookConfiguration> = {
  defaults: (object) =>
    change(object, {
      webhooks: mapList(object.webhooks, (webhook) =>
        fill(defaultWebhook(webhook), { reinvocationPolicy: "Never" }),
      ),
    }),
  validate: (object) => validateWebhooks(object.webhooks),
  columns: webhookColumns(),
};

function defaultMatch(match: admission.MatchResources): admission.MatchResources {
  return change(fill(match, { matchPolicy: "Equivalent", namespaceSelector: {}, objectSelector: {} }), {
    resourceRules: mapList(match.resourceRules, (rule) => fill(rule, { scope: "*" })),
    excludeResourceRules: mapList(match.excludeResourceRules, (rule) => fill(rule, { scope: "*" })),
  });
}

type PolicySpec = admission.ValidatingAdmissionPolicySpec | admission.MutatingAdmissionPolicySpec;
type BindingSpec =
  admission.ValidatingAdmissionPolicyBindingSpec | admission.MutatingAdmissionPolicyBindingSpec;

function defaultPolicySpec<S extends PolicySpec>(spec: S): S {
  const filled = change<PolicySpec>(fill<PolicySpec>(spec, { failurePolicy: "Fail" }), {
    matchConstraints: mapOptional(spec.matchConstraints, defaultMatch),
  });
  return filled as S; // a spec of the same kind
}

function defaultBindingSpec<S extends BindingSpec>(spec: S): S {
  const matchResources = mapOptional(spec.matchResources, defaultMatch);
  return change<BindingSpec>(spec, { matchResources }) as S; // as above
}

function paramKindColumn<T extends KubernetesObject & { readonly spec: PolicySpec }>(): Column<T> {
  return column(
    "ParamKind",
    "ParamKind specifies the kind of resources used to parameterize this policy",
    ({ spec: { paramKind } }) =>
      paramKind === undefined ? "<unset>" : `${paramKind.apiVersion ?? ""}/${paramKind.kind ?? ""}`,
  );
}

function bindingColumns<T extends KubernetesObject & { readonly spec: BindingSpec }>(): Column<T>[] {
  return [
    nameColumn(),
    column("PolicyName", "The policy that is bound.", (object) => object.spec.policyName ?? ""),
    column("ParamRef", "The parameters that the policy gets.", ({ spec: { paramRef } }) => {
      if (paramRef === undefined) return "<unset>";
      const scope = paramRef.namespace === undefined ? "*" : paramRef.namespace;
      return `${scope}/${paramRef.name ?? "*"}`;
    }),
    ageColumn(),
  ];
}

export const validatingAdmissionPolicies: Strategy<admission.ValidatingAdmissionPolicy> = {
  defaults: (object) => change(object, { spec: defaultPolicySpec(object.spec) }),
  validate: validateValidatingPolicy,
  validateStatus: validateValidatingPolicyStatus,
  columns: [
    nameColumn(),
    column(
      "Validations",
      "Validations indicates the number of validation rules defined in this configuration",
      (object) => object.spec.validations?.length ?? 0,
      { type: "integer" },
    ),
    paramKindColumn(),
    ageColumn(),
  ],
};

export const mutatingAdmissionPolicies: Strategy<admission.MutatingAdmissionPolicy> = {
  defaults: (object) => change(object, { spec: defaultPolicySpec(object.spec) }),
  validate: validateMutatingPolicy,
  columns: [
    nameColumn(),
    column("Mutations", "How many mutations there are.", (object) => object.spec.mutations?.length ?? 0, {
      type: "integer",
    }),
    paramKindColumn(),
    ageColumn(),
  ],
};

export const validatingAdmissionPolicyBindings: Strategy<admission.ValidatingAdmissionPolicyBinding> = {
  defaults: (object) => change(object, { spec: defaultBindingSpec(object.spec) }),
  // The path that Kubernetes names.
  validate: ({ spec }) => [
    ...validatePolicyBinding(spec, "matchResouces"),
    ...validateActions(spec.validationActions),
  ],
  columns: bindingColumns(),
};

export const mutatingAdmissionPolicyBindings: Strategy<admission.MutatingAdmissionPolicyBinding> = {
  defaults: (object) => change(object, { spec: defaultBindingSpec(object.spec) }),
  validate: ({ spec }) => validatePolicyBinding(spec, "matchResources"),
  columns: bindingColumns(),
};
