import { once } from "node:events";
import { connect } from "node:http2";
import type { ClientHttp2Session, IncomingHttpHeaders } from "node:http2";
import { ProtocolError } from "./api-client.ts";
import type { ApiClient, WatchMessage, WatchRequest } from "./api-client.ts";
import type { Credentials } from "./https-client.ts";
import { readEvents, watchPath } from "./watch-stream.ts";

/** Watches of one API server that share one HTTP/2 connection, as those of Go clients do. */
export class Http2Watches implements Pick<ApiClient, "name" | "watch">, Disposable {
  readonly name: string;
  readonly #port: number;
  readonly #credentials: Credentials;
  #session: ClientHttp2Session | undefined;

  constructor(name: string, port: number, credentials: Credentials) {
    this.name = name;
    this.#port = port;
    this.#credentials = credentials;
  }

  async watch(
    request: WatchRequest,
    take: (message: WatchMessage) => void,
    signal: AbortSignal,
  ): Promise<"closed" | "gone"> {
    try {
      const stream = this.#connected().request(
        { ":path": watchPath(request), accept: "application/json" },
        { signal },
      );
      stream.setEncoding("utf8");
      const [headers] = (await once(stream, "response")) as [IncomingHttpHeaders]; // the event's arguments
      const code = Number(headers[":status"]);
      if (code === 200) return await readEvents(stream, take, request.slowMs);
      stream.destroy();
      return code === 410 ? "gone" : "closed";
    } catch (err: unknown) {
      if (err instanceof ProtocolError || err instanceof SyntaxError) throw err;
      // A connection that breaks, or that the client itself ends: what had come is recorded.
      return "closed";
    }
  }

  [Symbol.dispose](): void {
    this.#session?.destroy();
  }

  #connected(): ClientHttp2Session {
    if (this.#session && !this.#session.closed && !this.#session.destroyed) return this.#session;
    const session = connect(`https://127.0.0.1:${String(this.#port)}`, this.#credentials);
    // Its streams tell the same.
    session.on("error", () => undefined);
    this.#session = session;
    return session;
  }
}
