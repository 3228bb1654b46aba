import { describe, expect, it } from "vitest";
import { applyJsonPatch } from "./json-patch.ts";

const original = { spec: { replicas: 1, args: ["a", "b"] }, "a/b": 1 };

describe("JSON patch", () => {
  it.each([
    {
      name: "replace",
      patch: [{ op: "replace", path: "/spec/replicas", value: 2 }],
      at: "replicas",
      value: 2,
    },
    {
      name: "append",
      patch: [{ op: "add", path: "/spec/args/-", value: "c" }],
      at: "args",
      value: ["a", "b", "c"],
    },
    {
      name: "insert",
      patch: [{ op: "add", path: "/spec/args/1", value: "c" }],
      at: "args",
      value: ["a", "c", "b"],
    },
    { name: "remove", patch: [{ op: "remove", path: "/spec/args/0" }], at: "args", value: ["b"] },
    { name: "copy", patch: [{ op: "copy", from: "/a~1b", path: "/spec/n" }], at: "n", value: 1 },
  ])("$name", ({ patch, at, value }) => {
    const result = applyJsonPatch(original, patch);
    expect(result).toHaveProperty(["spec", at], value);
    expect(original).toEqual({ spec: { replicas: 1, args: ["a", "b"] }, "a/b": 1 });
  });

  it.each([
    { name: "no list", patch: {}, kind: "malformed" },
    { name: "unknown operator", patch: [{ op: "fly", path: "/a" }], kind: "inapplicable" },
    { name: "missing target", patch: [{ op: "remove", path: "/spec/none" }], kind: "inapplicable" },
    { name: "missing parent", patch: [{ op: "add", path: "/x/y", value: 1 }], kind: "inapplicable" },
    { name: "failed test", patch: [{ op: "test", path: "/spec/replicas", value: 5 }], kind: "inapplicable" },
    {
      name: "index beyond the end",
      patch: [{ op: "add", path: "/spec/args/5", value: 1 }],
      kind: "inapplicable",
    },
    { name: "into itself", patch: [{ op: "move", from: "/spec", path: "/spec/x" }], kind: "inapplicable" },
    { name: "prototype", patch: [{ op: "add", path: "/__proto__/x", value: 1 }], kind: "inapplicable" },
    {
      name: "too many operations",
      patch: Array.from({ length: 10_001 }, () => ({ op: "test", path: "/a~1b", value: 1 })),
      kind: "too-large",
    },
  ])("refuses $name", ({ patch, kind }) => {
    expect(() => applyJsonPatch(original, patch)).toThrow(expect.objectContaining({ kind }));
    expect(Reflect.get({}, "x")).toBeUndefined();
  });
});
