import type { UserInfo } from "../../registry/strategy.ts";
import type { Attributes, Authorizer, Decision, Rule } from "./authorizer.ts";
import { ruleAllows } from "./authorizer.ts";
import { componentRules, everybodyRules, nodeRules, proxyRules, signedInRules } from "./rules.ts";

/**
 * What Kubernetes' bootstrap policy and node authorizer say, as fixed rules: system:masters may do everything,
 * a component what its work needs, anybody what is public.
 */
export class BuiltInAuthorizer implements Authorizer {
  /** The rules of users that have asked, for as many as are kept. */
  readonly #known = new Map<string, readonly Rule[]>();

  authorize(attributes: Attributes): Decision {
    const { user } = attributes;
    if (user.groups.includes("system:masters")) return { allowed: true, reason: "" };
    return { allowed: this.#rulesOf(user).some((rule) => ruleAllows(rule, attributes)), reason: "" };
  }

  rulesFor(user: UserInfo, namespace: string): readonly Rule[] {
    if (user.groups.includes("system:masters")) return allRules;
    return this.#rulesOf(user).filter(
      (rule) => rule.namespaces === undefined || rule.namespaces.includes(namespace),
    );
  }

  #rulesOf(user: UserInfo): readonly Rule[] {
    const key = [user.username, ...user.groups].join("\n");
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= maxKnown) this.#known.clear();
    const rules = rulesOf(user);
    this.#known.set(key, rules);
    return rules;
  }
}

const maxKnown = 20_000;
const proxyPrefix = "system:kube-proxy:";

const allRules: readonly Rule[] = [
  { verbs: ["*"], groups: ["*"], resources: ["*"] },
  { verbs: ["*"], paths: ["*"] },
];

function rulesOf(user: UserInfo): readonly Rule[] {
  const rules: Rule[] = [...everybodyRules];
  if (user.groups.includes("system:authenticated")) rules.push(...signedInRules);
  if (user.groups.includes("system:nodes"))
    rules.push(...nodeRules(user.username.replace(/^system:node:/, "")));
  // kube-proxy runs once per node, each under a name of its own on the bus.
  if (user.username.startsWith(proxyPrefix))
    rules.push(...proxyRules(user.username.slice(proxyPrefix.length)));
  rules.push(...(componentRules.get(user.username) ?? []));
  return rules;
}
