import { connect } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import { request as httpsRequest } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { decodeWatchEvent, encodeObject } from "@kubets/api";
import { newNotFound, RealRandom } from "@kubets/apimachinery";
import { FakeClock } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { noProxy } from "../streaming/testing/no-proxy.ts";
import { TestAuthority } from "../testing/test-certificates.ts";
import type { TestCertificate } from "../testing/test-certificates.ts";
import { HttpsFront } from "./https-front.ts";
import type { RequestHandler } from "./https-front.ts";

let authority: TestAuthority;
let serving: TestCertificate;
let admin: TestCertificate;
beforeAll(async () => {
  authority = await TestAuthority.create();
  serving = await authority.issue("CN=kube-apiserver");
  admin = await authority.issue("CN=kubernetes-admin,O=system:masters,O=second");
});

let handler: RequestHandler;
let clock: FakeClock;
let front: HttpsFront;
let port: number;
let stop: AbortController;
let running: Promise<void>;

beforeEach(async () => {
  clock = new FakeClock();
  front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...serving, clientCa: authority.pem },
    handler: (request) => handler(request),
    streaming:
      async ({ socket }) =>
      async () =>
        void socket.destroy(),
    proxy: noProxy,
    tokens: async (token) =>
      token === "good" ? { username: "jane", uid: "u1", groups: ["dev"], extra: {} } : undefined,
    authorizer: {
      authorize: ({ user }) => ({ allowed: user.groups.includes("system:masters"), reason: "" }),
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
  stop.abort(new Error("the test is over"));
  await running;
});

interface Answer {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: Uint8Array;
  readonly certificate?: TestCertificate;
}

/** One request over HTTP/1.1, on a connection of its own. */
function ask(path: string, options: Ask = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, certificate } = options;
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      { host: "127.0.0.1", port, path, method, headers, ca: authority.pem, agent: false, ...certificate },
      (response) => {
        const chunks: Buffer[] = [];
        response.once("error", reject);
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () => {
          const { statusCode: code = 0, headers: answered } = response;
          resolve({ code, headers: answered, body: Buffer.concat(chunks) });
        });
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}

async function withHttp2<T>(use: (session: ClientHttp2Session) => Promise<T>): Promise<T> {
  const session = connect(`https://127.0.0.1:${port}`, { ca: authority.pem });
  try {
    return await use(session);
  } finally {
    session.destroy();
  }
}

function ok(
  body: string | Uint8Array = "ok",
  head: Partial<ApiResponse & { kind: "bytes" }> = {},
): ApiResponse {
  return { kind: "bytes", code: 200, contentType: "text/plain", body: Buffer.from(body), ...head };
}

describe("requests", () => {
  it("come to the pipeline as they were asked, over both protocols", async () => {
    const seen: ApiRequest[] = [];
    handler = async (request) => {
      seen.push(request);
      return ok();
    };
    const path = "/api/v1/namespaces/default/pods/a%2Fb/status?dryRun=All&labelSelector=a%3Db";
    const headers = {
      "content-type": "application/merge-patch+json",
      accept: "application/json",
      "user-agent": "test",
      traceparent: "00-1-2-01",
    };
    const body = Buffer.from("{}");
    expect((await ask(path, { method: "PATCH", headers, body })).body.toString()).toBe("ok");
    const answer = await withHttp2(async (session) => {
      const stream = session.request({ ":path": path, ":method": "PATCH", ...headers });
      stream.end(body);
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString();
    });
    expect(answer).toBe("ok");
    for (const request of seen) {
      expect(request).toMatchObject({
        verb: "patch",
        target: { version: "v1", resource: "pods", namespace: "default", name: "a/b", subresource: "status" },
        path: "/api/v1/namespaces/default/pods/a%2Fb/status",
        contentType: "application/merge-patch+json",
        accept: "application/json",
        userAgent: "test",
        traceparent: "00-1-2-01",
      });
      expect(request.query.get("labelSelector")).toBe("a=b");
      expect(Buffer.from(request.body).toString()).toBe("{}");
    }
    expect(seen).toHaveLength(2);
  });

  it("over 3 MiB are refused with 413, announced or not", async () => {
    handler = async () => expect.fail("it came through");
    const body = Buffer.alloc(3 * 1024 * 1024 + 1);
    for (const headers of [{ "content-length": String(body.length) }, { "transfer-encoding": "chunked" }]) {
      const answer = await ask("/api/v1/namespaces", { method: "POST", headers, body });
      expect(answer.code).toBe(413);
      expect(JSON.parse(answer.body.toString())).toMatchObject({
        kind: "Status",
        reason: "RequestEntityTooLarge",
        message: "Request entity too large: limit is 3145728",
      });
    }
    handler = async (request) => ok(String(request.body.length));
    const fits = await ask("/api/v1/namespaces", { method: "POST", body: body.subarray(1) });
    expect(fits.body.toString()).toBe("3145728");
  });

  it("that take too long are ended with 504", async () => {
    const entered = Promise.withResolvers<AbortSignal>();
    handler = (request) => {
      entered.resolve(request.signal);
      return new Promise(() => undefined);
    };
    const answering = ask("/api/v1/pods");
    const signal = await entered.promise;
    await clock.step(60_000);
    expect(signal.aborted).toBe(true);
    const { code, body } = await answering;
    expect(code).toBe(504);
    expect(JSON.parse(body.toString())).toMatchObject({ reason: "Timeout" });
  });

  it("may ask for less time", async () => {
    const entered = Promise.withResolvers<void>();
    handler = () => {
      entered.resolve();
      return new Promise(() => undefined);
    };
    const answering = ask("/api/v1/pods?timeout=5s");
    await entered.promise;
    await clock.step(5_000);
    expect((await answering).code).toBe(504);
  });

  it("of clients that go away are aborted", async () => {
    const entered = Promise.withResolvers<AbortSignal>();
    handler = (request) => {
      entered.resolve(request.signal);
      return new Promise(() => undefined);
    };
    const request = httpsRequest({ host: "127.0.0.1", port, path: "/api/v1/pods", ca: authority.pem });
    request.once("error", () => undefined);
    request.end();
    const signal = await entered.promise;
    request.destroy();
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  });

  it("that fail are answered with their Status", async () => {
    handler = async () => {
      throw newNotFound({ group: "", resource: "pods" }, "a");
    };
    const { code, body } = await ask("/api/v1/namespaces/default/pods/a");
    expect(code).toBe(404);
    expect(JSON.parse(body.toString())).toMatchObject({ kind: "Status", message: 'pods "a" not found' });
    handler = async () => {
      throw new Error("a bug");
    };
    expect((await ask("/api/v1/pods")).code).toBe(500);
  });
});

describe("users", () => {
  beforeEach(() => {
    handler = async ({ user }) => ok(JSON.stringify([user.username, ...user.groups]));
  });

  async function whoami(options: Ask): Promise<unknown> {
    const { code, body } = await ask("/version", options);
    return code === 200 ? JSON.parse(body.toString()) : code;
  }

  it("are named by their client certificate", async () => {
    expect(await whoami({ certificate: admin })).toEqual([
      "kubernetes-admin",
      "system:masters",
      "second",
      "system:authenticated",
    ]);
  });

  it("are named by their bearer token", async () => {
    const headers = { authorization: "Bearer good" };
    expect(await whoami({ headers })).toEqual(["jane", "dev", "system:authenticated"]);
    expect(await whoami({ headers: { authorization: "Bearer bad" } })).toBe(401);
  });

  it("are anonymous when they show nothing", async () => {
    expect(await whoami({})).toEqual(["system:anonymous", "system:unauthenticated"]);
  });

  it("are refused when their certificate is not valid", async () => {
    const other = await TestAuthority.create();
    expect(await whoami({ certificate: await other.issue("CN=kubernetes-admin,O=system:masters") })).toBe(
      401,
    );
    const expired = await authority.issue("CN=late", { untilMs: Date.UTC(2021, 0, 1) });
    expect(await whoami({ certificate: expired })).toBe(401);
    expect(await whoami({ certificate: await authority.issue("O=system:masters") })).toBe(401);
  });

  it("act as others when they may", async () => {
    const headers = { "impersonate-user": "jim", "impersonate-group": ["a", "b, c"] };
    expect(await whoami({ certificate: admin, headers })).toEqual([
      "jim",
      "a",
      "b, c",
      "system:authenticated",
    ]);
    expect(await whoami({ headers: { ...headers, authorization: "Bearer good" } })).toBe(403);
    expect(await whoami({ certificate: admin, headers: { "impersonate-group": "a" } })).toBe(400);
  });
});

describe("answers", () => {
  it("have Kubernetes' headers", async () => {
    handler = async () =>
      ok("ok", { warnings: ['unknown field "spec.x"', "zwei\nZeilen ä"], headers: { ETag: '"1"' } });
    const { headers } = await ask("/x");
    expect(headers["audit-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["cache-control"]).toBe("no-cache, private");
    expect(headers["content-length"]).toBe("2");
    const warning = Buffer.from(String(headers["warning"]), "latin1").toString("utf8");
    expect(warning).toBe('299 - "unknown field \\"spec.x\\"", 299 - "zwei Zeilen ä"');
    const unchanged = await ask("/x", { headers: { "if-none-match": '"1"' } });
    expect(unchanged.code).toBe(304);
    expect((await ask("/x", { method: "HEAD" })).body).toHaveLength(0);
  });

  it("are compressed when large and wanted so", async () => {
    const large = Buffer.from(JSON.stringify({ items: "x".repeat(200_000) }));
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < large.length; at += 1_000) yield large.subarray(at, at + 1_000);
    };
    const head = { code: 200, contentType: "application/json" };
    for (const answer of [
      { kind: "bytes", body: large, ...head } as const,
      { kind: "chunks", body: chunks(), ...head } as const,
    ]) {
      handler = async () => answer;
      const { headers, body } = await ask("/x", { headers: { "accept-encoding": "gzip" } });
      expect(headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(body).equals(large)).toBe(true);
    }
    handler = async () => ({ kind: "bytes", body: large, ...head });
    expect((await ask("/x")).headers["content-encoding"]).toBeUndefined();
    handler = async () => ok(large.subarray(0, 1_000));
    const small = await ask("/x", { headers: { "accept-encoding": "gzip" } });
    expect(small.headers["content-encoding"]).toBeUndefined();
  });

  it("that are documents vary by both headers when compressed, each time alike", async () => {
    const body = Buffer.from("x".repeat(200_000));
    const headers = { ETag: '"1"', Vary: "Accept" };
    handler = async () => ({ kind: "bytes", code: 200, contentType: "application/json", body, headers });
    const first = await ask("/x", { headers: { "accept-encoding": "gzip" } });
    const second = await ask("/x", { headers: { "accept-encoding": "gzip" } });
    expect(first.headers["vary"]).toBe("Accept, Accept-Encoding");
    expect(second.body.equals(first.body)).toBe(true);
    expect(gunzipSync(second.body).equals(body)).toBe(true);
  });

  it("made while they are sent break off when that fails", async () => {
    handler = async () => ({
      kind: "chunks",
      code: 200,
      contentType: "text/plain",
      body: (async function* () {
        yield Buffer.from("half");
        throw new Error("the disk is gone");
      })(),
    });
    await expect(ask("/x")).rejects.toThrow();
  });
});

describe("watches", () => {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "a" },
    spec: { containers: [] },
    status: {},
  };

  function watchOf(contentType: string, object: Uint8Array, hold?: AbortSignal): RequestHandler {
    return async () => ({
      kind: "watch",
      code: 200,
      contentType,
      events: (async function* () {
        yield { type: "ADDED", object } as const;
        yield { type: "DELETED", object } as const;
        if (hold) await new Promise((resolve) => hold.addEventListener("abort", resolve));
      })(),
    });
  }

  it("are lines of JSON", async () => {
    handler = watchOf("application/json", Buffer.from(JSON.stringify(pod) + "\n"));
    const { headers, body } = await ask("/api/v1/pods?watch=1");
    expect(headers["content-type"]).toBe("application/json");
    const lines = body.toString().split("\n");
    expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toEqual([
      { type: "ADDED", object: pod },
      { type: "DELETED", object: pod },
    ]);
    expect(lines.slice(2)).toEqual([""]);
  });

  it("are frames of protobuf", async () => {
    handler = watchOf("application/vnd.kubernetes.protobuf", encodeObject(pod));
    const { headers, body } = await ask("/api/v1/pods?watch=1");
    expect(headers["content-type"]).toBe("application/vnd.kubernetes.protobuf;stream=watch");
    const length = body.readUInt32BE(0);
    expect(decodeWatchEvent(body.subarray(4, 4 + length))).toMatchObject({ type: "ADDED" });
    expect(body.readUInt32BE(4 + length) + 8 + length).toBe(body.length);
  });

  it.each([
    [[]],
    [["base64.binary.k8s.io"]],
    [["base64.binary.k8s.io", "base64url.bearer.authorization.k8s.io.Z29vZA"]],
  ])("are messages on a WebSocket with subprotocols %j", async (protocols) => {
    handler = watchOf("application/json", Buffer.from(JSON.stringify(pod)));
    const socket = new WebSocket(`wss://127.0.0.1:${port}/api/v1/pods?watch=1`, protocols, {
      ca: authority.pem,
    });
    const messages: unknown[] = [];
    socket.on("message", (data, isBinary) => messages.push([isBinary, JSON.parse(String(data))]));
    await new Promise((resolve) => socket.once("close", resolve));
    expect(socket.protocol).toBe(protocols[0] ?? "");
    expect(messages).toEqual([
      [false, { type: "ADDED", object: pod }],
      [false, { type: "DELETED", object: pod }],
    ]);
  });

  it("end when the server does", async () => {
    const hold = new AbortController();
    handler = async (request) => {
      request.signal.addEventListener("abort", () => hold.abort());
      return watchOf("application/json", Buffer.from(JSON.stringify(pod)), hold.signal)(request);
    };
    const watching = withHttp2(async (session) => {
      const stream = session.request({ ":path": "/api/v1/pods?watch=1" });
      const chunks: Buffer[] = [];
      for await (const chunk of stream) {
        chunks.push(chunk as Buffer);
        stop.abort(new Error("shut down"));
      }
      return Buffer.concat(chunks).toString();
    });
    expect((await watching).split("\n")).toHaveLength(3);
    await running;
  });

  it("refuse upgrades with the pipeline's answer", async () => {
    handler = async () => {
      throw newNotFound({ group: "", resource: "pods" }, "a");
    };
    const socket = new WebSocket(`wss://127.0.0.1:${port}/api/v1/pods?watch=1`, { ca: authority.pem });
    const refused = Promise.withResolvers<number | undefined>();
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      refused.resolve(response.statusCode);
    });
    expect(await refused.promise).toBe(404);
  });
});

it("serves a new certificate to new connections", async () => {
  handler = async () => ok();
  const other = await TestAuthority.create();
  front.useTls({ ...(await other.issue("CN=new")), clientCa: authority.pem });
  await expect(ask("/x")).rejects.toThrow();
});

it("rejects when the port is taken", async () => {
  const second = new HttpsFront({
    host: "127.0.0.1",
    port,
    tls: { ...serving, clientCa: authority.pem },
    handler: async () => ok(),
    streaming: async () => async () => undefined,
    proxy: noProxy,
    clock,
    random: new RealRandom(),
    logger: silentLogger,
  });
  await expect(second.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
});
