import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFieldSelector, matchesFields, parseFieldSelector } from "./field-selector.ts";
import type { LabelRequirement } from "./label-selector.ts";
import {
  formatLabelSelector,
  formatSelectorObject,
  matchesLabels,
  selectorFromObject,
} from "./label-selector.ts";
import { parseLabelSelector } from "./label-selector-parser.ts";

describe("label selector", () => {
  it.each([
    { text: "", labels: {}, matches: true },
    { text: "a=b", labels: { a: "b" }, matches: true },
    { text: "a==b", labels: { a: "c" }, matches: false },
    { text: "a!=b", labels: {}, matches: true },
    { text: "a", labels: { a: "" }, matches: true },
    { text: "!a", labels: { a: "x" }, matches: false },
    { text: "a in (x, y)", labels: { a: "y" }, matches: true },
    { text: "a notin (x,y)", labels: {}, matches: true },
    { text: "a notin (x,y),b", labels: { a: "z" }, matches: false },
    { text: "a>3", labels: { a: "10" }, matches: true },
    { text: "a<3", labels: { a: "x" }, matches: false },
    { text: "a in ()", labels: { a: "" }, matches: true },
    { text: "a in (,b)", labels: { a: "" }, matches: true },
    { text: "a=", labels: { a: "" }, matches: true },
    { text: "in in (in,notin)", labels: { in: "notin" }, matches: true },
    { text: "constructor", labels: {}, matches: false },
  ])("$text on $labels: $matches", ({ text, labels, matches }) => {
    expect(matchesLabels(parseLabelSelector(text), labels)).toBe(matches);
  });

  it.each([
    ["a=b=c", "found '=', expected: ',' or 'end of string'"],
    ["a,", "found '', expected: identifier after ','"],
    [",a", "found ',', expected: !, identifier, or 'end of string'"],
    ["a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    ["a in x", "unable to parse requirement: found 'x' expected: '('"],
    [
      "a>x",
      `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
    ],
    ["a$b=c", /^unable to parse requirement: <nil>: Invalid value: "a\$b": name part must consist of/],
    ["a=b$", /^unable to parse requirement: values\[0\]\[a\]: Invalid value: "b\$": a valid label must be/],
  ])("refuses %s", (text, message) => expect(() => parseLabelSelector(text)).toThrow(message));

  it("survives printing", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const requirement = fc.oneof(
      fc.tuple(name, fc.constantFrom("=", "==", "!="), name).map(([key, op, value]) => `${key}${op}${value}`),
      fc
        .tuple(name, fc.constantFrom("in", "notin"), fc.array(name, { minLength: 1, maxLength: 3 }))
        .map(([key, op, values]) => `${key} ${op} (${values.join(",")})`),
      fc.tuple(fc.constantFrom("", "!"), name).map(([not, key]) => `${not}${key}`),
    );
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 4 }), (requirements) => {
        const selector = parseLabelSelector(requirements.join(","));
        expect(parseLabelSelector(formatLabelSelector(selector))).toEqual(selector);
      }),
    );
  });

  it("reads selector objects", () => {
    expect(selectorFromObject(undefined)).toBe("nothing");
    expect(matchesLabels(selectorFromObject({}), { a: "b" })).toBe(true);
    const selector: readonly LabelRequirement[] | "nothing" = selectorFromObject({
      matchLabels: { app: "web" },
      matchExpressions: [
        { key: "tier", operator: "In", values: ["b", "a"] },
        { key: "old", operator: "DoesNotExist" },
      ],
    });
    expect(formatLabelSelector(selector)).toBe("app=web,!old,tier in (a,b)");
    expect(formatSelectorObject({})).toBe("<none>");
  });
});

describe("field selector", () => {
  it.each([
    { text: "metadata.name=a", fields: { "metadata.name": "a" }, matches: true },
    { text: "metadata.name==a", fields: { "metadata.name": "b" }, matches: false },
    { text: "spec.nodeName=n,status.phase!=Failed", fields: { "spec.nodeName": "n" }, matches: true },
    { text: "spec.nodeName=", fields: {}, matches: true },
    { text: "a=b\\,c\\=d\\\\", fields: { a: "b,c=d\\" }, matches: true },
  ])("$text", ({ text, fields, matches }) => {
    const values: Record<string, string | undefined> = fields;
    expect(matchesFields(parseFieldSelector(text), (field) => values[field] ?? "")).toBe(matches);
  });

  it.each([
    ["abc", "invalid selector: 'abc'; can't understand 'abc'"],
    ["a=b\\x", "invalid field selector: invalid escape sequence: \\x"],
    ["a=b=c", "invalid field selector: unescaped character in value: 61"],
  ])("refuses %s", (text, message) => expect(() => parseFieldSelector(text)).toThrow(message));

  it("survives printing", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("=", "!=") as fc.Arbitrary<"=" | "!=">, (value, operator) => {
        const selector = [{ field: "a", operator, value }];
        expect(parseFieldSelector(formatFieldSelector(selector))).toEqual(selector);
      }),
    );
  });
});
