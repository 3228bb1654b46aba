import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import {
  applied,
  at,
  canonical,
  containers,
  containersOf,
  deployment,
  deployments,
  updated,
} from "./testing.ts";

describe("the order of merged lists", () => {
  const rows: { name: string; live: string; applied: string; result: string }[] = [
    { name: "of new items", live: "", applied: "b a", result: "b a" },
    { name: "of items that are there", live: "a b c", applied: "c a", result: "b c a" },
    { name: "with items that the configuration lacks", live: "a x b", applied: "a b", result: "a x b" },
    { name: "with new items before shared ones", live: "a b", applied: "n a b", result: "n a b" },
    { name: "with new items after shared ones", live: "a x", applied: "a n", result: "a x n" },
    { name: "with nothing shared", live: "x y", applied: "n m", result: "x y n m" },
    { name: "reversed around another one", live: "a b x", applied: "b a n", result: "b x a n" },
  ];
  it.each(rows)("$name", ({ live, applied: wanted, result }) => {
    const listOf = (names: string): JsonObject =>
      deployment(
        containers(
          ...names
            .split(" ")
            .filter((name) => name !== "")
            .map((name) => ({ name })),
        ),
      );
    const object = updated(deployments, undefined, canonical(listOf(live)), at(1, "bob"));
    const merged = applied(deployments.apply(object, listOf(wanted), at(2, "alice"), { force: false }));
    expect((containersOf(merged) as readonly JsonObject[]).map(({ name }) => name).join(" ")).toBe(result);
  });
});
