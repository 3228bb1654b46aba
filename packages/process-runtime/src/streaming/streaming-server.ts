/**
 * The server behind the URLs of Exec, Attach and PortForward: HTTP on loopback, upgraded to WebSocket.
 * A URL holds a random token that is good for one connection within a minute.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { ChannelSocket, CriError, streamSubprotocol } from "@kubets/cri";
import { WebSocketServer } from "ws";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { createServer } = process.getBuiltinModule("node:http");

const tokenLifeMs = 60_000;
const maxTokens = 1_000;
const probeMs = 2_000;

/** Runs when the client has connected; `query` is that of the URL it came by. */
export type StreamSession = (
  channels: ChannelSocket,
  options: { readonly query: URLSearchParams; readonly signal: AbortSignal },
) => Promise<void>;

interface Pending {
  readonly session: StreamSession;
  readonly expiry: Disposable;
}

export interface StreamingServerOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Ends every session. */
  readonly signal: AbortSignal;
}

export class StreamingServer {
  readonly #options: StreamingServerOptions;
  readonly #pending = new Map<string, Pending>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(streamSubprotocol) ? streamSubprotocol : false),
  });
  #port = 0;

  constructor(options: StreamingServerOptions) {
    this.#options = options;
  }

  /** Binds a free loopback port; serves until the signal aborts. */
  async open(): Promise<void> {
    const server = createServer((_, response) => response.writeHead(404).end());
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("the streaming server has no port");
    this.#port = address.port;
    const close = (): void => {
      for (const socket of this.#sockets.clients) socket.terminate();
      server.close();
    };
    this.#options.signal.addEventListener("abort", close, { once: true });
  }

  /** The URL at which the session waits for its client. Throws CriError when too many wait. */
  offer(path: "exec" | "attach" | "portforward", session: StreamSession): string {
    if (this.#pending.size >= maxTokens) {
      throw new CriError("ResourceExhausted", "maximum number of in-flight requests exceeded");
    }
    const { random, clock } = this.#options;
    const token = Buffer.from(random.bytes(16)).toString("base64url");
    const expiry = clock.setTimer(tokenLifeMs, () => this.#pending.delete(token));
    this.#pending.set(token, { session, expiry });
    return `http://127.0.0.1:${this.#port}/${path}/${token}`;
  }

  #take(token: string): StreamSession | undefined {
    const pending = this.#pending.get(token);
    this.#pending.delete(token);
    pending?.expiry[Symbol.dispose]();
    return pending?.session;
  }

  /** Notices that the client has left while its input waits for a command that reads none. */
  #watch(channels: ChannelSocket): void {
    let timer: Disposable | undefined;
    const probe = (): void => {
      channels.probe();
      timer = this.#options.clock.setTimer(probeMs, probe);
    };
    timer = this.#options.clock.setTimer(probeMs, probe);
    void channels.closed.then(() => timer?.[Symbol.dispose]());
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? "/", "http://localhost");
    const session = this.#take(url.pathname.split("/")[2] ?? "");
    if (session === undefined) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const channels = new ChannelSocket(webSocket);
      this.#watch(channels);
      session(channels, { query: url.searchParams, signal: this.#options.signal }).catch((err: unknown) => {
        this.#options.logger.warn({ err, path: url.pathname.split("/")[1] }, "Stream failed");
        channels.close();
      });
    });
  }
}
