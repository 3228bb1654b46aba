import { BusStream } from "./bus-stream.ts";
import { LazySignal, type Endpoint, type EndpointHost } from "./endpoint.ts";
import type { LinkMessage } from "./link.ts";
import { TransportError, type CallOptions, type Reply, type Stream } from "./transport.ts";
import {
  decodeText,
  defaultTimeoutMs,
  emptyBytes,
  formatReply,
  type MessageKind,
  type ReplyField,
} from "./wire.ts";

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: TransportError) => void;
}

type Outcome =
  | { readonly kind: "request"; readonly promise: Settle<Reply> }
  | { readonly kind: "stream"; readonly promise: Settle<Stream> };

export interface Call {
  readonly host: EndpointHost;
  readonly id: number;
  readonly subject: string;
  readonly body: Uint8Array;
  readonly options: CallOptions;
}

/** Sends a request and waits for its reply. */
export function callRequest(call: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    new ClientCall(call, { kind: "request", promise: { resolve, reject } }).start();
  });
}

/** Asks for a stream and waits until it is accepted. */
export function callStream(call: Call): Promise<Stream> {
  return new Promise((resolve, reject) => {
    new ClientCall(call, { kind: "stream", promise: { resolve, reject } }).start();
  });
}

/** The caller's side of a request, or of a stream until it is accepted. */
class ClientCall implements Endpoint {
  readonly #host: EndpointHost;
  readonly #id: number;
  readonly #subject: string;
  readonly #body: Uint8Array;
  readonly #options: CallOptions;
  readonly #deadlineMs: number;
  readonly #timeoutMs: number;
  readonly #outcome: Outcome;
  #published = false;
  /** When to send again what met nobody just after a reconnect. */
  #retryAtMs = Infinity;
  /** The server's address, once it has said that it works on the call. */
  #server: string | undefined;
  #lastHeardMs = 0;
  readonly #onAbort = () => this.#cancelled();

  constructor(call: Call, outcome: Outcome) {
    this.#host = call.host;
    this.#id = call.id;
    this.#subject = call.subject;
    this.#body = call.body;
    this.#options = call.options;
    this.#timeoutMs = call.options.timeoutMs ?? defaultTimeoutMs;
    this.#deadlineMs = call.host.nowMs() + this.#timeoutMs;
    this.#outcome = outcome;
  }

  start(): void {
    const { signal } = this.#options;
    if (signal.aborted) return this.#outcome.promise.reject(cancelledError(signal));
    if (this.#body.length > this.#host.link.maxPayloadBytes) {
      const message = `message of ${this.#body.length} bytes is over the bus's limit`;
      return this.#outcome.promise.reject(new TransportError("too-large", message));
    }
    signal.addEventListener("abort", this.#onAbort);
    this.#host.replace(this.#id, this);
    this.#host.arm(this.#deadlineMs);
    if (this.#host.link.connected) this.#publish();
  }

  receive(message: LinkMessage, from: ReplyField | undefined): void {
    if (from === undefined) return this.#answered(message.body);
    if (this.#server !== undefined && from.address !== this.#server) return;
    switch (from.kind) {
      case "w":
        this.#server = from.address;
        this.#lastHeardMs = this.#host.nowMs();
        this.#host.arm(this.#lastHeardMs + this.#host.timings.silenceMs);
        return;
      case "a":
        return this.#accepted(from.address, message.body);
      case "e":
        return this.#fail(new TransportError("handler", decodeText(message.body)));
      case "z":
        return this.#fail(new TransportError("broken", "the server gave the call up"));
      case "g":
        // It ended its serving when the call arrived and has not touched it: another may serve, or nobody.
        this.#published = false;
        return this.#publish();
      default:
        return;
    }
  }

  undelivered(sent: ReplyField): void {
    if (sent.kind !== "q" && sent.kind !== "o") return;
    const nowMs = this.#host.nowMs();
    if (nowMs - this.#host.reconnectedAtMs < this.#host.timings.reconnectGraceMs) {
      this.#published = false;
      this.#retryAtMs = nowMs + this.#host.timings.probeMs;
      this.#host.arm(this.#retryAtMs);
    } else {
      this.#fail(new TransportError("no-responders", `nobody serves ${this.#subject}`));
    }
  }

  denied(subject: string): void {
    if (subject === this.#subject)
      this.#fail(new TransportError("permission", `not allowed to send to ${subject}`));
  }

  due(nowMs: number): number {
    if (nowMs >= this.#deadlineMs) {
      const waited = this.#published ? "no answer" : "no connection to the bus";
      this.#fail(
        new TransportError("deadline", `${waited} from ${this.#subject} within ${this.#timeoutMs} ms`),
      );
      return Infinity;
    }
    if (nowMs >= this.#retryAtMs && this.#host.link.connected) this.#publish();
    if (!this.#published) return Math.min(this.#deadlineMs, this.#retryAtMs);
    const silentAtMs = this.#lastHeardMs + this.#host.timings.silenceMs;
    if (nowMs >= silentAtMs) {
      this.#fail(
        new TransportError("broken", `the server of ${this.#subject} died while it worked on the call`),
      );
      return Infinity;
    }
    return Math.min(this.#deadlineMs, silentAtMs);
  }

  connectionLost(): void {
    if (!this.#published) return;
    this.#fail(new TransportError("broken", `the connection was lost during a call of ${this.#subject}`));
  }

  connectionBack(): void {
    this.#publish();
  }

  close(error: TransportError): void {
    this.#tellServer("z");
    this.#fail(error);
  }

  #publish(): void {
    if (this.#published) return;
    this.#published = true;
    this.#retryAtMs = Infinity;
    // A server that got the call says so within a moment, unless it died at once.
    this.#lastHeardMs = this.#host.nowMs();
    this.#host.arm(this.#lastHeardMs + this.#host.timings.silenceMs);
    const left = Math.max(1, Math.ceil(this.#deadlineMs - this.#host.nowMs()));
    const reply = formatReply(
      this.#host.addressOf(this.#id),
      this.#outcome.kind === "request" ? "q" : "o",
      left,
    );
    this.#host.link.publish(this.#subject, this.#body, reply, this.#options.traceparent);
  }

  #answered(body: Uint8Array): void {
    if (this.#outcome.kind === "stream") {
      return this.#fail(new TransportError("refused", `${this.#subject} refused the stream`, { body }));
    }
    this.#leave();
    this.#outcome.promise.resolve({ body });
  }

  #accepted(server: string, opening: Uint8Array): void {
    this.#leave();
    if (this.#outcome.kind === "request") {
      this.#server = server;
      this.#tellServer("z");
      const message = `${this.#subject} answered a request with a stream`;
      return this.#outcome.promise.reject(new TransportError("handler", message));
    }
    const stream = new BusStream({
      host: this.#host,
      id: this.#id,
      peer: server,
      opening,
      abort: new LazySignal(),
    });
    this.#host.replace(this.#id, stream);
    const { signal } = this.#options;
    const onAbort = () => stream.cancel(cancelledError(signal));
    signal.addEventListener("abort", onAbort);
    stream.onOver(() => signal.removeEventListener("abort", onAbort));
    this.#outcome.promise.resolve(stream);
  }

  #cancelled(): void {
    this.#tellServer("z");
    this.#fail(cancelledError(this.#options.signal));
  }

  #tellServer(kind: MessageKind): void {
    if (this.#server === undefined) return;
    this.#host.link.publish(this.#server, emptyBytes, formatReply(this.#host.addressOf(this.#id), kind, 0));
  }

  #fail(error: TransportError): void {
    this.#leave();
    this.#outcome.promise.reject(error);
  }

  #leave(): void {
    this.#options.signal.removeEventListener("abort", this.#onAbort);
    this.#host.remove(this.#id);
  }
}

function cancelledError(signal: AbortSignal): TransportError {
  return new TransportError("cancelled", "the caller cancelled", { cause: signal.reason });
}
