import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asMember,
  difference,
  equalSets,
  fieldSetOfPaths,
  hasPath,
  inOrder,
  intersection,
  isEmptySet,
  parseFieldSet,
  printPaths,
  recursiveDifference,
  union,
} from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import { comparePathElements, keyElement, valueElement } from "./path-element.ts";

const elements = [
  "f:a",
  "f:b",
  "f:c.d/e",
  keyElement([["name", "a"]]),
  keyElement([["name", "b"]]),
  keyElement([
    ["containerPort", 80],
    ["protocol", "TCP"],
  ]),
  keyElement([
    ["containerPort", 8080],
    ["protocol", "TCP"],
  ]),
  valueElement("x"),
  valueElement(10),
  valueElement(9),
  "i:2",
  "i:10",
];
const path = fc.array(fc.constantFrom(...elements), { minLength: 1, maxLength: 3 });
const paths = fc.array(path, { maxLength: 12 });
const sets = paths.map(fieldSetOfPaths);

function allPaths(set: FieldSet, prefix: readonly string[] = []): readonly (readonly string[])[] {
  return Object.keys(set)
    .filter((element) => element !== ".")
    .flatMap((element) => {
      const node = set[element] ?? {};
      const here = [...prefix, element];
      return [...(hasPath(set, [element]) ? [here] : []), ...allPaths(node, here)];
    });
}

function asTexts(set: FieldSet): ReadonlySet<string> {
  return new Set(allPaths(set).map((path) => path.join(" ")));
}

describe("a field set", () => {
  it("is FieldsV1: a member with children has itself in it", () => {
    expect(fieldSetOfPaths([["f:a"], ["f:a", "f:b"], ["f:c", "f:d"]])).toEqual({
      "f:a": { ".": {}, "f:b": {} },
      "f:c": { "f:d": {} },
    });
  });

  it("has fields before keys, values and indices, each in the order of what they say", () => {
    const set = Object.fromEntries([...elements].reverse().map((element) => [element, {}]));
    expect(Object.keys(inOrder({ ...set, ".": {} }))).toEqual([
      ".",
      "f:a",
      "f:b",
      "f:c.d/e",
      'k:{"containerPort":80,"protocol":"TCP"}',
      'k:{"containerPort":8080,"protocol":"TCP"}',
      'k:{"name":"a"}',
      'k:{"name":"b"}',
      "v:9",
      "v:10",
      'v:"x"',
      "i:2",
      "i:10",
    ]);
  });

  it("prints its paths level by level, as messages show them", () => {
    const set = fieldSetOfPaths([
      ["f:spec", "f:containers", keyElement([["name", "a"]]), "f:image"],
      ["f:spec", "f:replicas"],
      ["f:metadata", "f:finalizers", valueElement('x"y')],
      ["f:x", "i:3"],
      ["f:spec"],
    ]);
    expect(printPaths(set)).toEqual([
      ".spec",
      '.metadata.finalizers[="x\\"y"]',
      ".spec.replicas",
      '.spec.containers[name="a"].image',
      ".x[3]",
    ]);
  });

  it("keeps to the laws of sets", () => {
    fc.assert(
      fc.property(sets, sets, sets, (a, b, c) => {
        const [inA, inB] = [asTexts(a), asTexts(b)];
        expect(asTexts(union(a, b))).toEqual(inA.union(inB));
        expect(asTexts(intersection(a, b))).toEqual(inA.intersection(inB));
        expect(asTexts(difference(a, b))).toEqual(inA.difference(inB));
        expect(union(a, b)).toEqual(union(b, a));
        expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
        expect(intersection(a, union(b, c))).toEqual(union(intersection(a, b), intersection(a, c)));
        expect(difference(a, union(b, c))).toEqual(difference(difference(a, b), c));
        expect(isEmptySet(difference(a, a))).toBe(true);
        expect(equalSets(union(difference(a, b), intersection(a, b)), a)).toBe(true);
      }),
    );
  });

  it("takes what is below a path with it in a recursive difference", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const left = allPaths(a).filter((path) => !path.some((_, i) => hasPath(b, path.slice(0, i + 1))));
        expect(recursiveDifference(a, b)).toEqual(fieldSetOfPaths(left));
      }),
    );
  });

  it("is in Kubernetes' order and in its shortest form, whatever it came of", () => {
    const check = (set: FieldSet): void => {
      const keys = Object.keys(set);
      expect([...keys].sort(comparePathElements)).toEqual(keys);
      expect(keys).not.toEqual(["."]);
      for (const key of keys) check(set[key] ?? {});
    };
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        for (const set of [union(a, b), intersection(a, b), difference(a, b), recursiveDifference(a, b)]) {
          check(set);
          expect(parseFieldSet(JSON.parse(JSON.stringify(set)))).toEqual(set);
        }
      }),
    );
  });

  it("gives itself back when an operation does not change it", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(union(a, intersection(a, b))).toBe(a);
        expect(difference(a, difference(b, a))).toBe(a);
        expect(asMember(asMember(a))).toEqual(asMember(a));
      }),
    );
  });
});

describe("FieldsV1 as clients send it", () => {
  const rows: { name: string; fields: unknown; set: FieldSet | undefined }[] = [
    { name: "nothing", fields: undefined, set: {} },
    { name: "null", fields: null, set: {} },
    { name: "a null for a member", fields: { "f:a": null }, set: { "f:a": {} } },
    { name: "a member that says so needlessly", fields: { "f:a": { ".": {} } }, set: { "f:a": {} } },
    {
      name: "itself as anything",
      fields: { "f:a": { ".": 1, "f:b": {} } },
      set: { "f:a": { ".": {}, "f:b": {} } },
    },
    { name: "itself at the root", fields: { ".": {}, "f:a": {} }, set: { "f:a": {} } },
    { name: "kinds of elements to come", fields: { "x:a": { "f:b": {} }, "f:c": {} }, set: { "f:c": {} } },
    { name: "only such below a field", fields: { "f:c": { "x:a": {} } }, set: { "f:c": {} } },
    {
      name: "keys in any order, with blanks",
      fields: { 'k:{ "protocol": "TCP", "containerPort": 80 }': {} },
      set: { 'k:{"containerPort":80,"protocol":"TCP"}': {} },
    },
    { name: "values with blanks", fields: { 'v: "a"': {} }, set: { 'v:"a"': {} } },
    {
      name: "characters that Go escapes",
      fields: { 'k:{"name":"a<b"}': {} },
      set: { 'k:{"name":"a\\u003cb"}': {} },
    },
    {
      name: "the same key twice",
      fields: { 'v:"a"': {}, 'v: "a"': { "f:b": {} } },
      set: { 'v:"a"': { ".": {}, "f:b": {} } },
    },
    { name: "fields out of order", fields: { "f:b": {}, "f:a": {} }, set: { "f:a": {}, "f:b": {} } },
    { name: "names with colons", fields: { "f:a:b": {} }, set: { "f:a:b": {} } },
    { name: "an index", fields: { "i:07": {} }, set: { "i:7": {} } },
    { name: "a list", fields: [], set: undefined },
    { name: "a text below a field", fields: { "f:a": "b" }, set: undefined },
    { name: "no colon", fields: { fa: {} }, set: undefined },
    { name: "one character", fields: { f: {} }, set: undefined },
    { name: "a key that is no JSON", fields: { "k:{name}": {} }, set: undefined },
    { name: "a key that is a list", fields: { "k:[]": {} }, set: undefined },
    { name: "a value with something after it", fields: { "v:1 2": {} }, set: undefined },
    { name: "an index that is no number", fields: { "i:a": {} }, set: undefined },
  ];
  it.each(rows)("$name", ({ fields, set }) => {
    expect(JSON.stringify(parseFieldSet(fields))).toBe(JSON.stringify(set));
  });
});
