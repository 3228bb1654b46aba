import type { UserInfo } from "../registry/strategy.ts";
import type { ProxyTarget } from "./proxy-target.ts";

/**
 * One request to the API, whichever front it came through (HTTPS or NATS). The pipeline behind
 * (`authorize → resolve → handle`) knows no front and no socket.
 */
export interface ApiRequest {
  /** The API verb: get, list, watch, create, update, patch, delete, deletecollection, connect; or "raw". */
  readonly verb: ApiVerb;
  /** What is authorized where `verb` does not tell: a proxy hands on what its client asks. */
  readonly accessVerb?: string;
  /** Absent for non-resource paths (`/version`, `/healthz`, discovery, OpenAPI). */
  readonly target: ResourceTarget | undefined;
  /** The path as asked, without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly user: UserInfo;
  readonly contentType: string;
  /** The Accept header as sent; "" accepts anything. */
  readonly accept: string;
  readonly userAgent: string;
  /** The whole body; empty when there is none. Already limited in size by the front. */
  readonly body: Uint8Array;
  readonly traceparent: string | undefined;
  /** Aborts when the client went away, the request timed out, or the server shuts down. */
  readonly signal: AbortSignal;
  /** Of a watch: called when the state it begins with has been sent, so that only changes follow. */
  readonly onWatchStarted?: () => void;
}

export type ApiVerb =
  | "get"
  | "list"
  | "watch"
  | "create"
  | "update"
  | "patch"
  | "delete"
  | "deletecollection"
  | "connect"
  | "raw";

export interface ResourceTarget {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  /** "" for cluster scope or all namespaces. */
  readonly namespace: string;
  /** "" for collections. */
  readonly name: string;
  /** Path after a proxy subresource, without leading slash. */
  readonly rest: string;
}

/**
 * The answer, for the front to write out:
 * - `bytes`: one body. - `chunks`: a body made while it is sent (LIST, logs).
 * - `watch`: events; the front frames them (JSON lines, protobuf frames, WebSocket messages, NATS frames).
 * - `upgrade`: exec, attach, port-forward; the front has negotiated or negotiates the protocol and then runs it.
 *   Or a proxy: the front hands on the whole request, whose body it has not read.
 */
export type ApiResponse =
  | (ResponseHead & { readonly kind: "bytes"; readonly body: Uint8Array })
  | (ResponseHead & { readonly kind: "chunks"; readonly body: AsyncIterable<Uint8Array> })
  | (ResponseHead & { readonly kind: "watch"; readonly events: AsyncIterable<EncodedWatchEvent> })
  | { readonly kind: "upgrade"; readonly operation: StreamingOperation | ProxyTarget };

export interface ResponseHead {
  readonly code: number;
  readonly contentType: string;
  readonly warnings?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** `object` is encoded in the response's content type (protobuf: with the `k8s\0` envelope). */
export interface EncodedWatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: Uint8Array;
}

/** A byte stream to a node, for the fronts that speak SPDY or WebSocket to the client. */
export interface StreamingOperation {
  readonly operation: "exec" | "attach" | "portforward";
  readonly node: string;
  readonly namespace: string;
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
  readonly query: URLSearchParams;
}
