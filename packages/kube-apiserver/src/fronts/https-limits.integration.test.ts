import { once } from "node:events";
import { Agent, request as httpsRequest } from "node:https";
import { connect } from "node:http2";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { connect as connectTls } from "node:tls";
import type { TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { RealRandom } from "@kubets/apimachinery";
import { FakeClock } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import type { ApiResponse, EncodedWatchEvent } from "../endpoints/api-request.ts";
import { TestAuthority } from "../testing/test-certificates.ts";
import { HttpsFront } from "./https-front.ts";
import type { RequestHandler } from "./https-front.ts";

/** What the HTTPS front does with clients that are too slow or ask too much, and how it ends. */

let ca: string;
let handler: RequestHandler;
let clock: FakeClock;
let port: number;
let stop: AbortController;
let running: Promise<void>;
let agents: Agent[];

beforeEach(async () => {
  const authority = await TestAuthority.create();
  ca = authority.pem;
  clock = new FakeClock();
  agents = [];
  const front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...(await authority.issue("CN=kube-apiserver")), clientCa: ca },
    handler: (request) => handler(request),
    streaming: () => Promise.reject(new Error("nothing streams here")),
    proxy: {
      serve: () => Promise.reject(new Error("nothing is proxied here")),
      upgrade: () => Promise.reject(new Error("nothing is proxied here")),
    },
    clock,
    random: new RealRandom(),
    logger: silentLogger,
  });
  ({ port } = await front.listen());
  stop = new AbortController();
  running = front.run({ signal: stop.signal });
});

afterEach(async () => {
  for (const agent of agents) agent.destroy();
  stop.abort(new Error("the test is over"));
  await running;
});

interface Answer {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A client that keeps its connection. */
function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  agents.push(agent);
  return agent;
}

function open(
  path: string,
  options: { readonly agent?: Agent; readonly headers?: Record<string, string> } = {},
) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { agent = keepAlive(), headers = {} } = options;
    const request = httpsRequest({ host: "127.0.0.1", port, path, ca, agent, headers }, resolve);
    request.once("error", reject);
    request.end();
  });
}

async function ask(...args: Parameters<typeof open>): Promise<Answer> {
  const response = await open(...args);
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { code: response.statusCode ?? 0, headers: response.headers, body };
}

function text(body: string): ApiResponse {
  return { kind: "bytes", code: 200, contentType: "text/plain", body: Buffer.from(body) };
}

function watchOf(events: AsyncIterable<EncodedWatchEvent>): ApiResponse {
  return { kind: "watch", code: 200, contentType: "application/json", events };
}

/** A connection on which nothing has been asked yet. */
async function connected(): Promise<TLSSocket> {
  const socket = connectTls({ host: "127.0.0.1", port, ca });
  await once(socket, "secureConnect");
  return socket;
}

/** All that comes until the server closes the connection. */
async function exchange(socket: TLSSocket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  let received = "";
  for await (const chunk of socket) received += String(chunk);
  return received;
}

describe("limits", () => {
  it.each([
    ["abc", 'time: invalid duration "abc"'],
    ["5", 'time: missing unit in duration "5"'],
  ])("refuse timeout=%s", async (timeout, why) => {
    handler = async () => text("ok");
    const { code, body } = await ask(`/api/v1/pods?timeout=${timeout}`);
    expect([code, JSON.parse(body)]).toMatchObject([
      400,
      { reason: "BadRequest", message: `invalid timeout specified in the request URL - ${why}` },
    ]);
  });

  it("let headers be large, but not over 1 MiB", async () => {
    handler = async () => text("ok");
    expect((await ask("/x", { headers: { large: "x".repeat(100 * 1024) } })).code).toBe(200);
    const tooLarge = ask("/x", { headers: { large: "x".repeat(1100 * 1024) } });
    // The server does not wait for the rest: whether its answer arrives is up to the network.
    expect([431, "cut off"]).toContain(await tooLarge.then(({ code }) => code).catch(() => "cut off"));
  });
});

describe("a watcher that stops reading", () => {
  interface Flood {
    taken: number;
    ended: boolean;
  }

  /** Endless large events; counts how many were taken. */
  async function* flood(into: Flood, signal: AbortSignal): AsyncGenerator<EncodedWatchEvent> {
    const object = Buffer.from(JSON.stringify({ data: "x".repeat(256 * 1024) }));
    try {
      while (!signal.aborted) {
        into.taken++;
        yield { type: "MODIFIED", object };
      }
    } finally {
      into.ended = true;
    }
  }

  /** Until it has taken nothing for a minute; the time begins anew when the network still took something. */
  async function brokenOff(stuck: Flood): Promise<void> {
    const ended = async (): Promise<boolean> => {
      await clock.step(60_000);
      return stuck.ended;
    };
    await expect.poll(ended).toBe(true);
  }

  it("is broken off after a minute, with little in memory, while others get their events", async () => {
    const stuck: Flood = { taken: 0, ended: false };
    let sendOther: ((event: EncodedWatchEvent) => void) | undefined;
    handler = async (request) => {
      if (request.path === "/api/v1/pods") return watchOf(flood(stuck, request.signal));
      const { promise, resolve } = Promise.withResolvers<EncodedWatchEvent>();
      sendOther = resolve;
      return watchOf(
        (async function* () {
          yield await promise;
        })(),
      );
    };
    const response = await open("/api/v1/pods?watch=1");
    const closed = new Promise<void>((resolve) => response.once("close", resolve));
    response.on("error", () => undefined);
    response.pause();
    const other = ask("/api/v1/nodes?watch=1");
    await expect.poll(() => clock.waiting > 0 && sendOther !== undefined).toBe(true);
    sendOther?.({ type: "ADDED", object: Buffer.from("{}") });
    expect((await other).body).toBe('{"type":"ADDED","object":{}}\n');
    expect(stuck.ended).toBe(false);
    await brokenOff(stuck);
    // As much as the sockets between them hold, and no more.
    expect(stuck.taken).toBeLessThan(200);
    response.resume();
    await closed;
  });

  it("is broken off over a WebSocket, too", async () => {
    const stuck: Flood = { taken: 0, ended: false };
    handler = async (request) => watchOf(flood(stuck, request.signal));
    const socket = new WebSocket(`wss://127.0.0.1:${port}/api/v1/pods?watch=1`, { ca });
    await once(socket, "open");
    socket.pause();
    await expect.poll(() => clock.waiting).toBeGreaterThan(0);
    await brokenOff(stuck);
    socket.on("error", () => undefined);
    socket.terminate();
  });
});

describe("the end", () => {
  it("lets requests in flight finish, and refuses new ones on connections that stand", async () => {
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    handler = async ({ path }) => {
      if (path !== "/slow") return text("fast");
      asked.resolve();
      await release.promise;
      return text("slow");
    };
    const agent = keepAlive();
    const session = connect(`https://127.0.0.1:${port}`, { ca });
    try {
      const stream = session.request({ ":path": "/slow" });
      const goneAway = once(session, "goaway");
      await asked.promise;
      // A connection that is not idle when the end begins: its next request comes after.
      const second = Promise.withResolvers<void>();
      const first = handler;
      handler = async (request) => {
        if (request.path === "/held") await second.promise;
        return first(request);
      };
      const held = ask("/held", { agent });
      await expect.poll(() => Object.keys(agent.sockets).length).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop.abort(new Error("shut down"));
      await goneAway;
      second.resolve();
      const answer = await held;
      expect([answer.code, answer.headers.connection]).toEqual([200, "close"]);
      release.resolve();
      let body = "";
      for await (const chunk of stream) body += String(chunk);
      expect(body).toBe("slow");
      await expect(ask("/x")).rejects.toMatchObject({ code: "ECONNREFUSED" });
      await running;
    } finally {
      session.destroy();
    }
  });

  it("answers 429 to what comes before its connection is closed, but tells how it is", async () => {
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    handler = async ({ path }) => {
      if (path === "/slow") {
        asked.resolve();
        await release.promise;
      }
      return text(path);
    };
    const slow = ask("/slow");
    const [first, second] = await Promise.all([connected(), connected()]);
    await asked.promise;
    stop.abort(new Error("shut down"));
    const refused = await exchange(first, "/new");
    expect(refused).toMatch(/^HTTP\/1.1 429 [^]*Retry-After: 5\r\n[^]*Connection: close\r\n/);
    expect(refused).toContain("The apiserver is shutting down, please try again later.\n");
    expect(await exchange(second, "/readyz")).toMatch(/^HTTP\/1.1 200 /);
    release.resolve();
    expect((await slow).body).toBe("/slow");
    await running;
  });

  it("breaks off what takes longer than the server has", async () => {
    const asked = Promise.withResolvers<void>();
    handler = async () => {
      asked.resolve();
      return new Promise<never>(() => undefined);
    };
    const slow = ask("/slow");
    await asked.promise;
    stop.abort(new Error("shut down"));
    await expect.poll(() => clock.waiting).toBeGreaterThan(0);
    await clock.step(3_000);
    await expect(slow).rejects.toThrow();
    await running;
  });
});
