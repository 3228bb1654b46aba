import { expect, it } from "vitest";
import { pause } from "./pause.ts";
import { FakeClock } from "./testing/index.ts";

it("lasts as long as it is told", async () => {
  const clock = new FakeClock();
  let over = false;
  const pausing = pause(clock, 1000, new AbortController().signal).then(() => (over = true));
  await clock.step(999);
  expect(over).toBe(false);
  await clock.step(1);
  await pausing;
});

it("ends without an error when the signal aborts", async () => {
  const ending = new AbortController();
  const pausing = pause(new FakeClock(), 1000, ending.signal);
  ending.abort(new Error("the end"));
  await expect(pausing).resolves.toBeUndefined();
});
