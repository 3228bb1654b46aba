import type { flowcontrolv1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  forbiddenValue,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";

const verbs: readonly string[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "proxy",
  "update",
  "watch",
];

/** The rules of a flow schema, with kube-apiserver's texts. */
export function validateFlowRules(
  rules: readonly flowcontrolv1.PolicyRulesWithSubjects[],
  path: FieldPath,
): readonly FieldError[] {
  return rules.flatMap((rule, at) => validateRule(rule, path.index(at)));
}

function validateRule(
  { subjects, resourceRules = [], nonResourceRules = [] }: flowcontrolv1.PolicyRulesWithSubjects,
  path: FieldPath,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const subjectsPath = path.child("subjects");
  if (subjects.length === 0)
    errors.push(requiredValue(subjectsPath, "subjects must contain at least one value"));
  for (const [at, subject] of subjects.entries())
    errors.push(...validateSubject(subject, subjectsPath.index(at)));
  if (resourceRules.length === 0 && nonResourceRules.length === 0) {
    const detail = "at least one of resourceRules and nonResourceRules has to be non-empty";
    errors.push(requiredValue(path, detail));
  }
  for (const [at, rule] of resourceRules.entries())
    errors.push(...validateResourceRule(rule, path.child("resourceRules").index(at)));
  for (const [at, rule] of nonResourceRules.entries())
    errors.push(...validateNonResourceRule(rule, path.child("nonResourceRules").index(at)));
  return errors;
}

const subjectFields = { ServiceAccount: "serviceAccount", User: "user", Group: "group" } as const;

/** Exactly the field that the kind names is set. */
function validateSubject(subject: flowcontrolv1.Subject, path: FieldPath): readonly FieldError[] {
  const own: string | undefined = Reflect.get(subjectFields, subject.kind);
  if (own === undefined)
    return [unsupportedValue(path.child("kind"), subject.kind, Object.keys(subjectFields).toSorted())];
  const errors: FieldError[] = [];
  for (const [kind, field] of Object.entries(subjectFields)) {
    const isSet = subject[field] !== undefined;
    if (field === own && !isSet)
      errors.push(requiredValue(path.child(field), `${field} is required when subject kind is '${kind}'`));
    if (field !== own && isSet) {
      const detail = `${field} is forbidden when subject kind is not '${kind}'`;
      errors.push(forbiddenValue(path.child(field), detail));
    }
  }
  const named = subject.kind === "User" ? subject.user : subject.kind === "Group" ? subject.group : undefined;
  if (named?.name === "") errors.push(requiredValue(path.child(own, "name"), ""));
  if (subject.kind === "ServiceAccount" && subject.serviceAccount)
    errors.push(...validateAccount(subject.serviceAccount, path.child("serviceAccount")));
  return errors;
}

function validateAccount(
  { name, namespace }: flowcontrolv1.ServiceAccountSubject,
  path: FieldPath,
): readonly FieldError[] {
  const namePath = path.child("name");
  const namespacePath = path.child("namespace");
  const errors: FieldError[] = [];
  if (name === "") errors.push(requiredValue(namePath, ""));
  else if (name !== "*") errors.push(...invalidTexts(namePath, name, checkDns1123Subdomain(name)));
  if (namespace === "")
    errors.push(requiredValue(namespacePath, "must specify namespace for service account"));
  else errors.push(...invalidTexts(namespacePath, namespace, checkDns1123Label(namespace)));
  return errors;
}

function validateResourceRule(
  rule: flowcontrolv1.ResourcePolicyRule,
  path: FieldPath,
): readonly FieldError[] {
  const { apiGroups, resources, namespaces } = rule;
  const errors = [...validateVerbs(rule.verbs, path)];
  const groupsPath = path.child("apiGroups");
  if (apiGroups.length === 0)
    errors.push(requiredValue(groupsPath, "resource rules must supply at least one api group"));
  errors.push(...validateWildcard(apiGroups, groupsPath, "api groups"));
  const resourcesPath = path.child("resources");
  if (resources.length === 0)
    errors.push(requiredValue(resourcesPath, "resource rules must supply at least one resource"));
  errors.push(...validateWildcard(resources, resourcesPath, "resources"));
  const namespacesPath = path.child("namespaces");
  if (namespaces.length === 0 && rule.clusterScope !== true) {
    const detail = "resource rules that are not cluster scoped must supply at least one namespace";
    errors.push(requiredValue(namespacesPath, detail));
  }
  if (namespaces.includes("*")) {
    errors.push(...validateWildcard(namespaces, namespacesPath, "namespaces"));
  } else {
    for (const [at, namespace] of namespaces.entries())
      errors.push(...invalidTexts(namespacesPath.index(at), namespace, checkDns1123Label(namespace)));
  }
  return errors;
}

function validateNonResourceRule(
  rule: flowcontrolv1.NonResourcePolicyRule,
  path: FieldPath,
): readonly FieldError[] {
  const errors = [...validateVerbs(rule.verbs, path)];
  const urls = rule.nonResourceURLs;
  const urlsPath = path.child("nonResourceURLs");
  if (urls.length === 0)
    errors.push(requiredValue(urlsPath, "nonResourceURLs must contain at least one value"));
  if (urls.includes("*")) {
    errors.push(...validateWildcard(urls, urlsPath, "non-resource URLs"));
  } else {
    for (const [at, url] of urls.entries()) {
      const problem = urlProblem(url);
      if (problem !== undefined) errors.push(invalidValue(urlsPath.index(at), url, problem));
    }
  }
  return errors;
}

function validateVerbs(given: readonly string[], path: FieldPath): readonly FieldError[] {
  const verbsPath = path.child("verbs");
  if (given.length === 0) return [requiredValue(verbsPath, "verbs must contain at least one value")];
  if (given.includes("*")) return validateWildcard(given, verbsPath, "verbs");
  return given.every((verb) => verbs.includes(verb)) ? [] : [unsupportedValue(verbsPath, given, verbs)];
}

/** `*` stands alone. */
function validateWildcard(values: readonly string[], path: FieldPath, what: string): readonly FieldError[] {
  if (!values.includes("*") || values.length === 1) return [];
  return [invalidValue(path, values, `if '*' is present, must not specify other ${what}`)];
}

function urlProblem(url: string): string | undefined {
  if (url === "") return "must not be empty";
  if (url === "/") return undefined;
  if (!url.startsWith("/")) return "must start with slash";
  if (url.includes(" ")) return "must not contain white-space";
  if (url.includes("//")) return "must not contain double slash";
  const star = url.indexOf("*");
  if (star >= 0 && (star !== url.length - 1 || !url.endsWith("/*")))
    return "wildcard can only do suffix matching";
  return undefined;
}
