import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDeflate, createGunzip, createGzip, createInflate } from "node:zlib";
import type { StatusError } from "@kubets/apimachinery";
import { unreachable } from "../endpoints/subresources/proxy.ts";
import { pump, writeResponse } from "../fronts/https-response.ts";
import { statusResponse } from "../fronts/https-status.ts";
import { Backend } from "./backend.ts";
import { rewriteHtmlLinks } from "./html-links.ts";
import { whyUnreachable } from "./node-stream.ts";
import type { Nodes } from "./node-stream.ts";
import { pairsOf, responseHeaders } from "./proxy-headers.ts";
import type { ProxiedRequest, ProxiedUpgrade, ProxyHandler } from "./proxy-handler.ts";
import { proxiedUrl } from "./proxy-links.ts";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { ServerResponse } = process.getBuiltinModule("node:http");

/** Proxies as kube-apiserver does (apimachinery util/proxy), over streams to the nodes. */
export function createProxyHandler(deps: { readonly nodes: Nodes }): ProxyHandler {
  return {
    serve: (asked) => serve(asked, deps.nodes),
    upgrade: (asked) => upgrade(asked, deps.nodes),
  };
}

async function serve(asked: ProxiedRequest, nodes: Nodes): Promise<void> {
  const { auditId, request, response, signal, target } = asked;
  if (target.path === "" && (request.method === "GET" || request.method === "HEAD"))
    return redirectToRoot(asked);
  let answer: IncomingMessage;
  await using backend = new Backend(target, nodes, signal);
  try {
    answer = await backend.ask(request);
  } catch (err: unknown) {
    // Nobody reads what the client still sends.
    request.resume();
    return writeResponse({ request, response, answer: statusResponse(failureOf(err)), auditId });
  }
  await passOn(answer, asked);
}

/** Relative links of a backend's first page would miss the proxy without the slash. */
async function redirectToRoot({ auditId, request, response, target }: ProxiedRequest): Promise<void> {
  const query = (request.url ?? "").split("?").slice(1).join("?");
  const headers = { Location: `${target.prefix}/${query === "" ? "" : `?${query}`}` };
  const answer = { kind: "bytes", code: 301, contentType: "", headers, body: new Uint8Array() } as const;
  await writeResponse({ request, response, answer, auditId });
}

/** In Go's words, as far as they are in what went wrong. */
function failureOf(err: unknown): StatusError {
  const why = whyUnreachable(err);
  return unreachable(/dial tcp.*$/s.exec(why)?.[0] ?? why);
}

async function passOn(
  answer: IncomingMessage,
  { auditId, request, response, target }: Pick<ProxiedRequest, "auditId" | "request" | "response" | "target">,
): Promise<void> {
  const requestHost = request.headers.host ?? String(request.headers[":authority"] ?? "");
  const rewrite = (url: string): string => proxiedUrl(url, { ...target, requestHost });
  const headers = responseHeaders(answer.rawHeaders);
  headers["Audit-Id"] = auditId;
  const { "content-encoding": encoding = "", location } = answer.headers;
  const type = (answer.headers["content-type"] ?? "").split(";")[0]?.trim();
  const isHtml = location === undefined && type === "text/html" && encoding in recoders;
  for (const name of Object.keys(headers)) {
    const lower = name.toLowerCase();
    if (lower === "location" && location !== undefined) headers[name] = rewrite(location);
    // Its length is another once its links are rewritten.
    if (lower === "content-length" && isHtml) delete headers[name];
  }
  response.writeHead(answer.statusCode ?? 502, headers);
  response.flushHeaders?.();
  await pump(isHtml ? rewrittenHtml(answer, encoding, rewrite) : answer, response);
}

const recoders: Readonly<Record<string, readonly [() => Duplex, () => Duplex] | undefined>> = {
  "": undefined,
  gzip: [createGunzip, createGzip],
  deflate: [createInflate, createDeflate],
};

async function* rewrittenHtml(
  html: AsyncIterable<Uint8Array>,
  encoding: string,
  rewrite: (url: string) => string,
): AsyncGenerator<Uint8Array> {
  const recoder = recoders[encoding];
  if (!recoder) return yield* rewriteHtmlLinks(html, rewrite);
  const [decoder, encoder] = [recoder[0](), recoder[1]()];
  const links = (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
    rewriteHtmlLinks(source, rewrite);
  const running = pipeline(html, decoder, links, encoder);
  // A failure also destroys the encoder, and so shows below.
  running.catch(() => undefined);
  for await (const bytes of encoder) yield bytes as Buffer; // Without an encoding a stream gives buffers.
  await running;
}

async function upgrade(asked: ProxiedUpgrade, nodes: Nodes): Promise<void> {
  const { auditId, head, request, signal, socket, target } = asked;
  await using backend = new Backend(target, nodes, signal);
  let switched: Awaited<ReturnType<Backend["askUpgrade"]>>;
  const response = (): InstanceType<typeof ServerResponse> => {
    const plain = new ServerResponse(request);
    plain.shouldKeepAlive = false;
    plain.assignSocket(request.socket);
    plain.once("finish", () => socket.end());
    return plain;
  };
  try {
    switched = await backend.askUpgrade(request);
  } catch (err: unknown) {
    const answer = statusResponse(failureOf(err));
    return writeResponse({ request, response: response(), answer, auditId });
  }
  const { answer, connection } = switched;
  // The backend would rather go on as it began.
  if (!connection) return passOn(answer, { auditId, request, response: response(), target });
  const lines = pairsOf(answer.rawHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("")}\r\n`, "latin1");
  socket.write(connection.head);
  connection.socket.write(head);
  await join(socket, connection.socket);
}

/** Until both have ended, or one breaks. */
async function join(client: Duplex, backend: Duplex): Promise<void> {
  // Node's HTTP server and two pipelines each want to know several things of the one socket.
  client.setMaxListeners(0);
  try {
    await Promise.all([pipeline(client, backend), pipeline(backend, client)]);
  } finally {
    client.destroy();
    backend.destroy();
  }
}
