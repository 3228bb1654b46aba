import { FakeClock } from "@kubets/apimachinery/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { ApiRequest } from "../endpoints/api-request.ts";
import { Seat } from "./flow-queue.ts";
import type { Arrival } from "./flow-queue.ts";
import { FlowStats } from "./flow-stats.ts";
import { QueueSet } from "./queue-set.ts";

let clock: FakeClock;
let set: QueueSet;
let stats: FlowStats;
const queuing = { queues: 64, handSize: 6, queueLengthLimit: 3 };

beforeEach(() => {
  clock = new FakeClock();
  set = new QueueSet(clock);
  stats = new FlowStats("level", "schema");
});

function arrival(user: string, work: Partial<Arrival["work"]> = {}, signal?: AbortSignal): Arrival {
  const request: ApiRequest = {
    verb: "get",
    target: undefined,
    path: "/",
    query: new URLSearchParams(),
    user: { username: user, uid: "", groups: [], extra: {} },
    contentType: "",
    accept: "",
    userAgent: "",
    body: new Uint8Array(),
    traceparent: undefined,
    signal: signal ?? new AbortController().signal,
  };
  return {
    request,
    stats,
    distinguisher: user,
    work: { initialSeats: 1, finalSeats: 0, additionalLatencyMs: 0, ...work },
  };
}

type Started = ReturnType<QueueSet["start"]>;

function start(user: string, work?: Partial<Arrival["work"]>): Started {
  return set.start(arrival(user, work), () => 15_000);
}

function seatOf(started: Awaited<Started>): Seat {
  if (!(started instanceof Seat)) throw new Error(`refused: ${started}`);
  return started;
}

/** Who got a seat, in order, when each keeps it for `ms`. */
function serve(started: Started, order: string[], ms: number): void {
  void Promise.resolve(started).then(async (result) => {
    if (!(result instanceof Seat)) return;
    order.push(result.distinguisher);
    await clock.sleep(ms, { signal: new AbortController().signal });
    set.finish(result);
  });
}

describe("a level that queues", () => {
  beforeEach(() => set.configure({ queuing, limit: 2 }));

  it("gives free seats at once, and the next one when one is given back", async () => {
    const first = start("a");
    const second = start("a");
    expect([first, second].every((started) => started instanceof Seat)).toBe(true);
    const third = start("a");
    expect(third).toBeInstanceOf(Promise);
    expect([set.executing, set.waiting, stats.inQueue]).toEqual([2, 1, 1]);
    set.finish(seatOf(await first));
    expect(await third).toBeInstanceOf(Seat);
    expect([set.executing, set.waiting, stats.inQueue]).toEqual([2, 0, 0]);
  });

  it("lets a flood by one user not starve another", async () => {
    set.configure({ queuing: { ...queuing, queueLengthLimit: 50 }, limit: 2 });
    const order: string[] = [];
    for (let i = 0; i < 100; i++) serve(start("flood"), order, 100);
    await clock.step(1_000);
    for (let i = 0; i < 5; i++) serve(start("quiet"), order, 100);
    const before = order.length;
    await clock.step(1_000);
    // The flood is spread over the queues of its hand; the quiet one has a queue of its own among them.
    expect(order.slice(before).filter((user) => user === "quiet").length).toBeGreaterThanOrEqual(3);
    await clock.step(10_000);
    expect(order).toHaveLength(105);
    expect(set.idle).toBe(true);
  });

  it("refuses with queue-full what finds every queue of its hand full", async () => {
    for (let i = 0; i < 2 + queuing.handSize * queuing.queueLengthLimit; i++) void start("flood");
    expect(start("flood")).toBe("queue-full");
    expect(stats.rejected).toEqual({ "queue-full": 1, "concurrency-limit": 0, "time-out": 0 });
    // Another user has other queues.
    expect(start("quiet")).toBeInstanceOf(Promise);
  });

  it("refuses with time-out what waited too long", async () => {
    void start("a");
    void start("a");
    const waiting = start("a");
    await clock.step(14_999);
    expect(set.waiting).toBe(1);
    await clock.step(1);
    expect(await waiting).toBe("time-out");
    expect([set.waiting, set.rejected, stats.rejected["time-out"]]).toEqual([0, 1, 1]);
  });

  it("forgets what waits when its client leaves", async () => {
    void start("a");
    void start("a");
    const leaving = new AbortController();
    const waiting = set.start(arrival("a", {}, leaving.signal), () => 15_000);
    leaving.abort(new Error("gone"));
    expect(await waiting).toBe("time-out");
    expect(clock.waiting).toBe(0);
  });

  it("lets nobody pass a wide request, which starts when there is room", async () => {
    const one = seatOf(await start("a"));
    const wide = start("b", { initialSeats: 2 });
    const narrow = start("a");
    expect([wide, narrow].every((started) => started instanceof Promise)).toBe(true);
    set.finish(one);
    const first = await Promise.race([wide, narrow]);
    set.finish(seatOf(first));
    expect(seatOf(await (seatOf(first).seats === 2 ? narrow : wide))).toBeInstanceOf(Seat);
  });

  it("starts what is wider than the level when nothing else runs", async () => {
    expect(start("a", { initialSeats: 5 })).toBeInstanceOf(Seat);
    expect(start("a")).toBeInstanceOf(Promise);
  });

  it("keeps the seats of a write while its event goes out", async () => {
    const write = seatOf(await start("a", { finalSeats: 2, additionalLatencyMs: 50 }));
    set.finish(write);
    expect([set.executing, set.seatsInUse]).toEqual([0, 2]);
    const waiting = start("a");
    await clock.step(50);
    expect(await waiting).toBeInstanceOf(Seat);
    expect(set.seatsInUse).toBe(1);
  });

  it("gives more at once when the limit rises, and drains queues that are no longer wanted", async () => {
    void start("a");
    void start("a");
    const waiting = [start("a"), start("a")];
    set.configure({ queuing: { ...queuing, queues: 6 }, limit: 4 });
    for (const started of waiting) set.finish(seatOf(await started));
    expect(set.executing).toBe(2);
    expect(set.queues.length).toBeGreaterThanOrEqual(6);
  });
});

describe("a level that does not queue", () => {
  it("refuses with concurrency-limit", () => {
    set.configure({ queuing: undefined, limit: 1 });
    const seat = start("a");
    expect(start("a")).toBe("concurrency-limit");
    if (seat instanceof Seat) set.finish(seat);
    expect(start("a")).toBeInstanceOf(Seat);
  });

  it("is exempt without a limit", () => {
    set.configure({ queuing: undefined, limit: Infinity });
    for (let i = 0; i < 1000; i++) expect(start("a")).toBeInstanceOf(Seat);
  });
});
