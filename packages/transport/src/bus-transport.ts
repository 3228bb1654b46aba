import type { Clock, Random } from "@kubets/apimachinery";
import { callRequest, callStream } from "./client-call.ts";
import { DueTimer } from "./due-timer.ts";
import type { Endpoint, EndpointHost } from "./endpoint.ts";
import type { Link, LinkMessage } from "./link.ts";
import { NonceSource } from "./nonce-source.ts";
import { Server } from "./server.ts";
import { inboxPrefix } from "./subjects.ts";
import {
  TransportError,
  type CallOptions,
  type ConnectionState,
  type Handler,
  type Reply,
  type ServeOptions,
  type Stream,
  type Transport,
} from "./transport.ts";
import {
  defaultHeartbeatMs,
  emptyBytes,
  formatReply,
  parseReply,
  wireTimings,
  type MessageKind,
  type ReplyField,
  type WireTimings,
} from "./wire.ts";

/** An id is count × nonces + nonce, and stays a safe integer. */
const nonces = 2 ** 20;
const maxCount = 2 ** 33;

export interface BusTransportOptions {
  readonly link: Link;
  readonly clock: Clock;
  readonly random: Random;
  /** Default 5 s; a stream is broken after three missed ones. */
  readonly heartbeatMs?: number | undefined;
}

/** Requests and streams over any `Link`. All answers and frames come in through one subscription. */
export class BusTransport implements Transport, EndpointHost {
  readonly identity: string;
  readonly link: Link;
  readonly timings: WireTimings;
  readonly #clock: Clock;
  readonly #inbox: string;
  readonly #endpoints = new Map<number, Endpoint>();
  readonly #listeners = new Set<(state: ConnectionState) => void>();
  readonly #timer: DueTimer;
  /** Ids hold a part that others cannot guess, so that nobody can answer in a server's place. */
  readonly #nextId = () => {
    this.#lastCount = (this.#lastCount + 1) % maxCount;
    return this.#lastCount * nonces + this.#nonces.next(nonces);
  };
  readonly #nonces: NonceSource;
  #lastCount = 0;
  #reconnectedAtMs = -Infinity;
  #closed: TransportError | undefined;

  /** Resolves when answers can be received. */
  static async create(options: BusTransportOptions): Promise<BusTransport> {
    const transport = new BusTransport(options);
    await options.link.subscribe(`${transport.#inbox}.>`, undefined, (message) =>
      transport.#receive(message),
    );
    return transport;
  }

  private constructor(options: BusTransportOptions) {
    this.link = options.link;
    this.identity = options.link.identity;
    this.timings = wireTimings(options.heartbeatMs ?? defaultHeartbeatMs);
    this.#clock = options.clock;
    this.#nonces = new NonceSource(options.random);
    const instance = Buffer.from(options.random.bytes(9)).toString("base64url");
    this.#inbox = `${inboxPrefix(this.identity)}.${instance}`;
    this.#timer = new DueTimer(options.clock, (now) => this.#due(now));
    this.link.setListener({
      onConnection: (state) => this.#connectionChanged(state),
      onDenied: (subject) => this.#each((endpoint) => endpoint.denied(subject)),
    });
  }

  async request(subject: string, body: Uint8Array, options: CallOptions): Promise<Reply> {
    if (this.#closed !== undefined) throw this.#closed;
    return callRequest({ host: this, id: this.#nextId(), subject, body, options });
  }

  async openStream(subject: string, body: Uint8Array, options: CallOptions): Promise<Stream> {
    if (this.#closed !== undefined) throw this.#closed;
    return callStream({ host: this, id: this.#nextId(), subject, body, options });
  }

  async serve(subject: string, handler: Handler, options: ServeOptions): Promise<void> {
    if (this.#closed !== undefined) throw this.#closed;
    if (options.signal.aborted) return;
    const { concurrency } = options;
    const server = new Server({ host: this, nextId: this.#nextId, handler, concurrency });
    const subscription = await this.link.subscribe(subject, options.queue, (message) => {
      if (options.signal.aborted) this.#sendElsewhere(message);
      else server.receive(message);
    });
    const stop = () => subscription[Symbol.dispose]();
    if (options.signal.aborted) stop();
    else options.signal.addEventListener("abort", stop, { once: true });
  }

  onConnectionChange(listener: (state: ConnectionState) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed !== undefined) return;
    this.#close();
    await this.link.close();
  }

  get reconnectedAtMs(): number {
    return this.#reconnectedAtMs;
  }

  nowMs(): number {
    return this.#clock.monotonicMs();
  }

  arm(dueMs: number): void {
    this.#timer.arm(dueMs);
  }

  addressOf(id: number): string {
    return `${this.#inbox}.${id}`;
  }

  replace(id: number, endpoint: Endpoint): void {
    this.#endpoints.set(id, endpoint);
  }

  remove(id: number): void {
    this.#endpoints.delete(id);
  }

  #receive(message: LinkMessage): void {
    const rest = message.subject.slice(this.#inbox.length + 1);
    const endpoint = this.#endpoints.get(parseInt(rest, 10));
    if (message.noResponders) {
      const sent = parseReply(message.subject);
      if (sent !== undefined) endpoint?.undelivered(sent);
      return;
    }
    const from = message.reply === "" ? undefined : parseReply(message.reply);
    if (endpoint !== undefined) endpoint.receive(message, from);
    else if (from !== undefined) this.#answerUnknown(message.subject, from);
  }

  /** A call that was on its way while its serving ended: the caller asks again, and hears if nobody is left. */
  #sendElsewhere(message: LinkMessage): void {
    const from = parseReply(message.reply);
    if (from !== undefined)
      this.link.publish(from.address, emptyBytes, formatReply(this.addressOf(0), "g", 0));
  }

  /** Somebody writes to a call or stream that is over here: makes it end there too. */
  #answerUnknown(own: string, from: ReplyField): void {
    const answer = answersToUnknown[from.kind];
    if (answer !== undefined) this.link.publish(from.address, emptyBytes, formatReply(own, answer, 0));
  }

  #connectionChanged(state: ConnectionState): void {
    if (this.#closed !== undefined) return;
    if (state === "disconnected") this.#each((endpoint) => endpoint.connectionLost());
    if (state === "connected") {
      this.#reconnectedAtMs = this.nowMs();
      this.#each((endpoint) => endpoint.connectionBack());
    }
    if (state === "closed") this.#close();
    else for (const listener of this.#listeners) listener(state);
  }

  #close(): void {
    const error = new TransportError("closed", "the transport is closed");
    this.#closed = error;
    this.#each((endpoint) => endpoint.close(error));
    this.#timer[Symbol.dispose]();
    for (const listener of this.#listeners) listener("closed");
  }

  #due(nowMs: number): number {
    let next = Infinity;
    for (const endpoint of this.#endpoints.values()) next = Math.min(next, endpoint.due(nowMs));
    return next;
  }

  #each(tell: (endpoint: Endpoint) => void): void {
    for (const endpoint of [...this.#endpoints.values()]) tell(endpoint);
  }
}

/** What a sender is told that knows an address this side has forgotten. The rest needs no answer. */
const answersToUnknown: { readonly [kind in MessageKind]?: MessageKind } = {
  w: "z",
  a: "z",
  d: "g",
  n: "g",
  c: "g",
  h: "g",
  p: "g",
};
