import type { StatusError } from "@kubets/apimachinery";
import { newForbidden } from "@kubets/apimachinery";
import type { UserInfo } from "../../registry/strategy.ts";

/** Who may do what. Implementations: `BuiltInAuthorizer`; RBAC joins it later. */
export interface Authorizer {
  authorize(attributes: Attributes): Decision;
  /** What the user may do in a namespace, for SelfSubjectRulesReview. */
  rulesFor(user: UserInfo, namespace: string): readonly Rule[];
}

/** The question: one verb on one resource or path. */
export interface Attributes {
  readonly user: UserInfo;
  readonly verb: string;
  /** undefined for a non-resource path. */
  readonly resource: ResourceAttributes | undefined;
  readonly path: string;
}

export interface ResourceAttributes {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
}

export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

/** A permission in RBAC's terms. `*` stands for all. */
export interface Rule {
  readonly verbs: readonly string[];
  readonly groups?: readonly string[];
  /** Plurals, with `/subresource` where that is meant. */
  readonly resources?: readonly string[];
  readonly names?: readonly string[];
  readonly paths?: readonly string[];
  /** Only in these namespaces; absent: everywhere. */
  readonly namespaces?: readonly string[];
}

/** Whether `rule` covers the question. */
export function ruleAllows(rule: Rule, { verb, resource, path }: Attributes): boolean {
  if (!covers(rule.verbs, verb)) return false;
  if (!resource) return (rule.paths ?? []).some((pattern) => matchesPath(pattern, path));
  const full =
    resource.subresource === "" ? resource.resource : `${resource.resource}/${resource.subresource}`;
  return (
    covers(rule.groups ?? [], resource.group) &&
    (covers(rule.resources ?? [], full) ||
      (resource.subresource !== "" && (rule.resources ?? []).includes(`*/${resource.subresource}`))) &&
    (rule.names === undefined || rule.names.includes(resource.name)) &&
    (rule.namespaces === undefined || rule.namespaces.includes(resource.namespace))
  );
}

function covers(allowed: readonly string[], asked: string): boolean {
  return allowed.includes("*") || allowed.includes(asked);
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** The error of what is not allowed. */
export function forbidden(attributes: Attributes, reason: string): StatusError {
  const text = forbiddenText(attributes) + (reason === "" ? "" : `: ${reason}`);
  const { resource } = attributes;
  return resource
    ? newForbidden(resource, resource.name, text)
    : newForbidden({ group: "", resource: "" }, "", text);
}

/** Kubernetes' words for a refusal: the message of the Forbidden status, without the resource it starts with. */
export function forbiddenText({ user, verb, resource, path }: Attributes): string {
  const who = `User ${JSON.stringify(user.username)} cannot ${verb}`;
  if (!resource) return `${who} path ${JSON.stringify(path)}`;
  const full =
    resource.subresource === "" ? resource.resource : `${resource.resource}/${resource.subresource}`;
  const what = `${who} resource ${JSON.stringify(full)} in API group ${JSON.stringify(resource.group)}`;
  if (resource.namespace === "") return `${what} at the cluster scope`;
  return `${what} in the namespace ${JSON.stringify(resource.namespace)}`;
}
