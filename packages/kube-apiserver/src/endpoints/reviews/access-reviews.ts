import type { authorizationv1 } from "@kubets/api";
import { FieldPath, invalidValue, newBadRequest, newInvalid } from "@kubets/apimachinery";
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
  checkSpec(spec, resource.type, self);
  if (target.namespace !== "" && (spec.resourceAttributes?.namespace ?? "") !== target.namespace)
    throw newBadRequest(`spec.resourceAttributes.namespace must match namespace: ${target.namespace}`);
  const decision = authorizer.authorize(attributesOf(spec, self ? request.user : userOf(spec)));
  const status = {
    allowed: decision.allowed,
    ...(decision.reason === "" ? {} : { reason: decision.reason }),
  };
  const answer = { ...review, status };
  return documentResponse(request, 201, answer, warnings);
};

function checkSpec(spec: Spec, type: { group: string; kind: string }, self: boolean): void {
  const path = FieldPath.of("spec");
  const errors = [];
  if ((spec.resourceAttributes === undefined) === (spec.nonResourceAttributes === undefined)) {
    const detail = spec.resourceAttributes
      ? "cannot be specified in combination with resourceAttributes"
      : "exactly one of nonResourceAttributes or resourceAttributes must be specified";
    const field = spec.resourceAttributes ? "nonResourceAttributes" : "resourceAttributes";
    errors.push(invalidValue(path.child(field), spec.nonResourceAttributes ?? null, detail));
  }
  if (!self && (spec.user ?? "") === "" && (spec.groups ?? []).length === 0)
    errors.push(
      invalidValue(path.child("user"), spec.user ?? "", "at least one of user or group must be specified"),
    );
  if (errors.length > 0) throw newInvalid(type, "", errors);
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
