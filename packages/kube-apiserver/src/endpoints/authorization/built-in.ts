import type { UserInfo } from "../../registry/strategy.ts";
import type { Attributes, Authorizer, Decision, Rule } from "./authorizer.ts";
import { ruleAllows } from "./authorizer.ts";
import { componentRules, everybodyRules, nodeRules, signedInRules } from "./rules.ts";

/**
 * What Kubernetes' bootstrap policy and node authorizer say, as fixed rules: system:masters may do everything,
 * a component what its work needs, anybody what is public.
 */
export class BuiltInAuthorizer implements Authorizer {
  authorize(attributes: Attributes): Decision {
    const { user } = attributes;
    if (user.groups.includes("system:masters")) return { allowed: true, reason: "" };
    const allowed = rulesOf(user).some((rule) => ruleAllows(rule, attributes));
    return { allowed, reason: "" };
  }

  rulesFor(user: UserInfo, namespace: string): readonly Rule[] {
    if (user.groups.includes("system:masters")) return allRules;
    return rulesOf(user).filter(
      (rule) => rule.namespaces === undefined || rule.namespaces.includes(namespace),
    );
  }
}

const allRules: readonly Rule[] = [
  { verbs: ["*"], groups: ["*"], resources: ["*"] },
  { verbs: ["*"], paths: ["*"] },
];

function rulesOf(user: UserInfo): readonly Rule[] {
  const rules: Rule[] = [...everybodyRules];
  if (user.groups.includes("system:authenticated")) rules.push(...signedInRules);
  if (user.groups.includes("system:nodes"))
    rules.push(...nodeRules(user.username.replace(/^system:node:/, "")));
  // kube-proxy runs once per node, each under a name of its own on the bus: system:kube-proxy:<node>.
  const component = user.username.startsWith("system:kube-proxy:") ? "system:kube-proxy" : user.username;
  rules.push(...(componentRules[component] ?? []));
  return rules;
}
