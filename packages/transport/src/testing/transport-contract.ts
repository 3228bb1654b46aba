import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiSubject, nodeSubject } from "../subjects.ts";
import { TransportError, type Handler, type Stream, type Transport } from "../transport.ts";

/** What the suite needs of a bus. Identities get the permissions of a real cluster. */
export interface TransportContractHarness extends AsyncDisposable {
  createTransport(identity: string): Promise<Transport>;
  /** Takes the bus away with all it holds. */
  stopBus(): Promise<void>;
  /** Brings it back and waits until every transport is connected. */
  startBus(): Promise<void>;
  /** Ends the transports of `identity` without a word to anybody. */
  kill(identity: string): Promise<void>;
  /** Waits for `promise`, letting time pass. */
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Lets `ms` pass. */
  pass(ms: number): Promise<void>;
}

/** Streams of the harness' transports beat this often. */
export const contractHeartbeatMs = 200;

const server = "system:apiserver";
const client = "system:kube-scheduler";
const other = "system:kube-controller-manager";
const node = "system:node:node-1";
const encoder = new TextEncoder();
const bytes = (text: string): Uint8Array => encoder.encode(text);
const text = (body: Uint8Array): string => new TextDecoder().decode(body);
const never = new AbortController().signal;

function subjectOf(identity: string, verb = "get"): string {
  return apiSubject({ identity, verb, group: "", version: "v1", resource: "pods" });
}

/** The behaviour every Transport has. Call it in a test file of the implementation. */
export function runTransportContract(name: string, open: () => Promise<TransportContractHarness>): void {
  describe(`${name} keeps the transport contract`, () => {
    let bus: TransportContractHarness;
    let api: Transport;
    let caller: Transport;
    let stop: AbortController;

    beforeEach(async () => {
      bus = await open();
      stop = new AbortController();
      api = await bus.createTransport(server);
      caller = await bus.createTransport(client);
    });

    afterEach(async () => {
      stop.abort();
      await bus[Symbol.asyncDispose]();
    });

    const serve = (handler: Handler, concurrency?: number): Promise<void> =>
      api.serve("kube.api.>", handler, {
        signal: stop.signal,
        queue: "kube-apiserver",
        ...(concurrency === undefined ? {} : { concurrency }),
      });
    const request = async (body: string, options: { signal?: AbortSignal; timeoutMs?: number } = {}) => {
      const reply = await caller.request(subjectOf(client), bytes(body), { signal: never, ...options });
      return text(reply.body);
    };
    const openStream = (signal: AbortSignal = never) =>
      bus.settle(caller.openStream(subjectOf(client, "watch"), bytes("open"), { signal }));
    const codeOf = async (promise: Promise<unknown>): Promise<string> => {
      const outcome = promise.then(
        () => "resolved",
        (err: unknown) => (err instanceof TransportError ? err.code : String(err)),
      );
      return bus.settle(outcome);
    };
    const readAll = async (stream: Stream): Promise<string[]> => {
      const frames: string[] = [];
      for await (const frame of stream) frames.push(text(frame));
      return frames;
    };

    describe("requests", () => {
      it("carries subject, body and trace context, and the reply back", async () => {
        await serve(async (incoming, responder) => {
          expect(incoming.wantsStream).toBe(false);
          responder.reply(bytes(`${incoming.subject} ${text(incoming.body)} ${incoming.traceparent}`));
        });
        const reply = await bus.settle(
          caller.request(subjectOf(client), bytes("hello"), { signal: never, traceparent: "00-ab-cd-01" }),
        );
        expect(text(reply.body)).toBe(`${subjectOf(client)} hello 00-ab-cd-01`);
      });

      it("gives each of many at once its own reply", async () => {
        await serve(async (incoming, responder) => responder.reply(incoming.body));
        const bodies = Array.from({ length: 500 }, (_, i) => `body ${i}`);
        expect(await bus.settle(Promise.all(bodies.map((body) => request(body))))).toEqual(bodies);
      });

      it("gives each to one of the servers of a queue", async () => {
        const second = await bus.createTransport(server);
        const served = [0, 0];
        for (const [index, transport] of [api, second].entries()) {
          const handler: Handler = async (_incoming, responder) => {
            served[index] = (served[index] ?? 0) + 1;
            responder.reply(bytes("ok"));
          };
          await transport.serve("kube.api.>", handler, { signal: stop.signal, queue: "kube-apiserver" });
        }
        await bus.settle(Promise.all(Array.from({ length: 100 }, () => request("x"))));
        expect(served[0]).toBeGreaterThan(0);
        expect(served[1]).toBeGreaterThan(0);
        expect((served[0] ?? 0) + (served[1] ?? 0)).toBe(100);
      });

      it("fails at once when nobody serves the subject", async () => {
        expect(await codeOf(request("x", { timeoutMs: 3_600_000 }))).toBe("no-responders");
      });

      it("fails when the serving ended", async () => {
        await serve(async (_incoming, responder) => responder.reply(bytes("ok")));
        await bus.settle(request("x"));
        stop.abort();
        expect(await codeOf(request("x"))).toBe("no-responders");
      });

      it.each([
        ["the handler throws", () => Promise.reject(new Error("boom")), "boom"],
        ["the handler does not answer", () => Promise.resolve(), "the handler returned without an answer"],
      ])("reports that %s", async (_name, handler, message) => {
        await serve(handler);
        await expect(bus.settle(request("x"))).rejects.toMatchObject({ code: "handler", message });
      });

      it("ends at its deadline, for the handler too", async () => {
        const aborted = Promise.withResolvers<unknown>();
        await serve(async (incoming) => {
          incoming.signal.addEventListener("abort", () => aborted.resolve(incoming.signal.reason));
          await aborted.promise;
        });
        expect(await codeOf(request("x", { timeoutMs: 300 }))).toBe("deadline");
        expect(await bus.settle(aborted.promise)).toMatchObject({ code: "deadline" });
      });

      it("ends at once when the caller cancels, for the handler soon", async () => {
        const started = Promise.withResolvers<void>();
        const aborted = Promise.withResolvers<unknown>();
        await serve(async (incoming) => {
          incoming.signal.addEventListener("abort", () => aborted.resolve(incoming.signal.reason));
          started.resolve();
          await aborted.promise;
        });
        const cancel = new AbortController();
        const outcome = codeOf(request("x", { signal: cancel.signal }));
        await bus.settle(started.promise);
        cancel.abort();
        expect(await outcome).toBe("cancelled");
        expect(await bus.settle(aborted.promise)).toMatchObject({ code: "cancelled" });
        expect(await codeOf(request("x", { signal: AbortSignal.abort() }))).toBe("cancelled");
      });

      it("runs so many handlers at once, the rest in order", async () => {
        const gates: PromiseWithResolvers<void>[] = [];
        const order: string[] = [];
        await serve(async (incoming, responder) => {
          const gate = Promise.withResolvers<void>();
          gates.push(gate);
          order.push(text(incoming.body));
          await gate.promise;
          responder.reply(incoming.body);
        }, 2);
        const replies = ["a", "b", "c", "d"].map((body) => request(body));
        await bus.pass(100);
        expect(order).toEqual(["a", "b"]);
        for (let done = 0; done < 4; done++) {
          gates[done]?.resolve();
          await bus.settle(replies[done] as Promise<string>);
        }
        expect(order).toEqual(["a", "b", "c", "d"]);
      });

      it("carries big messages, and refuses too big ones", async () => {
        await serve(async (incoming, responder) => responder.reply(incoming.body));
        const big = new Uint8Array(6 * 1024 * 1024).fill(7);
        const reply = await bus.settle(caller.request(subjectOf(client), big, { signal: never }));
        expect(Buffer.compare(reply.body, big)).toBe(0);
        const tooBig = new Uint8Array(8 * 1024 * 1024 + 1);
        expect(await codeOf(caller.request(subjectOf(client), tooBig, { signal: never }))).toBe("too-large");
      });

      it("fails soon when the server dies while it works", async () => {
        const started = Promise.withResolvers<void>();
        await serve(() => {
          started.resolve();
          return new Promise(() => undefined);
        });
        const outcome = codeOf(request("x", { timeoutMs: 3_600_000 }));
        await bus.settle(started.promise);
        await bus.pass(contractHeartbeatMs);
        await bus.kill(server);
        expect(await outcome).toBe("broken");
      });

      it("waits for the bus when it is away, and breaks what was under way", async () => {
        const started = Promise.withResolvers<void>();
        await serve(async (incoming, responder) => {
          started.resolve();
          if (text(incoming.body) === "slow") await new Promise(() => undefined);
          responder.reply(incoming.body);
        });
        const slow = codeOf(request("slow"));
        await bus.settle(started.promise);
        await bus.stopBus();
        expect(await slow).toBe("broken");
        const early = codeOf(request("too early", { timeoutMs: 50 }));
        expect(await early).toBe("deadline");
        const waiting = request("patient");
        await bus.startBus();
        expect(await bus.settle(waiting)).toBe("patient");
      });

      it("fails what is under way when the transport closes", async () => {
        await serve(() => new Promise(() => undefined));
        const outcome = codeOf(request("x"));
        await caller[Symbol.asyncDispose]();
        expect(await outcome).toBe("closed");
        expect(await codeOf(request("x"))).toBe("closed");
      });
    });

    describe("streams", () => {
      it("keeps the order of frames both ways, past the window", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes("welcome"));
          for await (const frame of stream) await stream.send(frame);
        });
        const stream = await openStream();
        expect(text(stream.opening)).toBe("welcome");
        const frames = Array.from({ length: 1000 }, (_, i) => `frame ${i}`);
        const sending = (async () => {
          for (const frame of frames) await stream.send(bytes(frame));
          await stream.end();
        })();
        expect(await bus.settle(readAll(stream))).toEqual(frames);
        await sending;
        expect(stream.signal.aborted).toBe(false);
      });

      it("rejects with the server's reply when it refuses", async () => {
        await serve(async (incoming, responder) => {
          expect(incoming.wantsStream).toBe(true);
          responder.reply(bytes("no"));
        });
        const err: unknown = await openStream().catch((err: unknown) => err);
        expect(err).toMatchObject({ code: "refused" });
        expect(text((err as TransportError).body ?? bytes(""))).toBe("no");
      });

      it("half-closes: the server goes on after the client's end", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes(""));
          const got = await readAll(stream);
          await stream.send(bytes(`got ${got.join()}`));
        });
        const stream = await openStream();
        await stream.send(bytes("a"));
        await stream.end();
        expect(await bus.settle(readAll(stream))).toEqual(["got a"]);
      });

      it("hands an error over after the frames before it", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes(""));
          await stream.send(bytes("a"));
          throw new Error("disk is full");
        });
        const stream = await openStream();
        const frames = stream[Symbol.asyncIterator]();
        expect(text((await bus.settle(frames.next())).value as Uint8Array)).toBe("a");
        await expect(bus.settle(frames.next())).rejects.toMatchObject({
          code: "peer",
          message: "disk is full",
        });
        expect(stream.signal.reason).toMatchObject({ code: "peer" });
        expect(await codeOf(stream.send(bytes("x")))).toBe("peer");
      });

      it.each([
        ["disposes it", (stream: Stream) => stream[Symbol.asyncDispose]()],
        ["fails it", (stream: Stream) => stream.fail("enough")],
      ])("tells the server when the client %s", async (_name, act) => {
        const over = Promise.withResolvers<unknown>();
        await serve(async (incoming, responder) => {
          const stream = responder.accept(bytes(""));
          incoming.signal.addEventListener("abort", () => over.resolve(incoming.signal.reason));
          await codeOfEnd(stream);
        });
        const stream = await openStream();
        await act(stream);
        expect(await bus.settle(over.promise)).toBeInstanceOf(TransportError);
      });

      it("cancels with the caller's signal", async () => {
        await serve(async (_incoming, responder) => {
          await codeOfEnd(responder.accept(bytes("")));
        });
        const cancel = new AbortController();
        const stream = await openStream(cancel.signal);
        const reading = codeOf(readAll(stream));
        cancel.abort();
        expect(await reading).toBe("cancelled");
      });

      it("tells the client when the server cancels", async () => {
        await serve(async (_incoming, responder) => {
          await responder.accept(bytes(""))[Symbol.asyncDispose]();
        });
        const stream = await openStream();
        expect(await codeOf(readAll(stream))).toBe("cancelled");
      });

      it("makes the sender of a slow reader wait, and nobody else", async () => {
        const sent = { slow: 0, fast: 0 };
        await serve(async (incoming, responder) => {
          const which = text(incoming.body) as keyof typeof sent;
          const stream = responder.accept(bytes(""));
          for (; sent[which] < 500; sent[which]++) await stream.send(new Uint8Array(1024));
        });
        const openAs = (which: string) =>
          bus.settle(caller.openStream(subjectOf(client, "watch"), bytes(which), { signal: never }));
        const slow = await openAs("slow");
        const fast = await openAs("fast");
        expect((await bus.settle(readAll(fast))).length).toBe(500);
        await bus.pass(contractHeartbeatMs * 4);
        expect(sent.slow).toBe(64);
        expect((await bus.settle(readAll(slow))).length).toBe(500);
      });

      it("limits the bytes on the way, and says whether there is room", async () => {
        const writable: boolean[] = [];
        const sent = Promise.withResolvers<Stream>();
        await serve(async (_incoming, responder) => {
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
        const stream = await openStream();
        await bus.settle(sent.promise);
        expect(writable).toEqual([true, true, true, true, true, true, true, true, false]);
        expect((await bus.settle(readAll(stream))).length).toBe(9);
        expect(await codeOf(stream.send(new Uint8Array(512 * 1024 + 1)))).toBe("too-large");
      });

      it("stays open while both sides are silent", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes(""));
          for await (const frame of stream) await stream.send(frame);
        });
        const stream = await openStream();
        await bus.pass(contractHeartbeatMs * 8);
        await stream.send(bytes("still here"));
        await stream.end();
        expect(await bus.settle(readAll(stream))).toEqual(["still here"]);
      });

      it("survives a bus that goes and comes back when nothing was lost", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes(""));
          for await (const frame of stream) await stream.send(frame);
        });
        const stream = await openStream();
        const frames = stream[Symbol.asyncIterator]();
        await stream.send(bytes("before"));
        expect(text((await bus.settle(frames.next())).value as Uint8Array)).toBe("before");
        await bus.stopBus();
        const sending = stream.send(bytes("meanwhile"));
        await bus.startBus();
        await bus.settle(sending);
        expect(text((await bus.settle(frames.next())).value as Uint8Array)).toBe("meanwhile");
        await stream[Symbol.asyncDispose]();
      });

      it("never hides a frame lost while the bus went and came back", async () => {
        await serve(async (_incoming, responder) => {
          const stream = responder.accept(bytes(""));
          for (let i = 0; i < 1_000_000; i++) await stream.send(bytes(String(i)));
        });
        const stream = await openStream();
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
        expect(await bus.settle(read(500))).toBe("whole");
        const reading = read(5000);
        await bus.stopBus();
        await bus.startBus();
        expect(["broken", "whole"]).toContain(await bus.settle(reading));
        await stream[Symbol.asyncDispose]();
      });

      it("breaks when the server dies", async () => {
        await serve(async (_incoming, responder) => {
          await codeOfEnd(responder.accept(bytes("")));
        });
        const stream = await openStream();
        await bus.kill(server);
        expect(await codeOf(readAll(stream))).toBe("broken");
        expect(stream.signal.aborted).toBe(true);
      });

      it("breaks for the server when the client dies", async () => {
        const over = Promise.withResolvers<unknown>();
        await serve(async (incoming, responder) => {
          const stream = responder.accept(bytes(""));
          await codeOfEnd(stream);
          over.resolve(incoming.signal.reason);
        });
        await openStream();
        await bus.kill(client);
        expect(await bus.settle(over.promise)).toMatchObject({ code: "broken" });
      });

      it("ends on both sides when a transport closes", async () => {
        await serve(async (_incoming, responder) => {
          await codeOfEnd(responder.accept(bytes("")));
        });
        const stream = await openStream();
        await api[Symbol.asyncDispose]();
        expect(await codeOf(readAll(stream))).toBe("cancelled");
      });
    });

    describe("identities", () => {
      it("lets nobody speak for another", async () => {
        await serve(async (_incoming, responder) => responder.reply(bytes("ok")));
        const forged = caller.request(subjectOf(other), bytes("x"), { signal: never });
        expect(await codeOf(forged)).toBe("permission");
        expect(await codeOf(caller.openStream(subjectOf(node), bytes("x"), { signal: never }))).toBe(
          "permission",
        );
        expect(await bus.settle(request("x"))).toBe("ok");
      });

      it.each([
        ["the API's subjects", client, "kube.api.>"],
        ["a node's subjects", client, nodeSubject("node-1", "*")],
        ["another node's subjects", node, nodeSubject("node-2", "*")],
        ["another's inbox", client, "_INBOX.system:apiserver.>"],
        ["all inboxes", node, "_INBOX.>"],
        ["everything", client, ">"],
      ])("lets nobody listen to %s", async (_name, identity, subject) => {
        const transport = await bus.createTransport(identity);
        const handler: Handler = async (_incoming, responder) => responder.reply(bytes("mine"));
        expect(await codeOf(transport.serve(subject, handler, { signal: stop.signal }))).toBe("permission");
      });

      it.each([
        ["a node", nodeSubject("node-1", "logs")],
        ["the store", "$JS.API.INFO"],
        ["another component's inbox", `_INBOX.${other}.x.1`],
      ])("lets no component write to %s", async (_name, subject) => {
        expect(await codeOf(caller.request(subject, bytes("x"), { signal: never }))).toBe("permission");
      });

      it("lets the API server reach a node", async () => {
        const kubelet = await bus.createTransport(node);
        await kubelet.serve(
          nodeSubject("node-1", "*"),
          async (incoming, responder) => responder.reply(incoming.body),
          {
            signal: stop.signal,
          },
        );
        const reply = api.request(nodeSubject("node-1", "stats"), bytes("hi"), { signal: never });
        expect(text((await bus.settle(reply)).body)).toBe("hi");
      });
    });

    it("tells when the connection goes and comes back", async () => {
      const states: string[] = [];
      using _listening = caller.onConnectionChange((state) => states.push(state));
      await bus.stopBus();
      await bus.startBus();
      await caller[Symbol.asyncDispose]();
      expect(states).toEqual(["disconnected", "connected", "closed"]);
    });
  });
}

/** Reads until the stream is over, whichever way. */
async function codeOfEnd(stream: Stream): Promise<string> {
  try {
    for await (const _frame of stream) continue;
    return "ended";
  } catch (err: unknown) {
    return err instanceof TransportError ? err.code : String(err);
  }
}
