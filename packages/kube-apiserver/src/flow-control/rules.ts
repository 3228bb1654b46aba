import type { flowcontrolv1 } from "@kubets/api";
import type { ApiRequest } from "../endpoints/api-request.ts";
import type { UserInfo } from "../registry/strategy.ts";

/** What of a request decides on its flow schema, in the words of Kubernetes' request info. */
export interface FlowRequest {
  readonly user: UserInfo;
  readonly verb: string;
  readonly path: string;
  /** undefined: a path that names no resource. */
  readonly resource: FlowResource | undefined;
}

export interface FlowResource {
  readonly group: string;
  /** With the subresource: `pods/status`. */
  readonly resource: string;
  readonly namespace: string;
}

export function flowRequestOf({ user, verb, path, target }: ApiRequest): FlowRequest {
  if (!target) return { user, verb: verb === "raw" ? "get" : verb, path, resource: undefined };
  const { group, resource, subresource, name } = target;
  // The path of a namespace is in that namespace.
  const namespace = group === "" && resource === "namespaces" ? name : target.namespace;
  const full = subresource === "" ? resource : `${resource}/${subresource}`;
  return { user, verb, path, resource: { group, resource: full, namespace } };
}

export type FlowMatcher = (request: FlowRequest) => boolean;

type Rules = readonly flowcontrolv1.PolicyRulesWithSubjects[];

/** Whether a request belongs to a schema with these rules; made once per schema, asked with every request. */
export function matcherOf(rules: Rules): FlowMatcher {
  const matchers = rules.map(policyMatcher);
  return (request) => matchers.some((matches) => matches(request));
}

function policyMatcher(rule: flowcontrolv1.PolicyRulesWithSubjects): FlowMatcher {
  const isSubject = subjectMatcher(rule.subjects);
  const resources = (rule.resourceRules ?? []).map(resourceMatcher);
  const others = (rule.nonResourceRules ?? []).map(nonResourceMatcher);
  return (request) => {
    if (!isSubject(request.user)) return false;
    const { resource, verb, path } = request;
    return resource
      ? resources.some((matches) => matches(verb, resource))
      : others.some((matches) => matches(verb, path));
  };
}

const accountPrefix = "system:serviceaccount:";

function subjectMatcher(subjects: readonly flowcontrolv1.Subject[]): (user: UserInfo) => boolean {
  const users = new Set<string>();
  const groups = new Set<string>();
  const accountPrefixes: string[] = [];
  for (const { kind, user, group, serviceAccount } of subjects) {
    if (kind === "User" && user) users.add(user.name);
    else if (kind === "Group" && group) groups.add(group.name);
    else if (kind === "ServiceAccount" && serviceAccount) {
      const namespace = `${accountPrefix}${serviceAccount.namespace}:`;
      if (serviceAccount.name === "*") accountPrefixes.push(namespace);
      else users.add(namespace + serviceAccount.name);
    }
  }
  if (users.has("*") || groups.has("*")) return () => true;
  return ({ username, groups: own }) =>
    users.has(username) ||
    (groups.size > 0 && own.some((group) => groups.has(group))) ||
    accountPrefixes.some((prefix) => username.startsWith(prefix));
}

function resourceMatcher(
  rule: flowcontrolv1.ResourcePolicyRule,
): (verb: string, resource: FlowResource) => boolean {
  const verbs = oneOf(rule.verbs);
  const groups = oneOf(rule.apiGroups);
  const resources = oneOf(rule.resources);
  const namespaces = oneOf(rule.namespaces);
  const clusterScope = rule.clusterScope === true;
  return (verb, { group, resource, namespace }) =>
    verbs(verb) &&
    resources(resource) &&
    groups(group) &&
    (namespace === "" ? clusterScope : namespaces(namespace));
}

function nonResourceMatcher(
  rule: flowcontrolv1.NonResourcePolicyRule,
): (verb: string, path: string) => boolean {
  const verbs = oneOf(rule.verbs);
  const { nonResourceURLs: urls } = rule;
  const prefixes = urls.map((url) => url.replace(/\*$/, "").replace(/\/?$/, "/"));
  return (verb, path) =>
    verbs(verb) &&
    (urls.includes("*") || urls.includes(path) || prefixes.some((prefix) => path.startsWith(prefix)));
}

/** `*` alone stands for everything. */
function oneOf(values: readonly string[]): (value: string) => boolean {
  if (values.length === 1 && values[0] === "*") return () => true;
  const set = new Set(values);
  return (value) => set.has(value);
}
