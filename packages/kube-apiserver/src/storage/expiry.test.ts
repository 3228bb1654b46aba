import { expect, it } from "vitest";
import { decodeObject, encodeObject } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { Compactor } from "./compactor.ts";
import { EventExpiry } from "./event-expiry.ts";
import { MemoryStore } from "./memory-store.ts";
import { StoreError } from "./store.ts";
import { WatchCache } from "./watch-cache.ts";

const key = (name: string) => ({ group: "", resource: "events", namespace: "default", name });
const value = (name: string): Uint8Array =>
  encodeObject({ apiVersion: "v1", kind: "Event", metadata: { name, namespace: "default" } } as never);

it("deletes Events an hour after their last write, and nothing else", async () => {
  const clock = new FakeClock();
  const store = new MemoryStore({ clock });
  const cache = new WatchCache({ store, decode: decodeObject });
  const stop = new AbortController();
  const expiry = new EventExpiry({ store, cache, clock, onFailure: (err) => expect.fail(err.message) });
  const running = [cache.run({ signal: stop.signal }), expiry.run({ signal: stop.signal })];

  await store.create({ ...key("a"), resource: "pods" }, value("a"));
  await store.create(key("once"), value("once"));
  const renewed = await store.create(key("renewed"), value("renewed"));
  await clock.step(30 * 60_000);
  await store.update(key("renewed"), value("renewed"), renewed);
  await clock.step(31 * 60_000);
  expect(cache.list("", "events").items.map((item) => item.object.metadata.name)).toEqual(["renewed"]);
  expect(cache.list("", "pods").items).toHaveLength(1);
  await clock.step(30 * 60_000);
  expect(cache.list("", "events").items).toEqual([]);

  stop.abort(new Error("the test is over"));
  await Promise.all(running);
  expect(clock.waiting).toBe(0);
});

it("compacts every five minutes to where the store was five minutes before", async () => {
  const clock = new FakeClock();
  const compacted: number[] = [];
  let revision = 10;
  let failure: StoreError | undefined;
  const failures: string[] = [];
  const compactor = new Compactor({
    clock,
    store: {
      revision: async () => revision,
      compact: async (upTo) => {
        if (failure) throw failure;
        compacted.push(upTo);
      },
    },
    onFailure: (err) => failures.push(err.message),
  });
  const stop = new AbortController();
  const running = compactor.run({ signal: stop.signal });
  await clock.step(1_000);
  revision = 20;
  await clock.step(5 * 60_000);
  expect(compacted).toEqual([10]);
  revision = 30;
  failure = new StoreError("unavailable", "nats-server is away");
  await clock.step(5 * 60_000);
  failure = undefined;
  await clock.step(5 * 60_000);
  expect(compacted).toEqual([10, 20]);
  expect(failures).toEqual(["nats-server is away"]);
  stop.abort(new Error("the test is over"));
  await running;
});
