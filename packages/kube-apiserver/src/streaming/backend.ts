import type { ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { StreamSocket } from "@kubets/transport";
import type { ProxyTarget } from "../endpoints/proxy-target.ts";
import { openNodeStream, openPort } from "./node-stream.ts";
import type { Nodes } from "./node-stream.ts";
import { requestHeaders } from "./proxy-headers.ts";
import type { ProxiedHttpRequest } from "./proxy-handler.ts";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { request: httpRequest } = process.getBuiltinModule("node:http");

/** What a backend answers to the wish for another protocol; without a connection it goes on with HTTP. */
export interface UpgradeAnswer {
  readonly answer: IncomingMessage;
  readonly connection: { readonly socket: Duplex; readonly head: Buffer } | undefined;
}

/** One request to a pod or a kubelet, on a connection of its own. Disposing it ends that, on the node too. */
export class Backend implements AsyncDisposable {
  readonly #target: ProxyTarget;
  readonly #nodes: Nodes;
  readonly #signal: AbortSignal;
  #socket: Duplex | undefined;

  constructor(target: ProxyTarget, nodes: Nodes, signal: AbortSignal) {
    this.#target = target;
    this.#nodes = nodes;
    this.#signal = signal;
  }

  /** Sends the request with its body as it comes. Settles with the head of the answer. */
  async ask(request: ProxiedHttpRequest): Promise<IncomingMessage> {
    const outgoing = await this.#send(request, undefined);
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve);
      outgoing.on("error", reject);
    });
    if (hasBody(request)) request.pipe(outgoing);
    else outgoing.end();
    return await answer;
  }

  async askUpgrade(request: IncomingMessage): Promise<UpgradeAnswer> {
    const outgoing = await this.#send(request, request.headers.upgrade);
    const answered = new Promise<UpgradeAnswer>((resolve, reject) => {
      outgoing.once("response", (answer) => resolve({ answer, connection: undefined }));
      outgoing.once("upgrade", (answer: IncomingMessage, socket: Duplex, head: Buffer) =>
        resolve({ answer, connection: { socket, head } }),
      );
      outgoing.on("error", reject);
    });
    outgoing.end();
    return await answered;
  }

  async #send(request: ProxiedHttpRequest, upgrade: string | undefined): Promise<ClientRequest> {
    const { path, prefix } = this.#target;
    const query = /\?.*$/s.exec(request.url ?? "")?.[0] ?? "";
    const socket = await this.#connect();
    return httpRequest({
      createConnection: () => socket,
      method: request.method ?? "GET",
      path: (path === "" ? "/" : path) + query,
      headers: requestHeaders(request.rawHeaders, {
        host: request.headers.host ?? String(request.headers[":authority"] ?? this.#target.host),
        clientAddress: request.socket.remoteAddress ?? "",
        uri: prefix + path,
        upgrade,
      }),
      signal: this.#signal,
    });
  }

  async #connect(): Promise<Duplex> {
    const { node, pod, port, secure } = this.#target;
    const about = pod && { namespace: pod.namespace, pod: pod.name, podUid: pod.uid };
    const options = { signal: this.#signal };
    const stream =
      port === undefined
        ? await openNodeStream(this.#nodes, { node, operation: "api" }, options)
        : await openPort(this.#nodes, { node, ...about }, { ...options, port });
    const plain = new StreamSocket(stream);
    // As kube-apiserver, which knows no authority that would speak for a pod's certificate.
    this.#socket = secure ? connectTls({ socket: plain, rejectUnauthorized: false }) : plain;
    // Whoever uses it is told.
    plain.on("error", (err) => this.#socket?.destroy(err));
    return this.#socket;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket?.destroy();
  }
}

function hasBody({ headers, method, stream }: ProxiedHttpRequest): boolean {
  if (headers["content-length"] !== undefined) return headers["content-length"] !== "0";
  if (headers["transfer-encoding"] !== undefined) return true;
  return stream !== undefined && stream.endAfterHeaders !== true && method !== "GET" && method !== "HEAD";
}
