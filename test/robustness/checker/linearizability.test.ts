import { describe, expect, it } from "vitest";
import type { ConcurrentOperation } from "./linearizability.ts";
import { isLinearizable } from "./linearizability.ts";

type Op = readonly ["write" | "read", number];

const register = {
  initial: 0,
  step: (state: number, [verb, value]: Op): number | undefined =>
    verb === "write" ? value : value === state ? state : undefined,
  keyOf: String,
};

const op = (of: Op, startMs: number, endMs: number, optional = false): ConcurrentOperation<Op> => ({
  op: of,
  startMs,
  endMs,
  optional,
});

describe("isLinearizable", () => {
  it.each<[string, readonly ConcurrentOperation<Op>[], boolean]>([
    ["nothing", [], true],
    ["one after the other", [op(["write", 1], 0, 1), op(["read", 1], 2, 3)], true],
    ["a stale read", [op(["write", 1], 0, 1), op(["read", 0], 2, 3)], false],
    ["a read during a write, old", [op(["write", 1], 0, 10), op(["read", 0], 2, 3)], true],
    ["a read during a write, new", [op(["write", 1], 0, 10), op(["read", 1], 2, 3)], true],
    [
      "new, then old, during one write",
      [op(["write", 1], 0, 10), op(["read", 1], 2, 3), op(["read", 0], 4, 5)],
      false,
    ],
    [
      "two writes at once, read either way",
      [op(["write", 1], 0, 10), op(["write", 2], 0, 10), op(["read", 1], 11, 12)],
      true,
    ],
    ["never returned, took effect", [op(["write", 1], 0, Infinity, true), op(["read", 1], 5, 6)], true],
    ["never returned, took none", [op(["write", 1], 0, Infinity, true), op(["read", 0], 5, 6)], true],
    [
      "never returned, took effect late",
      [op(["write", 1], 0, Infinity, true), op(["read", 0], 5, 6), op(["read", 1], 7, 8)],
      true,
    ],
    ["may have had no effect, had none", [op(["write", 1], 0, 1, true), op(["read", 0], 5, 6)], true],
    [
      "had no effect when it returned, but later",
      [op(["write", 1], 0, 1, true), op(["read", 0], 5, 6), op(["read", 1], 7, 8)],
      false,
    ],
    ["needed, and never returned", [op(["write", 1], 5, Infinity), op(["read", 1], 0, 1)], false],
  ])("%s", (_name, operations, expected) => {
    expect(isLinearizable(operations, register)).toBe(expected);
  });

  it("takes hundreds of operations in its stride", () => {
    const operations = Array.from({ length: 300 }, (_, index) => [
      op(["write", index], index * 10, index * 10 + 15),
      op(["read", index], index * 10 + 12, index * 10 + 18),
      op(["write", 1_000 + index], index * 10, index * 10 + 30, true),
    ]).flat();
    expect(isLinearizable(operations, register)).toBe(true);
  });
});
