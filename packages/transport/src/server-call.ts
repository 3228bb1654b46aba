import { BusStream } from "./bus-stream.ts";
import { LazySignal, type Endpoint, type EndpointHost } from "./endpoint.ts";
import type { LinkMessage } from "./link.ts";
import { TransportError, type Incoming, type Responder, type Stream } from "./transport.ts";
import {
  defaultTimeoutMs,
  emptyBytes,
  encodeText,
  formatReply,
  parseReply,
  type MessageKind,
  type ReplyField,
} from "./wire.ts";

/**
 * The server's side of a call, until it is answered or has become a stream. When the answer takes long it tells
 * the caller, which makes the caller's cancellation and either side's death known to the other.
 */
export class ServerCall implements Endpoint, Incoming, Responder {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly traceparent: string | undefined;
  readonly wantsStream: boolean;
  readonly #host: EndpointHost;
  readonly #id: number;
  readonly #caller: string;
  /** False for a plain NATS client, which knows only plain answers. */
  readonly #speaksWire: boolean;
  readonly #deadlineMs: number;
  readonly #abort = new LazySignal();
  #state: "open" | "answered" | "streaming" | "aborted" = "open";
  #nextNoticeMs: number;
  #stream: BusStream | undefined;
  #onAccept: (() => void) | undefined;

  constructor(host: EndpointHost, id: number, message: LinkMessage) {
    const from = parseReply(message.reply);
    this.subject = message.subject;
    this.body = message.body;
    this.traceparent = message.traceparent;
    this.wantsStream = from?.kind === "o";
    this.#host = host;
    this.#id = id;
    this.#speaksWire = from?.kind === "q" || from?.kind === "o";
    this.#caller = this.#speaksWire && from !== undefined ? from.address : message.reply;
    const now = host.nowMs();
    this.#deadlineMs = now + (this.#speaksWire ? Number(from?.value) : defaultTimeoutMs);
    this.#nextNoticeMs = now + host.timings.workingNoticeMs;
    host.replace(id, this);
    host.arm(Math.min(this.#nextNoticeMs, this.#deadlineMs));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why the call is over without an answer; undefined while one is awaited, and after it was given. */
  get abortReason(): TransportError | undefined {
    return this.#abort.reason;
  }

  /** Calls `listener` when the call becomes a stream. */
  onAccept(listener: () => void): void {
    this.#onAccept = listener;
  }

  reply(body: Uint8Array): void {
    if (body.length > this.#host.link.maxPayloadBytes) {
      return this.#error(`the answer of ${body.length} bytes is over the bus's limit`);
    }
    if (!this.#leave("answered")) return;
    this.#host.link.publish(this.#caller, body, "");
  }

  accept(opening: Uint8Array): Stream {
    if (!this.wantsStream) throw new TransportError("handler", "the caller did not ask for a stream");
    if (this.#abort.reason !== undefined) throw this.#abort.reason;
    if (this.#state !== "open") throw new TransportError("handler", "the call is answered already");
    this.#state = "streaming";
    const stream = new BusStream({
      host: this.#host,
      id: this.#id,
      peer: this.#caller,
      opening: emptyBytes,
      abort: this.#abort,
    });
    this.#stream = stream;
    this.#host.replace(this.#id, stream);
    this.#post("a", opening);
    this.#onAccept?.();
    return stream;
  }

  /** The handler has returned. */
  async finish(): Promise<void> {
    if (this.#state === "open") this.#error("the handler returned without an answer");
    else await this.#stream?.finish();
  }

  /** The handler has thrown. */
  async threw(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (this.#stream === undefined) this.#error(message);
    else await this.#stream.fail(message);
  }

  receive(_message: LinkMessage, from: ReplyField | undefined): void {
    if (from?.kind === "z" && from.address === this.#caller)
      this.#giveUp(new TransportError("cancelled", "the caller cancelled"));
  }

  undelivered(sent: ReplyField): void {
    if (sent.kind === "w") this.#giveUp(new TransportError("broken", "the caller is gone"));
  }

  denied(subject: string): void {
    if (subject === this.#caller)
      this.#giveUp(new TransportError("permission", `not allowed to answer ${subject}`));
  }

  due(nowMs: number): number {
    if (nowMs >= this.#deadlineMs) {
      this.#giveUp(new TransportError("deadline", "the caller no longer waits"));
      return Infinity;
    }
    if (!this.#speaksWire) return this.#deadlineMs;
    if (nowMs >= this.#nextNoticeMs) {
      this.#post("w", emptyBytes);
      this.#nextNoticeMs = nowMs + this.#host.timings.heartbeatMs;
    }
    return Math.min(this.#nextNoticeMs, this.#deadlineMs);
  }

  connectionLost(): void {
    // The caller may be connected still and wait; the notice goes on when the connection is back.
  }

  connectionBack(): void {
    this.#nextNoticeMs = this.#host.nowMs();
    this.#host.arm(this.#nextNoticeMs);
  }

  close(error: TransportError): void {
    if (this.#speaksWire) this.#post("z", emptyBytes);
    this.#giveUp(error);
  }

  #error(message: string): void {
    if (!this.#leave("answered")) return;
    this.#post("e", encodeText(message));
  }

  #giveUp(error: TransportError): void {
    if (this.#leave("aborted")) this.#abort.abort(error);
  }

  #leave(state: "answered" | "aborted"): boolean {
    if (this.#state !== "open") return false;
    this.#state = state;
    this.#host.remove(this.#id);
    return true;
  }

  #post(kind: MessageKind, body: Uint8Array): void {
    this.#host.link.publish(this.#caller, body, formatReply(this.#host.addressOf(this.#id), kind, 0));
  }
}
