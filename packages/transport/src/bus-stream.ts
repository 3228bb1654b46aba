import type { Endpoint, EndpointHost, LazySignal } from "./endpoint.ts";
import { FrameReader } from "./frame-reader.ts";
import { FrameSender } from "./frame-sender.ts";
import type { LinkMessage } from "./link.ts";
import { TransportError, type Stream } from "./transport.ts";
import {
  decodeText,
  emptyBytes,
  encodeText,
  formatReply,
  type MessageKind,
  type ReplyField,
} from "./wire.ts";

export interface BusStreamOptions {
  readonly host: EndpointHost;
  readonly id: number;
  /** The other side's address. */
  readonly peer: string;
  readonly opening: Uint8Array;
  readonly abort: LazySignal;
}

/**
 * One side of a stream. It is over when both sides have ended, or at the first failure; then it leaves the
 * transport. Frames that arrived before remain readable.
 *
 * Loss shows in the sequence numbers of frames and heartbeats, or at once when the bus says that a frame met
 * nobody. After a reconnect nothing is sent until the peer has answered a probe.
 */
export class BusStream implements Stream, Endpoint {
  readonly opening: Uint8Array;
  readonly #host: EndpointHost;
  readonly #id: number;
  readonly #self: string;
  readonly #peer: string;
  readonly #abort: LazySignal;
  readonly #reader: FrameReader;
  readonly #sender: FrameSender;
  #over = false;
  #lastHeardMs: number;
  #lastSentMs: number;
  /** Set while it is unknown whether the peer is there. */
  #probingSinceMs: number | undefined;
  #onOver: (() => void) | undefined;

  constructor(options: BusStreamOptions) {
    this.#host = options.host;
    this.#id = options.id;
    this.#self = options.host.addressOf(options.id);
    this.#peer = options.peer;
    this.#abort = options.abort;
    this.opening = options.opening;
    this.#lastHeardMs = this.#lastSentMs = options.host.nowMs();
    this.#reader = new FrameReader((value) => this.#post("c", value));
    this.#sender = new FrameSender((kind, sequence, body) => this.#post(kind, sequence, body));
    this.#sender.setOpen(options.host.link.connected);
    options.host.arm(this.#lastSentMs + options.host.timings.heartbeatMs);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get writable(): boolean {
    return !this.#over && this.#sender.writable;
  }

  /** Calls `listener` once, when the stream leaves the transport. */
  onOver(listener: () => void): void {
    if (this.#over) listener();
    else this.#onOver = listener;
  }

  send(frame: Uint8Array): Promise<void> {
    return this.#sender.send(frame);
  }

  async end(): Promise<void> {
    await this.#sender.end();
    if (this.#reader.ended) this.#leave();
  }

  async fail(message: string): Promise<void> {
    if (this.#over) return;
    this.#post("f", 0, encodeText(message));
    this.#fail(new TransportError("cancelled", `stream failed by this side: ${message}`));
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#reader;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cancel(new TransportError("cancelled", "stream was disposed"));
  }

  /** Ends both directions from this side. */
  cancel(error: TransportError): void {
    if (this.#over) return;
    this.#post("z", 0);
    this.#reader.discard();
    this.#fail(error);
  }

  /** The handler is done: ends this side and reads no more. */
  async finish(): Promise<void> {
    if (this.#over) return;
    this.#reader.discard();
    await this.#sender.end().catch(() => {
      // The stream failed meanwhile, and its signal has told the handler.
    });
    this.#leave();
  }

  receive(message: LinkMessage, from: ReplyField | undefined): void {
    // Only the peer knows its own address: nobody else can write into this stream.
    if (from?.address !== this.#peer) return;
    this.#heard();
    switch (from.kind) {
      case "d":
        return this.#check(this.#reader.push(Number(from.value), message.body));
      case "n":
        return this.#remoteEnd(Number(from.value));
      case "c":
        return this.#credit(from.value, 0);
      case "p":
        this.#beat("h");
        return this.#heartbeat(from.value);
      case "h":
        return this.#heartbeat(from.value);
      case "f":
        return this.#fail(new TransportError("peer", decodeText(message.body)));
      case "z":
        return this.#fail(new TransportError("cancelled", "the other side cancelled the stream"));
      case "g":
        return this.#gone();
      default:
        return;
    }
  }

  undelivered(sent: ReplyField): void {
    switch (sent.kind) {
      case "d":
      case "n":
      case "a":
        return this.#break("the other side is gone");
      case "h":
      case "p":
      case "c":
        // The peer may be reconnecting; nothing is lost yet.
        return this.#probe();
      default:
        return;
    }
  }

  denied(subject: string): void {
    if (subject === this.#peer)
      this.#fail(new TransportError("permission", `not allowed to send to ${subject}`));
  }

  due(nowMs: number): number {
    const { heartbeatMs, silenceMs, probeMs, probeLimitMs } = this.#host.timings;
    if (nowMs - this.#lastHeardMs >= silenceMs) {
      this.#break("the other side has been silent for too long");
      return Infinity;
    }
    if (this.#probingSinceMs !== undefined && this.#host.link.connected) {
      if (nowMs - this.#probingSinceMs >= probeLimitMs) {
        this.#break("the other side did not come back");
        return Infinity;
      }
      if (nowMs - this.#lastSentMs >= probeMs) this.#beat("p");
      return this.#lastSentMs + probeMs;
    }
    if (nowMs - this.#lastSentMs >= heartbeatMs) {
      if (this.#host.link.connected) this.#beat("h");
      else this.#lastSentMs = nowMs;
    }
    return Math.min(this.#lastSentMs + heartbeatMs, this.#lastHeardMs + silenceMs);
  }

  connectionLost(): void {
    this.#sender.setOpen(false);
    this.#probingSinceMs = undefined;
  }

  connectionBack(): void {
    this.#probe();
    this.#beat("p");
  }

  close(error: TransportError): void {
    this.cancel(error);
  }

  #heard(): void {
    this.#lastHeardMs = this.#host.nowMs();
    if (!this.#host.link.connected) return;
    this.#probingSinceMs = undefined;
    this.#sender.setOpen(true);
  }

  #probe(): void {
    if (this.#over || this.#probingSinceMs !== undefined) return;
    this.#probingSinceMs = this.#host.nowMs();
    this.#sender.setOpen(false);
    this.#host.arm(this.#probingSinceMs + this.#host.timings.probeMs);
  }

  #heartbeat(value: string): void {
    const dash = value.indexOf("-");
    this.#credit(value.slice(dash + 1), 0);
    if (Number(value.slice(0, dash)) > this.#reader.sequence) this.#break("a frame was lost");
  }

  #credit(value: string, from: number): void {
    const dash = value.indexOf("-", from);
    this.#sender.credit(Number(value.slice(from, dash)), Number(value.slice(dash + 1)));
  }

  #remoteEnd(sequence: number): void {
    this.#check(this.#reader.end(sequence));
    if (this.#reader.ended && this.#sender.ended) this.#leave();
  }

  /** The peer has forgotten this stream: regular when it has ended its side, a failure otherwise. */
  #gone(): void {
    if (!this.#reader.ended) return this.#break("the other side does not know the stream any more");
    this.#sender.fail(new TransportError("cancelled", "the other side no longer reads"));
    this.#leave();
  }

  #check(lost: boolean): void {
    if (lost) this.#break("a frame was lost");
  }

  #break(why: string): void {
    this.#fail(new TransportError("broken", `stream broke: ${why}`));
  }

  #fail(error: TransportError): void {
    if (this.#over) return;
    this.#leave();
    this.#reader.fail(error);
    this.#sender.fail(error);
    this.#abort.abort(error);
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    this.#reader.stopCredits();
    this.#host.remove(this.#id);
    this.#onOver?.();
    this.#onOver = undefined;
  }

  #beat(kind: "h" | "p"): void {
    this.#post(kind, `${this.#sender.sequence}-${this.#reader.consumed}`);
  }

  #post(kind: MessageKind, value: string | number, body: Uint8Array = emptyBytes): void {
    this.#lastSentMs = this.#host.nowMs();
    this.#host.link.publish(this.#peer, body, formatReply(this.#self, kind, value));
  }
}
