import { request as httpsRequest } from "node:https";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { ChannelSocket } from "./exec-websocket.ts";
import { SpdyTestClient } from "./testing/spdy-test-client.ts";
import { startStreamingServer } from "./testing/streaming-server.ts";
import type { StreamingServer } from "./testing/streaming-server.ts";

let server: StreamingServer;
beforeAll(async () => {
  server = await startStreamingServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const podPath = "/api/v1/namespaces/default/pods/web";

function execPath(command: readonly string[], options = "stdout=1&stderr=1"): string {
  return `${podPath}/exec?${options}&${command.map((word) => `command=${word}`).join("&")}`;
}

interface Session {
  readonly socket: WebSocket;
  /** What came so far: channel and text. */
  readonly frames: readonly (readonly [number, string])[];
  readonly closed: Promise<void>;
}

async function open(path: string, protocols: readonly string[]): Promise<Session> {
  const url = `wss://127.0.0.1:${server.port}${path}`;
  const socket = new WebSocket(url, [...protocols], { ca: server.ca, ...server.admin });
  const frames: [number, string][] = [];
  socket.on("message", (message: Buffer, isBinary) => {
    expect(isBinary).toBe(!socket.protocol.includes("base64"));
    if (isBinary) frames.push([message[0] ?? -1, message.subarray(1).toString("latin1")]);
    else {
      const text = message.toString();
      frames.push([Number(text[0]), Buffer.from(text.slice(1), "base64").toString("latin1")]);
    }
  });
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return { socket, frames, closed };
}

describe("exec over WebSocket", () => {
  it.each([
    ["v5.channel.k8s.io", '"Success"'],
    ["v4.channel.k8s.io", '"Success"'],
    ["v4.base64.channel.k8s.io", '"Success"'],
    ["channel.k8s.io", undefined],
    ["base64.channel.k8s.io", undefined],
  ])("speaks %s", async (protocol, ending) => {
    const { socket, frames, closed } = await open(execPath(["echo", "hi"]), [protocol]);
    await closed;
    expect(socket.protocol).toBe(protocol);
    expect(frames.slice(0, 2)).toEqual([
      [1, ""],
      [1, "hi\n"],
    ]);
    if (ending === undefined) expect(frames).toHaveLength(2);
    else expect(frames[2]).toEqual([3, expect.stringContaining(ending)]);
  });

  it("speaks without a subprotocol", async () => {
    const { socket, frames, closed } = await open(execPath(["echo", "hi"]), []);
    await closed;
    expect(socket.protocol).toBe("");
    expect(frames).toContainEqual([1, "hi\n"]);
  });

  it("takes the client's first subprotocol that it knows", async () => {
    const { socket, closed } = await open(execPath(["echo"]), ["v9.channel.k8s.io", "v4.channel.k8s.io"]);
    await closed;
    expect(socket.protocol).toBe("v4.channel.k8s.io");
  });

  it("passes on terminal sizes, and stdin until it is closed", async () => {
    const sizes = await open(execPath(["sizes"], "stdout=1&stdin=1&tty=1"), ["v5.channel.k8s.io"]);
    sizes.socket.send(Buffer.from('\x04{"Width":80,"Height":24}'));
    sizes.socket.send(Buffer.from('\x04{"Width":100,"Height":30}'));
    await sizes.closed;
    expect(sizes.frames.filter(([channel]) => channel === 1).map(([, text]) => text)).toEqual([
      "",
      '{"Width":80,"Height":24}\n',
      '{"Width":100,"Height":30}\n',
    ]);
    const cat = await open(execPath(["cat"], "stdout=1&stdin=1"), ["v5.channel.k8s.io"]);
    cat.socket.send(Buffer.from("\x00one"));
    cat.socket.send(Uint8Array.of(255, 0));
    await cat.closed;
    expect(cat.frames).toContainEqual([1, "one"]);
  });

  it("tells an exit code as a Status", async () => {
    const { frames, closed } = await open(execPath(["exit", "7"]), ["v5.channel.k8s.io"]);
    await closed;
    const [channel, status] = frames.at(-1) ?? [];
    expect(channel).toBe(3);
    expect(JSON.parse(status ?? "")).toMatchObject({
      status: "Failure",
      reason: "NonZeroExitCode",
      details: { causes: [{ reason: "ExitCode", message: "7" }] },
    });
  });
});

describe("exec over SPDY", () => {
  it.each([
    ["v4.channel.k8s.io", '"reason":"ExitCode"'],
    ["v3.channel.k8s.io", "exit status 7"],
    ["v2.channel.k8s.io", "exit status 7"],
    ["channel.k8s.io", "exit status 7"],
  ])("speaks %s", async (protocol, ending) => {
    const socket = await openSpdy(execPath(["exit", "7"]), protocol);
    const user = new SpdyTestClient(socket);
    await user.open(1, { streamtype: "error" });
    await user.open(3, { streamtype: "stdout" });
    await user.open(5, { streamtype: "stderr" });
    const told = new Map<number, string>();
    for (let frame = await user.next(); frame; frame = await user.next()) {
      if (frame.type !== "data") continue;
      told.set(frame.streamId, (told.get(frame.streamId) ?? "") + Buffer.from(frame.data).toString());
    }
    user.end();
    expect(told.get(1)).toContain(ending);
    expect(told.get(5)).toBe("bye\n");
  });
});

/** A connection that has switched to SPDY. */
function openSpdy(path: string, protocol: string): Promise<Duplex> {
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
    request.once("upgrade", (response: IncomingMessage, socket: Duplex) => {
      expect(response.headers["x-stream-protocol-version"]).toBe(protocol);
      resolve(socket);
    });
    request.once("error", reject);
    request.end();
  });
}

describe("port-forward over WebSocket", () => {
  it.each(["v4.channel.k8s.io", "v4.base64.channel.k8s.io"])(
    "has channels for each port with %s",
    async (protocol) => {
      const { socket, frames, closed } = await open(`${podPath}/portforward?ports=80,81`, [protocol]);
      const message = (channel: number, text: string): string | Buffer =>
        protocol.includes("base64")
          ? String(channel) + Buffer.from(text).toString("base64")
          : Buffer.from(String.fromCharCode(channel) + text);
      socket.send(message(0, "first"));
      socket.send(message(2, "second"));
      await closed;
      const on = (wanted: number): string[] =>
        frames.filter(([channel]) => channel === wanted).map(([, text]) => text);
      expect(on(0)).toEqual(["\x50\0", "FIRST"]);
      expect(on(1)).toEqual(["\x50\0"]);
      expect(on(2)).toEqual(["\x51\0", "SECOND"]);
    },
  );
});

it("keeps what a client says before its frames are read", async () => {
  const listener = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo; // it listens on a port
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}`);
  try {
    client.once("open", () => client.send(Buffer.from("\0early")));
    const [accepted] = (await once(listener, "connection")) as [WebSocket];
    const socket = new ChannelSocket(accepted, "v4.channel.k8s.io");
    await once(accepted, "message");
    const { value } = await socket.frames().next();
    expect(value).toEqual({ channel: 0, data: Buffer.from("early") });
  } finally {
    client.terminate();
    listener.close();
  }
});

describe("what cannot be upgraded", () => {
  it.each([
    [
      "an unknown WebSocket subprotocol",
      { upgrade: "websocket", "sec-websocket-protocol": "x" },
      "/exec?command=echo",
      400,
    ],
    [
      "an unknown SPDY protocol",
      { upgrade: "SPDY/3.1", "x-stream-protocol-version": "x" },
      "/exec?command=echo",
      403,
    ],
    ["another protocol", { upgrade: "h2c" }, "/exec?command=echo", 400],
    ["no upgrade", {}, "/exec?command=echo", 400],
    ["a port-forward without ports", { upgrade: "websocket" }, "/portforward", 400],
    ["a container that is not there", { upgrade: "websocket" }, "/exec?container=none&command=echo", 404],
  ])("%s is answered with a Status", async (_what, headers, path, code) => {
    const upgrade = "upgrade" in headers ? { connection: "Upgrade" } : {};
    const answer = await get(podPath + path, { ...headers, ...upgrade });
    expect(answer.code).toBe(code);
    expect(JSON.parse(answer.body)).toMatchObject({ kind: "Status", code });
  });
});

function get(path: string, headers: Record<string, string>): Promise<{ code: number; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: server.port, path, headers, ca: server.ca, ...server.admin };
    const request = httpsRequest({ ...options, agent: false }, (response: IncomingMessage) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => (body += text));
      response.once("end", () => resolve({ code: response.statusCode ?? 0, body }));
    });
    request.once("error", reject);
    request.end();
  });
}
