import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { describe, expect, it } from "vitest";
import { MemoryBus } from "./memory-bus.ts";
import { natsPermissions } from "./permissions.ts";
import { contractHeartbeatMs } from "./testing/contract-bench.ts";
import { runTransportContract } from "./testing/transport-contract.ts";

runTransportContract("MemoryBus", async () => {
  const clock = new FakeClock();
  const bus = new MemoryBus({ clock, random: new SeededRandom(1), permissions: natsPermissions });
  const identities = new Set<string>();
  return {
    createTransport: (identity) => {
      identities.add(identity);
      return bus.createTransport(identity, { heartbeatMs: contractHeartbeatMs });
    },
    stopBus: async () => identities.forEach((identity) => bus.disconnect(identity)),
    startBus: async () => identities.forEach((identity) => bus.reconnect(identity)),
    kill: async (identity) => bus.kill(identity),
    settle: async (promise) => {
      let settled = false;
      const mark = () => void (settled = true);
      promise.then(mark, mark);
      for (let i = 0; i < 10_000 && !settled; i++) await clock.step(i < 20 ? 0 : 25);
      if (!settled) throw new Error("nothing happened for a long time");
      return promise;
    },
    pass: (ms) => clock.step(ms),
    [Symbol.asyncDispose]: async () => identities.forEach((identity) => bus.kill(identity)),
  };
});

describe("MemoryBus", () => {
  it("breaks a stream whose other side is frozen", async () => {
    const clock = new FakeClock();
    const bus = new MemoryBus({ clock, random: new SeededRandom(1) });
    const server = await bus.createTransport("server");
    const client = await bus.createTransport("client");
    const { signal } = new AbortController();
    await server.serve(
      "echo",
      async (incoming, responder) => {
        responder.accept(incoming.body);
        await new Promise(() => undefined);
      },
      { signal },
    );
    const stream = await client.openStream("echo", new Uint8Array(), { signal });
    await clock.step(60_000);
    expect(stream.signal.aborted).toBe(false);
    bus.freeze("client");
    await clock.step(20_000);
    expect(stream.signal.reason).toMatchObject({ code: "broken" });
  });

  it("lets no timer run when nothing is under way", async () => {
    const clock = new FakeClock();
    const bus = new MemoryBus({ clock, random: new SeededRandom(1) });
    const server = await bus.createTransport("server");
    const client = await bus.createTransport("client");
    const { signal } = new AbortController();
    await server.serve("echo", async (incoming, responder) => responder.reply(incoming.body), { signal });
    await client.request("echo", new Uint8Array(), { signal });
    await clock.step(120_000);
    expect(clock.waiting).toBe(0);
  });
});
