/** What webhooks and admission policies are asked about (admissionregistration validation, v1.36). */
import type { admissionregistrationv1 as admission } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkPathSegmentName,
  checkQualifiedName,
  invalidValue,
  requiredValue,
  tooMany,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateChoice, validateOptionalChoice } from "../checks.ts";

type Rule = admission.RuleWithOperations & { readonly resourceNames?: readonly string[] };

const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const scopes = ["*", "Cluster", "Namespaced"];
const matchPolicies = ["Equivalent", "Exact"];
const maxConditions = 64;

export function validateRule(rule: Rule, path: FieldPath): FieldError[] {
  const names = new UniqueNames();
  const errors = (rule.resourceNames ?? []).flatMap((name, i) => {
    const at = path.child("resourceNames").index(i);
    return [...invalidTexts(at, name, checkPathSegmentName(name)), ...names.check(name, at)];
  });
  const asked = rule.operations ?? [];
  errors.push(...validateStars(asked, path.child("operations"), "operations"));
  for (const [i, operation] of asked.entries())
    errors.push(...validateOptionalChoice(operation, operations, path.child("operations").index(i)));
  errors.push(...validateStars(rule.apiGroups, path.child("apiGroups"), "API groups"));
  const versionsPath = path.child("apiVersions");
  errors.push(...validateStars(rule.apiVersions, versionsPath, "API versions"));
  for (const [i, version] of (rule.apiVersions ?? []).entries())
    if (version === "") errors.push(requiredValue(versionsPath.index(i)));
  errors.push(...validateResources(rule.resources ?? [], path.child("resources")));
  return [...errors, ...validateOptionalChoice(rule.scope, scopes, path.child("scope"))];
}

/** `*` stands alone. */
function validateStars(values: readonly string[] | undefined, path: FieldPath, what: string): FieldError[] {
  if (values === undefined || values.length === 0) return [requiredValue(path)];
  if (values.length === 1 || !values.includes("*")) return [];
  return [invalidValue(path, values, `if '*' is present, must not specify other ${what}`)];
}

function validateResources(resources: readonly string[], path: FieldPath): FieldError[] {
  const errors = resources.length === 0 ? [requiredValue(path)] : [];
  const allSubresourcesOf = new Set<string>();
  const ofAllResources = new Set<string>();
  // As in Kubernetes, the last plain name decides.
  let plain = false;
  for (const [i, text] of resources.entries()) {
    const at = path.index(i);
    if (text === "") {
      errors.push(requiredValue(at));
      continue;
    }
    const slash = text.indexOf("/");
    if (slash < 0) {
      plain = text !== "*";
      continue;
    }
    const [resource, subresource] = [text.slice(0, slash), text.slice(slash + 1)];
    if (allSubresourcesOf.has(resource))
      errors.push(invalidValue(at, text, `if '${resource}/*' is present, must not specify ${text}`));
    if (ofAllResources.has(subresource))
      errors.push(invalidValue(at, text, `if '*/${subresource}' is present, must not specify ${text}`));
    if (subresource === "*") allSubresourcesOf.add(resource);
    if (resource === "*") ofAllResources.add(subresource);
  }
  if (resources.length > 1 && resources.includes("*/*"))
    errors.push(invalidValue(path, resources, "if '*/*' is present, must not specify other resources"));
  if (resources.includes("*") && plain) {
    const detail = "if '*' is present, must not specify other resources without subresources";
    errors.push(invalidValue(path, resources, detail));
  }
  return errors;
}

export function validateMatch(match: admission.MatchResources, path: FieldPath): FieldError[] {
  const errors = validateChoice(match.matchPolicy, matchPolicies, path.child("matchPolicy"));
  for (const field of ["namespaceSelector", "objectSelector"] as const)
    errors.push(...validateLabelSelector(match[field], path.child(field)));
  for (const field of ["resourceRules", "excludeResourceRules"] as const)
    for (const [i, rule] of (match[field] ?? []).entries())
      errors.push(...validateRule(rule, path.child(field).index(i)));
  return errors;
}

/** Without what their expressions say. */
export function validateMatchConditions(
  conditions: readonly admission.MatchCondition[] | undefined,
  path: FieldPath,
): FieldError[] {
  const listed = conditions ?? [];
  const names = new UniqueNames();
  const errors = listed.length > maxConditions ? [tooMany(path, listed.length, maxConditions)] : [];
  for (const [i, { name, expression }] of listed.entries()) {
    const at = path.index(i);
    if (expression.trim() === "") errors.push(requiredValue(at.child("expression")));
    if (name === "") errors.push(requiredValue(at.child("name")));
    else {
      errors.push(...invalidTexts(at.child("name"), name, checkQualifiedName(name)));
      errors.push(...names.check(name, at.child("name")));
    }
  }
  return errors;
}
