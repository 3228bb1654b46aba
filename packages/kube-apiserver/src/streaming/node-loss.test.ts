import { duplexPair } from "node:stream";
import { expect, it } from "vitest";
import { TransportError } from "@kubets/transport";
import type { Stream } from "@kubets/transport";
import { FakeClock } from "@kubets/apimachinery/testing";
import { bridgeExec } from "./exec-bridge.ts";
import { SpdyExecClient } from "./exec-spdy.ts";
import { forwardPortsOverSpdy } from "./port-forward-spdy.ts";
import { portForwardOf } from "./port-forward.ts";
import { SpdyTestClient } from "./testing/spdy-test-client.ts";

// A rejection that nobody handles would end the API server; the test runner reports each as an error.

/** A stream to a node that takes `sends` messages, then none; it is known to be lost when `lose` is called. */
function failingNode(sends: number): {
  readonly stream: Stream;
  readonly lose: () => void;
  readonly refused: Promise<void>;
} {
  const lost = Promise.withResolvers<never>();
  const refused = Promise.withResolvers<void>();
  let left = sends;
  const stream = {
    opening: new Uint8Array(0),
    signal: new AbortController().signal,
    send: () => {
      if (left-- > 0) return Promise.resolve();
      refused.resolve();
      return Promise.reject(new Error("the node is gone"));
    },
    writable: true,
    end: () => Promise.resolve(),
    fail: () => Promise.resolve(),
    [Symbol.asyncIterator]: () => ({ next: () => lost.promise }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return {
    stream,
    lose: () => lost.reject(new TransportError("broken", "the node is gone")),
    refused: refused.promise,
  };
}

/** Time for Node to find that a rejection has no handler. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("an exec whose node takes no more input ends with a Status once the node is lost", async () => {
  const [near, far] = duplexPair();
  const user = new SpdyTestClient(near);
  const { stream, lose, refused } = failingNode(0);
  const expected = new Set(["error", "stdin"]);
  const protocol = "v4.channel.k8s.io";
  const client = new SpdyExecClient({ socket: far, protocol, expected, clock: new FakeClock() });
  const { signal } = new AbortController();
  const bridge = bridgeExec({ client, node: stream, nodeName: "n", clock: new FakeClock(), signal });
  await user.open(1, { streamtype: "error" });
  await user.open(3, { streamtype: "stdin" });
  user.send({ type: "data", streamId: 3, fin: false, data: Buffer.from("typed") });
  await refused;
  await turn();
  lose();
  const told: string[] = [];
  for (let frame = await user.next(); frame; frame = await user.next()) {
    if (frame.type === "data" && frame.streamId === 1) told.push(Buffer.from(frame.data).toString());
  }
  await bridge;
  expect(JSON.parse(told.join(""))).toMatchObject({ kind: "Status", status: "Failure" });
});

it("an exec whose command takes no input asks its client for signs of life", async () => {
  const [near, far] = duplexPair();
  const user = new SpdyTestClient(near);
  const clock = new FakeClock();
  const { stream } = failingNode(0);
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<never>();
  const send = (): Promise<never> => {
    asked.resolve();
    return held.promise;
  };
  const expected = new Set(["error", "stdin"]);
  const client = new SpdyExecClient({ socket: far, protocol: "v4.channel.k8s.io", expected, clock });
  const { signal } = new AbortController();
  const bridge = bridgeExec({ client, node: { ...stream, send }, nodeName: "n", clock, signal });
  await user.open(1, { streamtype: "error" });
  await user.open(3, { streamtype: "stdin" });
  user.send({ type: "data", streamId: 3, fin: false, data: Buffer.from("typed") });
  await asked.promise;
  await clock.step(5_000);
  for (let frame = await user.next(); frame?.type !== "ping"; frame = await user.next())
    expect(frame).toBeDefined();
  held.reject(new TransportError("cancelled", "the client is gone"));
  near.destroy();
  far.destroy();
  await bridge;
});

it("a port-forward whose node takes no more bytes ends once the node is lost", async () => {
  const [near, far] = duplexPair();
  const user = new SpdyTestClient(near);
  const session = failingNode(0);
  const { stream, lose, refused } = failingNode(0);
  const forward = portForwardOf({
    operation: {
      operation: "portforward",
      node: "n",
      namespace: "default",
      pod: "web",
      podUid: "u",
      container: "",
      query: new URLSearchParams(),
    },
    session: session.stream,
    nodes: { openStream: () => Promise.resolve(stream) },
    signal: new AbortController().signal,
  });
  const forwarding = forwardPortsOverSpdy(far, forward);
  await user.open(1, { streamtype: "error", port: "80", requestid: "0" });
  await user.open(3, { streamtype: "data", port: "80", requestid: "0" });
  user.send({ type: "data", streamId: 3, fin: false, data: Buffer.from("bytes") });
  await refused;
  await turn();
  lose();
  session.lose();
  const types: string[] = [];
  for (let frame = await user.next(); frame; frame = await user.next()) types.push(frame.type);
  user.end();
  await forwarding;
  expect(types).toContain("goaway");
});
