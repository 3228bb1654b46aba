import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeAtomically } from "./atomic-writer.ts";
import type { Payload } from "./payload.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "atomic-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const payload = (files: Readonly<Record<string, string>>, mode = 0o644): Payload =>
  new Map(Object.entries(files).map(([path, text]) => [path, { bytes: Buffer.from(text), mode }]));

it("shows files through a link to the moment they were written", async () => {
  expect(writeAtomically(directory, payload({ a: "1", "dir/b": "2" }), "one")).toBe(true);
  expect(readFileSync(join(directory, "a"), "utf8")).toBe("1");
  expect(readFileSync(join(directory, "dir", "b"), "utf8")).toBe("2");
  expect(readlinkSync(join(directory, "..data"))).toBe("..one");
});

it("does nothing when nothing changed", async () => {
  writeAtomically(directory, payload({ a: "1" }), "one");
  expect(writeAtomically(directory, payload({ a: "1" }), "two")).toBe(false);
  expect(readlinkSync(join(directory, "..data"))).toBe("..one");
});

it("swaps all at once and clears away what is gone", async () => {
  writeAtomically(directory, payload({ a: "1", b: "2" }), "one");
  expect(writeAtomically(directory, payload({ a: "3" }, 0o600), "two")).toBe(true);
  expect(readdirSync(directory).toSorted()).toEqual(["..data", "..two", "a"]);
  expect(readFileSync(join(directory, "a"), "utf8")).toBe("3");
  expect(statSync(join(directory, "a")).mode & 0o777).toBe(0o600);
});
