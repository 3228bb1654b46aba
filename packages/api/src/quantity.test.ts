import { expect, test } from "vitest";
import { canonicalQuantity } from "./quantity.ts";

const cases: readonly (readonly [text: string, canonical: string])[] = [
  ["0", "0"],
  ["0.0", "0"],
  ["1", "1"],
  ["0.5", "500m"],
  [".5", "500m"],
  ["1.", "1"],
  ["+1.5", "1500m"],
  ["-1.5", "-1500m"],
  ["1000m", "1"],
  ["1000", "1k"],
  ["1000000", "1M"],
  ["1500k", "1500k"],
  ["1000k", "1M"],
  ["1024Mi", "1Gi"],
  ["1.5Gi", "1536Mi"],
  ["100Ki", "100Ki"],
  ["0.5Ki", "512"],
  ["1.1Ki", "1126400m"],
  ["1e3", "1e3"],
  ["12E6", "12e6"],
  ["1E", "1E"],
  ["0.1n", "1n"],
  ["-0.1n", "-1n"],
  ["1e-999999999", "1e-9"],
];

for (const [text, canonical] of cases) {
  test(`${text} is ${canonical}`, () => {
    expect(canonicalQuantity(text)).toBe(canonical);
    expect(canonicalQuantity(canonical)).toBe(canonical);
  });
}

for (const text of ["", ".", "-", "abc", "1x", "1 Gi", "1.2.3", "Gi"]) {
  test(`${JSON.stringify(text)} is refused`, () => {
    expect(() => canonicalQuantity(text)).toThrow("quantities must match the regular expression");
  });
}

test("a suffix that is none is refused", () => {
  for (const text of ["1Gi2", "1mm", "1ki", "1e"]) {
    expect(() => canonicalQuantity(text)).toThrow("unable to parse quantity's suffix");
  }
});
