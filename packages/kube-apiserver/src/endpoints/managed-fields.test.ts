import type { appsv1, KubernetesObject, metav1 } from "@kubets/api";
import { beforeEach, afterEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/test-api-server.ts";
import type { TestApiServer, TestRequest } from "../testing/test-api-server.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const pods = "/api/v1/namespaces/default/pods";
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const mergePatch = "application/merge-patch+json";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

function configMap(data: Record<string, string>, metadata: metav1.ObjectMeta = {}): unknown {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c", ...metadata }, data };
}

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: { containers: [{ name: "c", image: "i" }] },
};

function deployment(replicas: number): unknown {
  const labels = { app: "d" };
  const spec = { containers: [{ name: "c", image: "i" }] };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  };
}

async function send<T extends KubernetesObject = KubernetesObject>(request: TestRequest): Promise<T> {
  const { code, body } = await server.request<T & { readonly message?: string }>(request);
  expect(code, body.message).toBeLessThan(300);
  return body;
}

/** `manager operation subresource time` of every entry, the time as seconds since the clock's start. */
function entries({ metadata }: KubernetesObject): readonly string[] {
  return (metadata.managedFields ?? []).map(({ manager, operation, subresource = "-", time }) => {
    const seconds = time === undefined ? "never" : String((Date.parse(time) - startMs) / 1000);
    return `${String(manager)} ${String(operation)} ${subresource} ${seconds}`;
  });
}

const startMs = Date.parse("2026-01-01T00:00:00Z");

function fieldsOf({ metadata }: KubernetesObject, manager: string, subresource?: string): unknown {
  return metadata.managedFields?.find(
    (entry) => entry.manager === manager && entry.subresource === subresource,
  )?.fieldsV1;
}

describe("who writes", () => {
  it("is the fieldManager, else the user agent up to its first slash", async () => {
    const other = configMap({ a: "1" }, { name: "d" });
    const made = await send({ method: "POST", path: `${configMaps}?fieldManager=me`, body: other });
    expect(made.metadata.managedFields).toEqual([
      {
        manager: "me",
        operation: "Update",
        apiVersion: "v1",
        time: "2026-01-01T00:00:00Z",
        fieldsType: "FieldsV1",
        fieldsV1: { "f:data": { ".": {}, "f:a": {} } },
      },
    ]);
    await server.clock.step(1000);
    const change = configMap({ a: "1", b: "2" }, { name: "d" });
    const changed = await send({
      method: "PUT",
      path: `${configMaps}/d`,
      body: change,
      userAgent: "kubectl/v1.33.0 (linux/amd64) kubernetes/60a317e",
    });
    expect(entries(changed)).toEqual(["me Update - 0", "kubectl Update - 1"]);
    expect(fieldsOf(changed, "kubectl")).toEqual({ "f:data": { "f:b": {} } });
  });

  it.each([
    ["a name that is too long", "x".repeat(129), "Too long: may not be more than 128 bytes"],
    [
      "characters nobody can see",
      "a%01b",
      'Invalid value: "a\\x01b": invalid character U+0001 (at position 1)',
    ],
  ])("may not have %s", async (_name, manager, text) => {
    const path = `${configMaps}?fieldManager=${manager}`;
    const { code, body } = await server.request({ method: "POST", path, body: configMap({}) });
    const message = `CreateOptions.meta.k8s.io "" is invalid: fieldManager: ${text}`;
    expect({ code, message: body["message"] }).toEqual({ code: 422, message });
  });
});

describe("a write", () => {
  it("takes the fields that it changes, and gives up those that go", async () => {
    await send({ method: "POST", path: `${configMaps}?fieldManager=a`, body: configMap({ x: "1", y: "1" }) });
    const path = `${configMaps}/c?fieldManager=b`;
    const patch = { data: { x: "2", y: null } };
    const patched = await send({ method: "PATCH", path, contentType: mergePatch, body: patch });
    expect(fieldsOf(patched, "a")).toEqual({ "f:data": {} });
    expect(fieldsOf(patched, "b")).toEqual({ "f:data": { "f:x": {} } });
  });

  it("that changes nothing is none, however much time has passed", async () => {
    const made = await send({
      method: "POST",
      path: `${configMaps}?fieldManager=a`,
      body: configMap({ x: "1" }),
    });
    await server.clock.step(5000);
    const put = await send({
      method: "PUT",
      path: `${configMaps}/c?fieldManager=b`,
      body: configMap({ x: "1" }),
    });
    expect(put).toEqual(made);
    const again = await send({ method: "PUT", path: `${configMaps}/c?fieldManager=a`, body: made });
    expect(again).toEqual(made);
  });

  it("does not own what the server gives: status on the main resource, defaults by admission, the node", async () => {
    const made = await send({ method: "POST", path: pods, body: { ...pod, status: { phase: "Failed" } } });
    expect(fieldsOf(made, "test")).not.toHaveProperty("f:status");
    expect(Object.keys(fieldsOf(made, "test") as object)).toEqual(["f:spec"]);
    const target = { apiVersion: "v1", kind: "Node", name: "node-1" };
    const binding = { apiVersion: "v1", kind: "Binding", metadata: { name: "p" }, target };
    await send({ method: "POST", path: `${pods}/p/binding`, body: binding, userAgent: "kube-scheduler/v1" });
    const bound = await send({ path: `${pods}/p` });
    expect(entries(bound)).toEqual(["test Update - 0"]);
  });

  it("of a subresource is an entry of its own", async () => {
    await send({ method: "POST", path: pods, body: pod });
    const body = {
      status: { phase: "Running" },
      spec: { activeDeadlineSeconds: 5 },
      metadata: { ownerReferences: null },
    };
    const path = `${pods}/p/status`;
    const patched = await send({
      method: "PATCH",
      path,
      contentType: mergePatch,
      body,
      userAgent: "kubelet/v1",
    });
    expect(entries(patched)).toEqual(["kubelet Update status 0", "test Update - 0"]);
    expect(fieldsOf(patched, "kubelet", "status")).toEqual({ "f:status": { "f:phase": {} } });
  });

  it("of a deployment's status leaves its labels alone", async () => {
    await send({ method: "POST", path: deployments, body: deployment(1) });
    const body = { metadata: { labels: { a: "b" }, annotations: { c: "d" } }, status: { replicas: 1 } };
    const patched = await send({
      method: "PATCH",
      path: `${deployments}/d/status`,
      contentType: mergePatch,
      body,
    });
    expect(patched.metadata.labels).toBeUndefined();
    expect(fieldsOf(patched, "test", "status")).toEqual({
      "f:metadata": { "f:annotations": { ".": {}, "f:c": {} } },
      "f:status": { "f:replicas": {} },
    });
  });

  it("through the other version of a kind is an entry in that version", async () => {
    const base = "/apis/autoscaling";
    const ref = { apiVersion: "apps/v1", kind: "Deployment", name: "d" };
    const spec = { scaleTargetRef: ref, maxReplicas: 3, targetCPUUtilizationPercentage: 50 };
    const v1 = {
      apiVersion: "autoscaling/v1",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "h" },
      spec,
    };
    await send({ method: "POST", path: `${base}/v1/namespaces/default/horizontalpodautoscalers`, body: v1 });
    const path = `${base}/v2/namespaces/default/horizontalpodautoscalers/h?fieldManager=two`;
    const patch = { spec: { maxReplicas: 4 } };
    const patched = await send({ method: "PATCH", path, contentType: mergePatch, body: patch });
    const [one, two] = patched.metadata.managedFields ?? [];
    expect(one).toMatchObject({ manager: "test", apiVersion: "autoscaling/v1" });
    expect(one?.fieldsV1).toMatchObject({ "f:spec": { "f:targetCPUUtilizationPercentage": {} } });
    expect(one?.fieldsV1).not.toHaveProperty(["f:spec", "f:maxReplicas"]);
    expect(two).toMatchObject({ manager: "two", apiVersion: "autoscaling/v2" });
    expect(two?.fieldsV1).toEqual({ "f:spec": { "f:maxReplicas": {} } });
  });

  it("that is too large with its record goes without it", async () => {
    const path = "/apis/apps/v1/namespaces/default/controllerrevisions";
    const revision = (name: string, bytes: number): unknown => ({
      apiVersion: "apps/v1",
      kind: "ControllerRevision",
      metadata: { name },
      revision: 1,
      data: { x: "v".repeat(bytes) },
    });
    const limit = 1.5 * 1024 * 1024;
    const small = await send({ method: "POST", path, body: revision("small", limit - 1000) });
    expect(small.metadata.managedFields).toHaveLength(1);
    const large = await send({ method: "POST", path, body: revision("large", limit - 200) });
    expect(large.metadata.managedFields).toBeUndefined();
  });
});

describe("managedFields that are sent", () => {
  const empty: readonly (readonly [string, unknown])[] = [
    ["an empty list", []],
    ["a list with one empty entry", [{}]],
  ];
  it.each(empty)("as %s reset them", async (_name, managedFields) => {
    await send({ method: "POST", path: configMaps, body: configMap({ a: "1" }) });
    const body = { metadata: { managedFields } };
    const patched = await send({ method: "PATCH", path: `${configMaps}/c`, contentType: mergePatch, body });
    expect(patched.metadata.managedFields).toBeUndefined();
  });

  it("are taken when they are in order, else those there were stay", async () => {
    const made = await send({ method: "POST", path: configMaps, body: configMap({ a: "1" }) });
    const [entry] = made.metadata.managedFields ?? [];
    const sent = (manager: string, apiVersion: string): TestRequest => {
      const body = {
        ...made,
        metadata: { ...made.metadata, managedFields: [{ ...entry, manager, apiVersion }] },
      };
      return {
        method: "PUT",
        path: `${configMaps}/c`,
        body: { ...body, metadata: { ...body.metadata, resourceVersion: "" } },
      };
    };
    expect(entries(await send(sent("me", "v1")))).toEqual(["me Update - 0"]);
    expect(entries(await send(sent("you", "")))).toEqual(["me Update - 0"]);
  });

  it("do not count on a subresource", async () => {
    const made = await send({ method: "POST", path: pods, body: pod });
    const body = { metadata: { managedFields: [{}] }, status: { phase: "Running" } };
    const patched = await send({ method: "PATCH", path: `${pods}/p/status`, contentType: mergePatch, body });
    expect(patched.metadata.managedFields).toHaveLength(2);
    expect(patched.metadata.managedFields?.[0]).toEqual(made.metadata.managedFields?.[0]);
  });
});

describe("the scale of a deployment", () => {
  const scale = {
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name: "d" },
    spec: { replicas: 5 },
  };

  it("takes the replicas from who had them, and gives them back", async () => {
    await send({ method: "POST", path: `${deployments}?fieldManager=me`, body: deployment(1) });
    await send({ method: "PUT", path: `${deployments}/d/scale?fieldManager=hpa`, body: scale });
    const scaled = await send<appsv1.Deployment>({ path: `${deployments}/d` });
    expect(entries(scaled)).toEqual(["hpa Update scale never", "me Update - 0"]);
    expect(fieldsOf(scaled, "hpa", "scale")).toEqual({ "f:spec": { "f:replicas": {} } });
    expect(fieldsOf(scaled, "me")).not.toHaveProperty(["f:spec", "f:replicas"]);
    const body = { spec: { replicas: 2 } };
    const path = `${deployments}/d?fieldManager=me`;
    const back = await send({ method: "PATCH", path, contentType: mergePatch, body });
    expect(entries(back)).toEqual(["me Update - 0"]);
    expect(fieldsOf(back, "me")).toHaveProperty(["f:spec", "f:replicas"]);
  });

  it("that does not change is no write", async () => {
    const made = await send({ method: "POST", path: deployments, body: deployment(5) });
    await send({ method: "PUT", path: `${deployments}/d/scale?fieldManager=hpa`, body: scale });
    expect(await send({ path: `${deployments}/d` })).toEqual(made);
  });
});
