import { describe, expect, it } from "vitest";
import { SubjectTree, subjectWithin } from "./subject-tree.ts";

describe("subjects with wildcards", () => {
  it.each([
    ["a.b", "a.b", true],
    ["a.b", "a.c", false],
    ["a.b", "a", false],
    ["a", "a.b", false],
    ["a.*", "a.b", true],
    ["a.*", "a.b.c", false],
    ["*.b", "a.b", true],
    ["a.>", "a.b.c", true],
    ["a.>", "a", false],
    [">", "a", true],
  ])("%s takes %s: %s", (pattern, subject, taken) => {
    const tree = new SubjectTree<string>();
    tree.add(pattern, "x");
    expect(tree.match(subject)).toEqual(taken ? ["x"] : []);
    expect(subjectWithin(subject, pattern)).toBe(taken);
    tree.remove(pattern, "x");
    expect(tree.match(subject)).toEqual([]);
  });

  it.each([
    ["a.>", ">", false],
    [">", "a.>", true],
    ["*", ">", false],
    ["a.>", "a.>", true],
    ["a.*", "a.>", false],
  ])("%s allows listening to %s: %s", (pattern, subject, allowed) => {
    expect(subjectWithin(subject, pattern)).toBe(allowed);
  });
});
