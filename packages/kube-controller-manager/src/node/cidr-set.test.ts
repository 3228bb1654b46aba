import { describe, expect, it } from "vitest";
import { firstFreeBlock, formatCidr, parseCidr } from "./cidr-set.ts";

describe("firstFreeBlock", () => {
  it.each([
    { name: "the first", used: [], expected: "127.10.0.0/24" },
    { name: "the next", used: ["127.10.0.0/24", "127.10.1.0/24"], expected: "127.10.2.0/24" },
    { name: "a gap", used: ["127.10.0.0/24", "127.10.2.0/24"], expected: "127.10.1.0/24" },
    { name: "after a larger block", used: ["127.10.0.0/22"], expected: "127.10.4.0/24" },
    { name: "foreign blocks do not matter", used: ["10.0.0.0/8"], expected: "127.10.0.0/24" },
    { name: "none left", used: ["127.10.0.0/17"], expected: undefined },
  ])("$name", ({ used, expected }) => {
    const block = firstFreeBlock(parseCidr("127.10.0.0/17"), 24, used.map(parseCidr));
    expect(block && formatCidr(block)).toBe(expected);
  });

  it("refuses what is no range", () => {
    expect(() => parseCidr("127.10.0.0")).toThrow("invalid CIDR address: 127.10.0.0");
    expect(() => parseCidr("127.300.0.0/16")).toThrow("invalid CIDR address");
  });
});
