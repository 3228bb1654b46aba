import { describe, expect, it } from "vitest";
import type { UserInfo } from "../../registry/strategy.ts";
import type { Attributes } from "./authorizer.ts";
import { forbiddenText } from "./authorizer.ts";
import { BuiltInAuthorizer } from "./built-in.ts";

function user(username: string, ...groups: string[]): UserInfo {
  return { username, uid: "", groups: [...groups, "system:authenticated"], extra: {} };
}

function ask(who: UserInfo, verb: string, what: string, namespace = "", name = ""): Attributes {
  if (what.startsWith("/")) return { user: who, verb, path: what, resource: undefined };
  const [first = "", resource = "", subresource = ""] = what.split("/");
  const group = first === "core" ? "" : first;
  return {
    user: who,
    verb,
    path: "",
    resource: { group, version: "v1", resource, subresource, namespace, name },
  };
}

const anonymous: UserInfo = {
  username: "system:anonymous",
  uid: "",
  groups: ["system:unauthenticated"],
  extra: {},
};
const node = user("system:node:n1", "system:nodes");

const rows: [string, Attributes, boolean][] = [
  ["masters do everything", ask(user("admin", "system:masters"), "delete", "core/nodes", "", "x"), true],
  ["a stranger lists nothing", ask(user("bob"), "list", "core/pods", "default"), false],
  ["anonymous asks the version", ask(anonymous, "get", "/version"), true],
  ["anonymous asks discovery", ask(anonymous, "get", "/api"), false],
  ["scheduler binds", ask(user("system:kube-scheduler"), "create", "core/pods/binding", "a", "p"), true],
  ["scheduler reads no secrets", ask(user("system:kube-scheduler"), "list", "core/secrets"), false],
  ["node updates itself", ask(node, "patch", "core/nodes/status", "", "n1"), true],
  ["node updates another", ask(node, "patch", "core/nodes/status", "", "n2"), false],
  ["node renews its lease", ask(node, "update", "coordination.k8s.io/leases", "kube-node-lease", "n1"), true],
  [
    "proxy of a node watches slices",
    ask(user("system:kube-proxy:n1"), "watch", "discovery.k8s.io/endpointslices"),
    true,
  ],
  ["proxy looks where pods listen", ask(user("system:kube-proxy:n1"), "list", "core/pods"), true],
  ["proxy changes no pods", ask(user("system:kube-proxy:n1"), "patch", "core/pods", "a", "p"), false],
];

describe("BuiltInAuthorizer", () => {
  it.each(rows)("%s", (_name, question, allowed) => {
    expect(new BuiltInAuthorizer().authorize(question).allowed).toBe(allowed);
  });
});

describe("forbiddenText", () => {
  it("names user, verb, resource, group and scope", () => {
    expect(forbiddenText(ask(user("x"), "list", "core/pods", "default"))).toBe(
      'User "x" cannot list resource "pods" in API group "" in the namespace "default"',
    );
  });
});
