import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import {
  at,
  canonical,
  configMaps,
  managedFieldsOf,
  managerOf,
  owners,
  updated,
  withManagedFields,
} from "./testing.ts";

const pods = managerOf("v1", "Pod", { resetFields: [["status"]] });
const podStatus = managerOf("v1", "Pod", {
  resetFields: [["spec"], ["metadata", "deletionTimestamp"], ["metadata", "ownerReferences"]],
});
function configMap(data: JsonObject, metadata: JsonObject = {}): JsonObject {
  return canonical({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", namespace: "default", uid: "u1", resourceVersion: "1", ...metadata },
    data,
  });
}

const pod = canonical({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    generateName: "web-",
    name: "web-1",
    namespace: "default",
    uid: "u1",
    labels: { app: "web" },
    finalizers: ["example.com/a"],
    ownerReferences: [
      { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "r1", controller: true },
    ],
  },
  spec: {
    containers: [
      {
        name: "web",
        image: "web:1",
        args: ["a", "b"],
        env: [{ name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }],
        ports: [{ containerPort: 8080, protocol: "TCP" }, { containerPort: 80 }],
        resources: { requests: { cpu: "1" } },
        volumeMounts: [{ name: "data", mountPath: "/data" }],
      },
    ],
    nodeSelector: { disk: "fast" },
    securityContext: {},
    tolerations: [{ key: "a", operator: "Exists" }],
    volumes: [{ name: "data", emptyDir: {} }],
  },
});

describe("what a create owns", () => {
  it("is what differs from an object of which nothing is set, but not what the server keeps", () => {
    const created = updated(pods, undefined, pod, at(1, "kube-controller-manager"));
    expect(managedFieldsOf(created)).toEqual([
      {
        manager: "kube-controller-manager",
        operation: "Update",
        apiVersion: "v1",
        time: "2026-01-01T00:01:00Z",
        fieldsType: "FieldsV1",
        fieldsV1: {
          "f:metadata": {
            "f:finalizers": { ".": {}, 'v:"example.com/a"': {} },
            "f:generateName": {},
            "f:labels": { ".": {}, "f:app": {} },
            "f:ownerReferences": { ".": {}, 'k:{"uid":"r1"}': {} },
          },
          "f:spec": {
            "f:containers": {
              'k:{"name":"web"}': {
                ".": {},
                "f:args": {},
                "f:env": {
                  ".": {},
                  'k:{"name":"IP"}': {
                    ".": {},
                    "f:name": {},
                    "f:valueFrom": { ".": {}, "f:fieldRef": {} },
                  },
                },
                "f:image": {},
                "f:name": {},
                "f:ports": {
                  ".": {},
                  'k:{"containerPort":80,"protocol":"TCP"}': { ".": {}, "f:containerPort": {} },
                  'k:{"containerPort":8080,"protocol":"TCP"}': {
                    ".": {},
                    "f:containerPort": {},
                    "f:protocol": {},
                  },
                },
                "f:resources": { ".": {}, "f:requests": { ".": {}, "f:cpu": {} } },
                "f:volumeMounts": {
                  ".": {},
                  'k:{"mountPath":"/data"}': { ".": {}, "f:mountPath": {}, "f:name": {} },
                },
              },
            },
            "f:nodeSelector": {},
            "f:securityContext": {},
            "f:tolerations": {},
            "f:volumes": {
              ".": {},
              'k:{"name":"data"}': { ".": {}, "f:emptyDir": {}, "f:name": {} },
            },
          },
        },
      },
    ]);
  });

  it("is written in Kubernetes' order", () => {
    const [entry] = managedFieldsOf(updated(pods, undefined, pod, at(1, "a")));
    expect(JSON.stringify(entry?.fieldsV1).slice(0, 110)).toBe(
      String.raw`{"f:metadata":{"f:finalizers":{".":{},"v:\"example.com/a\"":{}},"f:generateName":{},"f:labels":{".":{},"f:app"`,
    );
  });

  it("is of `unknown` when the writer says no name", () => {
    expect(owners(updated(configMaps, undefined, configMap({ a: "1" }), at(1, "")))).toEqual({
      "unknown Update": { "f:data": { ".": {}, "f:a": {} } },
    });
  });

  it("is nothing when only what the server keeps is set", () => {
    expect(configMaps.update(undefined, configMap({}), at(1, "a"))).toEqual([]);
  });

  it("takes the entries that the object brings with it into account", () => {
    const brought = configMaps.update(undefined, configMap({ a: "1" }), at(1, "a"));
    const object = withManagedFields(configMap({ a: "1" }), brought);
    expect(owners(updated(configMaps, undefined, object, at(2, "b")))).toEqual({
      "b Update": { "f:data": { ".": {}, "f:a": {} } },
    });
  });

  it("is deduced for a kind without schema: maps by their keys, lists as a whole, metadata by its type", () => {
    const widgets = managerOf("example.com/v1", "Widget");
    const widget = {
      apiVersion: "example.com/v1",
      kind: "Widget",
      metadata: { name: "w", finalizers: ["example.com/a"] },
      spec: { size: 1, parts: [{ name: "a" }], nothing: {}, none: null, deep: { map: { a: true } } },
    };
    expect(owners(updated(widgets, undefined, widget, at(1, "a")))).toEqual({
      "a Update": {
        "f:metadata": { "f:finalizers": { ".": {}, 'v:"example.com/a"': {} } },
        "f:spec": {
          ".": {},
          "f:deep": { ".": {}, "f:map": { ".": {}, "f:a": {} } },
          "f:none": {},
          "f:nothing": {},
          "f:parts": {},
          "f:size": {},
        },
      },
    });
  });
});

describe("what an update owns", () => {
  const live = updated(configMaps, undefined, configMap({ a: "1", b: "1" }), at(1, "alice"));

  it("is what it sets differently, which nobody else owns then", () => {
    const next = updated(configMaps, live, configMap({ a: "2", b: "1", c: "1" }), at(2, "bob"));
    expect(owners(next)).toEqual({
      "alice Update": { "f:data": { ".": {}, "f:b": {} } },
      "bob Update": { "f:data": { "f:a": {}, "f:c": {} } },
    });
  });

  it("comes to what it owned before, at its time", () => {
    const next = updated(configMaps, live, configMap({ a: "1", b: "1", c: "1" }), at(2, "alice"));
    expect(owners(next)).toEqual({
      "alice Update": { "f:data": { ".": {}, "f:a": {}, "f:b": {}, "f:c": {} } },
    });
    expect(managedFieldsOf(next)[0]?.time).toBe("2026-01-01T00:02:00Z");
  });

  it("does not include what it removes, which is nobody's then, without a new time for anybody", () => {
    const next = updated(configMaps, live, configMap({ a: "1" }), at(2, "bob"));
    expect(owners(next)).toEqual({ "alice Update": { "f:data": { ".": {}, "f:a": {} } } });
    expect(managedFieldsOf(next)[0]?.time).toBe("2026-01-01T00:01:00Z");
  });

  it("leaves no entry to whom nothing is left", () => {
    const next = updated(configMaps, live, configMap({ a: "2", b: "2" }), at(2, "bob"));
    expect(owners(next)).toEqual({
      "alice Update": { "f:data": {} },
      "bob Update": { "f:data": { "f:a": {}, "f:b": {} } },
    });
    const last = updated(configMaps, next, configMap({}), at(3, "bob"));
    expect(managedFieldsOf(last)).toEqual([]);
  });

  it("is nothing when nothing differs: the entries are those that were", () => {
    const same = structuredClone(live);
    expect(configMaps.update(live, same, at(9, "bob"))).toBe(managedFieldsOf(live));
    const moved = {
      ...same,
      metadata: { ...(same["metadata"] as JsonObject), resourceVersion: "2", generation: 4 },
    };
    expect(configMaps.update(live, moved, at(9, "bob"))).toBe(managedFieldsOf(live));
  });

  it("is apart for another operation, version or subresource", () => {
    const created = updated(pods, undefined, pod, at(1, "kubelet"));
    const running = canonical({ ...created, status: { phase: "Running" } });
    expect(owners(updated(podStatus, created, running, at(2, "kubelet", "status")))).toEqual({
      ...owners(created),
      "kubelet Update status": { "f:status": { "f:phase": {} } },
    });
  });

  it("has no part in fields that the server resets", () => {
    const created = updated(pods, undefined, canonical({ ...pod, status: { phase: "Failed" } }), at(1, "a"));
    expect(JSON.stringify(owners(created))).not.toContain("f:status");
    const changed = canonical({ ...created, spec: { ...(pod["spec"] as JsonObject), nodeName: "n" } });
    expect(podStatus.update(created, changed, at(2, "b", "status"))).toEqual(managedFieldsOf(created));
  });

  it("is the condition that changed, not those beside it", () => {
    const conditions = (ready: string): JsonObject =>
      canonical({
        ...pod,
        status: {
          conditions: ["Initialized", "Ready"].map((type) => ({
            type,
            status: type === "Ready" ? ready : "True",
          })),
        },
      });
    const live = updated(podStatus, undefined, conditions("False"), at(1, "kubelet", "status"));
    const next = updated(podStatus, live, conditions("True"), at(2, "other", "status"));
    expect(owners(next)["other Update status"]).toEqual({
      "f:status": { "f:conditions": { 'k:{"type":"Ready"}': { "f:status": {} } } },
    });
  });

  it("is items that share a key as one", () => {
    const withPorts = (ports: readonly JsonObject[]): JsonObject =>
      canonical({ ...pod, spec: { containers: [{ name: "web", ports }] } });
    const one = withPorts([{ containerPort: 80, name: "a" }]);
    const two = withPorts([
      { containerPort: 80, name: "a" },
      { containerPort: 80, name: "b" },
    ]);
    const changed = withPorts([
      { containerPort: 80, name: "a" },
      { containerPort: 80, name: "c" },
    ]);
    const portsOf = (object: JsonObject, manager: string): unknown => {
      const all = JSON.stringify(owners(object)[`${manager} Update`]);
      return JSON.parse(all)?.["f:spec"]?.["f:containers"]?.['k:{"name":"web"}']?.["f:ports"];
    };
    const key = 'k:{"containerPort":80,"protocol":"TCP"}';
    const live = updated(pods, undefined, two, at(1, "a"));
    expect(portsOf(live, "a")).toEqual({ ".": {}, [key]: {} });
    expect(portsOf(updated(pods, live, changed, at(2, "b")), "b")).toEqual({ [key]: {} });
    expect(portsOf(updated(pods, live, one, at(2, "b")), "b")).toEqual({
      [key]: { ".": {}, "f:containerPort": {}, "f:name": {} },
    });
    const single = updated(pods, undefined, one, at(1, "a"));
    expect(portsOf(updated(pods, single, two, at(2, "b")), "b")).toEqual({ [key]: {} });
  });

  it("is the path and what is below it when a value changes its type", () => {
    const widgets = managerOf("example.com/v1", "Widget");
    const widget = (spec: JsonObject): JsonObject => ({
      apiVersion: "example.com/v1",
      kind: "Widget",
      metadata: { name: "w" },
      spec,
    });
    const live = updated(widgets, undefined, widget({ a: { b: 1 }, c: 2 }), at(1, "a"));
    expect(owners(updated(widgets, live, widget({ a: [1], c: { d: 1 } }), at(2, "b")))).toEqual({
      "a Update": { "f:spec": {} },
      "b Update": { "f:spec": { "f:a": {}, "f:c": { ".": {}, "f:d": {} } } },
    });
  });
});
