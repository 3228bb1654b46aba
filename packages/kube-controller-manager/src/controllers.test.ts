import { describe, expect, it } from "vitest";
import { selectControllers } from "./controllers.ts";

describe("selectControllers", () => {
  const known = ["a", "b", "c"];
  it.each([
    { name: "all", selection: ["*"], expected: ["a", "b", "c"] },
    { name: "all but one", selection: ["*", "-b"], expected: ["a", "c"] },
    { name: "only one", selection: ["c"], expected: ["c"] },
    { name: "none", selection: [], expected: [] },
  ])("$name", ({ selection, expected }) => {
    expect(selectControllers(selection, known)).toEqual(expected);
  });

  it("refuses a name it does not know", () => {
    expect(() => selectControllers(["-d"], known)).toThrow('"d" is not in the list of known controllers');
  });
});
