import { FakeClock } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { BackOff } from "./back-off.ts";

const create = () => {
  const clock = new FakeClock();
  return { clock, backOff: new BackOff({ clock, initialMs: 10_000, maxMs: 300_000 }) };
};

it("does not hold back the first time", () => {
  const { clock, backOff } = create();
  expect(backOff.remainingMs("a", clock.now())).toBe(0);
});

it("doubles up to the limit", () => {
  const { clock, backOff } = create();
  const delays = Array.from({ length: 7 }, () => {
    backOff.advance("a", clock.now());
    return backOff.delayMs("a");
  });
  expect(delays).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
});

it("counts from the event, not from the question", async () => {
  const { clock, backOff } = create();
  backOff.advance("a", clock.now());
  const event = clock.now();
  await clock.step(4_000);
  expect(backOff.remainingMs("a", event)).toBe(6_000);
  await clock.step(6_000);
  expect(backOff.remainingMs("a", event)).toBe(0);
});

it("begins anew when nothing happened for twice the longest delay", async () => {
  const { clock, backOff } = create();
  backOff.advance("a", clock.now());
  backOff.advance("a", clock.now());
  await clock.step(600_001);
  backOff.advance("a", clock.now());
  expect(backOff.delayMs("a")).toBe(10_000);
});

it("forgets by prefix", () => {
  const { clock, backOff } = create();
  backOff.advance("uid/a", clock.now());
  backOff.forget("uid/");
  expect(backOff.delayMs("uid/a")).toBe(0);
});
