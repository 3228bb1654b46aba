import type { IncomingMessage } from "node:http";
import type { Duplex, Writable } from "node:stream";
import type { HttpRequest } from "../fronts/https-request.ts";
import type { HttpResponse } from "../fronts/https-response.ts";
import type { ProxyTarget } from "../endpoints/proxy-target.ts";

/** What the requests of HTTP/1.1 and HTTP/2 have in common that a proxy needs. */
export interface ProxiedHttpRequest extends HttpRequest {
  readonly rawHeaders: readonly string[];
  readonly socket: { readonly remoteAddress?: string | undefined };
  /** HTTP/2 only. */
  readonly stream?: { readonly endAfterHeaders?: boolean };
  pipe(destination: Writable): unknown;
}

/** A request to a `proxy` subresource, whose body nobody has read. */
export interface ProxiedRequest {
  readonly target: ProxyTarget;
  readonly request: ProxiedHttpRequest;
  readonly response: HttpResponse;
  readonly auditId: string;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

/** One that asks for another protocol, for whichever the backend speaks. */
export interface ProxiedUpgrade {
  readonly target: ProxyTarget;
  readonly request: IncomingMessage;
  /** Nothing was answered on it yet. */
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly auditId: string;
  readonly signal: AbortSignal;
}

/** Hands requests on to pods and nodes, and their answers back. Both settle when the answer is over. */
export interface ProxyHandler {
  serve(asked: ProxiedRequest): Promise<void>;
  upgrade(asked: ProxiedUpgrade): Promise<void>;
}
