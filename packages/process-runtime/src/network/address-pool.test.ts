import { describe, expect, it } from "vitest";
import { nextAddress, parseRange } from "./address-pool.ts";

const give = (cidr: string, taken: readonly string[], after?: string): string | undefined => {
  const range = parseRange(cidr);
  return range && nextAddress(range, new Set(taken), after);
};

describe("pod addresses", () => {
  it.each([
    { name: "the first to give is .2", taken: [], after: undefined, address: "127.10.3.2" },
    { name: "then the next", taken: ["127.10.3.2"], after: "127.10.3.2", address: "127.10.3.3" },
    { name: "a freed one rests", taken: [], after: "127.10.3.2", address: "127.10.3.3" },
    {
      name: "taken ones are passed over",
      taken: ["127.10.3.3", "127.10.3.4"],
      after: "127.10.3.2",
      address: "127.10.3.5",
    },
    { name: "after the last comes the first", taken: [], after: "127.10.3.254", address: "127.10.3.2" },
    {
      name: "an address of another range counts for nothing",
      taken: [],
      after: "127.10.9.7",
      address: "127.10.3.2",
    },
  ])("$name", ({ taken, after, address }) => {
    expect(give("127.10.3.0/24", taken, after)).toBe(address);
  });

  it("end", () => {
    const all = Array.from({ length: 5 }, (_, index) => `127.0.0.${index + 2}`);
    expect(give("127.0.0.0/29", all.slice(0, 4), "127.0.0.5")).toBe("127.0.0.6");
    expect(give("127.0.0.0/29", all, "127.0.0.6")).toBeUndefined();
  });

  it.each(["", "127.0.0.0", "127.0.0.0/30", "127.0.0.0/x", "300.0.0.0/24", "fd00::/64", "1.2.3/24"])(
    "come from no range like %j",
    (cidr) => {
      expect(parseRange(cidr)).toBeUndefined();
    },
  );
});
