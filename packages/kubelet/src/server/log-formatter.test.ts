import { expect, it } from "vitest";
import { LogFormatter } from "./log-formatter.ts";
import { parseLogOptions } from "./log-options.ts";

const lines = [
  "2026-01-01T00:00:00.000000001Z stdout F one",
  "2026-01-01T00:00:01.000000000Z stderr F two",
  "2026-01-01T00:00:02.000000000Z stdout P thr",
  "2026-01-01T00:00:02.000000001Z stdout F ee",
  "",
].join("\n");

function format(query: string, pieces: readonly string[] = [lines]): string {
  const formatter = new LogFormatter(
    parseLogOptions(new URLSearchParams(query), Date.UTC(2026, 0, 1, 0, 0, 3)),
  );
  return Buffer.concat(pieces.map((piece) => formatter.push(Buffer.from(piece)))).toString();
}

it.each([
  { name: "all", query: "", want: "one\ntwo\nthree\n" },
  {
    name: "with timestamps",
    query: "timestamps=true",
    want: "2026-01-01T00:00:00.000000001Z one\n2026-01-01T00:00:01.000000000Z two\n2026-01-01T00:00:02.000000000Z three\n",
  },
  { name: "since seconds", query: "sinceSeconds=2", want: "two\nthree\n" },
  { name: "since a time", query: "sinceTime=2026-01-01T00:00:02Z", want: "three\n" },
  { name: "so many bytes", query: "limitBytes=6", want: "one\ntw" },
])("formats $name", ({ query, want }) => {
  expect(format(query)).toBe(want);
});

it("keeps a line that came in pieces", () => {
  expect(format("", [lines.slice(0, 20), lines.slice(20, 90), lines.slice(90)])).toBe("one\ntwo\nthree\n");
});

it.each(["tailLines=-1", "sinceSeconds=0", "limitBytes=x", "sinceTime=yesterday"])("refuses %s", (query) => {
  expect(() => format(query)).toThrow();
});
