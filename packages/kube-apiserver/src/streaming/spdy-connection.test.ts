import { duplexPair } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SpdyConnection } from "./spdy-connection.ts";
import type { SpdyStream } from "./spdy-connection.ts";
import { encodeFrame } from "./spdy-frames.ts";
import type { SpdyFrame } from "./spdy-frames.ts";
import { SpdyTestClient } from "./testing/spdy-test-client.ts";

let client: SpdyTestClient;
let connection: SpdyConnection;
let streams: SpdyStream[];
let running: Promise<unknown>;

beforeEach(() => {
  const [near, far] = duplexPair();
  client = new SpdyTestClient(near);
  connection = new SpdyConnection(far);
  streams = [];
  running = connection.run((stream) => streams.push(stream)).catch((err: unknown) => err);
});

afterEach(async () => {
  client.end();
  await connection.close();
  await running;
});

async function read(stream: SpdyStream | undefined): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream?.input ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const data = (streamId: number, text: string, fin = false): SpdyFrame => ({
  type: "data",
  streamId,
  fin,
  data: Buffer.from(text),
});

describe("streams", () => {
  it("open with their headers, compressed as one zlib stream", async () => {
    await client.open(1, { streamType: "error", port: "80" });
    await client.open(3, { streamType: "data", port: "80", requestID: "0" });
    expect(streams.map(({ id, headers }) => [id, Object.fromEntries(headers)])).toEqual([
      [1, { streamtype: "error", port: "80" }],
      [3, { streamtype: "data", port: "80", requestid: "0" }],
    ]);
  });

  it("carry bytes both ways, each side until its FIN", async () => {
    await client.open(1, { streamtype: "data" });
    client.send(data(1, "hello "));
    client.send(data(1, "world", true));
    expect(await read(streams[0])).toBe("hello world");
    expect(await client.next()).toEqual({ type: "window-update", streamId: 0, delta: 6 });
    expect(await client.next()).toEqual({ type: "window-update", streamId: 1, delta: 6 });
    expect(await client.next()).toEqual({ type: "window-update", streamId: 0, delta: 5 });
    await streams[0]?.write(Buffer.from("answer"));
    await streams[0]?.end();
    await streams[0]?.write(Buffer.from("too late"));
    expect(await client.next()).toMatchObject({ type: "data", streamId: 1, fin: false });
    expect(await client.next()).toMatchObject({ type: "data", streamId: 1, fin: true });
  });

  it("take frames cut anywhere", async () => {
    await client.open(1, { streamtype: "data" });
    const bytes = encodeFrame(data(1, "one", true));
    for (const byte of bytes) client.raw(Uint8Array.of(byte));
    expect(await read(streams[0])).toBe("one");
  });

  it("end when the client resets them", async () => {
    await client.open(1, { streamtype: "data" });
    client.send({ type: "rst-stream", streamId: 1, status: 5 });
    expect(await read(streams[0])).toBe("");
    expect(streams[0]?.abandoned).toBe(true);
    await streams[0]?.write(Buffer.from("nobody reads this"));
    client.send({ type: "ping", id: 1 });
    expect(await client.next()).toEqual({ type: "ping", id: 1 });
  });

  it("end when the connection does", async () => {
    await client.open(1, { streamtype: "data" });
    client.end();
    expect(await read(streams[0])).toBe("");
    await running;
  });

  it("that the server resets take no more", async () => {
    await client.open(1, { streamtype: "data" });
    await streams[0]?.reset();
    expect(await client.next()).toEqual({ type: "rst-stream", streamId: 1, status: 5 });
    client.send(data(1, "x"));
    expect(await client.next()).toEqual({ type: "rst-stream", streamId: 1, status: 5 });
  });

  it("are refused when their number is taken or the server's", async () => {
    await client.open(1, { streamtype: "data" });
    await expect(client.open(1, { streamtype: "data" })).rejects.toThrow();
    await expect(client.open(2, { streamtype: "data" })).rejects.toThrow();
    expect(streams).toHaveLength(1);
  });
});

describe("windows", () => {
  it("are not waited for with clients that have none", async () => {
    await client.open(1, { streamtype: "data" });
    const writing = streams[0]?.write(Buffer.alloc(200_000));
    let size = 0;
    while (size < 200_000) {
      const frame = await client.next();
      if (frame?.type === "data") size += frame.data.length;
    }
    await writing;
  });

  it("hold the server back with clients that have them", async () => {
    client.send({ type: "settings", initialWindow: 10 });
    await client.open(1, { streamtype: "data" });
    const writing = streams[0]?.write(Buffer.from("0123456789abcdefghij"));
    expect(await client.next()).toMatchObject({ type: "data", data: Buffer.from("0123456789") });
    client.send({ type: "ping", id: 1 });
    expect(await client.next()).toEqual({ type: "ping", id: 1 });
    client.send({ type: "window-update", streamId: 1, delta: 5 });
    expect(await client.next()).toMatchObject({ type: "data", data: Buffer.from("abcde") });
    client.send({ type: "rst-stream", streamId: 1, status: 5 });
    await writing;
  });

  it("of the server hold the client back while nobody reads", async () => {
    await client.open(1, { streamtype: "data" });
    for (let sent = 0; sent < 20; sent++) client.send(data(1, "x".repeat(32_000)));
    client.send({ type: "ping", id: 1 });
    const seen: string[] = [];
    const reading = read(streams[0]);
    for (;;) {
      const frame = await client.next();
      if (frame?.type === "ping") break;
      if (frame) seen.push(frame.type);
    }
    // All was taken before the ping behind it.
    expect(seen.filter((type) => type === "window-update")).toHaveLength(40);
    client.end();
    expect(await reading).toHaveLength(640_000);
  });
});

it("says goodbye", async () => {
  await connection.close();
  expect(await client.next()).toMatchObject({ type: "goaway" });
  expect(await client.next()).toBeUndefined();
});

it.each([
  ["another protocol", Buffer.from("GET / HTTP/1.1\r\n\r\n".padEnd(64))],
  ["another version", Buffer.from([0x80, 0x02, 0, 1, 0, 0, 0, 4, 0, 0, 0, 1])],
  ["a frame cut short", Buffer.from([0x80, 0x03, 0, 3, 0, 0, 0, 2, 0, 0])],
  ["headers that are not compressed", Buffer.from([0x80, 0x03, 0, 1, 0, 0, 0, 12, ...Buffer.alloc(12, 1)])],
])("ends the connection at %s", async (_what, bytes) => {
  client.raw(bytes);
  expect(await running).toBeInstanceOf(Error);
});
