import type { corev1, eventsv1, metav1 } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/index.ts";
import type { TestApiServer } from "../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const configMaps = "/api/v1/namespaces/default/configmaps";

function configMap(
  name: string,
  data: Record<string, string> = {},
  labels?: Record<string, string>,
): unknown {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, ...(labels ? { labels } : {}) }, data };
}

async function failure(
  path: string,
  method = "GET",
  body?: unknown,
  contentType?: string,
): Promise<metav1.Status> {
  const options = {
    path,
    method,
    ...(body === undefined ? {} : { body }),
    ...(contentType ? { contentType } : {}),
  };
  return (await server.request<metav1.Status>(options)).body;
}

describe("the life of an object", () => {
  it("creates, reads, updates, deletes", async () => {
    const created = await server.create<corev1.ConfigMap>(configMaps, configMap("a", { x: "1" }));
    expect(created.metadata).toMatchObject({ name: "a", namespace: "default" });
    expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.metadata.creationTimestamp).toBe("2026-01-01T00:00:00Z");
    const read = await server.get<corev1.ConfigMap>(`${configMaps}/a`);
    expect(read).toEqual(created);
    const updated = await server.update<corev1.ConfigMap>(`${configMaps}/a`, { ...read, data: { x: "2" } });
    expect(Number(updated.metadata.resourceVersion)).toBeGreaterThan(Number(read.metadata.resourceVersion));
    const stale = await failure(`${configMaps}/a`, "PUT", { ...read, data: { x: "3" } });
    expect(stale).toMatchObject({
      code: 409,
      reason: "Conflict",
      message:
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
    });
    const deleted = await server.request<metav1.Status>({ method: "DELETE", path: `${configMaps}/a` });
    expect(deleted.body).toMatchObject({ status: "Success", details: { name: "a", kind: "configmaps" } });
    expect(await failure(`${configMaps}/a`)).toMatchObject({
      code: 404,
      reason: "NotFound",
      message: 'configmaps "a" not found',
    });
  });

  it("writes nothing when nothing changes", async () => {
    const created = await server.create<corev1.ConfigMap>(configMaps, configMap("a", { x: "1" }));
    const again = await server.update<corev1.ConfigMap>(`${configMaps}/a`, created);
    expect(again.metadata.resourceVersion).toBe(created.metadata.resourceVersion);
  });

  it("generates names", async () => {
    const created = await server.create<corev1.ConfigMap>(configMaps, { metadata: { generateName: "a-" } });
    expect(created.metadata.name).toMatch(/^a-[bcdfghjklmnpqrstvwxz2-9]{5}$/);
  });

  it("patches", async () => {
    await server.create(configMaps, configMap("a", { x: "1" }));
    const merge = await server.request<corev1.ConfigMap>({
      method: "PATCH",
      path: `${configMaps}/a`,
      body: { data: { x: null, y: "2" } },
      contentType: "application/merge-patch+json",
    });
    expect(merge.body.data).toEqual({ y: "2" });
    const json = await server.request<corev1.ConfigMap>({
      method: "PATCH",
      path: `${configMaps}/a`,
      body: [{ op: "add", path: "/data/z", value: "3" }],
      contentType: "application/json-patch+json",
    });
    expect(json.body.data).toEqual({ y: "2", z: "3" });
    expect(await failure(`${configMaps}/a`, "PATCH", {}, "application/apply-patch+cbor")).toMatchObject({
      code: 415,
      reason: "UnsupportedMediaType",
    });
    expect(await failure(`${configMaps}/b`, "PATCH", {}, "application/merge-patch+json")).toMatchObject({
      code: 404,
    });
  });

  it("changes and deletes what another group stores", async () => {
    const events = "/apis/events.k8s.io/v1/namespaces/default/events";
    const event = {
      apiVersion: "events.k8s.io/v1",
      kind: "Event",
      metadata: { name: "e" },
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "example.com/tester",
      reportingInstance: "tester-1",
      action: "Test",
      reason: "Tested",
      type: "Normal",
      regarding: { kind: "Pod", name: "x", namespace: "default" },
    };
    await server.create(events, event);
    const patched = await server.request<eventsv1.Event>({
      method: "PATCH",
      path: `${events}/e`,
      body: { metadata: { labels: { a: "b" } } },
      contentType: "application/merge-patch+json",
    });
    expect(patched.body).toMatchObject({ kind: "Event", metadata: { labels: { a: "b" } } });
    const deleted = await server.request<metav1.Status>({ method: "DELETE", path: `${events}/e` });
    expect(deleted.body).toMatchObject({ status: "Success" });
    expect(await failure("/api/v1/namespaces/default/events/e")).toMatchObject({ code: 404 });
  });

  it("keeps an object with finalizers until they are gone", async () => {
    const body = { metadata: { name: "f", finalizers: ["example.com/f"] } };
    await server.create(configMaps, body);
    const marked = await server.request<corev1.ConfigMap>({ method: "DELETE", path: `${configMaps}/f` });
    expect(marked.body.metadata).toMatchObject({
      deletionTimestamp: "2026-01-01T00:00:00Z",
      deletionGracePeriodSeconds: 0,
    });
    const { finalizers: _gone, ...metadata } = (await server.get<corev1.ConfigMap>(`${configMaps}/f`))
      .metadata;
    await server.update(`${configMaps}/f`, { metadata });
    expect(await failure(`${configMaps}/f`)).toMatchObject({ code: 404 });
  });

  it("dry-runs", async () => {
    const path = `${configMaps}?dryRun=All`;
    const dry = await server.request({ method: "POST", path, body: configMap("a") });
    expect(dry.code).toBe(201);
    expect(await failure(`${configMaps}/a`)).toMatchObject({ code: 404 });
  });
});

describe("lists", () => {
  beforeEach(async () => {
    for (const name of ["a", "b", "c", "d", "e"])
      await server.create(configMaps, configMap(name, {}, { odd: String("ace".includes(name)) }));
  });

  it("selects by labels and fields", async () => {
    const odd = await server.get<corev1.ConfigMapList>(`${configMaps}?labelSelector=odd%3Dtrue`);
    expect(odd.items.map((item) => item.metadata.name)).toEqual(["a", "c", "e"]);
    const one = await server.get<corev1.ConfigMapList>(`${configMaps}?fieldSelector=metadata.name%3Db`);
    expect(one.items.map((item) => item.metadata.name)).toEqual(["b"]);
    expect(one.items[0]).not.toHaveProperty("kind");
  });

  it("goes on from one state", async () => {
    const first = await server.get<corev1.ConfigMapList>(`${configMaps}?limit=2`);
    expect(first.items.map((item) => item.metadata.name)).toEqual(["a", "b"]);
    expect(first.metadata.remainingItemCount).toBe(3);
    await server.create(configMaps, configMap("cc"));
    const token = encodeURIComponent(first.metadata.continue ?? "");
    const rest = await server.get<corev1.ConfigMapList>(`${configMaps}?limit=9&continue=${token}`);
    expect(rest.items.map((item) => item.metadata.name)).toEqual(["c", "d", "e"]);
    expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  it("answers as a table", async () => {
    const accept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    const { body } = await server.request<metav1.Table>({ path: configMaps, accept });
    expect(body.kind).toBe("Table");
    expect(body.rows).toHaveLength(5);
  });

  it("deletes a collection", async () => {
    await server.request({ method: "DELETE", path: `${configMaps}?labelSelector=odd%3Dfalse` });
    const left = await server.get<corev1.ConfigMapList>(configMaps);
    expect(left.items.map((item) => item.metadata.name)).toEqual(["a", "c", "e"]);
  });
});

describe("refusals", () => {
  const rows: [string, string, string, unknown, number, string][] = [
    [
      "unknown resource",
      "GET",
      "/api/v1/namespaces/default/foos",
      undefined,
      404,
      "the server could not find the requested resource",
    ],
    ["unknown path", "GET", "/nowhere", undefined, 404, "the server could not find the requested resource"],
    [
      "unknown namespace",
      "POST",
      "/api/v1/namespaces/x/configmaps",
      configMap("a"),
      404,
      'namespaces "x" not found',
    ],
    [
      "other kind",
      "POST",
      configMaps,
      { apiVersion: "v1", kind: "Secret", metadata: { name: "a" } },
      400,
      'Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (v1.ConfigMap): unknown conversion',
    ],
    [
      "other version",
      "POST",
      configMaps,
      { apiVersion: "apps/v1", kind: "ConfigMap", metadata: { name: "a" } },
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "apps/v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
    ],
    [
      "broken JSON",
      "POST",
      configMaps,
      "{",
      400,
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({)",
    ],
    [
      "no body",
      "POST",
      configMaps,
      "",
      400,
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
    ],
    [
      "other namespace",
      "POST",
      configMaps,
      { metadata: { name: "a", namespace: "b" } },
      400,
      "the namespace of the provided object does not match the namespace sent on the request",
    ],
    [
      "other name",
      "PUT",
      `${configMaps}/b`,
      configMap("a"),
      400,
      "the name of the object (a) does not match the name on the URL (b)",
    ],
    [
      "no name",
      "POST",
      configMaps,
      { metadata: {} },
      422,
      'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
    ],
    [
      "unknown field",
      "POST",
      `${configMaps}?fieldValidation=Strict`,
      { metadata: { name: "a" }, dat: {} },
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dat"',
    ],
    [
      "duplicate field",
      "POST",
      `${configMaps}?fieldValidation=Strict`,
      '{"metadata":{"name":"a","name":"b"}}',
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "metadata.name"',
    ],
    [
      "unknown field label",
      "GET",
      `${configMaps}?fieldSelector=spec.x%3D1`,
      undefined,
      400,
      '"spec.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
    [
      "collection by PUT",
      "PUT",
      configMaps,
      {},
      405,
      "the server does not allow this method on the requested resource",
    ],
    [
      "immortal namespace",
      "DELETE",
      "/api/v1/namespaces/default",
      undefined,
      403,
      'namespaces "default" is forbidden: this namespace may not be deleted',
    ],
  ];

  it.each(rows)("%s", async (_name, method, path, body, code, message) => {
    expect(await failure(path, method, body)).toMatchObject({ code, message });
  });

  it("forbids in Kubernetes' words", async () => {
    const user = { username: "x", uid: "", groups: ["system:authenticated"], extra: {} };
    const { body } = await server.request<metav1.Status>({ path: "/api/v1/namespaces/default/pods", user });
    expect(body).toMatchObject({
      code: 403,
      message:
        'pods is forbidden: User "x" cannot list resource "pods" in API group "" in the namespace "default"',
    });
  });

  it("warns of unknown fields by default", async () => {
    const { warnings } = await server.request({
      method: "POST",
      path: configMaps,
      body: { metadata: { name: "a" }, dat: {} },
    });
    expect(warnings).toEqual(['unknown field "dat"']);
  });
});

describe("watches", () => {
  it("tells what is there, what comes, and where it is", async () => {
    await server.create(configMaps, configMap("a"));
    const stop = new AbortController();
    const query =
      "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    const response = await server.send({ path: `${configMaps}?${query}`, signal: stop.signal });
    if (response.kind !== "watch") throw new Error(JSON.stringify(response));
    const events = response.events[Symbol.asyncIterator]();
    const next = async (): Promise<string> => {
      const { value } = await events.next();
      const object = JSON.parse(Buffer.from(value.object).toString()) as corev1.ConfigMap;
      return `${String(value.type)} ${object.metadata.name ?? JSON.stringify(object.metadata.annotations ?? {})}`;
    };
    expect(await next()).toBe("ADDED a");
    expect(await next()).toBe('BOOKMARK {"k8s.io/initial-events-end":"true"}');
    await server.create(configMaps, configMap("b"));
    expect(await next()).toBe("ADDED b");
    await server.request({ method: "DELETE", path: `${configMaps}/a` });
    expect(await next()).toBe("DELETED a");
    const bookmark = next();
    await server.clock.step(61_000);
    expect(await bookmark).toBe("BOOKMARK {}");
    stop.abort();
    expect((await events.next()).done).toBe(true);
  });
});
