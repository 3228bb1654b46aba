import { describe, expect, it } from "vitest";
import { FakeClock } from "@kubets/apimachinery/testing";
import { makePod } from "../testing/objects.ts";
import { SchedulingQueue } from "./scheduling-queue.ts";

function setUp(): {
  readonly clock: FakeClock;
  readonly queue: SchedulingQueue;
  readonly take: () => Promise<string | undefined>;
} {
  const clock = new FakeClock();
  const queue = new SchedulingQueue({
    clock,
    initialBackoffMs: 1_000,
    maxBackoffMs: 10_000,
    mayHelp: (event, rejectedBy) => event === "assigned-pod-gone" && rejectedBy.has("NodeResourcesFit"),
  });
  return {
    clock,
    queue,
    take: async () => (queue.size.active > 0 ? (await queue.pop({ signal }))?.key : undefined),
  };
}

const signal = new AbortController().signal;
const fit = new Set(["NodeResourcesFit"]);
const affinity = new Set(["NodeAffinity"]);

describe("SchedulingQueue", () => {
  it("gives pods by priority, then by age", async () => {
    const { clock, queue, take } = setUp();
    queue.add("a", makePod("a"));
    await clock.step(1);
    queue.add("b", makePod("b"));
    queue.add("urgent", makePod("urgent", { spec: { priority: 10 } }));
    expect([await take(), await take(), await take(), await take()]).toEqual(["urgent", "a", "b", undefined]);
  });

  it("keeps an unschedulable pod until something helps, and then for its back-off", async () => {
    const { clock, queue, take } = setUp();
    queue.add("a", makePod("a"));
    const queued = await queue.pop({ signal });
    if (!queued) throw new Error("nothing queued");
    queue.addUnschedulable(queued, fit);
    await clock.step(500);
    queue.onClusterEvent("node-labels-changed");
    expect(queue.size).toEqual({ active: 0, backoff: 0, unschedulable: 1 });
    queue.onClusterEvent("assigned-pod-gone");
    expect(queue.size).toEqual({ active: 0, backoff: 1, unschedulable: 0 });
    await clock.step(499);
    expect(await take()).toBeUndefined();
    await clock.step(1);
    expect(await take()).toBe("a");
  });

  it("does not lose help that came while the pod was tried", async () => {
    const { clock, queue, take } = setUp();
    queue.add("a", makePod("a"));
    const queued = await queue.pop({ signal });
    if (!queued) throw new Error("nothing queued");
    queue.onClusterEvent("assigned-pod-gone");
    queue.addUnschedulable(queued, fit);
    await clock.step(1_000);
    expect(await take()).toBe("a");
  });

  it("tries everything again after five minutes", async () => {
    const { clock, queue, take } = setUp();
    queue.add("a", makePod("a"));
    const queued = await queue.pop({ signal });
    if (!queued) throw new Error("nothing queued");
    queue.addUnschedulable(queued, affinity);
    await clock.step(5 * 60_000);
    expect(await take()).toBe("a");
  });

  it("forgets removed pods wherever they are, and takes them anew", async () => {
    const { queue, take } = setUp();
    queue.add("a", makePod("a"));
    queue.remove("a");
    expect(await take()).toBeUndefined();
    queue.add("a", makePod("a"));
    expect([await take(), await take()]).toEqual(["a", undefined]);
  });

  it("ends waiting when the signal aborts", async () => {
    const { queue } = setUp();
    const stop = new AbortController();
    const next = queue.pop({ signal: stop.signal });
    stop.abort();
    expect(await next).toBeUndefined();
  });
});
