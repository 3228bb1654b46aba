import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Quantity } from "./quantity.ts";

describe("quantity", () => {
  it.each([
    ["0", "0"],
    ["100m", "100m"],
    ["0.1", "100m"],
    ["1.5", "1500m"],
    ["1000m", "1"],
    ["1000", "1k"],
    ["1024", "1024"],
    ["1024Ki", "1Mi"],
    ["1.5Gi", "1536Mi"],
    ["0.5Mi", "512Ki"],
    ["0.5Ki", "512"],
    ["100Ki", "100Ki"],
    ["1e3", "1e3"],
    ["12e3", "12e3"],
    ["1500e-3", "1500e-3"],
    ["1E2", "100"],
    ["1E", "1E"],
    ["-1", "-1"],
    ["1n", "1n"],
    ["0.1n", "1n"],
    ["+5", "5"],
    [".5", "500m"],
    ["5.", "5"],
    ["1Ei", "1Ei"],
    ["0Ki", "0"],
  ])("%s prints as %s", (text, printed) => expect(Quantity.parse(text).toString()).toBe(printed));

  it.each(["", "x", "1x", "1 Gi", "--1", "1.2.3", "1KiB", ".", "1ee3", "1mi"])("refuses '%s'", (text) => {
    expect(() => Quantity.parse(text)).toThrow(/quantities must match|unable to parse quantity's suffix/);
  });

  it.each([
    { text: "1", value: 1, milli: 1000 },
    { text: "1500m", value: 2, milli: 1500 },
    { text: "-1500m", value: -2, milli: -1500 },
    { text: "1u", value: 1, milli: 1 },
    { text: "1Ki", value: 1024, milli: 1_024_000 },
  ])("$text rounds up to $value and $milli m", ({ text, value, milli }) => {
    expect(Quantity.parse(text).value()).toBe(value);
    expect(Quantity.parse(text).milliValue()).toBe(milli);
  });

  const text = fc
    .tuple(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.constantFrom("", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3"),
    )
    .map(([number, suffix]) => `${number}${suffix}`);

  it("survives printing", () => {
    fc.assert(
      fc.property(text, (quantity) => {
        const parsed = Quantity.parse(quantity);
        expect(Quantity.parse(parsed.toString()).compare(parsed)).toBe(0);
        expect(Quantity.parse(parsed.toString()).toString()).toBe(parsed.toString());
      }),
    );
  });

  it("adds and subtracts exactly", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const sum = Quantity.parse(a).add(Quantity.parse(b));
        expect(sum.subtract(Quantity.parse(b)).compare(Quantity.parse(a))).toBe(0);
      }),
    );
  });
});
