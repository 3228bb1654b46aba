import type { Server, ServerResponse } from "node:http";
import type { Metrics } from "./metrics.ts";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { createServer } = process.getBuiltinModule("node:http");

/** A named check: undefined when well, else what is wrong. */
export type HealthCheck = () => string | undefined;

/**
 * What a process says about its own state. `livez` answers whether a restart would help; `readyz` whether it
 * can do its work now.
 */
export class Health {
  readonly #live = new Map<string, HealthCheck>([["ping", () => undefined]]);
  readonly #ready = new Map<string, HealthCheck>();

  addLiveness(name: string, check: HealthCheck): void {
    this.#live.set(name, check);
  }

  addReadiness(name: string, check: HealthCheck): void {
    this.#ready.set(name, check);
  }

  /** The checks of `/livez`, or of `/readyz` (which include those of `/livez`), in order of their names' adding. */
  results(
    kind: "livez" | "readyz",
  ): readonly { readonly name: string; readonly failure: string | undefined }[] {
    const checks = kind === "livez" ? [...this.#live] : [...this.#live, ...this.#ready];
    return checks.map(([name, check]) => ({ name, failure: check() }));
  }
}

/** The text Kubernetes' components answer health requests with; `verbose` lists every check. */
export function healthText(
  kind: string,
  results: ReturnType<Health["results"]>,
  verbose: boolean,
): { readonly code: 200 | 500; readonly text: string } {
  const failed = results.some((result) => result.failure !== undefined);
  if (!failed && !verbose) return { code: 200, text: "ok" };
  const lines = results.map(({ name, failure }) =>
    failure === undefined ? `[+]${name} ok` : `[-]${name} failed: ${failure}`,
  );
  lines.push(`${kind} check ${failed ? "failed" : "passed"}`);
  return { code: failed ? 500 : 200, text: lines.join("\n") + "\n" };
}

/** Serves `/livez`, `/readyz`, `/healthz` and `/metrics` on loopback until the signal aborts. */
export async function serveHealth(options: {
  readonly port: number;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
}): Promise<void> {
  const server = createServer((request, response) => {
    answer(request.url ?? "/", response, options).catch((err: unknown) => {
      response.writeHead(500).end(String(err));
    });
  });
  await listen(server, options.port);
  options.signal.addEventListener(
    "abort",
    () => {
      server.close();
      server.closeAllConnections();
    },
    { once: true },
  );
}

async function answer(
  url: string,
  response: ServerResponse,
  options: { readonly health: Health; readonly metrics: Metrics },
): Promise<void> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const kind = pathname.slice(1) === "healthz" ? "livez" : pathname.slice(1);
  if (kind === "metrics") {
    response.writeHead(200, { "content-type": options.metrics.contentType });
    response.end(await options.metrics.text());
    return;
  }
  if (kind !== "livez" && kind !== "readyz") {
    response.writeHead(404).end("404 page not found\n");
    return;
  }
  const { code, text } = healthText(kind, options.health.results(kind), searchParams.has("verbose"));
  response.writeHead(code, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
