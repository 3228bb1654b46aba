import { expect, it } from "vitest";
import { parseJson } from "./parse-json.ts";

it("replaces halves of surrogate pairs, in keys and values", () => {
  expect(parseJson('{"a\\ud800":["\\udc00", {"b": "\\uD83D\\uDE00 é"}], "n": 1, "z": null}')).toEqual({
    "a�": ["�", { b: "😀 é" }],
    n: 1,
    z: null,
  });
});

it("is JSON.parse otherwise", () => {
  expect(parseJson('{"a": "\\u0041"}')).toEqual({ a: "A" });
  expect(() => parseJson("{")).toThrow(SyntaxError);
});
