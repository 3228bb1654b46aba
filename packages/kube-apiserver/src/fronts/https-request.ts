import type { IncomingHttpHeaders } from "node:http";
import { newBadRequest, newRequestEntityTooLarge } from "@kubets/apimachinery";
import type { ApiRequest } from "../endpoints/api-request.ts";
import { parseRequestInfo } from "../endpoints/request-info.ts";
import type { BodyLease } from "./body-memory.ts";
import type { RequestInfo } from "../endpoints/request-info.ts";
import type { UserInfo } from "../registry/strategy.ts";

/** Of a request body, as kube-apiserver has it (apiserver server.Config.MaxRequestBodyBytes). */
export const maxBodyBytes = 3 * 1024 * 1024;

/** What HTTP/1.1's and HTTP/2's request objects of Node have in common. */
export interface HttpRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turns, as they were sent. */
  readonly rawHeaders: readonly string[];
  resume(): unknown;
}

/** What the request line says. */
export interface ParsedLine extends RequestInfo {
  /** With its percent-escapes, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export function parseLine(request: Pick<HttpRequest, "method" | "url">): ParsedLine {
  // A proxy may write the whole URL into the request line.
  const url = (request.url ?? "/").replace(/^https?:\/\/[^/]*/, "") || "/";
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1));
  return { ...parseRequestInfo(request.method ?? "GET", path, query), path, query };
}

export function apiRequestOf(
  { headers }: HttpRequest,
  line: ParsedLine,
  options: { readonly user: UserInfo; readonly body: Uint8Array; readonly signal: AbortSignal },
): ApiRequest {
  return {
    ...line,
    ...options,
    contentType: headers["content-type"] ?? "",
    accept: headers.accept ?? "",
    userAgent: headers["user-agent"] ?? "",
    traceparent: single(headers["traceparent"]),
  };
}

const noBody = new Uint8Array();

/**
 * The whole body, in memory from `lease`. Throws RequestEntityTooLarge, or TooManyRequests when there is no room for
 * it; what is still to come is then thrown away.
 */
export async function readBody(request: HttpRequest, lease: BodyLease): Promise<Uint8Array> {
  if (request.method === "GET" || request.method === "HEAD") return noBody;
  if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) throw tooLarge(request);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not `for await`: leaving that early would destroy the request, and with it the answer.
  const iterator = request[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextChunk(iterator);
    if (next.done) break;
    size += next.value.length;
    if (size > maxBodyBytes) throw tooLarge(request);
    takeRoom(request, lease, next.value.length);
    chunks.push(next.value);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

function takeRoom(request: HttpRequest, lease: BodyLease, bytes: number): void {
  try {
    lease.add(bytes);
  } catch (err: unknown) {
    request.resume();
    throw err;
  }
}

async function nextChunk(iterator: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await iterator.next();
  } catch (err: unknown) {
    throw newBadRequest(`the request body was cut off: ${err instanceof Error ? err.message : String(err)}`);
  }
}

function tooLarge(request: HttpRequest): Error {
  request.resume();
  return newRequestEntityTooLarge(`limit is ${maxBodyBytes}`);
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : header?.[0];
}
