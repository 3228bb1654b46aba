import { afterEach, beforeEach, expect, it } from "vitest";
import type { Handler } from "../transport.ts";
import {
  bytes,
  client,
  ContractBench,
  contractHeartbeatMs,
  never,
  server,
  subjectOf,
  text,
  type TransportContractHarness,
} from "./contract-bench.ts";

/** Requests and replies. */
export function runRequestContract(open: () => Promise<TransportContractHarness>): void {
  let bench: ContractBench;
  beforeEach(async () => {
    bench = await ContractBench.create(open);
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it("carries subject, body and trace context, and the reply back", async () => {
    await bench.serve(async (incoming, responder) => {
      expect(incoming.wantsStream).toBe(false);
      responder.reply(bytes(`${incoming.subject} ${text(incoming.body)} ${incoming.traceparent}`));
    });
    const reply = await bench.bus.settle(
      bench.caller.request(subjectOf(client), bytes("hello"), { signal: never, traceparent: "00-ab-cd-01" }),
    );
    expect(text(reply.body)).toBe(`${subjectOf(client)} hello 00-ab-cd-01`);
  });

  it("gives each of many at once its own reply", async () => {
    await bench.serve(async (incoming, responder) => responder.reply(incoming.body));
    const bodies = Array.from({ length: 500 }, (_, i) => `body ${i}`);
    expect(await bench.bus.settle(Promise.all(bodies.map((body) => bench.request(body))))).toEqual(bodies);
  });

  it("gives each to one of the servers of a queue", async () => {
    const second = await bench.bus.createTransport(server);
    const served = [0, 0];
    for (const [index, transport] of [bench.api, second].entries()) {
      const handler: Handler = async (_incoming, responder) => {
        served[index] = (served[index] ?? 0) + 1;
        responder.reply(bytes("ok"));
      };
      await transport.serve("kube.api.>", handler, { signal: bench.stop.signal, queue: "kube-apiserver" });
    }
    await bench.bus.settle(Promise.all(Array.from({ length: 100 }, () => bench.request("x"))));
    expect(served[0]).toBeGreaterThan(0);
    expect(served[1]).toBeGreaterThan(0);
    expect((served[0] ?? 0) + (served[1] ?? 0)).toBe(100);
  });

  it("fails at once when nobody serves the subject", async () => {
    expect(await bench.codeOf(bench.request("x", { timeoutMs: 3_600_000 }))).toBe("no-responders");
  });

  it("fails when the serving ended", async () => {
    await bench.serve(async (_incoming, responder) => responder.reply(bytes("ok")));
    await bench.bus.settle(bench.request("x"));
    bench.stop.abort();
    expect(await bench.codeOf(bench.request("x"))).toBe("no-responders");
  });

  it.each([
    ["the handler throws", () => Promise.reject(new Error("boom")), "boom"],
    ["the handler does not answer", () => Promise.resolve(), "the handler returned without an answer"],
  ])("reports that %s", async (_name, handler, message) => {
    await bench.serve(handler);
    await expect(bench.bus.settle(bench.request("x"))).rejects.toMatchObject({ code: "handler", message });
  });

  it("ends at its deadline, for the handler too", async () => {
    const aborted = Promise.withResolvers<unknown>();
    await bench.serve(async (incoming) => {
      incoming.signal.addEventListener("abort", () => aborted.resolve(incoming.signal.reason));
      await aborted.promise;
    });
    expect(await bench.codeOf(bench.request("x", { timeoutMs: 300 }))).toBe("deadline");
    expect(await bench.bus.settle(aborted.promise)).toMatchObject({ code: "deadline" });
  });

  it("ends at once when the caller cancels, for the handler soon", async () => {
    const started = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<unknown>();
    await bench.serve(async (incoming) => {
      incoming.signal.addEventListener("abort", () => aborted.resolve(incoming.signal.reason));
      started.resolve();
      await aborted.promise;
    });
    const cancel = new AbortController();
    const outcome = bench.codeOf(bench.request("x", { signal: cancel.signal }));
    await bench.bus.settle(started.promise);
    cancel.abort();
    expect(await outcome).toBe("cancelled");
    expect(await bench.bus.settle(aborted.promise)).toMatchObject({ code: "cancelled" });
    expect(await bench.codeOf(bench.request("x", { signal: AbortSignal.abort() }))).toBe("cancelled");
  });

  it("runs so many handlers at once, the rest in order", async () => {
    const gates: PromiseWithResolvers<void>[] = [];
    const order: string[] = [];
    await bench.serve(async (incoming, responder) => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      order.push(text(incoming.body));
      await gate.promise;
      responder.reply(incoming.body);
    }, 2);
    const replies = ["a", "b", "c", "d"].map((body) => bench.request(body));
    await bench.bus.pass(100);
    expect(order).toEqual(["a", "b"]);
    for (let done = 0; done < 4; done++) {
      gates[done]?.resolve();
      await bench.bus.settle(replies[done] as Promise<string>);
    }
    expect(order).toEqual(["a", "b", "c", "d"]);
  });

  it("carries big messages, and refuses too big ones", async () => {
    await bench.serve(async (incoming, responder) => responder.reply(incoming.body));
    const big = new Uint8Array(6 * 1024 * 1024).fill(7);
    const reply = await bench.bus.settle(bench.caller.request(subjectOf(client), big, { signal: never }));
    expect(Buffer.compare(reply.body, big)).toBe(0);
    const tooBig = new Uint8Array(8 * 1024 * 1024 + 1);
    expect(await bench.codeOf(bench.caller.request(subjectOf(client), tooBig, { signal: never }))).toBe(
      "too-large",
    );
  });

  it.each([
    ["at once, before it could say that it works", 0],
    ["while it works", contractHeartbeatMs],
  ])("fails soon when the server dies %s", async (_name, afterMs) => {
    const started = Promise.withResolvers<void>();
    await bench.serve(() => {
      started.resolve();
      return new Promise(() => undefined);
    });
    const outcome = bench.codeOf(bench.request("x", { timeoutMs: 3_600_000 }));
    await bench.bus.settle(started.promise);
    if (afterMs > 0) await bench.bus.pass(afterMs);
    await bench.bus.kill(server);
    expect(await outcome).toBe("broken");
  });

  it("waits for the bus when it is away, and breaks what was under way", async () => {
    const started = Promise.withResolvers<void>();
    await bench.serve(async (incoming, responder) => {
      started.resolve();
      if (text(incoming.body) === "slow") await new Promise(() => undefined);
      responder.reply(incoming.body);
    });
    const slow = bench.codeOf(bench.request("slow"));
    await bench.bus.settle(started.promise);
    await bench.bus.stopBus();
    expect(await slow).toBe("broken");
    const early = bench.codeOf(bench.request("too early", { timeoutMs: 50 }));
    expect(await early).toBe("deadline");
    const waiting = bench.request("patient");
    await bench.bus.startBus();
    expect(await bench.bus.settle(waiting)).toBe("patient");
  });

  it("fails what is under way when the transport closes", async () => {
    await bench.serve(() => new Promise(() => undefined));
    const outcome = bench.codeOf(bench.request("x"));
    await bench.caller[Symbol.asyncDispose]();
    expect(await outcome).toBe("closed");
    expect(await bench.codeOf(bench.request("x"))).toBe("closed");
  });
}
