import { describe, expect, it } from "vitest";
import { formatLogTime, LogRecords, maxLineBytes } from "./log-format.ts";

const atMs = Date.UTC(2026, 10, 20, 13, 5, 0) + 7.25;
const time = "2026-11-20T13:05:00.007250000Z";

function recordsOf(...chunks: string[]): string[] {
  const records = new LogRecords("stdout");
  const text = chunks.map((chunk) => records.push(Buffer.from(chunk), atMs).toString()).join("");
  return text.split("\n").slice(0, -1);
}

describe("CRI log records", () => {
  it("writes times with nine digits", () => {
    expect(formatLogTime(atMs)).toBe(time);
    expect(formatLogTime(Date.UTC(2026, 0, 1))).toBe("2026-01-01T00:00:00.000000000Z");
  });

  it.each([
    { name: "a line", chunks: ["hello\n"], contents: ["F hello"] },
    { name: "an empty line", chunks: ["\n"], contents: ["F "] },
    { name: "several lines", chunks: ["a\nb\n\n"], contents: ["F a", "F b", "F "] },
    { name: "a line in pieces", chunks: ["he", "ll", "o\nx"], contents: ["F hello"] },
    { name: "a carriage return, kept", chunks: ["a\r\n"], contents: ["F a\r"] },
    {
      name: "a line of the greatest length",
      chunks: [`${"x".repeat(maxLineBytes)}\n`],
      contents: [`F ${"x".repeat(maxLineBytes)}`],
    },
    {
      name: "a line longer than that",
      chunks: [`${"x".repeat(maxLineBytes)}y\n`],
      contents: [`P ${"x".repeat(maxLineBytes)}`, "F y"],
    },
    {
      name: "no end in sight",
      chunks: ["x".repeat(maxLineBytes + 5)],
      contents: [`P ${"x".repeat(maxLineBytes)}`],
    },
  ])("makes records of $name", ({ chunks, contents }) => {
    expect(recordsOf(...chunks)).toEqual(contents.map((content) => `${time} stdout ${content}`));
  });

  it("keeps a character whose bytes come apart whole", () => {
    const records = new LogRecords("stderr");
    const bytes = Buffer.from("é\n");
    const text = [bytes.subarray(0, 1), bytes.subarray(1)].map((part) => records.push(part, atMs).toString());
    expect(text.join("")).toBe(`${time} stderr F é\n`);
  });

  it("gives what is pending when asked, once", () => {
    const records = new LogRecords("stdout");
    records.push(Buffer.from("prompt> "), atMs);
    expect(records.hasPending).toBe(true);
    expect(records.flush(atMs, "P").toString()).toBe(`${time} stdout P prompt> \n`);
    expect(records.flush(atMs, "F").length).toBe(0);
  });
});
