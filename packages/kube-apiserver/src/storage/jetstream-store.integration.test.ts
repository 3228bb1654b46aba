import { connect } from "nats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { apiserverIdentity, connectNats, createNkey, natsAuthorization } from "@kubets/transport";
import { startNatsServer } from "@kubets/transport/testing";
import type { NatsServerProcess } from "@kubets/transport/testing";
import { JetStreamStore } from "./jetstream-store.ts";
import { bytes, expectCode, pod, runStoreContract, startFeed } from "./testing/store-contract.ts";

const clock = new RealClock();
const random = new RealRandom();
let streams = 0;

async function openStore(
  server: NatsServerProcess,
  stream: string,
  timeoutMs = 20_000,
): Promise<{ store: JetStreamStore; close: () => Promise<void> }> {
  const connection = await connect({
    servers: server.url,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
    reconnectJitter: 10,
  });
  const store = await JetStreamStore.open({ connection, clock, random, stream, timeoutMs });
  return {
    store,
    close: async () => {
      await store[Symbol.asyncDispose]();
      await connection.close();
    },
  };
}

let shared: NatsServerProcess;
beforeAll(async () => {
  shared = await startNatsServer({ jetstream: true });
});
afterAll(async () => {
  await shared[Symbol.asyncDispose]();
});

// The contract's tests each use a subject space of their own: a stream takes `kube.store.>` alone, so the one
// before is removed.
runStoreContract("JetStreamStore", async () => {
  const stream = `STORE_${++streams}`;
  const opened = [await openStore(shared, stream)];
  const admin = await connect({ servers: shared.url });
  return {
    store: (opened[0] as (typeof opened)[0]).store, // Pushed above.
    reopen: async () => {
      const another = await openStore(shared, stream);
      opened.push(another);
      return another.store;
    },
    [Symbol.asyncDispose]: async () => {
      for (const { close } of opened) await close();
      await (await admin.jetstreamManager()).streams.delete(stream);
      await admin.close();
    },
  };
});

describe("JetStreamStore with a nats-server that dies", () => {
  it("loses no acknowledged write and gives definite answers under load", async () => {
    await using server = await startNatsServer({ jetstream: true });
    const { store, close } = await openStore(server, "KUBE_STORE");
    const feed = startFeed(store);
    await feed.until((event) => event.type === "synced");
    const acknowledged = new Map<string, number>();
    let stop = false;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; !stop; i++) {
        const name = `w${writer}-${i}`;
        acknowledged.set(name, await store.create(pod(name), bytes(name)));
      }
    });
    for (let round = 0; round < 3; round++) {
      const before = acknowledged.size;
      await until(() => acknowledged.size > before + 300);
      await server.kill9();
      await server.restart();
    }
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 100);
    stop = true;
    await Promise.all(writers);

    const last = Math.max(...acknowledged.values());
    const seen = new Map<string, number>();
    for (const event of await feed.until((event) => event.revision >= last)) {
      if (event.type !== "put") continue;
      // Each once: a repeated write would have made a second message.
      expect(seen.has(event.key.name)).toBe(false);
      seen.set(event.key.name, event.revision);
    }
    expect(seen).toEqual(acknowledged);
    await feed.end();
    await close();
  }, 60_000);

  it("waits with writes and reads while the server is away, then says it is unavailable", async () => {
    await using server = await startNatsServer({ jetstream: true });
    const patient = await openStore(server, "KUBE_STORE");
    const hasty = await openStore(server, "KUBE_STORE", 300);
    await server.kill9();
    await expectCode(hasty.store.create(pod("b"), bytes("1")), "unavailable");
    await expectCode(hasty.store.get(pod("b")), "unavailable");
    await expectCode(hasty.store.revision(), "unavailable");
    const created = patient.store.create(pod("a"), bytes("1"));
    const revision = patient.store.revision();
    await server.restart();
    expect(await created).toBeGreaterThan(0);
    expect(await revision).toBeGreaterThan(0);
    expect(await patient.store.get(pod("b"))).toBeUndefined();
    await patient.close();
    await hasty.close();
  }, 30_000);

  it("keeps compacted keys gone after a crash", async () => {
    await using server = await startNatsServer({ jetstream: true });
    const { store, close } = await openStore(server, "KUBE_STORE");
    const kept = await store.create(pod("kept"), bytes("1"));
    for (let i = 0; i < 200; i++) {
      const revision = await store.create(pod(`p${i}`), bytes("1".repeat(500)));
      await store.delete(pod(`p${i}`), revision);
    }
    // Before 2.10, nats-server forgets removals when it crashes: then they come again, and stay deleted.
    for (let round = 0; round < 3; round++) {
      await store.compact(await store.revision());
      await server.kill9();
      await server.restart();
      const feed = startFeed(store);
      const events = await feed.until((event) => event.type === "synced");
      expect(events.map((event) => event.revision).slice(0, -1)).toEqual([kept]);
      await feed.end();
    }
    // One compaction removes the objects, the next one their tombstones.
    for (let round = 0; round < 2; round++) await store.compact(await store.revision());
    const inspector = await connect({ servers: server.url });
    const { state } = await (await inspector.jetstreamManager()).streams.info("KUBE_STORE");
    // The object, and the records of the last two compactions.
    expect(state.messages).toBe(3);
    await inspector.close();
    await close();
  }, 30_000);

  it("needs no more than the bus permits the API server", async () => {
    const { seed, publicKey } = createNkey(random);
    const configText = natsAuthorization([{ identity: apiserverIdentity, publicKey }]);
    await using server = await startNatsServer({ jetstream: true, configText });
    const { signal } = new AbortController();
    const options = { servers: server.url, identity: apiserverIdentity, seed, clock, random, signal };
    const connection = await connectNats(options);
    const store = await JetStreamStore.open({ connection, clock, random });
    const revision = await store.create(pod("a"), bytes("1"));
    await store.delete(pod("a"), revision);
    await store.compact(await store.revision());
    const feed = startFeed(store);
    await feed.until((event) => event.type === "synced");
    await store.create(pod("b"), bytes("1"));
    expect(await feed.take(1)).toMatchObject([{ type: "put", key: pod("b") }]);
    await feed.end();
    await store[Symbol.asyncDispose]();
    await connection.close();
  });

  it("refuses what is larger than a message may be", async () => {
    const { store, close } = await openStore(shared, "TOO_LARGE");
    await expectCode(store.create(pod("a"), new Uint8Array(9 * 1024 * 1024)), "too-large");
    await close();
    const admin = await connect({ servers: shared.url });
    await (await admin.jetstreamManager()).streams.delete("TOO_LARGE");
    await admin.close();
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await clock.sleep(5, { signal: AbortSignal.any([]) });
}
