import { describe, expect, it } from "vitest";
import { slowStartBatch } from "./slow-start.ts";

describe("slowStartBatch", () => {
  it.each([
    { name: "nothing to do", count: 0, failAt: -1, calls: 0, successes: 0 },
    { name: "all succeed", count: 10, failAt: -1, calls: 10, successes: 10 },
    { name: "the first fails: one call only", count: 10, failAt: 0, calls: 1, successes: 0 },
    { name: "a later one fails: its batch is the last", count: 10, failAt: 2, calls: 3, successes: 2 },
  ])("$name", async ({ count, failAt, calls, successes }) => {
    let made = 0;
    const outcome = await slowStartBatch(count, (index) => {
      made++;
      return index === failAt ? Promise.reject(new Error("refused")) : Promise.resolve();
    });
    expect(made).toBe(calls);
    expect(outcome.successes).toBe(successes);
    expect(outcome.error !== undefined).toBe(failAt >= 0);
  });
});
