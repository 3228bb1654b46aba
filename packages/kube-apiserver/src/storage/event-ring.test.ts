import { describe, expect, it } from "vitest";
import { EventRing } from "./event-ring.ts";

interface Item {
  readonly revision: number;
  readonly bytes: number;
}

function ringOf(count: number, bytes: number): EventRing<Item> {
  const ring = new EventRing<Item>({ items: 1_000, bytes: 10_000 }, () => 5);
  for (let revision = 6; revision < 6 + count; revision++) ring.push({ revision, bytes });
  return ring;
}

describe("the history of a resource", () => {
  it("begins where it was told to, and gives what came after a revision", () => {
    const ring = ringOf(3, 1);
    expect([ring.start, ring.after(6).map(({ revision }) => revision)]).toEqual([5, [7, 8]]);
  });

  it("is bounded by number", () => {
    const ring = ringOf(5_000, 1);
    expect([ring.after(0).length, ring.start]).toEqual([1_000, 4_005]);
    expect(ring.held).toBeLessThanOrEqual(2_001);
  });

  it("is bounded by bytes, but for the last hundred", () => {
    expect(ringOf(5_000, 20).after(0)).toHaveLength(500);
    const large = ringOf(5_000, 1_000);
    expect([large.after(0).length, large.start]).toEqual([100, 4_905]);
    expect(large.held).toBeLessThanOrEqual(202);
  });
});
