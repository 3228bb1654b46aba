import { describe, expect, it } from "vitest";
import {
  apiSubject,
  decodeToken,
  encodeToken,
  nodeSubject,
  parseApiSubject,
  parseNodeSubject,
} from "./subjects.ts";

describe("subjects", () => {
  it.each([
    [
      { identity: "system:node:n.1", verb: "get", group: "", version: "v1", resource: "pods" },
      "kube.api.system:node:n%2E1.get.core.v1.pods",
    ],
    [
      {
        identity: "x",
        verb: "create",
        group: "apps",
        version: "v1",
        resource: "deployments",
        subresource: "scale",
      },
      "kube.api.x.create.apps.v1.deployments.scale",
    ],
    [
      { identity: "x", verb: "list", group: "rbac.authorization.k8s.io", version: "v1", resource: "roles" },
      "kube.api.x.list.rbac%2Eauthorization%2Ek8s%2Eio.v1.roles",
    ],
    [{ identity: "x", verb: "raw", group: "", version: "", resource: "" }, "kube.api.x.raw.-.-.-"],
  ])("writes and reads %j", (parts, subject) => {
    expect(apiSubject(parts)).toBe(subject);
    expect(parseApiSubject(subject)).toEqual(parts);
  });

  it.each([
    "",
    "kube.api.x.get",
    "kube.node.x.get.core.v1.pods",
    "kube.api.x.get.core.v1.pods.a.b",
    "kube.api..get.core.v1.pods",
  ])("does not read %j", (subject) => expect(parseApiSubject(subject)).toBeUndefined());

  it.each(["", "plain", "a.b", "100%", "a*b>c d", "%2E"])("keeps %j as one token", (value) => {
    const token = encodeToken(value);
    expect(token).toMatch(/^[^.*>\s]+$/);
    expect(decodeToken(token)).toBe(value);
  });

  it("names a node's operations", () => {
    expect(parseNodeSubject(nodeSubject("node.one", "exec"))).toEqual({
      node: "node.one",
      operation: "exec",
    });
    expect(parseNodeSubject("kube.node.x")).toBeUndefined();
  });
});
