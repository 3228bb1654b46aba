import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { request as httpsRequest } from "node:https";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { serveCountedNode } from "./testing/counted-node.ts";
import type { NodeCounts } from "./testing/counted-node.ts";
import { SpdyTestClient } from "./testing/spdy-test-client.ts";
import { startStreamingServer } from "./testing/streaming-server.ts";
import type { StreamingServer } from "./testing/streaming-server.ts";

let server: StreamingServer;
let counts: NodeCounts;

beforeAll(async () => {
  server = await startStreamingServer({
    serveNode: async (transport, options) => {
      counts = await serveCountedNode(transport, options);
    },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const pod = "/api/v1/namespaces/default/pods/web";
const exec = (command: string, more = ""): string => `${pod}/exec?stdout=1&command=${command}${more}`;

function webSocket(path: string, protocol: string): WebSocket {
  const url = `wss://127.0.0.1:${server.port}${path}`;
  return new WebSocket(url, [protocol], { ca: server.ca, ...server.admin });
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("close", () => resolve());
    socket.once("error", reject);
  });
}

/** A connection that speaks SPDY from now on. */
function spdy(path: string, protocol: string): Promise<Duplex> {
  const headers = { Connection: "Upgrade", Upgrade: "SPDY/3.1", "X-Stream-Protocol-Version": protocol };
  const where = {
    host: "127.0.0.1",
    port: server.port,
    path,
    method: "POST",
    headers,
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const request = httpsRequest({ ...where, ca: server.ca, ...server.admin });
    request.once("upgrade", (_response: IncomingMessage, socket: Duplex) => resolve(socket));
    request.once("error", reject);
    request.end();
  });
}

/** Sockets, timers and all else that would keep a process alive, by kind. */
function resources(): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}

async function inParallel(times: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const kinds: readonly (readonly [string, () => Promise<void>])[] = [
  ["exec that ends", async () => closed(webSocket(exec("echo"), "v5.channel.k8s.io"))],
  [
    "exec whose client leaves",
    async () => {
      const socket = webSocket(exec("cat", "&stdin=1"), "v4.channel.k8s.io");
      socket.once("message", () => socket.terminate());
      await closed(socket);
    },
  ],
  [
    "exec over SPDY",
    async () => {
      const user = new SpdyTestClient(await spdy(exec("echo"), "v4.channel.k8s.io"));
      await user.open(1, { streamtype: "error" });
      await user.open(3, { streamtype: "stdout" });
      while (await user.next());
      user.end();
    },
  ],
  [
    "port-forward over SPDY",
    async () => {
      const user = new SpdyTestClient(await spdy(`${pod}/portforward`, "portforward.k8s.io"));
      await user.open(1, { streamtype: "error", port: "80", requestid: "0" });
      await user.open(3, { streamtype: "data", port: "80", requestid: "0" });
      user.send({ type: "data", streamId: 3, fin: false, data: Buffer.from("hello") });
      for (let frame = await user.next(); frame; frame = await user.next()) if (frame.type === "data") break;
      user.end();
    },
  ],
  [
    "port-forward over WebSocket",
    async () => {
      const socket = webSocket(`${pod}/portforward?ports=80`, "v4.channel.k8s.io");
      socket.once("open", () => socket.send(Buffer.from("\0hello")));
      socket.on("message", (data: Buffer) => data.toString() === "\0hello" && socket.close());
      await closed(socket);
    },
  ],
];

it("leaves nothing behind after thousands of streams", { timeout: 120_000 }, async () => {
  const round = (times: number): Promise<void> =>
    inParallel(times, (index) => kinds[index % kinds.length]?.[1]() ?? Promise.resolve());
  await round(200);
  await until(() => counts.open === 0);
  const before = { resources: resources(), heap: heapBytes(), opened: counts.opened };
  await round(2_000);
  // A port-forward opens two streams: its session and its one connection.
  expect(counts.opened - before.opened).toBe(2_000 + 2 * 400);
  await until(() => counts.open === 0);
  await until(() => {
    const now = resources();
    return Object.keys(now).every((kind) => (now[kind] ?? 0) <= (before.resources[kind] ?? 0));
  });
  // What 2,000 streams would leave if each left 4 KB.
  expect(heapBytes() - before.heap).toBeLessThan(8 * 1024 * 1024);
});

/** What windows, queues and sockets between node and client hold together. */
const onTheWayBytes = 12 * 1024 * 1024;

async function untilHeldBack(): Promise<void> {
  for (let before = -1; before !== counts.sent || before === 0;) {
    before = counts.sent;
    await pause(200);
  }
}

describe("a client that stops reading", () => {
  it.each([
    ["exec over WebSocket", async () => pausedSocket(webSocket(exec("flood"), "v5.channel.k8s.io"))],
    [
      "port-forward over WebSocket",
      async () => pausedSocket(webSocket(`${pod}/portforward?ports=9`, "v4.channel.k8s.io")),
    ],
    [
      "exec over SPDY",
      async () => {
        const socket = await spdy(exec("flood"), "v4.channel.k8s.io");
        const user = new SpdyTestClient(socket);
        await user.open(1, { streamtype: "error" });
        await user.open(3, { streamtype: "stdout" });
        return () => void socket.destroy();
      },
    ],
    [
      "port-forward over SPDY",
      async () => {
        const socket = await spdy(`${pod}/portforward`, "portforward.k8s.io");
        const user = new SpdyTestClient(socket);
        await user.open(1, { streamtype: "error", port: "9", requestid: "0" });
        await user.open(3, { streamtype: "data", port: "9", requestid: "0" });
        return () => void socket.destroy();
      },
    ],
  ])("holds the node back: %s", async (_what, openPaused) => {
    counts.sent = 0;
    const leave = await openPaused();
    await untilHeldBack();
    expect(counts.sent).toBeGreaterThan(0);
    expect(counts.sent).toBeLessThan(onTheWayBytes);
    leave();
    await until(() => counts.open === 0);
  });
});

async function pausedSocket(socket: WebSocket): Promise<() => void> {
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.pause();
  return () => socket.terminate();
}

it("ends a connection on which nothing is sent", async () => {
  await using idle = await startStreamingServer({ serveNode: serveCountedNode, idleMs: 50 });
  const url = `wss://127.0.0.1:${idle.port}${exec("cat", "&stdin=1")}`;
  await closed(new WebSocket(url, ["v5.channel.k8s.io"], { ca: idle.ca, ...idle.admin }));
});
