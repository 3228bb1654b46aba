import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { createServer as createTlsServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { startProxyServer } from "./testing/proxy-server.ts";
import type { ProxyServer } from "./testing/proxy-server.ts";

let server: ProxyServer;
let web: Server;
let secure: Server;
/** Of the server that answers as a pod. */
let webPort: number;
let securePort: number;

const links =
  '<a href="/up">up</a><a href="next">next</a><img src=/pic.png><a href="http://else.where/x">else</a>';

/** Answers by path; everything else is told what it asked. */
const pod: RequestListener = (request, response) => {
  const url = request.url ?? "";
  if (url.startsWith("/html"))
    return void response.writeHead(200, { "Content-Type": "text/html" }).end(links);
  if (url === "/zipped") {
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip" };
    return void response.writeHead(200, headers).end(gzipSync(links));
  }
  if (url === "/moved") return void response.writeHead(302, { Location: "/elsewhere?q=1" }).end();
  if (url === "/teapot") return void response.writeHead(418, { "X-Kind": "pot" }).end("short and stout");
  if (url === "/cors") {
    const headers = { "Access-Control-Allow-Origin": "*", "Set-Cookie": ["a=1", "b=2"], Connection: "close" };
    return void response.writeHead(200, headers).end("ok");
  }
  if (url === "/silent") return;
  if (url === "/echo") return void request.pipe(response);
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ method: request.method, url, headers: request.headers }));
};

async function listening(made: Server): Promise<number> {
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return (made.address() as AddressInfo).port; // A TCP server that listens has one.
}

beforeAll(async () => {
  server = await startProxyServer((request, response) => response.end(`kubelet: ${request.url}`));
  web = createServer(pod);
  webPort = await listening(web);
  const sockets = new WebSocketServer({ server: web, path: "/socket" });
  sockets.on("connection", (socket, request) => {
    socket.on("message", (data: Buffer) =>
      socket.send(`${String(request.headers["x-forwarded-uri"])} ${data.toString()}`),
    );
  });
  secure = createTlsServer(await server.authority.issue("CN=pod"), pod);
  securePort = await listening(secure);
  const { api } = server;
  await api.create("/api/v1/nodes", { metadata: { name: "node-1" } });
  await api.update("/api/v1/nodes/node-1/status", {
    ...(await api.get("/api/v1/nodes/node-1")),
    status: {
      addresses: [{ type: "InternalIP", address: "127.0.0.1" }],
      daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
    },
  });
  await createPod("web", "127.0.0.1");
  await createPod("new", "");
  await createPod("lost", "127.0.0.1", "node-9");
  await createService("web", "web", true);
  await createService("idle", "web", false);
});

afterAll(async () => {
  web.closeAllConnections();
  secure.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
  await new Promise((resolve) => secure.close(resolve));
  await server[Symbol.asyncDispose]();
});

async function createPod(name: string, podIP: string, nodeName = "node-1"): Promise<void> {
  const path = "/api/v1/namespaces/default/pods";
  const containers = [{ name: "main", image: "web", ports: [{ containerPort: webPort }] }];
  const made = await server.api.create(path, { metadata: { name }, spec: { nodeName, containers } });
  await server.api.update(`${path}/${name}/status`, { ...made, status: { phase: "Running", podIP } });
}

async function createService(name: string, podName: string, ready: boolean): Promise<void> {
  const ports = [{ name: "http", port: 80, targetPort: webPort }];
  await server.api.create("/api/v1/namespaces/default/services", { metadata: { name }, spec: { ports } });
  await server.api.create("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", {
    metadata: { name, labels: { "kubernetes.io/service-name": name } },
    addressType: "IPv4",
    ports: [{ name: "http", port: webPort }],
    endpoints: [
      {
        addresses: ["127.0.0.1"],
        conditions: { ready },
        targetRef: { kind: "Pod", name: podName, namespace: "default" },
      },
    ],
  });
}

interface Answer {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

function ask(path: string, { method = "GET", headers = {}, body }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: server.port, path, method, headers, agent: false as const };
    const request = httpsRequest(
      { ...options, ca: server.authority.pem, ...server.admin },
      (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            code: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes.toString(),
            bytes,
          });
        });
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}

const at = (name: string, resource = "pods"): string =>
  `/api/v1/namespaces/default/${resource}/${name}/proxy`;
const status = ({ body }: Answer): unknown => JSON.parse(body);

describe("a pod's proxy", () => {
  it("hands on method, path, query and headers, and says for whom", async () => {
    const path = `${at("web")}/a%2Fb//c/?x=1&x=2&y=a%20b`;
    const { code, body } = await ask(path, {
      method: "DELETE",
      headers: {
        "X-Mine": "1",
        Authorization: "Bearer good",
        "X-Forwarded-For": "10.0.0.1",
        "User-Agent": "me",
      },
    });
    expect(code).toBe(200);
    expect(JSON.parse(body)).toEqual({
      method: "DELETE",
      url: "/a%2Fb//c/?x=1&x=2&y=a%20b",
      headers: {
        host: `127.0.0.1:${server.port}`,
        "x-mine": "1",
        "user-agent": "me",
        connection: "close",
        "x-forwarded-for": "10.0.0.1, 127.0.0.1",
        "x-forwarded-uri": `${at("web")}/a%2Fb//c/`,
      },
    });
  });

  it.each(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("takes %s", async (method) => {
    const { body } = await ask(`${at("web")}/x`, { method });
    expect(JSON.parse(body)).toMatchObject({ method, url: "/x" });
  });

  it("answers HEAD without a body", async () => {
    expect(await ask(`${at("web")}/x`, { method: "HEAD" })).toMatchObject({ code: 200, body: "" });
  });

  it.each([
    ["a port", () => `web:${webPort}`],
    ["a scheme and a port", () => `http:web:${webPort}`],
    ["a scheme", () => "http:web:"],
  ])("takes %s before the name", async (_what, name) => {
    expect(await ask(`${at(name())}/x`)).toMatchObject({ code: 200 });
  });

  it("speaks TLS to a pod whose scheme is https", async () => {
    const { body } = await ask(`${at(`https:web:${securePort}`)}/x`);
    expect(JSON.parse(body)).toMatchObject({ url: "/x" });
  });

  it("redirects to its root", async () => {
    expect(await ask(`${at("web")}?x=1`)).toMatchObject({
      code: 301,
      headers: { location: `${at("web")}/?x=1` },
    });
    expect(JSON.parse((await ask(`${at("web")}`, { method: "POST" })).body)).toMatchObject({ url: "/" });
  });

  it("rewrites links and redirections, also compressed ones", async () => {
    const rewritten = links.replace('"/up"', `"${at("web")}/up"`).replace("/pic.png", `${at("web")}/pic.png`);
    expect((await ask(`${at("web")}/html`)).body).toBe(rewritten);
    const zipped = await ask(`${at("web")}/zipped`);
    expect(gunzipSync(zipped.bytes).toString()).toBe(rewritten);
    expect((await ask(`${at("web")}/moved`)).headers.location).toBe(`${at("web")}/elsewhere?q=1`);
  });

  it("hands back code, headers and body", async () => {
    const teapot = await ask(`${at("web")}/teapot`);
    expect(teapot).toMatchObject({ code: 418, body: "short and stout", headers: { "x-kind": "pot" } });
    const { headers } = await ask(`${at("web")}/cors`);
    expect(headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("carries bodies both ways that are larger than the API's own may be", async () => {
    const body = Buffer.alloc(20_000_000, "0123456789");
    const { bytes } = await ask(`${at("web")}/echo`, { method: "POST", body });
    expect(bytes.equals(body)).toBe(true);
  });

  it("serves clients of HTTP/2", async () => {
    const client = connectHttp2(`https://127.0.0.1:${server.port}`, {
      ca: server.authority.pem,
      ...server.admin,
    });
    try {
      const stream = client.request({ ":method": "POST", ":path": `${at("web")}/echo` });
      stream.end("through two protocols");
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString()).toBe("through two protocols");
    } finally {
      client.close();
    }
  });

  it("switches protocols with the pod", async () => {
    const url = `wss://127.0.0.1:${server.port}${at("web")}/socket`;
    const socket = new WebSocket(url, { ca: server.authority.pem, ...server.admin });
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    socket.send("hello");
    const [message] = await new Promise<[Buffer]>((resolve) =>
      socket.once("message", (data: Buffer) => resolve([data])),
    );
    expect(message.toString()).toBe(`${at("web")}/socket hello`);
    socket.close();
    await new Promise((resolve) => socket.once("close", resolve));
  });

  it("hands back what a pod answers that does not switch", async () => {
    const headers = { Connection: "Upgrade", Upgrade: "other" };
    expect(await ask(`${at(`https:web:${securePort}`)}/teapot`, { headers })).toMatchObject({
      code: 418,
      body: "short and stout",
    });
  });
});

describe("what cannot be reached", () => {
  it.each([
    ["a pod that is not there", at("none"), 404, 'pods "none" not found'],
    ["a pod without an address", at("new"), 400, "address not allowed"],
    ["a name of no known form", at("ftp:web:80"), 400, 'invalid pod request "ftp:web:80"'],
    ["a port that nobody has", at("web:1"), 503, /^error trying to reach service: .*ECONNREFUSED/],
    [
      "a port of no number",
      at("web:nosuch"),
      503,
      /^error trying to reach service: dial tcp: address nosuch/,
    ],
    ["a node that is gone", at("lost"), 503, /^error trying to reach service: .*connection refused$/],
    [
      "a service without endpoints",
      at("idle:http", "services"),
      503,
      'no endpoints available for service "idle:http"',
    ],
    ["a service's port of no name", at("web", "services"), 503, 'no endpoints available for service "web"'],
    ["a service's other port", at("web:81", "services"), 503, 'no service port 81 found for service "web"'],
    ["a service that is not there", at("none", "services"), 404, 'services "none" not found'],
    ["a node that is not there", "/api/v1/nodes/none/proxy", 404, 'nodes "none" not found'],
  ])("%s is told in a Status", async (_what, path, code, message) => {
    const answer = await ask(`${path}/x`);
    const text: unknown = typeof message === "string" ? message : expect.stringMatching(message);
    expect(status(answer)).toMatchObject({ kind: "Status", status: "Failure", code, message: text });
  });

  it("is told to who asks to switch protocols, too", async () => {
    const headers = { Connection: "Upgrade", Upgrade: "websocket" };
    expect(status(await ask(`${at("web:1")}/x`, { headers }))).toMatchObject({ code: 503 });
  });

  it("is refused to who may not", async () => {
    const bob = await server.authority.issue("CN=bob");
    const options = { host: "127.0.0.1", port: server.port, path: `${at("web")}/x`, agent: false as const };
    const code = await new Promise((resolve, reject) => {
      const request = httpsRequest({ ...options, ca: server.authority.pem, ...bob }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.once("error", reject);
      request.end();
    });
    expect(code).toBe(403);
  });
});

describe("a service's proxy", () => {
  it.each(["web:http", "web:80", "http:web:http"])("finds a ready pod of %s", async (name) => {
    expect(await ask(`${at(name, "services")}/x`)).toMatchObject({ code: 200 });
  });
});

describe("a node's proxy", () => {
  it("reaches its kubelet, by its port too", async () => {
    expect((await ask("/api/v1/nodes/node-1/proxy/healthz?verbose")).body).toBe("kubelet: /healthz?verbose");
    expect((await ask("/api/v1/nodes/https:node-1:10250/proxy/pods")).body).toBe("kubelet: /pods");
  });

  it("reaches the node's other ports", async () => {
    expect((await ask(`/api/v1/nodes/node-1:${webPort}/proxy/teapot`)).code).toBe(418);
  });
});

describe("a log over WebSocket", () => {
  it.each([
    [[], "", ["", "log of web\n"]],
    [["binary.k8s.io"], "binary.k8s.io", ["", "log of web\n"]],
    [["base64.binary.k8s.io"], "base64.binary.k8s.io", ["", Buffer.from("log of web\n").toString("base64")]],
  ])("speaks %j", async (offered, protocol, messages) => {
    const url = `wss://127.0.0.1:${server.port}/api/v1/namespaces/default/pods/web/log`;
    const socket = new WebSocket(url, offered, { ca: server.authority.pem, ...server.admin });
    const got: string[] = [];
    socket.on("message", (data: Buffer, isBinary) => {
      expect(isBinary).toBe(!protocol.startsWith("base64"));
      got.push(data.toString());
    });
    await new Promise((resolve, reject) => {
      socket.once("close", resolve);
      socket.once("error", reject);
    });
    expect([socket.protocol, got]).toEqual([protocol, messages]);
  });

  it("is refused in protocols that nobody knows", async () => {
    const headers = {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": "v4.channel.k8s.io",
    };
    const answer = await ask("/api/v1/namespaces/default/pods/web/log", { headers });
    expect(status(answer)).toMatchObject({ code: 400, reason: "BadRequest" });
  });
});

it("ends the connection to the pod when its client leaves", async () => {
  const options = {
    host: "127.0.0.1",
    port: server.port,
    path: `${at("web")}/silent`,
    agent: false as const,
  };
  const request = httpsRequest({ ...options, ca: server.authority.pem, ...server.admin });
  request.on("error", () => undefined);
  request.end();
  while (server.nodeConnections() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  request.destroy();
  while (server.nodeConnections() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(server.nodeConnections()).toBe(0);
});
