import { describe, expect, it } from "vitest";
import { warningHeaders } from "./warning-headers.ts";

describe("warningHeaders", () => {
  it("quotes each text once", () => {
    expect(warningHeaders(['unknown field "a"', "b\\c", "", "b\\c"])).toEqual([
      '299 - "unknown field \\"a\\""',
      '299 - "b\\\\c"',
    ]);
  });

  it("keeps to one line", () => {
    expect(warningHeaders(["a\r\nb\u0085c"])).toEqual(['299 - "a b c"']);
  });

  it("cuts long texts, and leaves out the last ones, when there are too many", () => {
    const long = Array.from({ length: 30 }, (_, i) => `${String(i)} ${"x".repeat(1_000)}`);
    const headers = warningHeaders(long);
    expect(headers).toHaveLength(16);
    expect(headers[0]).toBe(`299 - "0 ${"x".repeat(254)}"`);
  });
});
