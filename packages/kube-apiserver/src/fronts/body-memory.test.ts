import { isTooManyRequests } from "@kubets/apimachinery";
import { expect, it } from "vitest";
import { BodyMemory } from "./body-memory.ts";

it("holds so much at once, and again what was given back", () => {
  const memory = new BodyMemory(10);
  const first = memory.lease();
  const second = memory.lease();
  first.add(4);
  second.add(6);
  let refusal: unknown;
  try {
    second.add(1);
  } catch (err: unknown) {
    refusal = err;
  }
  expect(isTooManyRequests(refusal)).toBe(true);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  expect(() => second.add(4)).not.toThrow();
  expect(() => second.add(1)).toThrow();
});
