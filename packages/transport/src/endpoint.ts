import type { Link, LinkMessage } from "./link.ts";
import type { TransportError } from "./transport.ts";
import type { ReplyField, WireTimings } from "./wire.ts";

/** One side of a call or stream, reached at its own address. `BusTransport` keeps them by id. */
export interface Endpoint {
  /** `from` is undefined for a plain answer. */
  receive(message: LinkMessage, from: ReplyField | undefined): void;
  /** Nobody received what this endpoint sent, described by `sent`. */
  undelivered(sent: ReplyField): void;
  /** The bus forbade a message to `subject`. */
  denied(subject: string): void;
  /** Does what is due; returns the monotonic time of the next thing, Infinity when there is none. */
  due(nowMs: number): number;
  connectionLost(): void;
  connectionBack(): void;
  /** The transport closes: tell the peer, fail what waits. */
  close(error: TransportError): void;
}

/** What endpoints need of the transport they belong to. */
export interface EndpointHost {
  readonly link: Link;
  readonly timings: WireTimings;
  /** When the connection was last restored; -Infinity when it never was lost. */
  readonly reconnectedAtMs: number;
  nowMs(): number;
  arm(dueMs: number): void;
  addressOf(id: number): string;
  /** Puts `endpoint` at `id`, instead of what was there. */
  replace(id: number, endpoint: Endpoint): void;
  remove(id: number): void;
}

/** An AbortController that is only built when somebody looks at the signal. */
export class LazySignal {
  #controller: AbortController | undefined;
  #reason: TransportError | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason !== undefined && !this.#controller.signal.aborted) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  get reason(): TransportError | undefined {
    return this.#reason;
  }

  abort(reason: TransportError): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#controller?.abort(reason);
  }
}
