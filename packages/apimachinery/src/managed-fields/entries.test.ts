import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import {
  at,
  canonical,
  configMaps,
  managedFieldsOf,
  managerOf,
  updated,
  withManagedFields,
} from "./testing.ts";

function configMap(data: JsonObject, metadata: JsonObject = {}): JsonObject {
  return canonical({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", namespace: "default", uid: "u1", resourceVersion: "1", ...metadata },
    data,
  });
}

describe("managedFields as a client sends them", () => {
  const live = updated(configMaps, undefined, configMap({ a: "1" }), at(1, "alice"));
  const sentWith = (managedFields: unknown): JsonObject =>
    ({ ...live, metadata: { ...(live["metadata"] as JsonObject), managedFields } }) as JsonObject;
  const entry = {
    manager: "carol",
    operation: "Apply",
    apiVersion: "v1",
    time: "2026-01-01T00:00:00Z",
    fieldsType: "FieldsV1",
    fieldsV1: { "f:data": { "f:a": {} } },
  };
  const rows: { name: string; sent: unknown; result: unknown }[] = [
    { name: "absent: those of the live object", sent: undefined, result: managedFieldsOf(live) },
    { name: "an empty list: none", sent: [], result: [] },
    { name: "one empty entry: none", sent: [{}], result: [] },
    { name: "others: those", sent: [entry], result: [entry] },
    { name: "without an operation", sent: [{ ...entry, operation: "" }], result: managedFieldsOf(live) },
    { name: "without a version", sent: [{ ...entry, apiVersion: "" }], result: managedFieldsOf(live) },
    { name: "of another type", sent: [{ ...entry, fieldsType: "FieldsV2" }], result: managedFieldsOf(live) },
    {
      name: "fields that are none",
      sent: [{ ...entry, fieldsV1: { a: {} } }],
      result: managedFieldsOf(live),
    },
    { name: "in a version that is not there", sent: [{ ...entry, apiVersion: "v9" }], result: [] },
    { name: "without fields", sent: [{ ...entry, fieldsV1: {} }], result: [] },
    {
      name: "the same entry twice: the last one",
      sent: [
        { ...entry, fieldsV1: { "f:data": { "f:b": {} } } },
        { ...entry, apiVersion: "v1" },
      ],
      result: [entry],
    },
  ];
  it.each(rows)("$name", ({ sent, result }) => {
    expect(configMaps.update(live, sentWith(sent), at(2, "bob"))).toEqual(result);
  });

  it("mean nothing on a subresource", () => {
    expect(configMaps.update(live, sentWith([{}]), at(2, "bob", "status"))).toEqual(managedFieldsOf(live));
  });

  it("do not bring back who owns what after a reset, until the object is applied", () => {
    const reset = withManagedFields(live, []);
    expect(configMaps.update(reset, configMap({ a: "2" }), at(3, "bob"))).toEqual([]);
  });
});

describe("the entries", () => {
  it("are sorted by operation, time, manager, version and subresource", () => {
    const sent = ["b Update 1", "a Update 2", "c Update 1", "z Apply 9", "d Update 1", "y Apply 9"].map(
      (text) => {
        const [manager = "", operation = "", minute] = text.split(" ");
        const fieldsV1 = { "f:data": { [`f:${manager}`]: {} } };
        const time = at(Number(minute), "").time;
        return { manager, operation, apiVersion: "v1", time, fieldsType: "FieldsV1", fieldsV1 };
      },
    );
    const live = updated(configMaps, undefined, configMap({ a: "1" }), at(1, "alice"));
    const object = { ...live, metadata: { ...(live["metadata"] as JsonObject), managedFields: sent } };
    const sorted = configMaps.update(live, object, at(2, "bob"));
    expect(
      sorted.map(({ manager, operation, time }) => `${manager} ${operation} ${Number(time?.slice(14, 16))}`),
    ).toEqual(["y Apply 9", "z Apply 9", "b Update 1", "c Update 1", "d Update 1", "a Update 2"]);
  });

  it("of updates are ten at most: the oldest become those of ancient-changes", () => {
    let live = updated(configMaps, undefined, configMap({ base: "1" }), at(0, "m00"));
    const data: Record<string, string> = { base: "1" };
    for (let i = 1; i <= 12; i++) {
      data[`k${i}`] = "1";
      live = updated(configMaps, live, configMap({ ...data }), at(i, `m${String(i).padStart(2, "0")}`));
    }
    const entries = managedFieldsOf(live);
    expect(entries).toHaveLength(10);
    expect(entries[0]).toEqual({
      manager: "ancient-changes",
      operation: "Update",
      apiVersion: "v1",
      time: "2026-01-01T00:03:00Z",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:data": { ".": {}, "f:base": {}, "f:k1": {}, "f:k2": {}, "f:k3": {} } },
    });
    expect(entries.slice(1).map(({ manager }) => manager)).toEqual([
      "m04",
      "m05",
      "m06",
      "m07",
      "m08",
      "m09",
      "m10",
      "m11",
      "m12",
    ]);
  });

  it("stay in the version of their writers", () => {
    const renamed = (object: JsonObject, from: string, to: string): JsonObject => {
      const { [from]: value, ...rest } = object["spec"] as JsonObject;
      return { ...object, spec: { ...rest, [to]: value } };
    };
    const inVersion = (object: JsonObject, apiVersion: string): JsonObject | undefined => {
      if (apiVersion === "example.com/v1") return { ...renamed(object, "count", "size"), apiVersion };
      if (apiVersion === "example.com/v2") return { ...renamed(object, "size", "count"), apiVersion };
      return undefined;
    };
    const v1 = managerOf("example.com/v1", "Widget", { inVersion });
    const v2 = managerOf("example.com/v2", "Widget", { inVersion });
    const widget = (apiVersion: string, spec: JsonObject): JsonObject => ({
      apiVersion,
      kind: "Widget",
      metadata: { name: "w" },
      spec,
    });
    const live = updated(v1, undefined, widget("example.com/v1", { size: 1, color: "red" }), at(1, "old"));
    const stored = inVersion(live, "example.com/v2") ?? {};
    const next = updated(v2, stored, widget("example.com/v2", { count: 2, color: "red" }), at(2, "new"));
    expect(managedFieldsOf(next).map(({ apiVersion, fieldsV1 }) => [apiVersion, fieldsV1])).toEqual([
      ["example.com/v1", { "f:spec": { ".": {}, "f:color": {} } }],
      ["example.com/v2", { "f:spec": { "f:count": {} } }],
    ]);
  });
});
