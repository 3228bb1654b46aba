import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RecordStore } from "./record-store.ts";

interface Thing {
  readonly id: string;
  readonly value: number;
}

describe("records on disk", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kubets-records-"));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const open = (): readonly [RecordStore<Thing>, string[]] => {
    const store = new RecordStore<Thing>(directory);
    return [store, store.open()];
  };

  it("are found by the next one to open them", () => {
    const [store] = open();
    store.put({ id: "a", value: 1 });
    store.put({ id: "b", value: 2 });
    store.put({ id: "a", value: 3 });
    store.delete("b");
    const [again, damaged] = open();
    expect([again.list(), damaged]).toEqual([[{ id: "a", value: 3 }], []]);
    expect(existsSync(join(directory, "b"))).toBe(false);
  });

  it("that are damaged, or were never finished, are removed", () => {
    mkdirSync(join(directory, "unfinished"));
    mkdirSync(join(directory, "damaged"));
    writeFileSync(join(directory, "damaged", "state.json"), '{"id":');
    const [store, damaged] = open();
    expect([store.list(), damaged]).toEqual([[], ["damaged"]]);
    expect([existsSync(join(directory, "unfinished")), existsSync(join(directory, "damaged"))]).toEqual([
      false,
      false,
    ]);
  });
});
