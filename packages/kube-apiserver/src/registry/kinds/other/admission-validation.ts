import type { admissionregistrationv1 as admission } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  FieldPath,
  invalidValue,
  requiredValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateChoice, validateOptionalChoice } from "../checks.ts";

type Webhook = admission.ValidatingWebhook | admission.MutatingWebhook;

const specPath = FieldPath.of("spec");
const failurePolicies = ["Fail", "Ignore"];
const matchPolicies = ["Equivalent", "Exact"];
const reinvocationPolicies = ["IfNeeded", "Never"];

export function validateWebhooks(webhooks: readonly Webhook[] | undefined): FieldError[] {
  const names = new UniqueNames();
  return (webhooks ?? []).flatMap((webhook, i) => {
    const path = FieldPath.of("webhooks").index(i);
    return [...validateWebhook(webhook, path), ...names.check(webhook.name, path.child("name"))];
  });
}

function validateWebhook(webhook: Webhook, path: FieldPath): FieldError[] {
  const errors = validateQualifiedDomain(webhook.name, path.child("name"));
  errors.push(...validateReviewVersions(webhook.admissionReviewVersions, path));
  for (const [i, rule] of (webhook.rules ?? []).entries()) {
    errors.push(...validateRule(rule, path.child("rules").index(i)));
  }
  errors.push(...validateOptionalChoice(webhook.failurePolicy, failurePolicies, path.child("failurePolicy")));
  errors.push(...validateOptionalChoice(webhook.matchPolicy, matchPolicies, path.child("matchPolicy")));
  if (webhook.sideEffects === undefined) {
    errors.push(requiredValue(path.child("sideEffects"), "must specify one of None, NoneOnDryRun"));
  } else {
    errors.push(...validateChoice(webhook.sideEffects, ["None", "NoneOnDryRun"], path.child("sideEffects")));
  }
  const { timeoutSeconds } = webhook;
  if (timeoutSeconds !== undefined && (timeoutSeconds < 1 || timeoutSeconds > 30)) {
    const detail = "the timeout value must be between 1 and 30 seconds";
    errors.push(invalidValue(path.child("timeoutSeconds"), timeoutSeconds, detail));
  }
  errors.push(...validateLabelSelector(webhook.namespaceSelector, path.child("namespaceSelector")));
  errors.push(...validateLabelSelector(webhook.objectSelector, path.child("objectSelector")));
  if ((webhook.clientConfig.url === undefined) === (webhook.clientConfig.service === undefined)) {
    errors.push(requiredValue(path.child("clientConfig"), "exactly one of url or service is required"));
  }
  if ("reinvocationPolicy" in webhook) {
    const field = path.child("reinvocationPolicy");
    errors.push(...validateOptionalChoice(webhook.reinvocationPolicy, reinvocationPolicies, field));
  }
  return errors;
}

function validateQualifiedDomain(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const texts = checkDns1123Subdomain(name);
  if (texts.length > 0) return invalidTexts(path, name, texts);
  if (name.split(".").length >= 3) return [];
  return [invalidValue(path, name, "should be a domain with at least three segments separated by dots")];
}

function validateReviewVersions(versions: readonly string[] | undefined, webhook: FieldPath): FieldError[] {
  const path = webhook.child("admissionReviewVersions");
  if ((versions?.length ?? 0) === 0) return [requiredValue(path, "must specify one of v1, v1beta1")];
  if (versions?.some((version) => version === "v1" || version === "v1beta1")) return [];
  return [invalidValue(path, versions, "must include at least one of v1, v1beta1")];
}

function validateRule(
  rule: admission.RuleWithOperations | admission.NamedRuleWithOperations,
  path: FieldPath,
): FieldError[] {
  const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
  const scopes = ["*", "Cluster", "Namespaced"];
  const errors = validateStars(rule.operations, path.child("operations"), "operation");
  for (const [i, operation] of (rule.operations ?? []).entries()) {
    errors.push(...validateOptionalChoice(operation, operations, path.child("operations").index(i)));
  }
  errors.push(...validateStars(rule.apiGroups, path.child("apiGroups"), "group"));
  errors.push(...validateStars(rule.apiVersions, path.child("apiVersions"), "version"));
  if ((rule.resources?.length ?? 0) === 0) errors.push(requiredValue(path.child("resources")));
  return [...errors, ...validateOptionalChoice(rule.scope, scopes, path.child("scope"))];
}

/** `*` stands alone. */
function validateStars(values: readonly string[] | undefined, path: FieldPath, what: string): FieldError[] {
  if (values === undefined || values.length === 0) return [requiredValue(path)];
  if (values.length === 1 || !values.includes("*")) return [];
  return [invalidValue(path, values, `if '*' is present, must not specify other ${what}s`)];
}

/** What the two kinds of policies have in common. */
function validatePolicy(
  spec: admission.ValidatingAdmissionPolicySpec | admission.MutatingAdmissionPolicySpec,
): FieldError[] {
  const errors = validateChoice(spec.failurePolicy, failurePolicies, specPath.child("failurePolicy"));
  const kindPath = specPath.child("paramKind");
  if (spec.paramKind !== undefined) {
    for (const field of ["apiVersion", "kind"] as const)
      if (!spec.paramKind[field]) errors.push(requiredValue(kindPath.child(field)));
  }
  const constraints = specPath.child("matchConstraints");
  if (spec.matchConstraints === undefined) return [...errors, requiredValue(constraints)];
  errors.push(...validateMatch(spec.matchConstraints, constraints));
  if ((spec.matchConstraints.resourceRules?.length ?? 0) === 0) {
    errors.push(requiredValue(constraints.child("resourceRules")));
  }
  return errors;
}

function validateMatch(match: admission.MatchResources, path: FieldPath): FieldError[] {
  return [
    ...validateLabelSelector(match.objectSelector, path.child("objectSelector")),
    ...validateLabelSelector(match.namespaceSelector, path.child("namespaceSelector")),
    ...(["resourceRules", "excludeResourceRules"] as const).flatMap((field) =>
      (match[field] ?? []).flatMap((rule, i) => validateRule(rule, path.child(field).index(i))),
    ),
    ...validateChoice(match.matchPolicy, matchPolicies, path.child("matchPolicy")),
  ];
}

export function validateValidatingPolicy({ spec }: admission.ValidatingAdmissionPolicy): FieldError[] {
  const errors = validatePolicy(spec);
  if ((spec.validations?.length ?? 0) + (spec.auditAnnotations?.length ?? 0) === 0) {
    const detail = "validations or auditAnnotations must be non-empty";
    errors.push(requiredValue(specPath.child("validations"), detail));
    errors.push(requiredValue(specPath.child("auditAnnotations"), detail));
  }
  for (const [i, validation] of (spec.validations ?? []).entries()) {
    const path = specPath.child("validations").index(i).child("expression");
    if (validation.expression.trim() === "") errors.push(requiredValue(path, "expression is not specified"));
  }
  return errors;
}

export function validateMutatingPolicy({ spec }: admission.MutatingAdmissionPolicy): FieldError[] {
  const errors = validatePolicy(spec);
  if ((spec.mutations?.length ?? 0) === 0) {
    errors.push(requiredValue(specPath.child("mutations"), "mutations must contain at least one item"));
  }
  for (const [i, mutation] of (spec.mutations ?? []).entries()) {
    errors.push(...validateMutation(mutation, specPath.child("mutations").index(i)));
  }
  const path = specPath.child("reinvocationPolicy");
  return [...errors, ...validateChoice(spec.reinvocationPolicy, reinvocationPolicies, path)];
}

function validateMutation(mutation: admission.Mutation, path: FieldPath): FieldError[] {
  const fields = { ApplyConfiguration: "applyConfiguration", JSONPatch: "jsonPatch" } as const;
  const errors = validateChoice(mutation.patchType, Object.keys(fields), path.child("patchType"));
  if (errors.length > 0) return errors;
  const field = fields[mutation.patchType];
  if (mutation[field] === undefined) {
    const detail = `must be specified when patchType is ${mutation.patchType}`;
    return [requiredValue(path.child(field), detail)];
  }
  if ((mutation[field]?.expression ?? "").trim() !== "") return [];
  return [requiredValue(path.child(field, "expression"), "expression is not specified")];
}

/** What the bindings of the two kinds of policies have in common. */
export function validatePolicyBinding(spec: admission.MutatingAdmissionPolicyBindingSpec): FieldError[] {
  const { policyName = "", paramRef, matchResources } = spec;
  const path = specPath.child("policyName");
  const errors =
    policyName === ""
      ? [requiredValue(path)]
      : invalidTexts(path, policyName, checkDns1123Subdomain(policyName));
  if (paramRef !== undefined) errors.push(...validateParamRef(paramRef, specPath.child("paramRef")));
  if (matchResources !== undefined) {
    errors.push(...validateMatch(matchResources, specPath.child("matchResources")));
  }
  return errors;
}

function validateParamRef(reference: admission.ParamRef, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const name = reference.name ?? "";
  if (name === "" && reference.selector === undefined) {
    errors.push(requiredValue(path, "one of name or selector must be specified"));
  } else if (name !== "" && reference.selector !== undefined) {
    errors.push(invalidValue(path.child("name"), name, "name and selector are mutually exclusive"));
  }
  errors.push(...validateLabelSelector(reference.selector, path.child("selector")));
  const action = path.child("parameterNotFoundAction");
  return [...errors, ...validateChoice(reference.parameterNotFoundAction, ["Allow", "Deny"], action)];
}

export function validateActions(actions: readonly string[] | undefined): FieldError[] {
  const path = specPath.child("validationActions");
  if ((actions?.length ?? 0) === 0) return [requiredValue(path)];
  const names = new UniqueNames();
  const errors = (actions ?? []).flatMap((action, i) => [
    ...validateChoice(action, ["Audit", "Deny", "Warn"], path.index(i)),
    ...names.check(action, path.index(i)),
  ]);
  if (actions?.includes("Deny") && actions.includes("Warn")) {
    const detail =
      "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";
    errors.push(invalidValue(path, actions, detail));
  }
  return errors;
}
