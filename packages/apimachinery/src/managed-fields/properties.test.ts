import { schemaOf, schemaOfType } from "@kubets/api";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../equality.ts";
import type { JsonObject } from "../patch/json.ts";
import { isJsonObject } from "../patch/json.ts";
import { compareObjects } from "./compare.ts";
import { difference, intersection, isEmptySet, parseFieldSet, union } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { mergeObjects } from "./merge.ts";
import { removeFields } from "./remove-fields.ts";
import { shapeOfKind } from "./shape.ts";
import { applied, at, canonical, managedFieldsOf, managerOf, withManagedFields } from "./testing.ts";

const pods = managerOf("v1", "Pod");
const shape = shapeOfKind({ schemaOf, schemaOfType }, "v1", "Pod");

const name = fc.constantFrom("a", "b", "c");
const value = fc.constantFrom("1", "2", "3");
const map = fc.dictionary(name, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });

function listMap(key: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const item = fc.record({ [key]: name, ...fields }, { requiredKeys: [key] });
  return fc.uniqueArray(item, { selector: (entry) => entry[key], minLength: 1, maxLength: 3 });
}

/** With every kind of list and map: sets, lists by one key and by two, atomic ones, in each other. */
const configurations: fc.Arbitrary<JsonObject> = fc
  .record({
    metadata: fc.record(
      {
        labels: map,
        finalizers: fc.uniqueArray(fc.constantFrom("e.com/a", "e.com/b"), { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    spec: fc.record(
      {
        nodeSelector: map,
        hostname: value,
        tolerations: fc.array(fc.record({ key: name }), { minLength: 1, maxLength: 2 }),
        containers: listMap("name", {
          image: value,
          args: fc.array(value, { minLength: 1, maxLength: 2 }),
          env: listMap("name", { value }),
          ports: fc.uniqueArray(
            fc.record(
              { containerPort: fc.constantFrom(80, 8080), protocol: fc.constantFrom("TCP", "UDP"), name },
              { requiredKeys: ["containerPort"] },
            ),
            { selector: (port) => `${port.containerPort}/${port.protocol ?? "TCP"}`, minLength: 1 },
          ),
        }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ metadata, spec }) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, name: "p" },
    ...(Object.keys(spec).length === 0 ? {} : { spec }),
  }));

const managers = fc.constantFrom("alice", "bob", "carol");

/** The same for objects whose lists have the same items in another order. */
function unordered(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(unordered).map(canonicalJson).sort();
  if (!isJsonObject(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, unordered(inner)]));
}

function expectSame(a: JsonObject, b: JsonObject): void {
  expect(unordered(withManagedFields(canonical(a), []))).toEqual(
    unordered(withManagedFields(canonical(b), [])),
  );
}

function stored(
  live: JsonObject | undefined,
  configuration: JsonObject,
  manager: string,
  minute: number,
): JsonObject {
  return canonical(applied(pods.apply(live, configuration, at(minute, manager), { force: true })));
}

describe("what differs", () => {
  it("is nothing for the same object, and the other way round seen from the other one", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        expect(compareObjects(shape, a, structuredClone(a))).toBeUndefined();
        const there = compareObjects(shape, a, b);
        const back = compareObjects(shape, b, a);
        expect(back?.removed).toEqual(there?.added);
        expect(back?.added).toEqual(there?.removed);
        expect(back?.modified).toEqual(there?.modified);
      }),
    );
  });

  it("is in one set only, and within what the objects have", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const { added = {}, modified = {}, removed = {} } = compareObjects(shape, a, b) ?? {};
        const [inA, inB] = [fieldsOf(shape, a, "all"), fieldsOf(shape, b, "all")];
        expect(isEmptySet(intersection(added, union(modified, removed)))).toBe(true);
        expect(isEmptySet(intersection(modified, removed))).toBe(true);
        expect(added).toEqual(difference(inB, inA));
        expect(removed).toEqual(difference(inA, inB));
        expect(isEmptySet(difference(modified, intersection(inA, inB)))).toBe(true);
      }),
    );
  });

  it("leads from one object to the other: remove what is gone, merge what is there", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const { removed = {} } = compareObjects(shape, a, b) ?? {};
        expectSame(mergeObjects(shape, removeFields(shape, a, removed), b), b);
      }),
    );
  });
});

describe("merge", () => {
  it("is associative, idempotent, and changes nothing that is given", () => {
    fc.assert(
      fc.property(configurations, configurations, configurations, (a, b, c) => {
        const before = canonicalJson([a, b, c]);
        const merged = mergeObjects(shape, mergeObjects(shape, a, b), c);
        expectSame(merged, mergeObjects(shape, a, mergeObjects(shape, b, c)));
        const ab = mergeObjects(shape, a, b);
        const again = mergeObjects(shape, ab, b);
        expectSame(again, ab);
        expect(mergeObjects(shape, a, structuredClone(a))).toBe(a);
        expect(canonicalJson([a, b, c])).toBe(before);
      }),
    );
  });

  it("has all fields of both", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const both = union(fieldsOf(shape, a, "configured"), fieldsOf(shape, b, "configured"));
        expect(fieldsOf(shape, mergeObjects(shape, a, b), "configured")).toEqual(both);
      }),
    );
  });
});

describe("apply", () => {
  it("made again changes nothing", () => {
    fc.assert(
      fc.property(configurations, configurations, managers, (a, b, manager) => {
        const live = stored(stored(undefined, a, "alice", 1), b, manager, 2);
        const again = pods.apply(live, b, at(3, manager), { force: false });
        expect(applied(again)).toBe(live);
      }),
    );
  });

  it("by force gives what the configuration says to its manager alone, where values differ", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const live = stored(undefined, a, "alice", 1);
        const next = stored(live, b, "bob", 2);
        const entryOf = (object: JsonObject, manager: string): unknown =>
          managedFieldsOf(object).find((entry) => entry.manager === manager)?.fieldsV1 ?? {};
        expect(entryOf(next, "bob")).toEqual(fieldsOf(shape, b, "configured"));
        const { modified = {} } = compareObjects(shape, live, next) ?? {};
        const left = difference(fieldsOf(shape, a, "configured"), modified);
        expect(entryOf(next, "alice")).toEqual(left);
        expect(mergeObjects(shape, next, canonical(b))).toEqual(next);
      }),
    );
  });

  it("removes exactly what its manager gives up", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        expectSame(stored(stored(undefined, a, "alice", 1), b, "alice", 2), stored(undefined, b, "alice", 1));
      }),
    );
  });

  it("keeps what another manager has applied", () => {
    fc.assert(
      fc.property(configurations, configurations, configurations, (a, b, c) => {
        const both = stored(stored(undefined, a, "alice", 1), b, "bob", 2);
        const next = stored(both, c, "alice", 3);
        expectSame(next, mergeObjects(shape, b, c));
      }),
    );
  });

  it("conflicts exactly where it would take something by force", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const live = stored(undefined, a, "alice", 1);
        const result = pods.apply(live, b, at(2, "bob"), { force: false });
        const taken = compareObjects(shape, live, stored(live, b, "bob", 2))?.modified ?? {};
        const owned = fieldsOf(shape, a, "configured");
        expect(result.kind).toBe(isEmptySet(intersection(taken, owned)) ? "applied" : "conflicts");
      }),
    );
  });
});

describe("managedFields", () => {
  const writes = fc.array(fc.tuple(fc.boolean(), managers, configurations), { minLength: 1, maxLength: 8 });

  it("name only what is there, in canonical form, whatever was written", () => {
    fc.assert(
      fc.property(writes, (all) => {
        let live: JsonObject | undefined;
        for (const [i, [applies, manager, configuration]] of all.entries()) {
          if (applies) live = stored(live, configuration, manager, i);
          else {
            const object = canonical(configuration);
            live = withManagedFields(object, pods.update(live, object, at(i, manager)));
          }
          const fields = fieldsOf(shape, live, "all");
          for (const { fieldsV1 } of managedFieldsOf(live)) {
            const set = parseFieldSet(JSON.parse(JSON.stringify(fieldsV1)));
            expect(JSON.stringify(set)).toBe(JSON.stringify(fieldsV1));
            expect(difference(set ?? {}, fields)).toEqual({});
          }
        }
      }),
    );
  });

  it("do not change by a write of what is there", () => {
    fc.assert(
      fc.property(configurations, managers, (a, manager) => {
        const live = stored(undefined, a, "alice", 1);
        expect(pods.update(live, structuredClone(live), at(2, manager))).toBe(managedFieldsOf(live));
      }),
    );
  });

  it("of an update are what differs, taken from everybody else", () => {
    fc.assert(
      fc.property(configurations, configurations, (a, b) => {
        const live = stored(undefined, a, "alice", 1);
        const object = canonical(b);
        const entries = pods.update(live, object, at(2, "bob"));
        const { added = {}, modified = {}, removed = {} } = compareObjects(shape, live, object) ?? {};
        const changed = union(added, modified);
        const fieldsOfManager = (manager: string): unknown =>
          entries.find((entry) => entry.manager === manager)?.fieldsV1 ?? {};
        const left = difference(fieldsOf(shape, a, "configured"), union(changed, removed));
        expect(fieldsOfManager("bob")).toEqual(changed);
        expect(fieldsOfManager("alice")).toEqual(left);
      }),
    );
  });
});
