import { goQuote, newBadRequest, newTimeout, parseGoDuration } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { ParsedLine } from "./https-request.ts";

/** What tells that the client is gone: a response, or the socket of an upgraded connection. */
export interface Closable {
  once(event: "close", listener: () => void): unknown;
}

/** The life of one request. Dispose it when the answer is written. */
export interface RequestScope extends Disposable {
  readonly line: ParsedLine;
  /** Aborts when the client goes away, the time is over, or, for long-running requests, the server ends. */
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason. */
  readonly aborted: Promise<never>;
}

export function openScope(options: {
  readonly line: ParsedLine;
  readonly connection: Closable;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly ending: AbortSignal;
}): RequestScope {
  const { line, ending } = options;
  const controller = new AbortController();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  // Who waits for it sees it; a request that has been answered waits no more.
  aborted.catch(() => undefined);
  const abort = (reason: Error): void => {
    controller.abort(reason);
    reject(reason);
  };
  const cleanup = new DisposableStack();
  // Every connection closes in the end: only before the answer is written does it matter, and cost an Error.
  const onClose = (): void => {
    if (!cleanup.disposed) abort(new Error("the client went away"));
  };
  options.connection.once("close", onClose);
  if (isLongRunning(line)) {
    const onEnding = (): void => abort(ending.reason as Error); // The server aborts with an Error.
    if (ending.aborted) onEnding();
    ending.addEventListener("abort", onEnding, { once: true });
    cleanup.defer(() => ending.removeEventListener("abort", onEnding));
  } else {
    const late = (): void => abort(newTimeout("request did not complete within the allotted timeout", 0));
    cleanup.use(options.clock.setTimer(timeoutOf(line.query, options.timeoutMs), late));
  }
  return { line, signal: controller.signal, aborted, [Symbol.dispose]: () => cleanup.dispose() };
}

/** Throws BadRequest for a `timeout` that is no duration, in Go's words. */
export function checkTimeout(query: URLSearchParams): void {
  const asked = query.get("timeout") ?? "";
  if (asked === "" || parseGoDuration(asked) !== undefined) return;
  const why = /^[+-]?[0-9.]*[0-9][0-9.]*$/.test(asked) ? "missing unit in duration" : "invalid duration";
  throw newBadRequest(`invalid timeout specified in the request URL - time: ${why} ${goQuote(asked)}`);
}

/** Clients may ask for less time than the server gives. */
function timeoutOf(query: URLSearchParams, longestMs: number): number {
  const asked = query.get("timeout");
  if (asked === null || asked === "") return longestMs;
  const askedMs = parseGoDuration(asked);
  // Not a duration: as if nothing was asked.
  return askedMs !== undefined && askedMs > 0 ? Math.min(askedMs, longestMs) : longestMs;
}
