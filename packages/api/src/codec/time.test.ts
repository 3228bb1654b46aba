import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, parseDuration } from "./duration.ts";
import { formatMicroTime, formatTime, parseTime } from "./time.ts";

describe("times", () => {
  test("every second has one text, and the text that second", () => {
    const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 0, max: 999_999 }), (at, micros) => {
        expect(parseTime(formatTime(at))).toEqual({ seconds: at, nanos: 0 });
        const instant = { seconds: at, nanos: micros * 1000 };
        expect(parseTime(formatMicroTime(instant))).toEqual(instant);
      }),
    );
  });

  test.each([
    ["1970-01-01T00:00:00Z", 0, 0],
    ["2026-01-02T03:04:05Z", 1_767_323_045, 0],
    ["2026-01-02T03:04:05.25Z", 1_767_323_045, 250_000_000],
    ["2026-01-02T04:34:05+01:30", 1_767_323_045, 0],
    ["2024-02-29T00:00:00Z", 1_709_164_800, 0],
    ["1969-12-31T23:59:59Z", -1, 0],
  ])("%s", (text, seconds, nanos) => {
    expect(parseTime(text)).toEqual({ seconds, nanos });
  });

  test.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-02T24:00:00Z",
    "2026-01-02 03:04:05Z",
    "2026-01-02T03:04:05",
    "tomorrow",
    "",
  ])("%s is none", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

describe("durations", () => {
  test.each([
    ["0s", 0],
    ["1ns", 1],
    ["1.5\u00b5s", 1500],
    ["15ms", 15e6],
    ["1.5s", 1.5e9],
    ["1m0s", 60e9],
    ["1h0m0.5s", 3600.5e9],
    ["-2h45m0s", -9900e9],
  ])("%s", (text, nanos) => {
    expect(parseDuration(text)).toBe(nanos);
    expect(formatDuration(nanos)).toBe(text);
  });

  test.each(["", "-", "1", "1d", "s", "1h 1m"])("%j is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
