import type { Kind, Selection } from "./history.ts";
import type { Json } from "./objects.ts";

/** What came of a request. */
export type Answer =
  | { readonly kind: "ok"; readonly object: Json }
  | { readonly kind: "refused"; readonly code: number; readonly reason: string }
  | { readonly kind: "unknown"; readonly message: string };

export interface Target {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

export interface WatchRequest {
  readonly selection: Selection;
  readonly from: number | undefined;
  readonly sendInitialEvents: boolean;
  readonly bookmarks: boolean;
  readonly timeoutSeconds: number;
  /** Read nothing for this long, again and again; 0: read always. */
  readonly slowMs: number;
}

export interface WatchMessage {
  readonly type: string;
  readonly object: Json;
}

/** One way to the API. Nothing is ever tried again here, and nothing thrown. */
export interface ApiClient {
  readonly name: string;
  create(target: Target, body: Json): Promise<Answer>;
  update(target: Target, body: Json): Promise<Answer>;
  patch(target: Target, body: Json, subresource: "" | "status"): Promise<Answer>;
  bind(target: Target, body: Json): Promise<Answer>;
  delete(target: Target, options: { readonly resourceVersion?: string }): Promise<Answer>;
  deleteCollection(selection: Selection): Promise<Answer>;
  get(target: Target): Promise<Answer>;
  /** One page. `revision` undefined: the most recent. */
  list(
    selection: Selection,
    options: { readonly resourceVersion?: string; readonly limit?: number; readonly continue?: string },
  ): Promise<Answer>;
  /** Calls `take` for each message until either side ends it; resolves with `gone` for a 410. */
  watch(
    request: WatchRequest,
    take: (message: WatchMessage) => void,
    signal: AbortSignal,
  ): Promise<"closed" | "gone">;
}

/** A refusal says that nothing was done; other failures leave it open. */
export function failure(code: number, reason: string, message: string): Answer {
  return code >= 400 && code < 500
    ? { kind: "refused", code, reason }
    : { kind: "unknown", message: `${String(code)} ${reason}: ${message}` };
}

/** The server said something that no server may say. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}
