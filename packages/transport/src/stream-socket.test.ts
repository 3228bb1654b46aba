import { buffer, text } from "node:stream/consumers";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { MemoryBus } from "./memory-bus.ts";
import { StreamSocket } from "./stream-socket.ts";
import type { Stream, Transport } from "./transport.ts";

let api: Transport;
let node: Transport;
let stop: AbortController;
/** The node's side of the stream, which it keeps until it is told. */
let accepted: PromiseWithResolvers<Stream>;
let done: PromiseWithResolvers<void>;

beforeEach(async () => {
  const bus = new MemoryBus({ clock: new FakeClock(), random: new SeededRandom(1) });
  api = await bus.createTransport("system:apiserver");
  node = await bus.createTransport("system:node:n");
  stop = new AbortController();
  accepted = Promise.withResolvers();
  done = Promise.withResolvers();
  await node.serve(
    "kube.node.n.api",
    async (_incoming, responder) => {
      accepted.resolve(responder.accept(new Uint8Array()));
      await done.promise;
    },
    { signal: stop.signal },
  );
});

afterEach(async () => {
  done.resolve();
  stop.abort(new Error("the test is over"));
  await api[Symbol.asyncDispose]();
  await node[Symbol.asyncDispose]();
});

async function pair(): Promise<{ readonly near: StreamSocket; readonly far: StreamSocket }> {
  const options = { signal: new AbortController().signal };
  const near = new StreamSocket(await api.openStream("kube.node.n.api", new Uint8Array(), options));
  return { near, far: new StreamSocket(await accepted.promise) };
}

it("carries bytes both ways, each side until it ends", async () => {
  const { near, far } = await pair();
  near.end("question");
  expect(await text(far)).toBe("question");
  far.end(Buffer.alloc(1_000_000, "x"));
  expect((await buffer(near)).length).toBe(1_000_000);
});

it("takes no more than the other side reads", async () => {
  const { near, far } = await pair();
  let taken = 0;
  while (near.write(Buffer.alloc(64 * 1024), () => (taken += 64 * 1024)));
  for (let more = 0; more < 200; more++) near.write(Buffer.alloc(64 * 1024), () => (taken += 64 * 1024));
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toBeLessThan(8 * 1024 * 1024);
  near.destroy();
  far.on("error", () => undefined);
  far.resume();
});

it("fails with what the other side says, and tells it when it is destroyed", async () => {
  const { near } = await pair();
  await (await accepted.promise).fail("no such port");
  await expect(text(near)).rejects.toThrow("no such port");
});

it("ends the other side when it is destroyed", async () => {
  const { near, far } = await pair();
  near.destroy();
  await expect(text(far)).rejects.toThrow("the other side cancelled the stream");
});
