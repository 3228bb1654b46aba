import * as fc from "fast-check";
import { schemaOf, schemaOfType } from "@kubets/api";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json.ts";
import { applyMergePatch } from "./merge-patch.ts";
import { mergeSchemaOf } from "./merge-schema.ts";
import { applyStrategicMergePatch } from "./strategic-merge.ts";

function patchPodSpec(original: JsonObject, patch: JsonObject): unknown {
  const schema = mergeSchemaOf({ schemaOf, schemaOfType }, "v1", "Pod");
  return applyStrategicMergePatch({ spec: original }, { spec: patch }, schema)["spec"];
}

describe("strategic merge patch", () => {
  const rows: { name: string; original: JsonObject; patch: JsonObject; result: JsonObject }[] = [
    {
      name: "merges containers by name",
      original: {
        containers: [
          { name: "a", image: "a:1", tty: true },
          { name: "b", image: "b:1" },
        ],
      },
      patch: { containers: [{ name: "b", image: "b:2" }] },
      result: {
        containers: [
          { name: "a", image: "a:1", tty: true },
          { name: "b", image: "b:2" },
        ],
      },
    },
    {
      name: "puts a new container before those the patch does not name",
      original: { containers: [{ name: "a", image: "a:1" }] },
      patch: { containers: [{ name: "b", image: "b:1" }] },
      result: {
        containers: [
          { name: "b", image: "b:1" },
          { name: "a", image: "a:1" },
        ],
      },
    },
    {
      name: "deletes an item",
      original: { containers: [{ name: "a" }, { name: "b" }] },
      patch: { containers: [{ name: "a", $patch: "delete" }] },
      result: { containers: [{ name: "b" }] },
    },
    {
      name: "replaces a list",
      original: { containers: [{ name: "a" }, { name: "b" }] },
      patch: { containers: [{ $patch: "replace" }, { name: "c" }] },
      result: { containers: [{ name: "c" }] },
    },
    {
      name: "orders a list",
      original: { containers: [{ name: "a" }, { name: "b" }, { name: "c" }] },
      patch: { "$setElementOrder/containers": [{ name: "c" }, { name: "a" }], containers: [] },
      result: { containers: [{ name: "b" }, { name: "c" }, { name: "a" }] },
    },
    {
      name: "replaces lists without a merge strategy",
      original: { tolerations: [{ key: "a" }], containers: [] },
      patch: { tolerations: [{ key: "b" }] },
      result: { tolerations: [{ key: "b" }], containers: [] },
    },
    {
      name: "replaces an object",
      original: { securityContext: { runAsUser: 1, fsGroup: 2 } },
      patch: { securityContext: { $patch: "replace", runAsUser: 3 } },
      result: { securityContext: { runAsUser: 3 } },
    },
    {
      name: "retains keys of a union",
      original: { volumes: [{ name: "v", emptyDir: {} }] },
      patch: { volumes: [{ $retainKeys: ["name", "hostPath"], name: "v", hostPath: { path: "/x" } }] },
      result: { volumes: [{ name: "v", hostPath: { path: "/x" } }] },
    },
    {
      name: "removes with null and drops nulls of new objects",
      original: { hostname: "h" },
      patch: { hostname: null, subdomain: null, dnsConfig: { searches: ["a"], options: null } },
      result: { dnsConfig: { searches: ["a"] } },
    },
    {
      name: "drops directives that meet nothing",
      original: {},
      patch: { containers: [{ name: "x", $patch: "delete" }, { name: "y" }] },
      result: { containers: [{ name: "y" }] },
    },
  ];
  it.each(rows)("$name", ({ original, patch, result }) => {
    const before = structuredClone(original);
    expect(patchPodSpec(original, patch)).toEqual(result);
    expect(original).toEqual(before);
  });

  it("merges and deletes scalars of a merged list", () => {
    const schema = mergeSchemaOf({ schemaOf, schemaOfType }, "v1", "Pod");
    const original = { metadata: { finalizers: ["a/1", "b/2"] } };
    const patch = { metadata: { finalizers: ["c/3"], "$deleteFromPrimitiveList/finalizers": ["a/1"] } };
    expect(applyStrategicMergePatch(original, patch, schema)).toEqual({
      metadata: { finalizers: ["c/3", "b/2"] },
    });
  });

  it("names the merge key an item lacks", () => {
    expect(() => patchPodSpec({ containers: [{ name: "a" }] }, { containers: [{ image: "x" }] })).toThrow(
      "map: map[image:x] does not contain declared merge key: name",
    );
  });

  it("is a merge patch where there are no lists", () => {
    const object = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.string())),
    );
    fc.assert(
      fc.property(object, object, (original, patch) => {
        fc.pre(!JSON.stringify(patch).includes("$"));
        expect(applyStrategicMergePatch(original, patch, undefined)).toEqual(
          applyMergePatch(original, patch),
        );
      }),
    );
  });
});
