import type {
  appsv1,
  authenticationv1,
  authorizationv1,
  autoscalingv1,
  corev1,
  metav1,
  policyv1,
} from "@kubets/api";
import { decodeNodeRequest, encodeNodeResponse } from "@kubets/transport";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../../testing/index.ts";
import type { TestAnswer, TestApiServer, TestRequest } from "../../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const pods = "/api/v1/namespaces/default/pods";

function pod(name: string, spec: object = {}): object {
  return {
    metadata: { name, labels: { app: "a" } },
    spec: { containers: [{ name: "c", image: "i" }], ...spec },
  };
}

async function failure(options: TestRequest): Promise<metav1.Status> {
  return (await server.request<metav1.Status>(options)).body;
}

async function bind(name: string, node: string): Promise<void> {
  await server.create(`${pods}/${name}/binding`, {
    metadata: { name },
    target: { kind: "Node", name: node },
  });
}

async function setStatus(name: string, status: object): Promise<void> {
  await server.request({
    method: "PATCH",
    path: `${pods}/${name}/status`,
    body: { status },
    contentType: "application/merge-patch+json",
  });
}

describe("scale", () => {
  const deployments = "/apis/apps/v1/namespaces/default/deployments";
  beforeEach(async () => {
    const template = { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "i" }] } };
    await server.create(deployments, {
      metadata: { name: "d" },
      spec: { replicas: 2, selector: { matchLabels: { a: "b" } }, template },
    });
  });

  it("reads and changes the replicas", async () => {
    const scale = await server.get<autoscalingv1.Scale>(`${deployments}/d/scale`);
    expect(scale).toMatchObject({
      kind: "Scale",
      spec: { replicas: 2 },
      status: { replicas: 0, selector: "a=b" },
    });
    await server.request({
      method: "PATCH",
      path: `${deployments}/d/scale`,
      body: { spec: { replicas: 5 } },
      contentType: "application/merge-patch+json",
    });
    const deployment = await server.get<appsv1.Deployment>(`${deployments}/d`);
    expect(deployment.spec.replicas).toBe(5);
    expect(deployment.metadata.generation).toBe(2);
    const stale = await failure({ method: "PUT", path: `${deployments}/d/scale`, body: scale });
    expect(stale).toMatchObject({ code: 409, reason: "Conflict" });
  });

  it("refuses less than none", async () => {
    const scale = await server.get<autoscalingv1.Scale>(`${deployments}/d/scale`);
    const refused = await failure({
      method: "PUT",
      path: `${deployments}/d/scale`,
      body: { ...scale, spec: { replicas: -1 } },
    });
    expect(refused).toMatchObject({
      code: 422,
      message:
        'Scale.autoscaling "d" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    });
  });
});

describe("binding", () => {
  beforeEach(() => server.create(pods, pod("p")));

  it("gives a pod its node, once", async () => {
    await bind("p", "n1");
    const bound = await server.get<corev1.Pod>(`${pods}/p`);
    expect(bound.spec.nodeName).toBe("n1");
    expect(bound.status.conditions).toMatchObject([{ type: "PodScheduled", status: "True" }]);
    const body = { metadata: { name: "p" }, target: { kind: "Node", name: "n2" } };
    expect(await failure({ method: "POST", path: `${pods}/p/binding`, body })).toMatchObject({
      code: 409,
      message: 'Operation cannot be fulfilled on pods/binding "p": pod p is already assigned to node "n1"',
    });
  });
});

describe("deletion of pods", () => {
  it("removes an unscheduled pod at once, a running one after its grace period", async () => {
    await server.create(pods, pod("a"));
    await server.create(pods, pod("b"));
    await bind("b", "n1");
    await server.request({ method: "DELETE", path: `${pods}/a` });
    expect(await failure({ path: `${pods}/a` })).toMatchObject({ code: 404 });
    await server.request({ method: "DELETE", path: `${pods}/b` });
    const marked = await server.get<corev1.Pod>(`${pods}/b`);
    expect(marked.metadata).toMatchObject({
      deletionTimestamp: "2026-01-01T00:00:30Z",
      deletionGracePeriodSeconds: 30,
    });
    await server.request({ method: "DELETE", path: `${pods}/b`, body: { gracePeriodSeconds: 5 } });
    const shorter = await server.get<corev1.Pod>(`${pods}/b`);
    expect(shorter.metadata.deletionTimestamp).toBe("2026-01-01T00:00:05Z");
    await server.request({ method: "DELETE", path: `${pods}/b`, body: { gracePeriodSeconds: 0 } });
    expect(await failure({ path: `${pods}/b` })).toMatchObject({ code: 404 });
  });

  it("checks preconditions", async () => {
    const { metadata } = await server.create<corev1.Pod>(pods, pod("a"));
    const body = { preconditions: { uid: "other" } };
    expect(await failure({ method: "DELETE", path: `${pods}/a`, body })).toMatchObject({
      code: 409,
      message: `Operation cannot be fulfilled on Pod "a": the UID in the precondition (other) does not match the UID in record (${metadata.uid ?? ""}). The object might have been deleted and then recreated`,
    });
  });
});

describe("eviction", () => {
  const budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
  const evict = (): TestRequest => ({
    method: "POST",
    path: `${pods}/p/eviction`,
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "p" } },
  });

  beforeEach(async () => {
    await server.create(pods, pod("p"));
    await bind("p", "n1");
    await setStatus("p", { phase: "Running", conditions: [{ type: "Ready", status: "True" }] });
    await server.create(budgets, {
      metadata: { name: "b" },
      spec: { minAvailable: 1, selector: { matchLabels: { app: "a" } } },
    });
  });

  async function budget(disruptionsAllowed: number): Promise<void> {
    const { metadata } = await server.get<policyv1.PodDisruptionBudget>(`${budgets}/b`);
    const status = {
      disruptionsAllowed,
      currentHealthy: 1,
      desiredHealthy: 1,
      expectedPods: 1,
      observedGeneration: metadata.generation,
    };
    await server.request({
      method: "PATCH",
      path: `${budgets}/b/status`,
      body: { status },
      contentType: "application/merge-patch+json",
    });
  }

  it("asks the budget", async () => {
    expect(await failure(evict())).toMatchObject({ code: 429, details: { retryAfterSeconds: 10 } });
    await budget(0);
    expect(await failure(evict())).toMatchObject({
      code: 429,
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: "DisruptionBudget",
            message: "The disruption budget b needs 1 healthy pods and has 1 currently",
          },
        ],
      },
    });
    await budget(1);
    expect((await server.request(evict())).code).toBe(201);
    const { metadata, status } = await server.get<corev1.Pod>(`${pods}/p`);
    expect(metadata.deletionTimestamp).toBeDefined();
    expect(status.conditions?.find(({ type }) => type === "DisruptionTarget")).toMatchObject({
      reason: "EvictionByEvictionAPI",
    });
    const after = await server.get<policyv1.PodDisruptionBudget>(`${budgets}/b`);
    expect(after.status).toMatchObject({
      disruptionsAllowed: 0,
      disruptedPods: { p: "2026-01-01T00:00:00Z" },
    });
  });
});

describe("logs", () => {
  it("come from the node", async () => {
    await server.create(pods, pod("p"));
    await bind("p", "n1");
    const node = await server.transport("system:node:n1");
    await node.serve(
      "kube.node.n1.logs",
      async (incoming, responder) => {
        const asked = decodeNodeRequest(incoming.body);
        if (asked.query.includes("previous")) {
          const status = Buffer.from(
            JSON.stringify({ kind: "Status", code: 400, reason: "BadRequest", message: "no previous" }),
          );
          responder.reply(encodeNodeResponse({ code: 400, status }));
          return;
        }
        await using stream = responder.accept(encodeNodeResponse({ code: 200 }));
        await stream.send(Buffer.from(`${asked.pod}/${asked.container}\n`));
        await stream.end();
      },
      { signal: new AbortController().signal },
    );
    const { bytes, contentType } = await server.request({ path: `${pods}/p/log` });
    expect(Buffer.from(bytes).toString()).toBe("p/c\n");
    expect(contentType).toBe("text/plain");
    expect(await failure({ path: `${pods}/p/log?previous=true` })).toMatchObject({
      code: 400,
      message: "no previous",
    });
  });

  it("need a container that there is", async () => {
    const containers = [
      { name: "a", image: "i" },
      { name: "b", image: "i" },
    ];
    await server.create(pods, { metadata: { name: "two" }, spec: { containers } });
    expect(await failure({ path: `${pods}/two/log` })).toMatchObject({
      code: 400,
      message: "a container name must be specified for pod two, choose one of: [a b]",
    });
    expect(await failure({ path: `${pods}/two/log?container=x` })).toMatchObject({
      message: "container x is not valid for pod two",
    });
    expect(await failure({ method: "POST", path: `${pods}/two/exec?container=a` })).toMatchObject({
      message: "pod two does not have a host assigned",
    });
    expect(await failure({ path: `${pods}/two/proxy/x` })).toMatchObject({ message: "address not allowed" });
  });
});

describe("tokens", () => {
  it("are issued for an account and say whose they are", async () => {
    const path = "/api/v1/namespaces/default/serviceaccounts/default/token";
    const issued = await server.create<authenticationv1.TokenRequest>(path, {
      spec: { expirationSeconds: 600 },
    });
    expect(issued.status.expirationTimestamp).toBe("2026-01-01T00:10:00Z");
    const reviews = "/apis/authentication.k8s.io/v1/tokenreviews";
    const body = { spec: { token: issued.status.token } };
    const review = await server.create<authenticationv1.TokenReview>(reviews, body);
    expect(review.status).toMatchObject({
      authenticated: true,
      user: { username: "system:serviceaccount:default:default" },
    });
    await server.clock.step(601_000);
    const late = await server.create<authenticationv1.TokenReview>(reviews, body);
    expect(late.status.authenticated ?? false).toBe(false);
    expect(await failure({ method: "POST", path, body: { spec: { expirationSeconds: 1 } } })).toMatchObject({
      code: 422,
      message:
        'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 1: may not specify a duration less than 10 minutes',
    });
  });
});

describe("reviews", () => {
  it("tell what one may do", async () => {
    const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    const body = { spec: { resourceAttributes: { verb: "delete", resource: "nodes" } } };
    const admin = await server.create<authorizationv1.SelfSubjectAccessReview>(path, body);
    expect(admin.status.allowed).toBe(true);
    const user = { username: "u", uid: "", groups: ["system:authenticated"], extra: {} };
    const other = await server.request<authorizationv1.SelfSubjectAccessReview>({
      method: "POST",
      path,
      body,
      user,
    });
    expect(other.body.status.allowed).toBe(false);
    const rules = await server.create<authorizationv1.SelfSubjectRulesReview>(
      "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
      { spec: { namespace: "default" } },
    );
    expect(rules.status.resourceRules).toEqual([{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }]);
  });
});

describe("namespaces", () => {
  it("go when their last finalizer does", async () => {
    await server.createNamespace("x");
    const namespace = "/api/v1/namespaces/x";
    const marked = await server.request<corev1.Namespace>({ method: "DELETE", path: namespace });
    expect(marked.body.status.phase).toBe("Terminating");
    const refused = await failure({
      method: "POST",
      path: `${namespace}/configmaps`,
      body: { metadata: { name: "a" } },
    });
    expect(refused).toMatchObject({
      code: 403,
      message:
        'configmaps "a" is forbidden: unable to create new content in namespace x because it is being terminated',
      details: { causes: [{ reason: "NamespaceTerminating" }] },
    });
    const { metadata } = await server.get<corev1.Namespace>(namespace);
    await server.update(`${namespace}/finalize`, { metadata, spec: { finalizers: [] } });
    expect(await failure({ path: namespace })).toMatchObject({ code: 404 });
  });
});

describe("services", () => {
  const services = "/api/v1/namespaces/default/services";
  const service = (name: string, spec: object = {}): object => ({
    metadata: { name },
    spec: { ports: [{ port: 80 }], ...spec },
  });

  it("get addresses and ports, and give them back", async () => {
    const a = await server.create<corev1.Service>(services, service("a", { type: "NodePort" }));
    expect(a.spec.clusterIP).toMatch(/^10\.96\./);
    expect(a.spec.clusterIPs).toEqual([a.spec.clusterIP]);
    const port = a.spec.ports?.[0]?.nodePort ?? 0;
    expect(port).toBeGreaterThanOrEqual(30000);
    const clash = { ports: [{ port: 80, nodePort: port }], type: "NodePort" };
    expect(await failure({ method: "POST", path: services, body: service("b", clash) })).toMatchObject({
      code: 422,
      message: `Service "b" is invalid: spec.ports[0].nodePort: Invalid value: ${String(port)}: provided port is already allocated`,
    });
    const sameIp = service("b", { clusterIP: a.spec.clusterIP });
    expect(await failure({ method: "POST", path: services, body: sameIp })).toMatchObject({ code: 422 });
    const outside = await failure({
      method: "POST",
      path: services,
      body: service("b", { clusterIP: "1.2.3.4" }),
    });
    expect(outside.message).toContain("The range of valid IPs is 10.96.0.0/16");
    await server.request({ method: "DELETE", path: `${services}/a` });
    const b = await server.create<corev1.Service>(
      services,
      service("b", { ...clash, clusterIP: a.spec.clusterIP }),
    );
    expect(b.spec.clusterIP).toBe(a.spec.clusterIP);
  });

  it("keep what they have when an update leaves it out", async () => {
    const made = await server.create<corev1.Service>(services, service("a", { type: "NodePort" }));
    const updated = await server.update<corev1.Service>(`${services}/a`, service("a", { type: "NodePort" }));
    expect(updated.spec).toEqual(made.spec);
    const headless = await server.create<corev1.Service>(services, service("h", { clusterIP: "None" }));
    expect(headless.spec.clusterIPs).toEqual(["None"]);
  });
});

describe("parts of a pod", () => {
  it("take ephemeral containers, and lose none", async () => {
    await server.create(pods, pod("p"));
    const patch = (body: object): Promise<TestAnswer<corev1.Pod>> =>
      server.request<corev1.Pod>({
        method: "PATCH",
        path: `${pods}/p/ephemeralcontainers`,
        body,
        contentType: "application/strategic-merge-patch+json",
      });
    const added = await patch({
      spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }], nodeName: "x" },
    });
    expect(added.code).toBe(200);
    expect(added.body.spec.ephemeralContainers).toMatchObject([{ name: "debug", imagePullPolicy: "Always" }]);
    expect(added.body.spec.nodeName).toBeUndefined();
    const removed = await patch({ spec: { ephemeralContainers: [{ name: "debug", $patch: "delete" }] } });
    expect(removed.code).toBe(422);
  });

  it("take other resources", async () => {
    await server.create(pods, pod("p"));
    const body = { spec: { containers: [{ name: "c", resources: { requests: { cpu: "200m" } } }] } };
    const resized = await server.request<corev1.Pod>({
      method: "PATCH",
      path: `${pods}/p/resize`,
      body,
      contentType: "application/strategic-merge-patch+json",
    });
    expect(resized.body.spec.containers[0]).toMatchObject({
      image: "i",
      resources: { requests: { cpu: "200m" } },
    });
    expect(resized.body.metadata.generation).toBe(2);
  });
});

describe("connections", () => {
  it("are handed to the front", async () => {
    await server.create(pods, pod("p"));
    await bind("p", "n1");
    const response = await server.send({ method: "POST", path: `${pods}/p/exec?command=ls&stdout=true` });
    expect(response).toMatchObject({
      kind: "upgrade",
      operation: { operation: "exec", node: "n1", container: "c" },
    });
    await setStatus("p", { phase: "Succeeded" });
    expect(await failure({ method: "POST", path: `${pods}/p/exec?command=ls` })).toMatchObject({
      code: 400,
      message: "cannot exec into a container in a completed pod; current phase is Succeeded",
    });
  });
});

describe("what is deprecated", () => {
  it("says so", async () => {
    const { warnings } = await server.request({ path: "/api/v1/namespaces/default/endpoints" });
    expect(warnings).toEqual(["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"]);
  });
});
