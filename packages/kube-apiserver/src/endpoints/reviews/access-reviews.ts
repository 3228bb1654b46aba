import type { authorizationv1, metav1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue, newBadRequest, newInvalid, requiredValue } from "@kubets/apimachinery";
import type { UserInfo } from "../../registry/strategy.ts";
import type { SpecialHandler } from "../api-context.ts";
import type { Attributes, Rule } from "../authorization/authorizer.ts";
import { decodeBody } from "../body.ts";
import { documentResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";

type Spec = authorizationv1.SubjectAccessReviewSpec;

/** `subjectaccessreviews`, `selfsubjectaccessreviews` and `localsubjectaccessreviews`: may somebody do something? */
export const handleAccessReview: SpecialHandler = async ({ request, resource, target }, { authorizer }) => {
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const review = object as authorizationv1.SubjectAccessReview; // the three have the same shape
  const { spec } = review;
  const self = resource.type.kind === "SelfSubjectAccessReview";
  const isLocal = resource.type.kind === "LocalSubjectAccessReview";
  const namespace = review.metadata.namespace ?? "";
  const errors = [
    ...specErrors(spec, self),
    ...metadataErrors(review.metadata, isLocal),
    ...(isLocal ? localErrors(spec, namespace === "" ? target.namespace : namespace) : []),
  ];
  if (errors.length > 0) throw newInvalid(resource.type, "", errors);
  if (namespace !== "" && isLocal && namespace !== target.namespace)
    throw newBadRequest(`spec.resourceAttributes.namespace must match namespace: ${target.namespace}`);
  const decision = authorizer.authorize(attributesOf(spec, self ? request.user : userOf(spec)));
  const status = {
    allowed: decision.allowed,
    ...(decision.reason === "" ? {} : { reason: decision.reason }),
  };
  const answer = { ...review, status };
  return documentResponse(request, 201, answer, warnings);
};

const specPath = FieldPath.of("spec");

/** Kubernetes v1.36, pkg/apis/authorization/validation. */
function specErrors(spec: Spec, self: boolean): FieldError[] {
  const { resourceAttributes, nonResourceAttributes, user = "", groups = [] } = spec;
  const errors: FieldError[] = [];
  if (resourceAttributes && nonResourceAttributes) {
    const detail = "cannot be specified in combination with resourceAttributes";
    errors.push(invalidValue(specPath.child("nonResourceAttributes"), nonResourceAttributes, detail));
  }
  if (!resourceAttributes && !nonResourceAttributes) {
    const detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
    errors.push(invalidValue(specPath.child("resourceAttributes"), null, detail));
  }
  if (!self && user === "" && groups.length === 0)
    errors.push(
      invalidValue(specPath.child("user"), user, "at least one of user or group must be specified"),
    );
  return [...errors, ...selectorErrors(resourceAttributes ?? {})];
}

/** Selectors that narrow the question are given in one way, and in one at least. */
function selectorErrors(attributes: authorizationv1.ResourceAttributes): FieldError[] {
  return (["fieldSelector", "labelSelector"] as const).flatMap((name) => {
    const selector = attributes[name];
    if (!selector) return [];
    const path = specPath.child("resourceAttributes", name);
    const { rawSelector = "", requirements = [] } = selector;
    if (rawSelector !== "" && requirements.length > 0) {
      const detail = "may not specified at the same time as requirements";
      return [invalidValue(path.child("rawSelector"), rawSelector, detail)];
    }
    if (rawSelector !== "" || requirements.length > 0) return [];
    const detail = `when ${path.toString()} is specified, requirements or rawSelector is required`;
    return [requiredValue(path.child("requirements"), detail)];
  });
}

function metadataErrors(metadata: metav1.ObjectMeta, isLocal: boolean): FieldError[] {
  const { managedFields: _ignored, namespace, ...rest } = metadata;
  const others = { ...rest, ...(isLocal || namespace === undefined ? {} : { namespace }) };
  if (Object.keys(others).length === 0) return [];
  const detail = isLocal ? "must be empty except for namespace" : "must be empty";
  return [invalidValue(FieldPath.of("metadata"), metadata, detail)];
}

function localErrors(
  { resourceAttributes, nonResourceAttributes }: Spec,
  namespace: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (resourceAttributes && (resourceAttributes.namespace ?? "") !== namespace) {
    const path = FieldPath.of("spec.resourceAttributes.namespace");
    errors.push(invalidValue(path, resourceAttributes.namespace ?? "", "must match metadata.namespace"));
  }
  if (nonResourceAttributes) {
    const path = FieldPath.of("spec.nonResourceAttributes");
    errors.push(invalidValue(path, nonResourceAttributes, "disallowed on this kind of request"));
  }
  return errors;
}

function userOf(spec: Spec): UserInfo {
  return {
    username: spec.user ?? "",
    uid: spec.uid ?? "",
    groups: spec.groups ?? [],
    extra: spec.extra ?? {},
  };
}

function attributesOf(spec: Spec, user: UserInfo): Attributes {
  const asked = spec.resourceAttributes;
  if (!asked) {
    const { verb = "", path = "" } = spec.nonResourceAttributes ?? {};
    return { user, verb, path, resource: undefined };
  }
  const {
    verb = "",
    group = "",
    version = "",
    resource = "",
    subresource = "",
    namespace = "",
    name = "",
  } = asked;
  return { user, verb, path: "", resource: { group, version, resource, subresource, namespace, name } };
}

/** `selfsubjectrulesreviews`: all one may do in a namespace. */
export const handleRulesReview: SpecialHandler = async ({ request, resource }, { authorizer }) => {
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const review = object as authorizationv1.SelfSubjectRulesReview; // decoded as that kind
  const namespace = review.spec.namespace ?? "";
  if (namespace === "") throw newBadRequest("no namespace on request");
  const rules = authorizer.rulesFor(request.user, namespace);
  const status: authorizationv1.SubjectRulesReviewStatus = {
    resourceRules: rules.filter((rule) => rule.resources).map(resourceRule),
    nonResourceRules: rules
      .filter((rule) => rule.paths)
      .map((rule) => ({ verbs: rule.verbs, nonResourceURLs: rule.paths ?? [] })),
    incomplete: false,
  };
  const answer = { ...review, status };
  return documentResponse(request, 201, answer, warnings);
};

function resourceRule({ verbs, groups = [], resources = [], names }: Rule): authorizationv1.ResourceRule {
  return { verbs, apiGroups: groups, resources, ...(names ? { resourceNames: names } : {}) };
}
