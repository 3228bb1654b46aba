import { describe, expect, it } from "vitest";
import { parseStat } from "./process-table.ts";

const fields = "1 42 40 0 -1 4194304 100 200 0 0 7 3 2 1 20 0 1 0 987654 1000000 250 0 0 0";

describe("a line of /proc/PID/stat", () => {
  it("is read even when the command holds spaces and brackets", () => {
    expect(parseStat(`123 (a) b (c) S ${fields}`)).toEqual({
      pid: 123,
      startTime: "987654",
      parentPid: 1,
      processGroup: 42,
      session: 40,
      cpuTicks: 13,
      residentBytes: 250 * 4096,
    });
  });

  it.each(["Z", "X"])("of a process in state %s is that of none", (state) => {
    expect(parseStat(`123 (sh) ${state} ${fields}`)).toBeUndefined();
  });

  it("that is cut short is that of none", () => {
    expect(parseStat("123 (sh) S 1 2")).toBeUndefined();
  });
});
