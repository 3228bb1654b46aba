import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import { isJsonObject } from "../patch/json.ts";
import type { ApplyResult, FieldConflict } from "./contract.ts";
import {
  applied,
  at,
  canonical,
  configMap,
  configMaps,
  containers,
  containersOf,
  deployment,
  deployments,
  managedFieldsOf,
  managerOf,
  owners,
  updated,
} from "./testing.ts";

const unforced = { force: false };
const forced = { force: true };

function conflictsOf(result: ApplyResult): readonly FieldConflict[] {
  return result.kind === "conflicts" ? result.conflicts : [];
}

/** What a client then finds. */
function stored(result: ApplyResult): JsonObject {
  return canonical(applied(result));
}

describe("apply", () => {
  it("creates an object, and owns what the configuration says", () => {
    const configuration = deployment(
      {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "web", image: "web:1", ports: [{ containerPort: 80 }] }] },
        },
      },
      { labels: { app: "web" }, finalizers: ["example.com/a"] },
    );
    const result = deployments.apply(undefined, configuration, at(1, "argocd"), unforced);
    expect(canonical(applied(result))).toEqual(
      canonical({
        ...configuration,
        metadata: {
          ...(configuration["metadata"] as JsonObject),
          managedFields: managedFieldsOf(applied(result)),
        },
      }),
    );
    expect(managedFieldsOf(applied(result))).toEqual([
      {
        manager: "argocd",
        operation: "Apply",
        apiVersion: "apps/v1",
        time: "2026-01-01T00:01:00Z",
        fieldsType: "FieldsV1",
        fieldsV1: {
          "f:metadata": {
            "f:finalizers": { 'v:"example.com/a"': {} },
            "f:labels": { "f:app": {} },
          },
          "f:spec": {
            "f:replicas": {},
            "f:selector": {},
            "f:template": {
              "f:metadata": { "f:labels": { "f:app": {} } },
              "f:spec": {
                "f:containers": {
                  'k:{"name":"web"}': {
                    ".": {},
                    "f:image": {},
                    "f:name": {},
                    "f:ports": {
                      'k:{"containerPort":80,"protocol":"TCP"}': { ".": {}, "f:containerPort": {} },
                    },
                  },
                },
              },
            },
          },
        },
      },
    ]);
  });

  it("merges into what is there, which stays as it was where the configuration says nothing", () => {
    const live = updated(configMaps, undefined, canonical(configMap({ a: "1" })), at(1, "bob"));
    const next = stored(configMaps.apply(live, configMap({ b: "1" }), at(2, "alice"), unforced));
    expect(next["data"]).toEqual({ a: "1", b: "1" });
    expect(owners(next)).toEqual({
      "alice Apply": { "f:data": { "f:b": {} } },
      "bob Update": { "f:data": { ".": {}, "f:a": {} } },
    });
  });

  it("shares a field whose value it agrees on, and keeps it until nobody wants it", () => {
    const first = stored(
      configMaps.apply(undefined, configMap({ a: "1", b: "1" }), at(1, "alice"), unforced),
    );
    const both = stored(configMaps.apply(first, configMap({ a: "1" }), at(2, "bob"), unforced));
    expect(owners(both)).toEqual({
      "alice Apply": { "f:data": { "f:a": {}, "f:b": {} } },
      "bob Apply": { "f:data": { "f:a": {} } },
    });
    const one = stored(configMaps.apply(both, configMap({}), at(3, "alice"), unforced));
    expect(one["data"]).toEqual({ a: "1" });
    expect(owners(one)).toEqual({
      "alice Apply": { "f:data": {} },
      "bob Apply": { "f:data": { "f:a": {} } },
    });
  });

  it("is refused where others want something else, unless by force", () => {
    const live = stored(configMaps.apply(undefined, configMap({ a: "1", b: "1" }), at(1, "alice"), unforced));
    const configuration = configMap({ a: "2", c: "1" });
    const refused = configMaps.apply(live, configuration, at(2, "bob"), unforced);
    expect(conflictsOf(refused)).toEqual([{ manager: '"alice"', field: ".data.a" }]);
    const next = stored(configMaps.apply(live, configuration, at(2, "bob"), forced));
    expect(next["data"]).toEqual({ a: "2", b: "1", c: "1" });
    expect(owners(next)).toEqual({
      "alice Apply": { "f:data": { "f:b": {} } },
      "bob Apply": { "f:data": { "f:a": {}, "f:c": {} } },
    });
  });

  it("does not conflict with what is its own, or nobody's", () => {
    const live = stored(configMaps.apply(undefined, configMap({ a: "1" }), at(1, "alice"), unforced));
    expect(stored(configMaps.apply(live, configMap({ a: "2" }), at(2, "alice"), unforced))["data"]).toEqual({
      a: "2",
    });
    const defaulted = { ...live, data: { a: "1", d: "default" } };
    expect(
      stored(configMaps.apply(defaulted, configMap({ a: "1", d: "x" }), at(2, "alice"), unforced))["data"],
    ).toEqual({
      a: "1",
      d: "x",
    });
  });

  it("conflicts with its own updates", () => {
    const live = updated(configMaps, undefined, canonical(configMap({ a: "1" })), at(1, "alice"));
    const result = configMaps.apply(live, configMap({ a: "2" }), at(2, "alice"), unforced);
    expect(conflictsOf(result)).toEqual([{ manager: '"alice" using v1', field: ".data.a" }]);
  });

  it("removes what it applied and wants no longer, and what is in that, but nothing beside it", () => {
    const first = stored(
      deployments.apply(
        undefined,
        deployment(
          { replicas: 1, ...containers({ name: "a", image: "a:1" }, { name: "b", image: "b:1" }) },
          { labels: { x: "1", y: "1" } },
        ),
        at(1, "alice"),
        unforced,
      ),
    );
    const spec = first["spec"] as JsonObject;
    // What defaults and others add.
    const live = updated(
      deployments,
      first,
      canonical({
        ...first,
        spec: {
          ...spec,
          paused: true,
          ...containers(
            { name: "a", image: "a:1", tty: true },
            { name: "b", image: "b:1", imagePullPolicy: "Always" },
            { name: "c", image: "c:1" },
          ),
        },
      }),
      at(2, "bob"),
    );
    const next = stored(
      deployments.apply(
        live,
        deployment(containers({ name: "a" }), { labels: { y: "1" } }),
        at(3, "alice"),
        unforced,
      ),
    );
    expect((next["metadata"] as JsonObject)["labels"]).toEqual({ y: "1" });
    expect(next["spec"]).toMatchObject({ paused: true });
    expect(next["spec"]).not.toHaveProperty("replicas");
    // An item goes with all that is in it, unless somebody else owns the item itself.
    expect(containersOf(next)).toEqual([
      { name: "a", tty: true, resources: {} },
      { name: "c", image: "c:1", resources: {} },
    ]);
  });

  it("removes an item with all that nobody else owns in it", () => {
    const first = stored(
      deployments.apply(
        undefined,
        deployment(containers({ name: "a", image: "a:1" }, { name: "b", image: "b:1" })),
        at(1, "alice"),
        unforced,
      ),
    );
    // Defaults belong to nobody.
    const live = {
      ...first,
      spec: {
        ...(first["spec"] as JsonObject),
        ...containers({ name: "a", image: "a:1" }, { name: "b", image: "b:1", imagePullPolicy: "Always" }),
      },
    };
    const next = stored(
      deployments.apply(live, deployment(containers({ name: "a", image: "a:1" })), at(2, "alice"), unforced),
    );
    expect(containersOf(next)).toEqual([{ name: "a", image: "a:1", resources: {} }]);
  });

  it("removes items of sets, and what is empty then", () => {
    const first = stored(
      configMaps.apply(
        undefined,
        configMap({}, { finalizers: ["e.com/a", "e.com/b"] }),
        at(1, "alice"),
        unforced,
      ),
    );
    const one = stored(
      configMaps.apply(first, configMap({}, { finalizers: ["e.com/b"] }), at(2, "alice"), unforced),
    );
    expect((one["metadata"] as JsonObject)["finalizers"]).toEqual(["e.com/b"]);
    const none = stored(configMaps.apply(one, configMap({}), at(3, "alice"), unforced));
    expect(none["metadata"]).not.toHaveProperty("finalizers");
  });

  it("owns lists and maps that are atomic as a whole", () => {
    const pods = managerOf("v1", "Pod");
    const pod = (spec: JsonObject): JsonObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec,
    });
    const live = stored(
      pods.apply(
        undefined,
        pod({ nodeSelector: { a: "1" }, tolerations: [{ key: "a" }] }),
        at(1, "alice"),
        unforced,
      ),
    );
    const result = pods.apply(
      live,
      pod({ nodeSelector: { b: "1" }, tolerations: [{ key: "b" }] }),
      at(2, "bob"),
      unforced,
    );
    expect(conflictsOf(result).map(({ field }) => field)).toEqual([
      ".spec.nodeSelector",
      ".spec.tolerations",
    ]);
    const next = stored(pods.apply(live, pod({ nodeSelector: { b: "1" } }), at(2, "bob"), forced));
    expect(next["spec"]).toMatchObject({ nodeSelector: { b: "1" }, tolerations: [{ key: "a" }] });
  });

  it("leaves everything as it is when it is made again", () => {
    const configuration = deployment(containers({ name: "a", image: "a:1" }));
    const live = stored(deployments.apply(undefined, configuration, at(1, "alice"), unforced));
    const again = deployments.apply(live, configuration, at(2, "alice"), unforced);
    expect(applied(again)).toBe(live);
  });

  it("has no time when it only comes to share what is there", () => {
    const live = stored(configMaps.apply(undefined, configMap({ a: "1" }), at(1, "alice"), unforced));
    const next = applied(configMaps.apply(live, configMap({ a: "1" }), at(2, "bob"), unforced));
    expect(managedFieldsOf(next).map(({ manager, time }) => [manager, time])).toEqual([
      ["bob", undefined],
      ["alice", "2026-01-01T00:01:00Z"],
    ]);
  });

  it("leaves no entry when it wants nothing", () => {
    const live = stored(configMaps.apply(undefined, configMap({ a: "1" }), at(1, "alice"), unforced));
    const { data: _, ...nothing } = configMap({});
    const next = stored(configMaps.apply(live, nothing, at(2, "alice"), unforced));
    expect(managedFieldsOf(next)).toEqual([]);
    expect(next).not.toHaveProperty("data");
  });

  it("takes what an object without managedFields has as owned by before-first-apply", () => {
    const live = canonical(configMap({ a: "1", b: "1" }));
    const refused = configMaps.apply(live, configMap({ a: "2" }), at(1, "alice"), unforced);
    expect(conflictsOf(refused)).toEqual([{ manager: '"before-first-apply" using v1', field: ".data.a" }]);
    const next = stored(configMaps.apply(live, configMap({ a: "2" }), at(1, "alice"), forced));
    expect(owners(next)).toEqual({
      "alice Apply": { "f:data": { "f:a": {} } },
      "before-first-apply Update": { "f:data": { ".": {}, "f:b": {} } },
    });
  });

  it("owns no field that the server resets", () => {
    const configuration = { ...deployment({ replicas: 1 }), status: { replicas: 3 } };
    const next = applied(deployments.apply(undefined, configuration, at(1, "alice"), unforced));
    expect(owners(next)).toEqual({ "alice Apply": { "f:spec": { "f:replicas": {} } } });
  });

  it("has one entry for each subresource, and one whatever the version", () => {
    const deploymentStatus = managerOf("apps/v1", "Deployment", { resetFields: [["spec"]] });
    const live = stored(deployments.apply(undefined, deployment({ replicas: 1 }), at(1, "alice"), unforced));
    const status = { ...deployment({}), status: { replicas: 1 } };
    const next = applied(deploymentStatus.apply(live, status, at(2, "alice", "status"), unforced));
    expect(owners(next)).toEqual({
      "alice Apply": { "f:spec": { "f:replicas": {} } },
      "alice Apply status": { "f:status": { "f:replicas": {} } },
    });
  });

  it("removes what it applied in another version", () => {
    const renamed = (object: JsonObject, from: string, to: string): JsonObject => {
      const spec = object["spec"];
      if (!isJsonObject(spec) || !(from in spec)) return object;
      const { [from]: value, ...rest } = spec;
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
    const live = applied(
      v1.apply(undefined, widget("example.com/v1", { size: 1, color: "red" }), at(1, "alice"), unforced),
    );
    const kept = applied(v2.apply(live, widget("example.com/v2", { count: 1 }), at(2, "alice"), unforced));
    expect(kept).toMatchObject({ apiVersion: "example.com/v2", spec: { count: 1 } });
    expect(kept["spec"]).toEqual({ count: 1 });
    expect(managedFieldsOf(kept).map(({ apiVersion, fieldsV1 }) => [apiVersion, fieldsV1])).toEqual([
      ["example.com/v2", { "f:spec": { ".": {}, "f:count": {} } }],
    ]);
    const other = applied(v2.apply(live, widget("example.com/v2", { count: 2 }), at(2, "bob"), forced));
    expect(managedFieldsOf(other).map(({ apiVersion, fieldsV1 }) => [apiVersion, fieldsV1])).toEqual([
      ["example.com/v1", { "f:spec": { ".": {}, "f:color": {} } }],
      ["example.com/v2", { "f:spec": { ".": {}, "f:count": {} } }],
    ]);
  });
});
