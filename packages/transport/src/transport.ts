/**
 * Messages between processes: request and reply, and streams of frames. Two implementations pass one
 * contract suite: `NatsTransport` (real clusters) and `MemoryTransport` (tests, simulation).
 *
 * Guarantees both give:
 * - A request is answered once, or fails with one `TransportError`. It may have been carried out although
 *   it failed (`deadline`, `broken`): callers must be able to repeat it.
 * - Frames of a stream arrive in order, each once, or the stream fails with `broken`. Silence never looks
 *   like an end: a peer that dies is noticed by missing heartbeats. So does the server of a request: the caller
 *   hears of a request that takes longer, and knows within seconds when its server has died.
 * - A sender waits when the receiver has no credit left, so a slow reader delays only its own stream.
 */
export interface Transport extends AsyncDisposable {
  /** The identity this side proved to the bus, e.g. `system:node:node-1`. */
  readonly identity: string;

  /** Sends one message and waits for its reply. Default deadline: 60 s. */
  request(subject: string, body: Uint8Array, options: CallOptions): Promise<Reply>;

  /**
   * Opens a stream to whoever serves `subject`. Resolves when the server has accepted it, with the server's
   * first message in `opening`; rejects as `request` does when it is refused.
   */
  openStream(subject: string, body: Uint8Array, options: CallOptions): Promise<Stream>;

  /**
   * Serves `subject` (may hold NATS wildcards) until `signal` aborts. Servers with the same `queue` share the
   * load, each message going to one of them. Resolves once the subscription is known to the bus.
   */
  serve(subject: string, handler: Handler, options: ServeOptions): Promise<void>;

  /** Changes of the connection to the bus, for health checks and logs. */
  onConnectionChange(listener: (state: ConnectionState) => void): Disposable;
}

export type ConnectionState = "connected" | "disconnected" | "closed";

export interface CallOptions {
  readonly signal: AbortSignal;
  /** How long to wait for the reply or the stream's opening, in ms. A stream itself has no deadline. */
  readonly timeoutMs?: number;
  /** W3C trace context, passed on as the `traceparent` header. */
  readonly traceparent?: string;
}

export interface ServeOptions {
  readonly signal: AbortSignal;
  readonly queue?: string;
  /** Handlers that may run at once; requests past it wait in order. Default 1,024. */
  readonly concurrency?: number;
}

export interface Reply {
  readonly body: Uint8Array;
}

/** One incoming request, or the wish to open a stream. Exactly one of `reply`, `accept` or a throw answers it. */
export interface Incoming {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly traceparent: string | undefined;
  /** Aborts when the caller cancelled, or its deadline passed, or its stream broke. */
  readonly signal: AbortSignal;
  /** True when the caller used `openStream`; then answer with `accept`, or `reply` to refuse. */
  readonly wantsStream: boolean;
}

/**
 * Returns the reply of a request, or accepts a stream and returns when the stream is done with.
 * A throw is reported to the caller as `TransportError` code `handler`.
 */
export type Handler = (incoming: Incoming, responder: Responder) => Promise<void>;

export interface Responder {
  /** Answers a request, or refuses a stream (the caller's `openStream` then rejects with `refused` carrying `body`). */
  reply(body: Uint8Array): void;
  /** Accepts the stream with a first message. */
  accept(opening: Uint8Array): Stream;
}

/** A two-way sequence of frames. Disposing it cancels both directions. */
export interface Stream extends AsyncDisposable, AsyncIterable<Uint8Array> {
  /** What the server said on acceptance; empty on the server's own side. */
  readonly opening: Uint8Array;
  /** Aborts when the stream is over for any reason but a regular end of both sides. */
  readonly signal: AbortSignal;
  /** Sends one frame (at most 512 KiB). Waits for credit; rejects when the stream is over. */
  send(frame: Uint8Array): Promise<void>;
  /** Credit is there now, so `send` would not wait. For senders that would rather drop a slow reader. */
  readonly writable: boolean;
  /** No more frames from this side. The other side's iteration ends after the frames sent before. */
  end(): Promise<void>;
  /** Ends the stream with an error: the other side's iteration throws `TransportError` code `peer` with `message`. */
  fail(message: string): Promise<void>;
}

/**
 * - `no-responders`: nobody serves the subject (known at once on NATS).
 * - `deadline`: no answer in time.  `cancelled`: the caller's signal.
 * - `refused`: the server replied instead of accepting a stream; `body` is its reply.
 * - `handler`: the server's handler threw.  `peer`: the other side called `fail`.
 * - `broken`: a gap, missed heartbeats, or a lost connection that could not be bridged.
 * - `closed`: this transport was closed.  `permission`: the bus forbids the subject to this identity.
 * - `too-large`: a message over the limit.
 */
export type TransportErrorCode =
  | "no-responders"
  | "deadline"
  | "cancelled"
  | "refused"
  | "handler"
  | "peer"
  | "broken"
  | "closed"
  | "permission"
  | "too-large";

export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly code: TransportErrorCode;
  readonly body: Uint8Array | undefined;

  constructor(
    code: TransportErrorCode,
    message: string,
    options: { readonly body?: Uint8Array; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.body = options.body;
  }
}
