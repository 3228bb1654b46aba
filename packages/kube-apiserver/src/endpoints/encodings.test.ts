import type { autoscalingv1, autoscalingv2, corev1, eventsv1, KubernetesList, metav1 } from "@kubets/api";
import { decodeObject, encodeObject, isEnvelope } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/index.ts";
import type { TestApiServer, TestRequest } from "../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const configMaps = "/api/v1/namespaces/default/configmaps";
const protobuf = "application/vnd.kubernetes.protobuf";
const partial = "as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

function configMap(name: string): corev1.ConfigMap {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { a: "b" } };
}

describe("protobuf", () => {
  it("is read and written", async () => {
    const body = encodeObject(configMap("a"));
    const created = await server.request({
      method: "POST",
      path: configMaps,
      body,
      contentType: protobuf,
      accept: protobuf,
    });
    expect(created.code).toBe(201);
    expect(created.contentType).toBe(protobuf);
    expect(decodeObject<corev1.ConfigMap>(created.bytes).data).toEqual({ a: "b" });
    const list = await server.request({ path: configMaps, accept: protobuf });
    const { items } = decodeObject<KubernetesList<corev1.ConfigMap>>(list.bytes);
    expect(items.map(({ metadata }) => metadata.name)).toEqual(["a"]);
    const missing = await server.request({ path: `${configMaps}/x`, accept: protobuf });
    expect(decodeObject<metav1.Status & { metadata: object }>(missing.bytes).reason).toBe("NotFound");
  });

  it("takes DeleteOptions of any version", async () => {
    await server.create(configMaps, configMap("a"));
    const body = encodeObject({ apiVersion: "v1", kind: "DeleteOptions" });
    const deleted = await server.request({
      method: "DELETE",
      path: `${configMaps}/a`,
      body,
      contentType: protobuf,
    });
    expect(deleted.code).toBe(200);
  });

  it("refuses bytes that are none", async () => {
    const { body } = await server.request<metav1.Status>({
      method: "POST",
      path: configMaps,
      body: "nonsense",
      contentType: protobuf,
    });
    expect(body).toMatchObject({
      code: 400,
      message:
        "the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] (6e6f6e73656e7365)",
    });
  });
});

describe("other encodings", () => {
  it("reads and writes YAML", async () => {
    const body = "metadata:\n  name: a\ndata:\n  on: 'yes'\n";
    await server.request({ method: "POST", path: configMaps, body, contentType: "application/yaml" });
    const { bytes, contentType } = await server.request({
      path: `${configMaps}/a`,
      accept: "application/yaml",
    });
    expect(contentType).toBe("application/yaml");
    expect(Buffer.from(bytes).toString()).toContain("kind: ConfigMap");
    expect((await server.get<corev1.ConfigMap>(`${configMaps}/a`)).data).toEqual({ on: "yes" });
  });

  it.each<[string, Partial<TestRequest>, number]>([
    ["an answer nobody writes", { accept: "application/cbor" }, 406],
    ["a body nobody reads", { method: "POST", body: "x", contentType: "application/cbor" }, 415],
    [
      "a patch nobody knows",
      { method: "PATCH", path: `${configMaps}/a`, body: "x", contentType: "text/plain" },
      415,
    ],
  ])("refuses %s", async (_name, options, code) => {
    expect((await server.request({ path: configMaps, ...options })).code).toBe(code);
  });

  it("answers metadata alone", async () => {
    await server.create(configMaps, configMap("a"));
    const json = await server.request<metav1.PartialObjectMetadataList>({
      path: configMaps,
      accept: `application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1`,
    });
    expect(json.body.kind).toBe("PartialObjectMetadataList");
    expect(json.body.items[0]).not.toHaveProperty("data");
    const { bytes } = await server.request({ path: configMaps, accept: `${protobuf};${partial}` });
    expect(isEnvelope(bytes)).toBe(true);
    expect(decodeObject<metav1.PartialObjectMetadataList>(bytes).items[0]?.metadata.name).toBe("a");
  });

  it("watches as a table, with headers once", async () => {
    await server.create(configMaps, configMap("a"));
    await server.create(configMaps, configMap("b"));
    const stop = new AbortController();
    const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
    const response = await server.send({ path: `${configMaps}?watch=1`, accept, signal: stop.signal });
    if (response.kind !== "watch") throw new Error("no watch");
    const tables: metav1.Table[] = [];
    for await (const event of response.events) {
      tables.push(JSON.parse(Buffer.from(event.object).toString()) as metav1.Table);
      if (tables.length === 2) stop.abort();
    }
    expect(tables[0]?.columnDefinitions.length).toBeGreaterThan(0);
    expect(tables[1]?.columnDefinitions).toEqual([]);
    expect(tables.map(({ rows }) => rows[0]?.cells[0])).toEqual(["a", "b"]);
  });
});

describe("one thing in two versions", () => {
  it("shows events as both", async () => {
    const event: eventsv1.Event = {
      apiVersion: "events.k8s.io/v1",
      kind: "Event",
      metadata: { name: "e", namespace: "default" },
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "test.dev/c",
      reportingInstance: "i",
      action: "Doing",
      reason: "Tested",
      regarding: { kind: "Pod", name: "p", namespace: "default" },
      note: "It was tested",
      type: "Normal",
      deprecatedSource: {},
    };
    const path = "/apis/events.k8s.io/v1/namespaces/default/events";
    await server.create(path, event);
    const core = await server.get<corev1.Event>("/api/v1/namespaces/default/events/e");
    expect(core).toMatchObject({ apiVersion: "v1", message: "It was tested", involvedObject: { name: "p" } });
    const again = await server.get<eventsv1.EventList>(path);
    expect(again.items[0]).toMatchObject({ note: "It was tested", regarding: { name: "p" } });
    const selected = await server.get<corev1.EventList>(
      "/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3Dp,reason%3DTested",
    );
    expect(selected.items).toHaveLength(1);
    const regarding = await server.get<eventsv1.EventList>(`${path}?fieldSelector=regarding.name%3Dother`);
    expect(regarding.items).toEqual([]);
  });

  it("keeps what autoscaling/v1 has no field for", async () => {
    const base = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
    const target = { kind: "Deployment", name: "d", apiVersion: "apps/v1" };
    const metrics = [
      {
        type: "Resource",
        resource: { name: "memory", target: { type: "Utilization", averageUtilization: 70 } },
      },
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
      },
    ];
    await server.create(base, {
      metadata: { name: "h" },
      spec: { scaleTargetRef: target, maxReplicas: 3, metrics },
    });
    const old = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/h";
    const v1 = await server.get<autoscalingv1.HorizontalPodAutoscaler>(old);
    expect(v1.spec.targetCPUUtilizationPercentage).toBe(50);
    await server.update(old, { ...v1, spec: { ...v1.spec, maxReplicas: 5 } });
    const v2 = await server.get<autoscalingv2.HorizontalPodAutoscaler>(`${base}/h`);
    expect(v2.spec.maxReplicas).toBe(5);
    expect(v2.spec.metrics).toHaveLength(2);
    expect(v2.metadata.annotations).toBeUndefined();
  });
});

describe("the bus", () => {
  it("serves components under their own name", async () => {
    const { apiSubject, decodeApiResponse, decodeWatchFrame, encodeApiRequest } =
      await import("@kubets/transport");
    const transport = await server.transport("system:kube-scheduler");
    const signal = new AbortController().signal;
    const identity = "system:kube-scheduler";
    const pods = { identity, group: "", version: "v1", resource: "pods" };
    const list = await transport.request(apiSubject({ ...pods, verb: "list" }), encodeApiRequest({}), {
      signal,
    });
    const answer = decodeApiResponse(list.body);
    expect(answer.code).toBe(200);
    expect(decodeObject<corev1.PodList>(answer.body).items).toEqual([]);
    const secrets = apiSubject({ ...pods, resource: "secrets", verb: "list" });
    const refused = decodeApiResponse(
      (await transport.request(secrets, encodeApiRequest({}), { signal })).body,
    );
    expect(refused.code).toBe(403);
    const query = "resourceVersion=0";
    const watch = await transport.openStream(
      apiSubject({ ...pods, verb: "watch" }),
      encodeApiRequest({ query }),
      { signal },
    );
    await server.create("/api/v1/namespaces/default/pods", {
      metadata: { name: "p" },
      spec: { containers: [{ name: "c", image: "i" }] },
    });
    for await (const bytes of watch) {
      const frame = decodeWatchFrame(bytes);
      expect(frame.type).toBe("ADDED");
      expect(decodeObject<corev1.Pod>(frame.object).metadata.name).toBe("p");
      break;
    }
    await watch[Symbol.asyncDispose]();
  });

  it("sends long lists in pieces", async () => {
    const { apiSubject, decodeApiResponse, encodeApiRequest } = await import("@kubets/transport");
    const data = { big: "x".repeat(300_000) };
    for (const name of ["a", "b", "c"]) await server.create(configMaps, { metadata: { name }, data });
    const transport = await server.transport("system:kube-controller-manager");
    const subject = apiSubject({
      identity: "system:kube-controller-manager",
      verb: "list",
      group: "",
      version: "v1",
      resource: "configmaps",
    });
    const stream = await transport.openStream(subject, encodeApiRequest({}), {
      signal: new AbortController().signal,
    });
    expect(decodeApiResponse(stream.opening)).toMatchObject({ code: 200, more: true });
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    const { items } = decodeObject<corev1.ConfigMapList>(Buffer.concat(pieces));
    expect(items.filter(({ data: given }) => given?.["big"] !== undefined)).toHaveLength(3);
  });
});
