import * as fc from "fast-check";
import { createPatch } from "rfc6902";
import { describe, expect, it } from "vitest";
import { applyJsonPatch } from "./json-patch.ts";
import { applyMergePatch } from "./merge-patch.ts";

const key = fc.constantFrom("a", "b", "a/b", "~", "c~1");
const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean());

/** Objects in objects, with lists in them. */
function objects(leaves: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  const { object } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
    value: fc.oneof({ maxDepth: 2 }, leaves, tie("object"), fc.array(leaf, { maxLength: 3 })),
    object: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  }));
  return object;
}

const plain = objects(leaf);
const withNulls = objects(fc.oneof(leaf, fc.constant(null)));

function hasNull(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === null;
  return Object.values(value).some(hasNull);
}

describe("a merge patch", () => {
  it("makes the same of what it has made", () => {
    fc.assert(
      fc.property(plain, withNulls, (original, patch) => {
        const once = applyMergePatch(original, patch);
        expect(applyMergePatch(once, patch)).toEqual(once);
        expect(hasNull(once)).toBe(false);
      }),
    );
  });

  it("of nothing but values to nothing is the values", () => {
    fc.assert(
      fc.property(plain, (patch) => {
        expect(applyMergePatch({}, patch)).toEqual(patch);
        expect(applyMergePatch(patch, {})).toEqual(patch);
        expect(applyMergePatch(patch, patch)).toEqual(patch);
      }),
    );
  });

  it("leads from any object to any other", () => {
    fc.assert(
      fc.property(plain, plain, (original, wanted) => {
        expect(applyMergePatch(original, mergePatchFrom(original, wanted))).toEqual(wanted);
      }),
    );
  });

  it("that replaces or removes has the last word", () => {
    fc.assert(
      fc.property(plain, withNulls, key, leaf, (original, patch, name, value) => {
        const set = applyMergePatch(applyMergePatch(original, patch), { [name]: value });
        expect(set).toHaveProperty([name], value);
        expect(applyMergePatch(set, { [name]: null })).not.toHaveProperty([name]);
      }),
    );
  });
});

function mergePatchFrom(original: unknown, wanted: unknown): unknown {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(original) || !isObject(wanted)) return wanted;
  const names = new Set([...Object.keys(original), ...Object.keys(wanted)]);
  return Object.fromEntries(
    [...names].map((name) => [name, name in wanted ? mergePatchFrom(original[name], wanted[name]) : null]),
  );
}

describe("a JSON patch", () => {
  const pointer = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

  it("leads from any object to any other", () => {
    fc.assert(
      fc.property(plain, plain, (original, wanted) => {
        const before = structuredClone(original);
        expect(applyJsonPatch(original, createPatch(original, wanted))).toEqual(wanted);
        expect(original).toEqual(before);
      }),
    );
  });

  it("adds, replaces, moves, copies and removes what it names", () => {
    fc.assert(
      fc.property(plain, key, key, leaf, (original, from, to, value) => {
        fc.pre(from !== to);
        const [source, target] = [pointer(from), pointer(to)];
        const added = applyJsonPatch(original, [{ op: "add", path: source, value }]);
        expect(added).toEqual({ ...original, [from]: value });
        expect(applyJsonPatch(added, [{ op: "test", path: source, value }])).toEqual(added);
        expect(applyJsonPatch(added, [{ op: "copy", from: source, path: target }])).toEqual({
          ...original,
          [from]: value,
          [to]: value,
        });
        const { [from]: _, ...others } = original;
        expect(applyJsonPatch(added, [{ op: "remove", path: source }])).toEqual(others);
        expect(applyJsonPatch(added, [{ op: "move", from: source, path: target }])).toEqual({
          ...others,
          [to]: value,
        });
      }),
    );
  });

  it("is what its operations are one after the other", () => {
    fc.assert(
      fc.property(plain, plain, plain, (a, b, c) => {
        const [first, second] = [createPatch(a, b), createPatch(b, c)];
        expect(applyJsonPatch(a, [...first, ...second])).toEqual(
          applyJsonPatch(applyJsonPatch(a, first), second),
        );
      }),
    );
  });
});
