import type { appsv1, corev1, KubernetesObject } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/test-api-server.ts";
import type { TestAnswer, TestApiServer, TestRequest } from "../testing/test-api-server.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const pods = "/api/v1/namespaces/default/pods";
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const applyPatch = "application/apply-patch+yaml";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

/** An object, or what a refusal says. */
type Answer<T> = TestAnswer<T & { readonly message?: string }>;

/** `query`: the manager, and more parameters. */
function apply<T extends KubernetesObject = corev1.ConfigMap>(
  path: string,
  body: unknown,
  query = "me",
  more: Partial<TestRequest> = {},
): Promise<Answer<T>> {
  const full = `${path}?fieldManager=${query}`;
  return server.request<T & { readonly message?: string }>({
    method: "PATCH",
    path: full,
    contentType: applyPatch,
    body,
    ...more,
  });
}

function configMap(data?: Record<string, string>, metadata: Record<string, unknown> = {}): object {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", ...metadata },
    ...(data ? { data } : {}),
  };
}

function deployment(spec: object = {}, template: object = {}): object {
  const labels = { app: "d" };
  const containers = [{ name: "c", image: "i" }];
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d", namespace: "default" },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers, ...template } },
      ...spec,
    },
  };
}

function managers({ metadata }: KubernetesObject): readonly string[] {
  return (metadata.managedFields ?? []).map(({ manager, operation, subresource }) =>
    [manager, operation, subresource].filter(Boolean).join(" "),
  );
}

describe("an apply", () => {
  it("creates what is not there, then merges", async () => {
    const created = await apply(`${configMaps}/c`, configMap({ a: "1" }));
    expect(created.code).toBe(201);
    expect(created.body.metadata.managedFields).toEqual([
      {
        manager: "me",
        operation: "Apply",
        apiVersion: "v1",
        time: "2026-01-01T00:00:00Z",
        fieldsType: "FieldsV1",
        fieldsV1: { "f:data": { "f:a": {} } },
      },
    ]);
    const merged = await apply(`${configMaps}/c`, configMap({ b: "2" }), "you");
    expect(merged.code).toBe(200);
    expect(merged.body.data).toEqual({ a: "1", b: "2" });
    expect(managers(merged.body)).toEqual(["me Apply", "you Apply"]);
  });

  it("takes YAML", async () => {
    const text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  on: 'yes'\n";
    expect((await apply(`${configMaps}/c`, text)).body.data).toEqual({ on: "yes" });
  });

  it("that changes nothing is no write", async () => {
    const { body: made } = await apply(`${configMaps}/c`, configMap({ a: "1" }));
    await server.clock.step(60_000);
    expect((await apply(`${configMaps}/c`, configMap({ a: "1" }))).body).toEqual(made);
    const { body: pod } = await apply(`${pods}/p`, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: { containers: [{ name: "c", image: "i", resources: { limits: { cpu: "1000m" } } }] },
    });
    await server.clock.step(60_000);
    const again = { name: "c", image: "i", resources: { limits: { cpu: "1000m" } } };
    const body = { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { containers: [again] } };
    expect((await apply(`${pods}/p`, body)).body).toEqual(pod);
  });

  it("removes what its manager had applied and no longer wants, unless others own it too", async () => {
    await apply(`${configMaps}/c`, configMap({ a: "1", b: "2" }));
    await apply(`${configMaps}/c`, configMap({ b: "2" }), "you");
    const { body } = await apply(`${configMaps}/c`, configMap({}));
    expect(body.data).toEqual({ b: "2" });
  });

  it("refuses to change what others own, and says what", async () => {
    await server.create(configMaps, configMap({ a: "1", b: "1", c: "1" }));
    const one = await apply(`${configMaps}/c`, configMap({ a: "2" }));
    expect(one.body).toMatchObject({
      code: 409,
      reason: "Conflict",
      message: 'Apply failed with 1 conflict: conflict with "test" using v1: .data.a',
      details: {
        causes: [
          { reason: "FieldManagerConflict", message: 'conflict with "test" using v1', field: ".data.a" },
        ],
      },
    });
    await apply(`${configMaps}/c`, configMap({ c: "1" }), "you");
    const { body } = await apply(`${configMaps}/c`, configMap({ a: "2", c: "2" }));
    expect(body.message).toBe(
      'Apply failed with 3 conflicts: conflicts with "test" using v1:\n- .data.a\n- .data.c\nconflicts with "you":\n- .data.c',
    );
  });

  it("takes fields over by force", async () => {
    await apply(`${configMaps}/c`, configMap({ a: "1", b: "1" }));
    const { body } = await apply(`${configMaps}/c`, configMap({ a: "2" }), "you&force=true");
    expect(body.data).toEqual({ a: "2", b: "1" });
    expect(body.metadata.managedFields?.map(({ fieldsV1 }) => fieldsV1)).toEqual([
      { "f:data": { "f:b": {} } },
      { "f:data": { "f:a": {} } },
    ]);
  });

  it("of an object without managedFields leaves what there was to somebody of old", async () => {
    await server.create(configMaps, configMap({ a: "1", b: "1" }));
    const reset = { metadata: { managedFields: [{}] } };
    const contentType = "application/merge-patch+json";
    await server.request({ method: "PATCH", path: `${configMaps}/c`, contentType, body: reset });
    const { body } = await apply(`${configMaps}/c`, configMap({ b: "1" }));
    expect(managers(body)).toEqual(["me Apply", "before-first-apply Update"]);
  });

  it("defaults, and owns none of the defaults", async () => {
    const { body } = await apply<appsv1.Deployment>(`${deployments}/d`, deployment());
    expect(body.spec.replicas).toBe(1);
    expect(body.metadata.managedFields?.[0]?.fieldsV1).toEqual({
      "f:spec": {
        "f:selector": {},
        "f:template": {
          "f:metadata": { "f:labels": { "f:app": {} } },
          "f:spec": { "f:containers": { 'k:{"name":"c"}': { ".": {}, "f:image": {}, "f:name": {} } } },
        },
      },
    });
  });

  it("with dryRun writes nothing", async () => {
    const created = await apply(`${configMaps}/c`, configMap({ a: "1" }), "me&dryRun=All");
    expect(created.code).toBe(201);
    expect((await server.request({ path: `${configMaps}/c` })).code).toBe(404);
    await apply(`${configMaps}/c`, configMap({ a: "1" }));
    const changed = await apply(`${configMaps}/c`, configMap({ a: "2" }), "me&dryRun=All");
    expect(changed.body.data).toEqual({ a: "2" });
    expect(await server.get(`${configMaps}/c`)).toMatchObject({ data: { a: "1" } });
  });

  it("through a version that is not the stored one works in that version", async () => {
    const path = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/h";
    const ref = { apiVersion: "apps/v1", kind: "Deployment", name: "d" };
    const spec = { scaleTargetRef: ref, maxReplicas: 3, targetCPUUtilizationPercentage: 50 };
    const wanted = {
      apiVersion: "autoscaling/v1",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "h" },
      spec,
    };
    const { code, body: made } = await apply<KubernetesObject>(path, wanted);
    expect(code).toBe(201);
    expect(made).toMatchObject({ spec });
    expect((await apply<KubernetesObject>(path, wanted)).body).toEqual(made);
    const { body } = await apply<KubernetesObject>(
      path,
      { ...wanted, spec: { ...spec, maxReplicas: 5 } },
      "you",
    );
    expect(body.message).toBe('Apply failed with 1 conflict: conflict with "me": .spec.maxReplicas');
    const v2 = { ...wanted, apiVersion: "autoscaling/v2", spec: { scaleTargetRef: ref, maxReplicas: 4 } };
    const other = await apply<KubernetesObject>(path.replace("/v1/", "/v2/"), v2);
    // The target that is no longer wanted goes; what the server defaults takes its place.
    const metrics = [{ resource: { target: { averageUtilization: 80 } } }];
    expect(other.body).toMatchObject({ spec: { maxReplicas: 4, metrics } });
    expect(other.body.metadata.managedFields?.[0]?.apiVersion).toBe("autoscaling/v2");
  });

  it("goes on when somebody writes meanwhile", async () => {
    await apply(`${configMaps}/c`, configMap({ a: "0" }));
    const answers = await Promise.all(
      ["b", "c", "d", "e"].map((key) => apply(`${configMaps}/c`, configMap({ [key]: "1" }), key)),
    );
    expect(answers.map(({ code }) => code)).toEqual([200, 200, 200, 200]);
    expect(await server.get(`${configMaps}/c`)).toMatchObject({
      data: { a: "0", b: "1", c: "1", d: "1", e: "1" },
    });
  });

  it("by two at once creates once", async () => {
    const answers = await Promise.all(
      ["a", "b"].map((key) => apply(`${configMaps}/c`, configMap({ [key]: "1" }), key)),
    );
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([200, 201]));
    expect(await server.get(`${configMaps}/c`)).toMatchObject({ data: { a: "1", b: "1" } });
  });
});

describe("an apply is refused", () => {
  const invalid = 'PatchOptions.meta.k8s.io "" is invalid: ';
  it.each([
    ["without a manager", "", 422, `${invalid}fieldManager: Required value: is required for apply patch`],
    ["with another kind", "me", 400, "invalid object type: apps/v1, Kind=Deployment", deployment()],
    ["with no kind", "me", 400, "invalid object type: /, Kind=", { metadata: { name: "c" } }],
    [
      "with managedFields",
      "me",
      400,
      "metadata.managedFields must be nil",
      configMap({}, { managedFields: [] }),
    ],
    [
      "with another name",
      "me",
      400,
      "the name of the object (x) does not match the name on the URL (c)",
      configMap({}, { name: "x" }),
    ],
    [
      "without a name",
      "me",
      400,
      "the name of the object (c based on URL) was undeterminable: name must be provided",
      configMap({}, { name: undefined, generateName: "c" }),
    ],
    [
      "with a uid of something that is not there",
      "me",
      409,
      'Operation cannot be fulfilled on configmaps "c": uid mismatch: the provided object specified uid u, and no existing object was found',
      configMap({}, { uid: "u" }),
    ],
    [
      "with a field that the type does not have",
      "me",
      422,
      "failed to create typed patch object (/c; /v1, Kind=ConfigMap): .datas: field not declared in schema",
      { ...configMap(), datas: {} },
    ],
    [
      "that is no object",
      "me",
      400,
      "error decoding patch: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}",
      [],
    ],
  ] as const)("%s", async (_name, manager, code, message, body: object = configMap({})) => {
    const answer = await apply(`${configMaps}/c`, body, manager);
    expect({ code: answer.code, message: answer.body.message }).toEqual({ code, message });
  });

  it("when it names a revision that has passed", async () => {
    const { body } = await apply(`${configMaps}/c`, configMap({ a: "1" }));
    const stale = configMap({ a: "2" }, { resourceVersion: "1" });
    expect((await apply(`${configMaps}/c`, stale)).body).toMatchObject({
      code: 409,
      reason: "Conflict",
      message:
        'Operation cannot be fulfilled on configmaps "c": the object has been modified; please apply your changes to the latest version and try again',
    });
    const current = configMap({ a: "2" }, { resourceVersion: body.metadata.resourceVersion });
    expect((await apply(`${configMaps}/c`, current)).code).toBe(200);
  });

  it("when it is meant for an object of another uid", async () => {
    await apply(`${configMaps}/c`, configMap({}));
    const { body } = await apply(`${configMaps}/c`, configMap({}, { uid: "u" }));
    const message = 'ConfigMap "c" is invalid: metadata.uid: Invalid value: "u": field is immutable';
    expect(body).toMatchObject({ code: 422, message });
  });

  it("of other patches: the parameter force", async () => {
    await server.create(configMaps, configMap({}));
    const contentType = "application/merge-patch+json";
    const path = `${configMaps}/c?force=true`;
    const { code, body } = await server.request({ method: "PATCH", path, contentType, body: {} });
    const message = `${invalid}force: Forbidden: may not be specified for non-apply patch`;
    expect({ code, message: body["message"] }).toEqual({ code: 422, message });
  });

  it("in CBOR", async () => {
    const { body } = await apply(`${configMaps}/c`, configMap({}), "me", {
      contentType: "application/apply-patch+cbor",
    });
    expect(body).toMatchObject({
      code: 415,
      message:
        "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml",
    });
  });

  it("from who may not create", async () => {
    const user = {
      username: "system:node:n",
      uid: "",
      groups: ["system:nodes", "system:authenticated"],
      extra: {},
    };
    const path = "/api/v1/namespaces/default/services/s";
    const body = {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { ports: [{ port: 1 }] },
    };
    expect((await apply(path, body, "me", { user })).code).toBe(403);
  });
});

describe("a field given twice", () => {
  const twice = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  a: '1'\n  a: '2'\n";
  const problem =
    'error converting YAML to JSON: yaml: unmarshal errors:\n  line 7: key "a" already set in map';

  it("is refused when validation is strict", async () => {
    const { body } = await apply(`${configMaps}/c`, twice, "me&fieldValidation=Strict");
    expect(body).toMatchObject({ code: 400, message: `error strict decoding patch: ${problem}` });
  });

  it("is warned of, the last one counts", async () => {
    const { body, warnings } = await apply(`${configMaps}/c`, twice);
    expect(body.data).toEqual({ a: "2" });
    expect(warnings).toEqual([problem]);
  });

  it("is nothing to speak of when fields are not validated", async () => {
    const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"},"data":{"a":"1","a":"2"}}';
    const { body, warnings } = await apply(`${configMaps}/c`, json, "me&fieldValidation=Ignore");
    expect(body.data).toEqual({ a: "2" });
    expect(warnings).toEqual([]);
  });
});

describe("subresources", () => {
  it("take an apply of the status, which reaches nothing else and creates nothing", async () => {
    const status = { ...deployment({ replicas: 7 }), status: { replicas: 3 } };
    expect((await apply(`${deployments}/d/status`, status)).code).toBe(404);
    await apply(`${deployments}/d`, deployment());
    const { body } = await apply<appsv1.Deployment>(`${deployments}/d/status`, status, "controller");
    expect(body).toMatchObject({ spec: { replicas: 1 }, status: { replicas: 3 } });
    expect(managers(body)).toEqual(["controller Apply status", "me Apply"]);
    expect(body.metadata.managedFields?.[0]?.fieldsV1).toEqual({ "f:status": { "f:replicas": {} } });
  });

  it("take an apply of ephemeral containers, which owns nothing else", async () => {
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "p" } };
    const containers = [{ name: "c", image: "i" }];
    await apply(`${pods}/p`, { ...pod, spec: { containers } });
    const ephemeralContainers = [{ name: "e", image: "i" }];
    const path = `${pods}/p/ephemeralcontainers`;
    const { body } = await apply<corev1.Pod>(
      path,
      { ...pod, spec: { containers, ephemeralContainers } },
      "debug",
    );
    expect(body.spec.ephemeralContainers).toMatchObject(ephemeralContainers);
    expect(managers(body)).toEqual(["debug Apply ephemeralcontainers", "me Apply"]);
    const item = { 'k:{"name":"e"}': { ".": {}, "f:image": {}, "f:name": {} } };
    expect(body.metadata.managedFields?.[0]?.fieldsV1).toEqual({
      "f:spec": { "f:ephemeralContainers": item },
    });
  });

  it("take an apply of the scale", async () => {
    await apply(`${deployments}/d`, deployment({ replicas: 1 }));
    const scale = {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 5 },
    };
    const refused = await apply(`${deployments}/d/scale`, scale, "hpa");
    expect(refused.body.message).toBe('Apply failed with 1 conflict: conflict with "me": .spec.replicas');
    expect((await apply(`${deployments}/d/scale`, scale, "hpa&force=true")).code).toBe(200);
    const scaled = await server.get<appsv1.Deployment>(`${deployments}/d`);
    expect(scaled.spec.replicas).toBe(5);
    expect(managers(scaled)).toEqual(["hpa Apply scale", "me Apply"]);
  });
});

describe("kubectl's way from client-side apply to server-side apply", () => {
  it("gives the fields that were applied before to kubectl", async () => {
    const annotation = "kubectl.kubernetes.io/last-applied-configuration";
    const old = configMap({ a: "1", b: "1" });
    const annotations = { [annotation]: `${JSON.stringify(old)}\n` };
    const path = `${configMaps}?fieldManager=kubectl-client-side-apply`;
    await server.create(path, configMap({ a: "1", b: "1" }, { annotations }));
    const { code, body } = await apply(`${configMaps}/c`, configMap({ a: "2", b: "1" }), "kubectl");
    expect(code).toBe(200);
    expect(body.data).toEqual({ a: "2", b: "1" });
    expect(managers(body)).toEqual(["kubectl Apply", "kubectl-client-side-apply Update"]);
    const lastApplied: unknown = JSON.parse(body.metadata.annotations?.[annotation] ?? "");
    expect(lastApplied).toMatchObject({ data: { a: "2", b: "1" } });
  });
});
