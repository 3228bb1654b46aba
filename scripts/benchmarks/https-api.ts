import { connect } from "node:http2";
import type { ClientHttp2Session, ClientHttp2Stream, OutgoingHttpHeaders } from "node:http2";
import type { ApiAccess } from "./kubeconfig.ts";

const windowBytes = 64 * 1024 * 1024;

export interface CallOptions {
  /** A string goes out as it is. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
}

/** The API over HTTP/2. Parses no more than it must, so that what is measured is the server. */
export class HttpsApi implements Disposable {
  readonly #sessions: readonly ClientHttp2Session[];
  readonly #authorization: OutgoingHttpHeaders;
  #next = 0;

  /** Calls take turns on `connections`. */
  constructor({ url, tls, token }: ApiAccess, connections = 1) {
    this.#authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    this.#sessions = Array.from({ length: connections }, () => {
      const session = connect(url, { ...tls, settings: { initialWindowSize: windowBytes } });
      session.once("connect", () => session.setLocalWindowSize(windowBytes));
      // Whoever has a call on it learns it from that.
      session.on("error", () => undefined);
      return session;
    });
  }

  /** Resolves with the body; rejects when the status is not 2xx, or the connection fails. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await this.exchange(method, path, options, (chunk) => chunks.push(chunk));
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  }

  /** As `call`, but hands the body over in pieces. */
  exchange(
    method: string,
    path: string,
    { body, contentType = "application/json", accept }: CallOptions,
    onData: (chunk: Buffer) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const stream = this.#open(
        method,
        path,
        accept,
        body === undefined ? {} : { "content-type": contentType },
      );
      let status = 0;
      let failure = "";
      stream.on("response", (headers) => (status = headers[":status"] ?? 0));
      stream.on("data", (chunk: Buffer) => {
        if (isSuccess(status)) onData(chunk);
        else failure += chunk.toString("utf8").slice(0, 300);
      });
      stream.on("error", reject);
      stream.on("close", () => reject(new Error(`${method} ${path}: the connection was closed`)));
      stream.on("end", () => {
        if (isSuccess(status)) resolve();
        else reject(new Error(`${method} ${path}: ${status} ${failure}`));
      });
      if (body === undefined) stream.end();
      else stream.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  }

  /** Events of a watch, each as the bytes of its line, as they come. Resolves when the server has begun it. */
  watch(path: string, onEvent: (line: Buffer) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const stream = this.#open("GET", path, undefined, {});
      stream.on("response", ({ ":status": status = 0 }) => {
        if (isSuccess(status)) resolve();
        else reject(new Error(`GET ${path}: ${status}`));
      });
      stream.on("error", reject);
      let rest: Buffer = Buffer.alloc(0);
      stream.on("data", (chunk: Buffer) => {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        let at = 0;
        for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
          onEvent(bytes.subarray(at, end));
          at = end + 1;
        }
        rest = bytes.subarray(at);
      });
    });
  }

  #open(
    method: string,
    path: string,
    accept = "application/json",
    headers: OutgoingHttpHeaders,
  ): ClientHttp2Stream {
    const session = this.#sessions[this.#next++ % this.#sessions.length];
    if (!session) throw new Error("an API needs at least one connection");
    return session.request({ ":method": method, ":path": path, accept, ...this.#authorization, ...headers });
  }

  [Symbol.dispose](): void {
    for (const session of this.#sessions) session.destroy();
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Runs `work` for 0 … count-1, `width` at a time. */
export async function inParallel(
  count: number,
  width: number,
  work: (i: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) await work(next++);
    }),
  );
}
