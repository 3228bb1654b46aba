/**
 * A small web server for static files: stands in for nginx, httpd and other images that serve a
 * directory. `--name NAME --port N --root DIRECTORY --log combined|common`.
 */
import { createReadStream, statSync } from "node:fs";
import type { Stats } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { hostPath, option, serve } from "./listening.ts";

const name = option("name", "nginx");
const port = Number(option("port", "80"));
const root = hostPath(option("root", "/usr/share/nginx/html"));
const logFormat = option("log", "combined");

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".gif": "image/gif",
  ".htm": "text/html",
  ".html": "text/html",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "application/javascript",
  ".json": "application/json",
  ".mjs": "application/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".xml": "text/xml",
};

const reasons: Readonly<Record<number, string>> = {
  301: "Moved Permanently",
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Not Allowed",
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `20/Nov/2026:13:05:00 +0000`, as access logs have it. */
function logTime(): string {
  const iso = new Date().toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1] ?? "";
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

function logAccess(request: IncomingMessage, response: ServerResponse, bytes: number): void {
  const line = `${request.method ?? ""} ${request.url ?? ""} HTTP/${request.httpVersion}`;
  const client = request.socket.remoteAddress ?? "-";
  const common = `${client} - - [${logTime()}] "${line}" ${response.statusCode} ${bytes}`;
  const header = (field: string): string => String(request.headers[field] ?? "-");
  const combined = ` "${header("referer")}" "${header("user-agent")}" "${header("x-forwarded-for")}"`;
  process.stdout.write(`${common}${logFormat === "combined" ? combined : ""}\n`);
}

function sendError(request: IncomingMessage, response: ServerResponse, status: number): void {
  const title = `${status} ${reasons[status] ?? "Error"}`;
  const page = `<html>
<head><title>${title}</title></head>
<body>
<center><h1>${title}</h1></center>
<hr><center>${name}</center>
</body>
</html>
`;
  response.writeHead(status, { "Content-Type": "text/html", "Content-Length": Buffer.byteLength(page) });
  response.end(request.method === "HEAD" ? undefined : page);
  logAccess(request, response, Buffer.byteLength(page));
}

/** Requested path → file below the root; undefined for a path that leaves it or cannot be decoded. */
function fileOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(url.split("?")[0] ?? "/"));
    return path.includes("\0") || path.startsWith("..") ? undefined : join(root, path);
  } catch {
    // Not URL-encoded: the caller answers 400.
    return undefined;
  }
}

function isUnchanged(request: IncomingMessage, etag: string, modified: string): boolean {
  const match = request.headers["if-none-match"];
  return match === undefined ? request.headers["if-modified-since"] === modified : match === etag;
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: { readonly path: string; readonly stat: Stats },
): void {
  const { path, stat } = file;
  const modified = stat.mtime.toUTCString();
  const etag = `"${Math.floor(stat.mtimeMs / 1000).toString(16)}-${stat.size.toString(16)}"`;
  response.setHeader("Last-Modified", modified);
  response.setHeader("ETag", etag);
  if (isUnchanged(request, etag, modified)) {
    response.writeHead(304).end();
    logAccess(request, response, 0);
    return;
  }
  const type = contentTypes[extname(path).toLowerCase()] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type, "Content-Length": stat.size });
  logAccess(request, response, stat.size);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(path)
    .on("error", (err) => response.destroy(err))
    .pipe(response);
}

function findStat(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    // Missing, or not for us to see: the client gets 404 either way.
    return undefined;
  }
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Server", name);
  const url = request.url ?? "/";
  if (request.method !== "GET" && request.method !== "HEAD") return sendError(request, response, 405);
  const path = fileOf(url);
  if (path === undefined) return sendError(request, response, 400);
  const stat = findStat(path);
  if (stat?.isDirectory() === true) {
    if (!url.split("?")[0]?.endsWith("/")) {
      response.setHeader("Location", `${url.split("?")[0] ?? ""}/`);
      return sendError(request, response, 301);
    }
    const index = join(path, "index.html");
    const indexStat = findStat(index);
    if (indexStat === undefined) {
      process.stderr.write(`[error] directory index of "${path}" is forbidden\n`);
      return sendError(request, response, 403);
    }
    return sendFile(request, response, { path: index, stat: indexStat });
  }
  if (stat?.isFile() !== true) {
    process.stderr.write(`[error] open() "${path}" failed (2: No such file or directory)\n`);
    return sendError(request, response, 404);
  }
  sendFile(request, response, { path, stat });
}

if (/"containerPath":"\/(etc\/nginx|usr\/local\/apache2\/conf)/.test(process.env["KUBETS_MOUNTS"] ?? "")) {
  process.stderr.write(
    `${name}: [warn] configuration files are not read: this is kubets' built-in web server\n`,
  );
}
await serve({ name, port, handler: handle });
