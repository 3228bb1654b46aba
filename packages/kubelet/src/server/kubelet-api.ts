import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Duplex } from "node:stream";
import { statusErrorOf } from "@kubets/apimachinery";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { createServer } = process.getBuiltinModule("node:http");

export interface ApiAnswer {
  /** Default 200. */
  readonly code?: number;
  readonly contentType: string;
  readonly body: string | AsyncIterable<Uint8Array>;
}

export interface ApiCall {
  /** What follows the route's own path, without slashes at its ends. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
}

/** By first part of the path, `pods`, or by all of it, `stats/summary`. */
export type ApiRoutes = ReadonlyMap<string, (call: ApiCall) => Promise<ApiAnswer>>;

/** The kubelet's own HTTP API. It listens nowhere: connections are handed to it. */
export class KubeletApi {
  readonly #routes: ApiRoutes;
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  constructor(routes: ApiRoutes) {
    this.#routes = routes;
    // What is not HTTP is dropped; nobody but the API server gets here.
    this.#server.on("clientError", (_err, socket) => socket.destroy());
  }

  /** Serves one connection, until that is closed. */
  async serve(connection: Duplex): Promise<void> {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    connection.once("close", resolve);
    connection.on("error", () => undefined); // "close" follows.
    this.#server.emit("connection", connection);
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once("close", () => gone.abort(new Error("the caller is gone")));
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://kubelet");
    const found = this.#find(pathname);
    if (!found) return end(response, 404, "404 page not found\n");
    if (request.method !== "GET" && request.method !== "HEAD")
      return end(response, 405, "405: Method Not Allowed");
    try {
      const {
        code = 200,
        contentType,
        body,
      } = await found.route({ rest: found.rest, query, signal: gone.signal });
      response.writeHead(code, { "Content-Type": contentType });
      if (typeof body === "string") response.end(body);
      else await pipeline(body, response);
    } catch (err: unknown) {
      if (response.headersSent) throw err;
      const status = statusErrorOf(err);
      end(response, status?.code ?? 500, status?.message ?? String(err));
    }
  }

  #find(
    path: string,
  ): { readonly route: (call: ApiCall) => Promise<ApiAnswer>; readonly rest: string[] } | undefined {
    const parts = path.split("/").filter((part) => part !== "");
    for (const length of [2, 1]) {
      const route = this.#routes.get(parts.slice(0, length).join("/"));
      if (route) return { route, rest: parts.slice(length).map(decodeURIComponent) };
    }
    return undefined;
  }
}

function end(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}
