import { afterEach, beforeEach, expect, it } from "vitest";
import { TransportError, type Stream } from "../transport.ts";
import {
  bytes,
  client,
  codeOfEnd,
  ContractBench,
  contractHeartbeatMs,
  never,
  readAll,
  server,
  subjectOf,
  text,
  type TransportContractHarness,
} from "./contract-bench.ts";

/** Streams: order, ends, credit, loss. */
export function runStreamContract(open: () => Promise<TransportContractHarness>): void {
  let bench: ContractBench;
  beforeEach(async () => {
    bench = await ContractBench.create(open);
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it("keeps the order of frames both ways, past the window", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes("welcome"));
      for await (const frame of stream) await stream.send(frame);
    });
    const stream = await bench.openStream();
    expect(text(stream.opening)).toBe("welcome");
    const frames = Array.from({ length: 1000 }, (_, i) => `frame ${i}`);
    const sending = (async () => {
      for (const frame of frames) await stream.send(bytes(frame));
      await stream.end();
    })();
    expect(await bench.bus.settle(readAll(stream))).toEqual(frames);
    await sending;
    expect(stream.signal.aborted).toBe(false);
  });

  it("rejects with the server's reply when it refuses", async () => {
    await bench.serve(async (incoming, responder) => {
      expect(incoming.wantsStream).toBe(true);
      responder.reply(bytes("no"));
    });
    const err: unknown = await bench.openStream().catch((err: unknown) => err);
    expect(err).toMatchObject({ code: "refused" });
    expect(text((err as TransportError).body ?? bytes(""))).toBe("no");
  });

  it("half-closes: the server goes on after the client's end", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      const got = await readAll(stream);
      await stream.send(bytes(`got ${got.join()}`));
    });
    const stream = await bench.openStream();
    await stream.send(bytes("a"));
    await stream.end();
    expect(await bench.bus.settle(readAll(stream))).toEqual(["got a"]);
  });

  it("hands an error over after the frames before it", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      await stream.send(bytes("a"));
      throw new Error("disk is full");
    });
    const stream = await bench.openStream();
    const frames = stream[Symbol.asyncIterator]();
    expect(text((await bench.bus.settle(frames.next())).value as Uint8Array)).toBe("a");
    await expect(bench.bus.settle(frames.next())).rejects.toMatchObject({
      code: "peer",
      message: "disk is full",
    });
    expect(stream.signal.reason).toMatchObject({ code: "peer" });
    expect(await bench.codeOf(stream.send(bytes("x")))).toBe("peer");
  });

  it.each([
    ["disposes it", (stream: Stream) => stream[Symbol.asyncDispose]()],
    ["fails it", (stream: Stream) => stream.fail("enough")],
  ])("tells the server when the client %s", async (_name, act) => {
    const over = Promise.withResolvers<unknown>();
    await bench.serve(async (incoming, responder) => {
      const stream = responder.accept(bytes(""));
      incoming.signal.addEventListener("abort", () => over.resolve(incoming.signal.reason));
      await codeOfEnd(stream);
    });
    const stream = await bench.openStream();
    await act(stream);
    expect(await bench.bus.settle(over.promise)).toBeInstanceOf(TransportError);
  });

  it("cancels with the caller's signal", async () => {
    await bench.serve(async (_incoming, responder) => {
      await codeOfEnd(responder.accept(bytes("")));
    });
    const cancel = new AbortController();
    const stream = await bench.openStream({ signal: cancel.signal });
    const reading = bench.codeOf(readAll(stream));
    cancel.abort();
    expect(await reading).toBe("cancelled");
  });

  it("tells the client when the server cancels", async () => {
    await bench.serve(async (_incoming, responder) => {
      await responder.accept(bytes(""))[Symbol.asyncDispose]();
    });
    const stream = await bench.openStream();
    expect(await bench.codeOf(readAll(stream))).toBe("cancelled");
  });

  it("makes the sender of a slow reader wait, and nobody else", async () => {
    const sent = { slow: 0, fast: 0 };
    await bench.serve(async (incoming, responder) => {
      const which = text(incoming.body) as keyof typeof sent;
      const stream = responder.accept(bytes(""));
      for (; sent[which] < 500; sent[which]++) await stream.send(new Uint8Array(1024));
    });
    const openAs = (which: string) =>
      bench.bus.settle(bench.caller.openStream(subjectOf(client, "watch"), bytes(which), { signal: never }));
    const slow = await openAs("slow");
    const fast = await openAs("fast");
    expect((await bench.bus.settle(readAll(fast))).length).toBe(500);
    await bench.bus.pass(contractHeartbeatMs * 4);
    expect(sent.slow).toBe(64);
    expect((await bench.bus.settle(readAll(slow))).length).toBe(500);
  });

  it("limits the bytes on the way, and says whether there is room", async () => {
    const writable: boolean[] = [];
    const sent = Promise.withResolvers<Stream>();
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      for (let i = 0; i < 8; i++) {
        writable.push(stream.writable);
        await stream.send(new Uint8Array(512 * 1024));
      }
      const last = stream.send(new Uint8Array(1));
      writable.push(stream.writable);
      sent.resolve(stream);
      await last;
    });
    const stream = await bench.openStream();
    expect(await bench.codeOf(stream.send(new Uint8Array(512 * 1024 + 1)))).toBe("too-large");
    await bench.bus.settle(sent.promise);
    expect(writable).toEqual([true, true, true, true, true, true, true, true, false]);
    expect((await bench.bus.settle(readAll(stream))).length).toBe(9);
  });

  it("stays open while both sides are silent", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      for await (const frame of stream) await stream.send(frame);
    });
    const stream = await bench.openStream();
    await bench.bus.pass(contractHeartbeatMs * 8);
    await stream.send(bytes("still here"));
    await stream.end();
    expect(await bench.bus.settle(readAll(stream))).toEqual(["still here"]);
  });

  it("survives a bus that goes and comes back when nothing was lost", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      for await (const frame of stream) await stream.send(frame);
    });
    const stream = await bench.openStream();
    const frames = stream[Symbol.asyncIterator]();
    await stream.send(bytes("before"));
    expect(text((await bench.bus.settle(frames.next())).value as Uint8Array)).toBe("before");
    await bench.bus.stopBus();
    const sending = stream.send(bytes("meanwhile"));
    await bench.bus.startBus();
    await bench.bus.settle(sending);
    expect(text((await bench.bus.settle(frames.next())).value as Uint8Array)).toBe("meanwhile");
    await stream[Symbol.asyncDispose]();
  });

  it("never hides a frame lost while the bus went and came back", async () => {
    await bench.serve(async (_incoming, responder) => {
      const stream = responder.accept(bytes(""));
      for (let i = 0; i < 1_000_000; i++) await stream.send(bytes(String(i)));
    });
    const stream = await bench.openStream();
    const frames = stream[Symbol.asyncIterator]();
    let expected = 0;
    const read = async (count: number): Promise<"broken" | "whole"> => {
      for (const until = expected + count; expected < until; expected++) {
        const outcome = await frames.next().catch((err: unknown) => err);
        if (outcome instanceof TransportError) return outcome.code as "broken";
        const { value } = outcome as IteratorYieldResult<Uint8Array>;
        if (text(value) !== String(expected)) throw new Error(`${text(value)} instead of ${expected}`);
      }
      return "whole";
    };
    expect(await bench.bus.settle(read(500))).toBe("whole");
    const reading = read(5000);
    await bench.bus.stopBus();
    await bench.bus.startBus();
    expect(["broken", "whole"]).toContain(await bench.bus.settle(reading));
    await stream[Symbol.asyncDispose]();
  });

  it("breaks when the server dies", async () => {
    await bench.serve(async (_incoming, responder) => {
      await codeOfEnd(responder.accept(bytes("")));
    });
    const stream = await bench.openStream();
    await bench.bus.kill(server);
    expect(await bench.codeOf(readAll(stream))).toBe("broken");
    expect(stream.signal.aborted).toBe(true);
  });

  it("breaks for the server when the client dies", async () => {
    const over = Promise.withResolvers<unknown>();
    await bench.serve(async (incoming, responder) => {
      const stream = responder.accept(bytes(""));
      await codeOfEnd(stream);
      over.resolve(incoming.signal.reason);
    });
    await bench.openStream();
    await bench.bus.kill(client);
    expect(await bench.bus.settle(over.promise)).toMatchObject({ code: "broken" });
  });

  it("ends on both sides when a transport closes", async () => {
    await bench.serve(async (_incoming, responder) => {
      await codeOfEnd(responder.accept(bytes("")));
    });
    const stream = await bench.openStream();
    await bench.api[Symbol.asyncDispose]();
    expect(await bench.codeOf(readAll(stream))).toBe("cancelled");
  });
}
