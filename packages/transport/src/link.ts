import type { ConnectionState } from "./transport.ts";

/**
 * What a bus gives: messages to subjects, with no promise that one arrives. `NatsLink` and `MemoryLink` are the
 * two; `BusTransport` makes requests and streams of it, the same way over both.
 *
 * A message with a `reply` that nobody receives comes back to that address with `noResponders` set, if this link
 * subscribes to it. Messages from one link to one subscriber keep their order.
 */
export interface Link {
  readonly identity: string;
  readonly maxPayloadBytes: number;
  readonly connected: boolean;
  /** Sends or drops; never throws for a lost connection. `reply` "" means none is wanted. */
  publish(subject: string, body: Uint8Array, reply: string, traceparent?: string): void;
  /** Resolves once the bus knows; rejects with code `permission` when it forbids the subject. */
  subscribe(subject: string, queue: string | undefined, receive: Receive): Promise<Disposable>;
  setListener(listener: LinkListener): void;
  /** Sends what is still in buffers, then closes. */
  close(): Promise<void>;
}

export interface LinkListener {
  readonly onConnection: (state: ConnectionState) => void;
  /** The bus refused a message that this link sent to `subject`. */
  readonly onDenied: (subject: string) => void;
}

export type Receive = (message: LinkMessage) => void;

export interface LinkMessage {
  readonly subject: string;
  readonly reply: string;
  readonly body: Uint8Array;
  readonly noResponders: boolean;
  readonly traceparent: string | undefined;
}
