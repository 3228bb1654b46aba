import { beforeEach, describe, expect, it } from "vitest";
import { WatchQueue } from "./watch-queue.ts";

interface Item {
  readonly n: number;
  readonly bytes: number;
}

describe("a watcher's queue", () => {
  let stop: AbortController;
  let queue: WatchQueue<Item>;
  let iterator: AsyncIterator<Item>;

  beforeEach(() => {
    stop = new AbortController();
    queue = new WatchQueue<Item>({ items: 4, bytes: 100 }, stop.signal);
    iterator = queue[Symbol.asyncIterator]();
  });

  async function next(): Promise<number | undefined> {
    const { value, done } = await iterator.next();
    return done ? undefined : (value as Item).n;
  }

  it("ends with slow when too many wait", async () => {
    for (let n = 0; n < 5; n++) queue.push({ n, bytes: 1 });
    expect([queue.ended, queue.tooSlow, queue.size]).toEqual([true, true, 0]);
    await expect(iterator.next()).rejects.toMatchObject({ code: "slow" });
  });

  it("ends with slow when those that wait are too large together", async () => {
    queue.push({ n: 0, bytes: 60 });
    queue.push({ n: 1, bytes: 41 });
    await expect(iterator.next()).rejects.toMatchObject({ code: "slow" });
  });

  it("takes one, however large, and counts no longer what was taken", async () => {
    for (let n = 0; n < 10; n++) {
      queue.push({ n, bytes: 1000 });
      expect(await next()).toBe(n);
    }
    expect(queue.tooSlow).toBe(false);
  });

  it("keeps the order, and nothing that was taken, when it is never empty", async () => {
    queue = new WatchQueue<Item>({ items: 4, bytes: 100 }, stop.signal);
    iterator = queue[Symbol.asyncIterator]();
    queue.push({ n: 0, bytes: 1 });
    for (let n = 1; n < 10_000; n++) {
      queue.push({ n, bytes: 1 });
      expect(await next()).toBe(n - 1);
      if (queue.held > 2_100) throw new Error(`${String(queue.held)} are held`);
    }
  });

  it("ends with its signal", async () => {
    queue.push({ n: 0, bytes: 1 });
    const ended: boolean[] = [];
    queue.onEnd(() => ended.push(true));
    stop.abort(new Error("gone"));
    expect([await next(), ended, queue.tooSlow]).toEqual([undefined, [true], false]);
  });
});
