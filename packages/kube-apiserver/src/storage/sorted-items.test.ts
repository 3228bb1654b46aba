import fc from "fast-check";
import { expect, it } from "vitest";
import { SortedItems } from "./sorted-items.ts";

interface Item {
  readonly sortKey: string;
  readonly value: number;
}

it("is a sorted map", () => {
  const operation = fc.record({
    // Few keys, so that they meet; prefixes of each other, so that ranges are tried.
    sortKey: fc.stringMatching(/^[ab-]{1,2}\/[a-c]{1,3}$/),
    value: fc.nat(),
    remove: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      let items = new SortedItems<Item>();
      const model = new Map<string, Item>();
      for (const { sortKey, value, remove } of operations) {
        items = remove ? items.without(sortKey) : items.with({ sortKey, value });
        if (remove) model.delete(sortKey);
        else model.set(sortKey, { sortKey, value });
      }
      const sorted = [...model.values()].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
      expect(items.toArray()).toEqual(sorted);
      expect(items.size).toBe(model.size);
      expect(items.range("a/", "a0")).toEqual(sorted.filter(({ sortKey }) => sortKey.startsWith("a/")));
      for (const { sortKey } of operations) expect(items.get(sortKey)).toEqual(model.get(sortKey));
    }),
  );
});

it("stays sorted over many chunks, and leaves snapshots alone", () => {
  const keys = Array.from({ length: 5_000 }, (_, i) => String((i * 7919) % 5_000).padStart(5, "0"));
  let items = new SortedItems<Item>();
  for (const [value, sortKey] of keys.entries()) items = items.with({ sortKey, value });
  const snapshot = items;
  for (const sortKey of keys.slice(0, 4_000)) items = items.without(sortKey);
  expect(snapshot.toArray().map((item) => item.sortKey)).toEqual(keys.toSorted());
  expect(items.toArray().map((item) => item.sortKey)).toEqual(keys.slice(4_000).toSorted());
  expect(snapshot.range("01000", "01010").map((item) => item.sortKey)).toEqual(
    keys.toSorted().slice(1000, 1010),
  );
});
