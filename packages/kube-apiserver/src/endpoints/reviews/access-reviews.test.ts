import type { authorizationv1, metav1 } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../../testing/index.ts";
import type { TestAnswer, TestApiServer } from "../../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const root = "/apis/authorization.k8s.io/v1";
const pods = { verb: "list", resource: "pods", namespace: "default" };
const bob = { username: "bob", uid: "", groups: ["system:authenticated"], extra: {} };

type Review = authorizationv1.SubjectAccessReview & Pick<metav1.Status, "message">;

function ask(
  resource: string,
  body: object,
  user = undefined as typeof bob | undefined,
): Promise<TestAnswer<Review>> {
  const path = resource.startsWith("local")
    ? `${root}/namespaces/default/${resource}`
    : `${root}/${resource}`;
  return server.request<Review>({ method: "POST", path, body, ...(user ? { user } : {}) });
}

describe("access reviews", () => {
  it("say what somebody may do", async () => {
    const scheduler = { user: "system:kube-scheduler", resourceAttributes: pods };
    expect((await ask("subjectaccessreviews", { spec: scheduler })).body.status).toEqual({ allowed: true });
    const stranger = { user: "x", groups: ["system:authenticated"], resourceAttributes: pods };
    expect((await ask("localsubjectaccessreviews", { spec: stranger })).body.status).toEqual({
      allowed: false,
    });
    const masters = { groups: ["system:masters"], nonResourceAttributes: { verb: "get", path: "/x" } };
    expect((await ask("subjectaccessreviews", { spec: masters })).body.status?.allowed).toBe(true);
    const self = { spec: { resourceAttributes: pods } };
    expect((await ask("selfsubjectaccessreviews", self, bob)).body.status).toEqual({ allowed: false });
    expect((await ask("selfsubjectaccessreviews", self)).body.status).toEqual({ allowed: true });
  });

  const one = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  it.each<[string, object, string]>([
    ["subjectaccessreviews", { spec: { user: "x" } }, `spec.resourceAttributes: Invalid value: null: ${one}`],
    ["selfsubjectaccessreviews", { spec: {} }, `spec.resourceAttributes: Invalid value: null: ${one}`],
    [
      "selfsubjectaccessreviews",
      { spec: { resourceAttributes: pods, nonResourceAttributes: { path: "/" } } },
      'spec.nonResourceAttributes: Invalid value: {"path":"/"}: cannot be specified in combination with resourceAttributes',
    ],
    [
      "subjectaccessreviews",
      { spec: { resourceAttributes: pods } },
      'spec.user: Invalid value: "": at least one of user or group must be specified',
    ],
    [
      "subjectaccessreviews",
      { metadata: { name: "a" }, spec: { user: "x", resourceAttributes: pods } },
      'metadata: Invalid value: {"name":"a"}: must be empty',
    ],
    [
      "localsubjectaccessreviews",
      { metadata: { name: "a" }, spec: { user: "x", resourceAttributes: pods } },
      "must be empty except for namespace",
    ],
    [
      "localsubjectaccessreviews",
      { spec: { user: "x", resourceAttributes: { ...pods, namespace: "other" } } },
      'spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace',
    ],
    [
      "localsubjectaccessreviews",
      { spec: { user: "x", nonResourceAttributes: { path: "/" } } },
      "disallowed on this kind of request",
    ],
    [
      "selfsubjectaccessreviews",
      { spec: { resourceAttributes: { ...pods, labelSelector: {} } } },
      "spec.resourceAttributes.labelSelector.requirements: Required value: when spec.resourceAttributes.labelSelector is specified, requirements or rawSelector is required",
    ],
  ])("%s refuse %o", async (resource, body, text) => {
    const answer = await ask(resource, body);
    expect([answer.code, answer.body.message]).toEqual([422, expect.stringContaining(text)]);
  });

  it("of a namespace belong there", async () => {
    const spec = { user: "x", resourceAttributes: { ...pods, namespace: "kube-system" } };
    const { body } = await ask("localsubjectaccessreviews", { metadata: { namespace: "kube-system" }, spec });
    expect(body.message).toBe("spec.resourceAttributes.namespace must match namespace: default");
  });
});

describe("reviews of oneself", () => {
  it("tell all one may do", async () => {
    const body = { spec: { namespace: "default" } };
    const path = `${root}/selfsubjectrulesreviews`;
    const review = await server.create<authorizationv1.SelfSubjectRulesReview>(path, body);
    expect(review.status?.resourceRules).toEqual([{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }]);
    expect((await ask("selfsubjectrulesreviews", { spec: {} })).body.message).toBe("no namespace on request");
  });

  it("tell who one is", async () => {
    const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    const { body } = await server.request({ method: "POST", path, body: {}, user: bob });
    expect(body["status"]).toEqual({ userInfo: { username: "bob", groups: ["system:authenticated"] } });
  });
});
