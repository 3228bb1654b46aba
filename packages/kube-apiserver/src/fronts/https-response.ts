import { createGzip, gzip } from "node:zlib";
import { promisify } from "node:util";
import type { Clock } from "@kubets/apimachinery";
import type { ApiResponse, ResponseHead } from "../endpoints/api-request.ts";
import type { HttpRequest } from "./https-request.ts";
import { watchFraming } from "./https-watch-frames.ts";
import { warningHeaders } from "./warning-headers.ts";

/** What HTTP/1.1's and HTTP/2's response objects of Node have in common. */
export interface HttpResponse {
  readonly headersSent: boolean;
  readonly destroyed: boolean;
  /** Of HTTP/1.1: whether the connection is kept for another request. */
  shouldKeepAlive?: boolean;
  writeHead(code: number, headers: Record<string, string | string[]>): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  end(chunk: Uint8Array): unknown;
  destroy(err?: Error): unknown;
  /** HTTP/2 sends them with `writeHead`. */
  flushHeaders?(): void;
  once(event: "drain" | "close", listener: () => void): unknown;
  off(event: "drain" | "close", listener: () => void): unknown;
}

/** Smaller bodies are not worth the work (apiserver endpoints/handlers/responsewriters). */
const gzipFromBytes = 128 * 1024;
const gzipLevel = 1;
const gzipAsync = promisify(gzip);

/** What the front writes out by itself. */
export type Writable = Exclude<ApiResponse, { kind: "upgrade" }>;

/**
 * Writes an answer, as fast as the client reads. Settles when all is handed over or the client is gone. Rejects
 * when a body that is made while it is sent fails; then the connection is broken off, so that nobody takes it
 * for complete.
 */
export async function writeResponse(options: {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly answer: Writable;
  readonly auditId: string;
  /** Absent: however long a client takes, it is waited for. */
  readonly clock?: Clock | undefined;
}): Promise<void> {
  const { request, response, answer, clock } = options;
  if (response.destroyed) return;
  const headers = headersOf(answer, options.auditId);
  switch (answer.kind) {
    case "bytes":
      return writeBytes(request, response, answer, headers);
    case "chunks":
      return writeChunks(request, { response, clock }, answer, headers);
    case "watch":
      return writeWatch({ response, clock }, answer, headers);
  }
}

function headersOf(head: ResponseHead, auditId: string): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {
    "Audit-Id": auditId,
    "Cache-Control": "no-cache, private",
    ...(head.contentType === "" ? {} : { "Content-Type": head.contentType }),
    ...head.headers,
  };
  if (head.warnings?.length) headers["Warning"] = warningHeaders(head.warnings);
  return headers;
}

async function writeBytes(
  request: HttpRequest,
  response: HttpResponse,
  answer: Writable & { kind: "bytes" },
  headers: Record<string, string | string[]>,
): Promise<void> {
  const etag = answer.headers?.["ETag"];
  if (etag !== undefined && request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  let body = answer.body;
  if (body.length > gzipFromBytes && takesGzip(request, answer)) {
    body = await gzipped(body, etag !== undefined);
    markGzip(headers);
  }
  headers["Content-Length"] = String(body.length);
  response.writeHead(answer.code, headers);
  if (request.method === "HEAD") response.end();
  else response.end(body);
}

const gzippedDocuments = new WeakMap<Uint8Array, Promise<Buffer>>();

/** `kept`: the same bytes are answered again and again, such as the OpenAPI documents. */
async function gzipped(body: Uint8Array, kept: boolean): Promise<Buffer> {
  const known = gzippedDocuments.get(body);
  if (known) return known;
  const compressing = gzipAsync(body, { level: gzipLevel });
  if (kept) gzippedDocuments.set(body, compressing);
  return compressing;
}

async function writeChunks(
  request: HttpRequest,
  client: Client,
  answer: Writable & { kind: "chunks" },
  headers: Record<string, string | string[]>,
): Promise<void> {
  // Logs are followed as they come; only object bodies, which nobody reads in part, may wait to be compressed.
  if (takesGzip(request, answer)) return writeObjectChunks(client, answer, headers);
  const { response } = client;
  response.writeHead(answer.code, headers);
  response.flushHeaders?.();
  // Who reads a log page by page may take any time; nothing but the log's file waits for that.
  await pump(answer.body, response, answer.contentType.startsWith("text/") ? undefined : client.clock);
}

async function writeObjectChunks(
  client: Client,
  answer: Writable & { kind: "chunks" },
  headers: Record<string, string | string[]>,
): Promise<void> {
  const { response } = client;
  const chunks = answer.body[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size <= gzipFromBytes) {
    const next = await chunks.next();
    if (next.done) {
      response.writeHead(answer.code, { ...headers, "Content-Length": String(size) });
      response.end(Buffer.concat(first));
      return;
    }
    first.push(next.value);
    size += next.value.length;
  }
  markGzip(headers);
  response.writeHead(answer.code, headers);
  await pump(compressed(first, chunks), response, client.clock);
}

async function* compressed(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const stream = createGzip({ level: gzipLevel });
  const feed = async (): Promise<void> => {
    try {
      for (const chunk of first) stream.write(chunk);
      for (let next = await rest.next(); !next.done; next = await rest.next()) {
        if (!stream.write(next.value)) await new Promise<void>((resolve) => stream.once("drain", resolve));
      }
      stream.end();
    } catch (err: unknown) {
      stream.destroy(err instanceof Error ? err : new Error(String(err)));
    }
  };
  const feeding = feed();
  try {
    for await (const chunk of stream) yield chunk as Uint8Array; // A gzip stream gives buffers.
    await feeding;
  } finally {
    stream.destroy();
    await rest.return?.();
  }
}

async function writeWatch(
  client: Client,
  answer: Writable & { kind: "watch" },
  headers: Record<string, string | string[]>,
): Promise<void> {
  const { response } = client;
  const framing = watchFraming(answer.contentType);
  response.writeHead(answer.code, { ...headers, "Content-Type": framing.contentType });
  // The client learns that its watch stands before the first event comes.
  response.flushHeaders?.();
  await pump(mapped(answer.events, framing.frame), response, client.clock);
}

async function* mapped<T>(
  source: AsyncIterable<T>,
  map: (item: T) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for await (const item of source) yield map(item);
}

/** Where an answer goes. */
interface Client {
  readonly response: HttpResponse;
  readonly clock: Clock | undefined;
}

/** A client that takes nothing for so long is given up, and what is kept for it let go. */
export const stallMs = 60_000;

/**
 * Writes what comes, waiting for a slow client. Stops reading the source when the client is gone. With a clock, one
 * that has stopped reading is broken off.
 */
export async function pump(
  source: AsyncIterable<Uint8Array>,
  response: HttpResponse,
  clock?: Clock,
): Promise<void> {
  try {
    for await (const chunk of source) {
      if (response.destroyed) return;
      if (!response.write(chunk)) await drained(response, clock);
    }
  } catch (err: unknown) {
    response.destroy();
    throw err;
  }
  response.end();
}

function drained(response: HttpResponse, clock: Clock | undefined): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stalled?.[Symbol.dispose]();
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    const stalled = clock?.setTimer(stallMs, () => response.destroy());
    response.once("drain", done);
    response.once("close", done);
  });
}

function takesGzip(request: HttpRequest, head: ResponseHead): boolean {
  if (request.method === "HEAD" || head.headers?.["Content-Encoding"] !== undefined) return false;
  if (head.contentType.startsWith("text/")) return false;
  const accepted = String(request.headers["accept-encoding"] ?? "");
  return accepted.split(",").some((coding) => /^\s*gzip\s*(;\s*q=(1|0?\.0*[1-9]).*)?$/.test(coding));
}

function markGzip(headers: Record<string, string | string[]>): void {
  headers["Content-Encoding"] = "gzip";
  const others = headers["Vary"];
  headers["Vary"] = others === undefined ? "Accept-Encoding" : [others, "Accept-Encoding"].flat().join(", ");
}
