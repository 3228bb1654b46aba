import { schemaOf, schemaOfType } from "@kubets/api";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json.ts";
import { mergeSchemaOf } from "./merge-schema.ts";
import { applyStrategicMergePatch } from "./strategic-merge.ts";

const pods = mergeSchemaOf({ schemaOf, schemaOfType }, "v1", "Pod");

function patched(original: JsonObject, patch: JsonObject): JsonObject {
  return applyStrategicMergePatch(original, patch, pods);
}

interface Item {
  readonly name: string;
  readonly image?: string;
}

function mergedContainers(original: readonly Item[], patch: JsonObject): readonly Item[] {
  const { spec } = patched({ spec: { containers: original } }, { spec: patch });
  return (spec as { readonly containers: readonly Item[] }).containers;
}

function mergedFinalizers(original: readonly string[], patch: JsonObject): readonly string[] {
  const { metadata } = patched({ metadata: { finalizers: original } }, { metadata: patch });
  return (metadata as { readonly finalizers: readonly string[] }).finalizers;
}

describe("the directives of a strategic merge", () => {
  const rows: { name: string; original: JsonObject; patch: JsonObject; result: JsonObject }[] = [
    {
      name: "$patch: delete empties an object",
      original: { spec: { securityContext: { runAsUser: 1 } } },
      patch: { spec: { securityContext: { $patch: "delete" } } },
      result: { spec: { securityContext: {} } },
    },
    {
      name: "$patch goes with its object where nothing is to be patched",
      original: { spec: {} },
      patch: { spec: { securityContext: { $patch: "replace", runAsUser: 1 }, hostname: "h" } },
      result: { spec: { hostname: "h" } },
    },
    {
      name: "$patch: delete takes all items with the key",
      original: { spec: { containers: [{ name: "a" }, { name: "b" }, { name: "a", image: "x" }] } },
      patch: { spec: { containers: [{ $patch: "delete", name: "a" }] } },
      result: { spec: { containers: [{ name: "b" }] } },
    },
    {
      name: "$patch: replace of a list takes what stands with it, whatever the place",
      original: { spec: { containers: [{ name: "a" }] } },
      patch: { spec: { containers: [{ name: "c" }, { $patch: "replace" }, { name: "b", image: null }] } },
      result: { spec: { containers: [{ name: "c" }, { name: "b" }] } },
    },
    {
      name: "$patch: replace alone empties a list",
      original: { spec: { containers: [{ name: "a" }] } },
      patch: { spec: { containers: [{ $patch: "replace" }] } },
      result: { spec: { containers: [] } },
    },
    {
      name: "$deleteFromPrimitiveList works on a list that patches otherwise replace",
      original: { spec: { containers: [{ name: "a", args: ["x", "y", "x"] }] } },
      patch: { spec: { containers: [{ name: "a", "$deleteFromPrimitiveList/args": ["x"] }] } },
      result: { spec: { containers: [{ name: "a", args: ["y"] }] } },
    },
    {
      name: "$deleteFromPrimitiveList wins over what the patch adds",
      original: { metadata: { finalizers: ["a"] } },
      patch: { metadata: { finalizers: ["b", "c"], "$deleteFromPrimitiveList/finalizers": ["a", "b"] } },
      result: { metadata: { finalizers: ["c"] } },
    },
    {
      name: "$deleteFromPrimitiveList of a list that is not there does nothing",
      original: { metadata: {} },
      patch: { metadata: { "$deleteFromPrimitiveList/finalizers": ["a"] } },
      result: { metadata: {} },
    },
    {
      name: "$setElementOrder orders a list that the patch does not touch",
      original: { metadata: { finalizers: ["a", "b", "c"] } },
      patch: { metadata: { "$setElementOrder/finalizers": ["c", "a"] } },
      result: { metadata: { finalizers: ["b", "c", "a"] } },
    },
    {
      name: "$setElementOrder orders a list that patches otherwise replace",
      original: { spec: { containers: [{ name: "a", args: ["x", "y"] }] } },
      patch: { spec: { containers: [{ name: "a", "$setElementOrder/args": ["y", "x"] }] } },
      result: { spec: { containers: [{ name: "a", args: ["y", "x"] }] } },
    },
    {
      name: "$setElementOrder of a list that is not there does nothing",
      original: { spec: {} },
      patch: { spec: { "$setElementOrder/containers": [{ name: "a" }] } },
      result: { spec: {} },
    },
    {
      name: "$setElementOrder of a list that comes with the patch",
      original: { spec: {} },
      patch: {
        spec: {
          "$setElementOrder/containers": [{ name: "b" }, { name: "a" }],
          containers: [{ name: "b" }, { name: "a" }],
        },
      },
      result: { spec: { containers: [{ name: "b" }, { name: "a" }] } },
    },
    {
      name: "$setElementOrder goes by the items of inner lists, too",
      original: { spec: { containers: [{ name: "a", env: [{ name: "x" }, { name: "y" }] }] } },
      patch: {
        spec: {
          containers: [
            {
              name: "a",
              "$setElementOrder/env": [{ name: "y" }, { name: "x" }],
              env: [{ name: "y", value: "1" }],
            },
          ],
        },
      },
      result: { spec: { containers: [{ name: "a", env: [{ name: "y", value: "1" }, { name: "x" }] }] } },
    },
    {
      name: "$retainKeys keeps what it names and the patch does not say",
      original: { spec: { volumes: [{ name: "v", hostPath: { path: "/a" }, emptyDir: {} }] } },
      patch: { spec: { volumes: [{ name: "v", $retainKeys: ["name", "hostPath"], emptyDir: null }] } },
      result: { spec: { volumes: [{ name: "v", hostPath: { path: "/a" } }] } },
    },
    {
      name: "a key merged by another name",
      original: { spec: { hostAliases: [{ ip: "1.1.1.1", hostnames: ["a"] }] } },
      patch: { spec: { hostAliases: [{ ip: "1.1.1.1", hostnames: ["b"] }, { ip: "2.2.2.2" }] } },
      result: { spec: { hostAliases: [{ ip: "1.1.1.1", hostnames: ["b"] }, { ip: "2.2.2.2" }] } },
    },
  ];
  it.each(rows)("$name", ({ original, patch, result }) => {
    expect(patched(original, patch)).toEqual(result);
  });

  const faults: { name: string; patch: JsonObject; kind: string; message: string }[] = [
    {
      name: "$patch: merge in a list",
      patch: { containers: [{ name: "a", $patch: "merge" }] },
      kind: "failed",
      message: "merging lists cannot yet be specified in the patch",
    },
    {
      name: "another $patch in a list",
      patch: { containers: [{ name: "a", $patch: "drop" }] },
      kind: "failed",
      message: "unknown patch type: drop in map: map[$patch:drop name:a]",
    },
    {
      name: "another $patch in an object",
      patch: { $patch: "merge" },
      kind: "failed",
      message: "unknown patch type: merge in map: map[$patch:merge]",
    },
    {
      name: "a deletion without key",
      patch: { containers: [{ $patch: "delete" }] },
      kind: "failed",
      message: "map: map[$patch:delete] does not contain declared merge key: name",
    },
    {
      name: "an order that is no list",
      patch: { "$setElementOrder/containers": "a" },
      kind: "bad-directive",
      message: "invalid patch format of setElementOrder list",
    },
    {
      name: "an order of nothing",
      patch: { $setElementOrder: [] },
      kind: "bad-directive",
      message: "invalid patch format of setElementOrder list",
    },
    {
      name: "an order that lacks an item of the patch",
      patch: { "$setElementOrder/containers": [{ name: "a" }], containers: [{ name: "b" }] },
      kind: "failed",
      message:
        "The order in patch list:\n[map[name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n",
    },
    {
      name: "a patch in another order than it says",
      patch: {
        "$setElementOrder/containers": [{ name: "a" }, { name: "b" }],
        containers: [{ name: "b" }, { name: "a" }],
      },
      kind: "failed",
      message:
        "The order in patch list:\n[map[name:b] map[name:a]]\n doesn't match $setElementOrder list:\n[map[name:a] map[name:b]]\n",
    },
    {
      name: "a deletion list that is no list",
      patch: { "$deleteFromPrimitiveList/containers": {} },
      kind: "bad-directive",
      message: "invalid patch format of primitive list",
    },
    {
      name: "retained keys that are no list",
      patch: { $retainKeys: "a" },
      kind: "bad-directive",
      message: "invalid patch format of retainKeys",
    },
    {
      name: "a field that is not retained",
      patch: { $retainKeys: ["hostname"], subdomain: "a" },
      kind: "bad-directive",
      message: "invalid patch format of retainKeys",
    },
  ];
  it.each(faults)("refuses $name", ({ patch, kind, message }) => {
    const apply = (): unknown => patched({ spec: { containers: [{ name: "a" }] } }, { spec: patch });
    expect(apply).toThrow(expect.objectContaining({ kind, message }));
  });
});

describe("merged lists", () => {
  const name: fc.Arbitrary<string> = fc.constantFrom("a", "b", "c", "d", "e");
  const names = fc.uniqueArray(name);
  const items = fc.uniqueArray(
    fc.record({ name, image: fc.constantFrom("1", "2") }, { requiredKeys: ["name"] }),
    { selector: (item) => item.name },
  );
  const named = (list: readonly Item[]): readonly string[] => list.map((item) => item.name);

  it("have each item once, with what both say of it", () => {
    fc.assert(
      fc.property(items, items, (original, patch) => {
        const merged = mergedContainers(original, { containers: patch });
        expect(new Set(named(merged))).toEqual(new Set([...named(original), ...named(patch)]));
        expect(merged).toHaveLength(new Set(named(merged)).size);
        for (const item of merged) {
          const of = (list: readonly Item[]): Item | undefined =>
            list.find((other) => other.name === item.name);
          expect(item).toEqual({ ...of(original), ...of(patch) });
        }
      }),
    );
  });

  it("have the items of the patch in its order, and the others in theirs", () => {
    fc.assert(
      fc.property(items, items, (original, patch) => {
        const merged = named(mergedContainers(original, { containers: patch }));
        const inPatch = new Set(named(patch));
        expect(merged.filter((item) => inPatch.has(item))).toEqual(named(patch));
        expect(merged.filter((item) => !inPatch.has(item))).toEqual(
          named(original).filter((item) => !inPatch.has(item)),
        );
      }),
    );
  });

  it("lose exactly what is deleted", () => {
    fc.assert(
      fc.property(items, names, (original, deleted) => {
        const directives = deleted.map((item) => ({ name: item, $patch: "delete" }));
        expect(mergedContainers(original, { containers: directives })).toEqual(
          original.filter((item) => !deleted.includes(item.name)),
        );
      }),
    );
  });

  it("are what a replacement says", () => {
    fc.assert(
      fc.property(items, items, fc.nat(5), (original, patch, place) => {
        const containers = patch.toSpliced(place, 0, { $patch: "replace" } as never);
        expect(mergedContainers(original, { containers })).toEqual(patch);
      }),
    );
  });

  it("stand in the order that a patch sets, others between them in theirs", () => {
    fc.assert(
      fc.property(items, names, (original, order) => {
        const patch = { "$setElementOrder/containers": order.map((item) => ({ name: item })) };
        const merged = mergedContainers(original, patch);
        const here = new Set(named(original));
        const isOrdered = new Set(order);
        expect(named(merged).filter((item) => isOrdered.has(item))).toEqual(
          order.filter((item) => here.has(item)),
        );
        expect(merged.filter((item) => !isOrdered.has(item.name))).toEqual(
          original.filter((item) => !isOrdered.has(item.name)),
        );
        expect(mergedContainers(merged, patch)).toEqual(merged);
      }),
    );
  });

  it("of scalars are sets", () => {
    fc.assert(
      fc.property(names, names, names, (original, added, deleted) => {
        const merged = mergedFinalizers(original, {
          finalizers: added,
          "$deleteFromPrimitiveList/finalizers": deleted,
        });
        const expected = new Set([...original, ...added]).difference(new Set(deleted));
        expect(new Set(merged)).toEqual(expected);
        expect(merged).toHaveLength(expected.size);
      }),
    );
  });

  it("are the same when patched again", () => {
    const patches = fc.record(
      {
        containers: items,
        hostname: fc.option(name),
        nodeSelector: fc.option(fc.dictionary(name, fc.option(name))),
        securityContext: fc.record({ $patch: fc.constantFrom("replace", "delete"), runAsUser: fc.nat(3) }),
        tolerations: fc.array(fc.record({ key: name })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(items, patches, (original, patch) => {
        const object = { spec: { containers: original, hostname: "h", securityContext: { fsGroup: 1 } } };
        const once = patched(object, { spec: patch });
        expect(patched(once, { spec: patch })).toEqual(once);
      }),
    );
  });
});
