/**
 * Servers that answer with what they know of the request and of themselves:
 * `echo` (echoserver, echo-server), `bootcamp` (kubernetes-bootcamp), `netexec` and `serve-hostname`
 * (agnhost). `MODE --port N`, or agnhost's own `--http-port=N`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { option, serve } from "./listening.ts";

const hostname = process.env["HOSTNAME"] ?? "";
const mode = process.argv[2] ?? "echo";

type Responder = (request: IncomingMessage, body: string, url: URL) => Answer;
interface Answer {
  readonly status: number;
  readonly text: string;
  /** Ends the process with this code once the answer was sent. */
  readonly exitCode?: number;
}

const ok = (text: string): Answer => ({ status: 200, text });

function clientOf(request: IncomingMessage): string {
  return `${request.socket.remoteAddress ?? ""}:${request.socket.remotePort ?? 0}`;
}

const echo: Responder = (request, body, url) => {
  const headers = Object.entries(request.headers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => `\t${field}=${String(value)}`);
  return ok(
    [
      ...[
        "",
        "",
        `Hostname: ${hostname}`,
        "",
        "Pod Information:",
        `\tpod IP:\t${process.env["KUBETS_POD_IP"] ?? ""}`,
      ],
      ...["", "Request Information:", `\tclient_address=${request.socket.remoteAddress ?? ""}`],
      ...[
        `\tmethod=${request.method ?? ""}`,
        `\treal path=${request.url ?? ""}`,
        `\tquery=${url.search.slice(1)}`,
      ],
      ...[`\trequest_version=${request.httpVersion}`, `\trequest_scheme=http`, `\trequest_uri=${url.href}`],
      ...[
        "",
        "Request Headers:",
        ...headers,
        "",
        "Request Body:",
        body === "" ? "\t-no body in request-" : body,
        "",
      ],
    ].join("\n"),
  );
};

const bootcamp: Responder = () => ok(`Hello Kubernetes bootcamp! | Running on: ${hostname} | v=1\n`);

const serveHostname: Responder = () => ok(hostname);

const netexec: Responder = (request, body, url) => {
  switch (url.pathname) {
    case "/":
      return ok(`NOW: ${new Date().toISOString()}`);
    case "/hostname":
    case "/hostName":
      return ok(hostname);
    case "/healthz":
      return ok("");
    case "/clientip":
      return ok(clientOf(request));
    case "/echo":
      return ok(url.searchParams.get("msg") ?? body);
    case "/header":
      return ok(String(request.headers[(url.searchParams.get("key") ?? "").toLowerCase()] ?? ""));
    case "/exit":
      return { status: 200, text: "", exitCode: Number(url.searchParams.get("code") ?? 0) };
    default:
      return { status: 404, text: `netexec does not serve ${url.pathname}\n` };
  }
};

const modes: Readonly<Record<string, { readonly respond: Responder; readonly port: number }>> = {
  echo: { respond: echo, port: 8080 },
  bootcamp: { respond: bootcamp, port: 8080 },
  netexec: { respond: netexec, port: 8080 },
  "serve-hostname": { respond: serveHostname, port: 9376 },
};

function portOr(fallback: number): number {
  const equals = process.argv.map((arg) => /^--(?:http-)?port=(\d+)$/.exec(arg)?.[1]).find((port) => port);
  return Number(equals ?? option("http-port", option("port", String(fallback))));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function answer(respond: Responder, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
  const { status, text, exitCode } = respond(request, body, url);
  response.writeHead(status, { "Content-Type": "text/plain", "Content-Length": Buffer.byteLength(text) });
  response.end(text, () => {
    if (exitCode !== undefined) process.exit(exitCode);
  });
}

const chosen = modes[mode];
if (chosen === undefined) {
  process.stderr.write(`unknown mode "${mode}": one of ${Object.keys(modes).join(", ")}\n`);
  process.exit(1);
}
await serve({
  name: mode,
  port: portOr(chosen.port),
  handler: (request, response) => {
    answer(chosen.respond, request, response).catch((err: unknown) => {
      process.stderr.write(`${String(err)}\n`);
      response.destroy();
    });
  },
});
