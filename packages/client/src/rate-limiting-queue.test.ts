import { FakeClock } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import { beforeEach, describe, expect, it } from "vitest";
import { RateLimitingQueue } from "./rate-limiting-queue.ts";
import { runWorkers } from "./run-workers.ts";

let clock: FakeClock;
let queue: RateLimitingQueue;
const { signal } = new AbortController();

beforeEach(() => {
  clock = new FakeClock();
  queue = new RateLimitingQueue({ clock });
});

describe("RateLimitingQueue", () => {
  it("gives keys out in order, each once", async () => {
    for (const key of ["a", "b", "a", "c"]) queue.add(key);
    expect(queue.length).toBe(3);
    expect([await queue.get({ signal }), await queue.get({ signal }), await queue.get({ signal })]).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("gives a key that was added while in work out again after done, not before", async () => {
    queue.add("a");
    await queue.get({ signal });
    queue.add("a");
    queue.add("a");
    expect(queue.length).toBe(0);
    const next = queue.get({ signal });
    queue.done("a");
    expect(await next).toBe("a");
    queue.done("a");
    expect(queue.length).toBe(0);
  });

  it("hands a key to a worker that waits, and ends waiting with the signal", async () => {
    const first = queue.get({ signal });
    queue.add("a");
    expect(await first).toBe("a");
    const stop = new AbortController();
    const second = queue.get({ signal: stop.signal });
    stop.abort();
    expect(await second).toBeUndefined();
    expect(await queue.get({ signal: stop.signal })).toBeUndefined();
    queue.add("b");
    expect(queue.length).toBe(1);
  });

  it("adds later, at the earliest of several times", async () => {
    queue.addAfter("a", 1000);
    queue.addAfter("a", 500);
    queue.addAfter("a", 2000);
    await clock.step(499);
    expect(queue.length).toBe(0);
    await clock.step(1);
    expect(queue.length).toBe(1);
    await clock.step(5000);
    expect(queue.length).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it("doubles the back-off until forgotten", async () => {
    const delays: number[] = [];
    for (let i = 0; i < 4; i++) {
      queue.addRateLimited("a");
      delays.push(clock.nextTimerMs ?? 0);
      await clock.step(clock.nextTimerMs ?? 0);
      await queue.get({ signal });
      queue.done("a");
    }
    expect(delays).toEqual([5, 10, 20, 40]);
    expect(queue.failures("a")).toBe(4);
    queue.forget("a");
    queue.addRateLimited("a");
    expect(clock.nextTimerMs).toBe(5);
    for (let i = 0; i < 40; i++) queue.addRateLimited("b");
    expect(queue.failures("b")).toBe(40);
    queue[Symbol.dispose]();
    expect(clock.waiting).toBe(0);
  });
});

describe("runWorkers", () => {
  it("tries failed keys again, and ends with the signal", async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const running = runWorkers(queue, {
      workers: 2,
      signal: stop.signal,
      logger: silentLogger,
      sync: async (key) => {
        seen.push(key);
        if (key === "bad" && seen.filter((k) => k === "bad").length < 3) throw new Error("not yet");
      },
    });
    queue.add("bad");
    queue.add("good");
    await clock.step(1000);
    expect(seen).toEqual(["bad", "good", "bad", "bad"]);
    expect(queue.failures("bad")).toBe(0);
    stop.abort();
    await running;
  });
});
