import { readFileSync } from "node:fs";
import { connect } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import { join } from "node:path";

/** The API over one HTTP/2 connection, as the administrator. */
export class HttpsApi implements Disposable {
  readonly #session: ClientHttp2Session;

  constructor(dataDir: string) {
    const pki = (file: string): Buffer => readFileSync(join(dataDir, "pki", file));
    const config = JSON.parse(readFileSync(join(dataDir, "cluster.json"), "utf8")) as {
      ports: { api: number };
    };
    this.#session = connect(`https://127.0.0.1:${config.ports.api}`, {
      ca: pki("ca.crt"),
      cert: pki("admin.crt"),
      key: pki("admin.key"),
      settings: { initialWindowSize: 16 * 1024 * 1024 },
    });
    this.#session.on("error", (err) => {
      throw err;
    });
  }

  /** Resolves with the body; rejects when the status is not 2xx. */
  call(
    method: string,
    path: string,
    options: { readonly body?: unknown; readonly accept?: string } = {},
  ): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const stream = this.#session.request({
        ":method": method,
        ":path": path,
        accept: options.accept ?? "application/json",
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
      });
      const chunks: Buffer[] = [];
      let status = 0;
      stream.on("response", (headers) => (status = headers[":status"] ?? 0));
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => {
        const body = Buffer.concat(chunks);
        if (status >= 200 && status < 300) resolve(body);
        else reject(new Error(`${method} ${path}: ${status} ${body.toString("utf8").slice(0, 300)}`));
      });
      stream.end(options.body === undefined ? undefined : JSON.stringify(options.body));
    });
  }

  /** Lines of a watch as they come; ends when the session does. */
  watch(path: string, onLine: (line: string) => void): void {
    const stream = this.#session.request({ ":method": "GET", ":path": path, accept: "application/json" });
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    });
  }

  [Symbol.dispose](): void {
    this.#session.destroy();
  }
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
