import type { corev1 } from "@kubets/api";
import { goQuote } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";

export interface HttpTarget {
  readonly host: string;
  readonly port: number;
}

export interface HttpGetOptions {
  readonly clock: Pick<Clock, "setTimer">;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly body: string;
}

const maxBodyBytes = 10 * 1024;
const maxRedirects = 10;
const userAgent = "kube-probe/1.36";

/**
 * The GET of probes and hooks: certificates are not checked, redirects on the same host are followed. Rejects
 * with an Error whose message reads as Go's does.
 */
export async function httpGet(
  action: corev1.HTTPGetAction,
  target: HttpTarget,
  options: HttpGetOptions,
): Promise<HttpAnswer> {
  const scheme = (action.scheme ?? "HTTP").toLowerCase();
  const host = target.host.includes(":") ? `[${target.host}]` : target.host;
  const path = action.path ?? "/";
  let url = new URL(`${scheme}://${host}:${target.port}${path.startsWith("/") ? path : `/${path}`}`);
  for (let redirects = 0; ; redirects++) {
    const answer = await get(url, action.httpHeaders ?? [], options);
    const isRedirect = answer.statusCode >= 300 && answer.statusCode < 400 && answer.location !== undefined;
    if (!isRedirect || redirects >= maxRedirects) return answer;
    const next = new URL(answer.location ?? "", url);
    // Leaving the host is answered with what was there: the container is alive.
    if (next.hostname !== url.hostname) return { ...answer, statusCode: 200 };
    url = next;
  }
}

interface RawAnswer extends HttpAnswer {
  readonly location: string | undefined;
}

async function get(
  url: URL,
  headers: readonly corev1.HTTPHeader[],
  options: HttpGetOptions,
): Promise<RawAnswer> {
  const deadline = new AbortController();
  const signal = AbortSignal.any([options.signal, deadline.signal]);
  using _timer = options.clock.setTimer(options.timeoutMs, () => deadline.abort(new Error("timed out")));
  try {
    return await send(url, headers, signal);
  } catch (err: unknown) {
    options.signal.throwIfAborted();
    const why = deadline.signal.aborted
      ? "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
      : networkErrorText(err, url);
    throw new Error(`Get ${goQuote(goUrl(url))}: ${why}`, { cause: err });
  }
}

async function send(
  url: URL,
  headers: readonly corev1.HTTPHeader[],
  signal: AbortSignal,
): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  // Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
  const { request: send } = process.getBuiltinModule(url.protocol === "https:" ? "node:https" : "node:http");
  const request = send(url, {
    headers: {
      "user-agent": userAgent,
      accept: "*/*",
      connection: "close",
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    },
    rejectUnauthorized: false,
    agent: false,
    signal,
  });
  request.on("error", reject);
  request.on("response", (response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      if (size < maxBodyBytes) chunks.push(chunk);
      size += chunk.length;
    });
    response.on("error", reject);
    response.on("end", () =>
      resolve({
        statusCode: response.statusCode ?? 0,
        body: Buffer.concat(chunks).subarray(0, maxBodyBytes).toString("utf8"),
        location: response.headers.location,
      }),
    );
  });
  request.end();
  return await promise;
}

/** As Go prints it: with the port, even where it is the scheme's own. */
function goUrl(url: URL): string {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return `${url.protocol}//${url.hostname}:${port}${url.pathname}${url.search}`;
}

/** Go's words for what the kernel said. */
export function networkErrorText(
  err: unknown,
  where: { readonly hostname: string; readonly port: string },
): string {
  if (!(err instanceof Error)) return String(err);
  const code = "code" in err ? String(err.code) : "";
  const port = where.port || "80";
  const address = `${where.hostname}:${port}`;
  switch (code) {
    case "ECONNREFUSED":
      return `dial tcp ${address}: connect: connection refused`;
    case "EHOSTUNREACH":
      return `dial tcp ${address}: connect: no route to host`;
    case "ENOTFOUND":
      return `dial tcp: lookup ${where.hostname}: no such host`;
    case "ECONNRESET":
      return err.message.includes("hang up") ? "EOF" : `read tcp ${address}: read: connection reset by peer`;
    default:
      return err.message;
  }
}
