import { SeededRandom } from "@kubets/apimachinery/testing";
import { describe, expect, it } from "vitest";
import { SortedMap } from "./sorted-map.ts";

describe("SortedMap", () => {
  it("gives what a map sorted anew would give, whatever happened before", () => {
    const random = new SeededRandom(7);
    const map = new SortedMap<number>();
    const model = new Map<string, number>();
    for (let step = 0; step < 2000; step++) {
      const key = `k${Math.floor(random.float() * 60)}`;
      if (random.float() < 0.4) expect(map.delete(key)).toBe(model.delete(key));
      else {
        map.set(key, step);
        model.set(key, step);
      }
      if (random.float() < 0.5) continue;
      const keys = [...model.keys()].sort();
      expect(map.sorted()).toEqual(keys.map((k) => model.get(k)));
      expect(map.size).toBe(model.size);
    }
  });

  it("does not change what it handed out", () => {
    const map = new SortedMap<string>();
    map.set("b", "b1");
    const before = map.sorted();
    map.set("a", "a1");
    map.set("b", "b2");
    expect(before).toEqual(["b1"]);
    expect(map.sorted()).toEqual(["a1", "b2"]);
    expect(map.sorted()).toBe(map.sorted());
  });
});
