import { expect, it } from "vitest";
import { signalNumber } from "./stop-signal.ts";

it.each([
  ["SIGTERM", 15],
  ["TERM", 15],
  ["SIGQUIT", 3],
  ["9", 9],
  ["SIGRTMIN", 34],
  ["SIGRTMIN+3", 37],
  ["SIGRTMINPLUS3", 37],
  ["SIGRTMAXMINUS1", 63],
  ["SIGRTMAX", 64],
  ["NOSIGNAL", undefined],
])("knows %s", (name, number) => {
  expect(signalNumber(name)).toBe(number);
});
