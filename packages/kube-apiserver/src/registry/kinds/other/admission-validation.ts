import type { admissionregistrationv1 as admission } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1035Label,
  checkDns1123Subdomain,
  checkPathSegmentName,
  checkQualifiedName,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import {
  invalidTexts,
  UniqueNames,
  validateChoice,
  validateConditions,
  validateOptionalChoice,
} from "../checks.ts";
import { validateMatch, validateMatchConditions } from "./admission-rules.ts";

const specPath = FieldPath.of("spec");
const failurePolicies = ["Fail", "Ignore"];
const reinvocationPolicies = ["IfNeeded", "Never"];

/** What the two kinds of policies have in common. */
function validatePolicy(
  spec: admission.ValidatingAdmissionPolicySpec | admission.MutatingAdmissionPolicySpec,
): FieldError[] {
  const errors = validateChoice(spec.failurePolicy, failurePolicies, specPath.child("failurePolicy"));
  if (spec.paramKind !== undefined)
    errors.push(...validateParamKind(spec.paramKind, specPath.child("paramKind")));
  const constraints = specPath.child("matchConstraints");
  if (spec.matchConstraints === undefined) errors.push(requiredValue(constraints));
  else {
    errors.push(...validateMatch(spec.matchConstraints, constraints));
    if ((spec.matchConstraints.resourceRules?.length ?? 0) === 0)
      errors.push(requiredValue(constraints.child("resourceRules")));
  }
  errors.push(...validateMatchConditions(spec.matchConditions, specPath.child("matchConditions")));
  return [...errors, ...validateVariables(spec.variables)];
}

function validateParamKind(
  { apiVersion = "", kind = "" }: admission.ParamKind,
  path: FieldPath,
): FieldError[] {
  const errors = validateApiVersion(apiVersion, path.child("apiVersion"));
  const kindPath = path.child("kind");
  if (kind === "") return [...errors, requiredValue(kindPath)];
  const texts = checkDns1035Label(kind.toLowerCase());
  if (texts.length === 0) return errors;
  const detail = `may have mixed case, but should otherwise match: ${texts.join(",")}`;
  return [...errors, invalidValue(kindPath, kind, detail)];
}

function validateApiVersion(text: string, path: FieldPath): FieldError[] {
  if (text === "") return [requiredValue(path)];
  const parts = text === "/" ? ["", ""] : text.split("/");
  if (parts.length > 2) return [invalidValue(path, text, `unexpected GroupVersion string: ${text}`)];
  const [group = "", version = ""] = parts.length === 1 ? ["", ...parts] : parts;
  const texts = group === "" ? [] : checkDns1123Subdomain(group);
  const errors = texts.length === 0 ? [] : [invalidValue(path, group, texts.join(","))];
  if (version === "") return [...errors, invalidValue(path, text, "version must be specified")];
  const wrong = checkDns1035Label(version);
  return wrong.length === 0 ? errors : [...errors, invalidValue(path, version, wrong.join(","))];
}

const identifier = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const reserved = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

function validateVariables(variables: readonly admission.Variable[] | undefined): FieldError[] {
  return (variables ?? []).flatMap(({ name, expression }, i) => {
    const path = specPath.child("variables").index(i);
    const errors: FieldError[] = [];
    if (name.trim() === "") errors.push(requiredValue(path.child("name"), "name is not specified"));
    else if (!identifier.test(name) || reserved.has(name))
      errors.push(invalidValue(path.child("name"), name, "name is not a valid CEL identifier"));
    if (expression.trim() === "")
      errors.push(requiredValue(path.child("expression"), "expression is not specified"));
    return errors;
  });
}

export function validateValidatingPolicy({
  metadata,
  spec,
}: admission.ValidatingAdmissionPolicy): FieldError[] {
  const errors = validatePolicy(spec);
  const { validations = [], auditAnnotations = [] } = spec;
  const annotationsPath = specPath.child("auditAnnotations");
  if (validations.length + auditAnnotations.length === 0) {
    const detail = "validations or auditAnnotations must contain at least one item";
    return [
      ...errors,
      requiredValue(specPath.child("validations"), detail),
      requiredValue(annotationsPath, detail),
    ];
  }
  for (const [i, validation] of validations.entries())
    errors.push(...validateValidation(validation, specPath.child("validations").index(i)));
  if (auditAnnotations.length > maxAuditAnnotations) {
    const detail = `must not have more than ${maxAuditAnnotations} auditAnnotations`;
    errors.push(invalidValue(annotationsPath, auditAnnotations, detail));
  }
  const keys = new UniqueNames();
  for (const [i, annotation] of auditAnnotations.entries()) {
    const path = annotationsPath.index(i);
    errors.push(...validateAuditAnnotation(annotation, metadata.name ?? "", path));
    errors.push(...keys.check(annotation.key, path.child("key")));
  }
  return errors;
}

const maxAuditAnnotations = 20;
const maxValueExpression = 5 * 1024;
const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

function validateValidation(validation: admission.Validation, path: FieldPath): FieldError[] {
  const { expression, message = "", messageExpression = "", reason } = validation;
  const errors: FieldError[] = [];
  if (expression.trim() === "")
    errors.push(requiredValue(path.child("expression"), "expression is not specified"));
  if (messageExpression !== "" && messageExpression.trim() === "") {
    const at = path.child("messageExpression");
    errors.push(invalidValue(at, messageExpression, "must be non-empty if specified"));
  }
  const at = path.child("message");
  if (message !== "" && message.trim() === "")
    errors.push(invalidValue(at, message, "message must be non-empty if specified"));
  else if (/[\n\r]/.test(message.trim()))
    errors.push(invalidValue(at, message, "message must not contain line breaks"));
  return [...errors, ...validateOptionalChoice(reason, reasons, path.child("reason"))];
}

function validateAuditAnnotation(
  { key, valueExpression }: admission.AuditAnnotation,
  policy: string,
  path: FieldPath,
): FieldError[] {
  const name = `${policy}/${key}`;
  const errors = invalidTexts(path.child("key"), name, checkQualifiedName(name));
  const expression = valueExpression.trim();
  const at = path.child("valueExpression");
  if (expression === "") errors.push(requiredValue(at, "valueExpression is not specified"));
  else if (Buffer.byteLength(expression) > maxValueExpression)
    errors.push(requiredValue(at, `must not exceed ${maxValueExpression} bytes in length`));
  return errors;
}

/** What the server finds of the types in a policy's expressions. */
export function validateValidatingPolicyStatus({
  status,
}: admission.ValidatingAdmissionPolicy): FieldError[] {
  const path = FieldPath.of("status");
  const warningsPath = path.child("typeChecking", "expressionWarnings");
  return [
    ...(status?.typeChecking?.expressionWarnings ?? []).flatMap(({ warning, fieldRef }, i) => [
      ...(warning === "" ? [requiredValue(warningsPath.index(i).child("warning"))] : []),
      ...(fieldRef.trim() === "" ? [requiredValue(warningsPath.index(i).child("fieldRef"))] : []),
    ]),
    ...validateConditions(status?.conditions, path.child("conditions")),
  ];
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
export function validatePolicyBinding(
  spec: admission.MutatingAdmissionPolicyBindingSpec,
  matchField: "matchResources" | "matchResouces",
): FieldError[] {
  const { policyName = "", paramRef, matchResources } = spec;
  const path = specPath.child("policyName");
  const errors =
    policyName === ""
      ? [requiredValue(path)]
      : invalidTexts(path, policyName, checkDns1123Subdomain(policyName));
  if (paramRef !== undefined) errors.push(...validateParamRef(paramRef, specPath.child("paramRef")));
  if (matchResources !== undefined) {
    errors.push(...validateMatch(matchResources, specPath.child(matchField)));
  }
  return errors;
}

function validateParamRef(reference: admission.ParamRef, path: FieldPath): FieldError[] {
  const { name = "", selector, parameterNotFoundAction } = reference;
  const both = name !== "" && selector !== undefined;
  const detail = "name and selector are mutually exclusive";
  const errors = name === "" ? [] : invalidTexts(path.child("name"), name, checkPathSegmentName(name));
  if (both) errors.push(forbiddenValue(path.child("name"), detail));
  errors.push(...validateLabelSelector(selector, path.child("selector")));
  if (both) errors.push(forbiddenValue(path.child("selector"), detail));
  if (name === "" && selector === undefined)
    errors.push(requiredValue(path, "one of name or selector must be specified"));
  const action = path.child("parameterNotFoundAction");
  return [...errors, ...validateChoice(parameterNotFoundAction, ["Deny", "Allow"], action)];
}

export function validateActions(actions: readonly string[] | undefined): FieldError[] {
  const path = specPath.child("validationActions");
  const names = new UniqueNames();
  const listed = actions ?? [];
  const errors = listed.flatMap((action, i) => [
    ...validateOptionalChoice(action, ["Audit", "Deny", "Warn"], path.index(i)),
    ...names.check(action, path.index(i)),
  ]);
  if (listed.includes("Deny") && listed.includes("Warn")) {
    const detail =
      "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";
    errors.push(invalidValue(path, listed, detail));
  }
  if (listed.length === 0) errors.push(requiredValue(path, "at least one validation action is required"));
  return errors;
}
