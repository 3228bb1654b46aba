import { describe, expect, it } from "vitest";
import { formatGoDuration, parseGoDuration } from "./go-duration.ts";

describe("Go durations", () => {
  it.each([
    { text: "0", ms: 0 },
    { text: "0s", ms: 0, printed: "0s" },
    { text: "300ms", ms: 300, printed: "300ms" },
    { text: "10s", ms: 10_000, printed: "10s" },
    { text: "1.5s", ms: 1_500, printed: "1.5s" },
    { text: "1m30s", ms: 90_000, printed: "1m30s" },
    { text: "1h", ms: 3_600_000, printed: "1h0m0s" },
    { text: "-5s", ms: -5_000, printed: "-5s" },
  ])("$text is $ms ms", ({ text, ms, printed }) => {
    expect(parseGoDuration(text)).toBe(ms);
    if (printed !== undefined) expect(formatGoDuration(ms)).toBe(printed);
  });

  it.each([{ text: "" }, { text: "10" }, { text: "s" }, { text: "1x" }, { text: "1s " }])(
    "'$text' is none",
    ({ text }) => expect(parseGoDuration(text)).toBeUndefined(),
  );
});
