import { Events, headers, type Msg, type NatsConnection, type Subscription } from "nats";
import type { Link, LinkListener, Receive } from "./link.ts";
import { TransportError } from "./transport.ts";

const traceparentHeader = "traceparent";
/** The server counts headers as payload. */
const headerBytes = 256;
/** Messages that wait for the next connection; later ones are dropped. */
const waitingLimit = 4096;

interface Outgoing {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly reply: string;
  readonly traceparent: string | undefined;
}

/** A connection of the nats package as a `Link`. */
export class NatsLink implements Link {
  readonly identity: string;
  readonly #connection: NatsConnection;
  #listener: LinkListener | undefined;
  #connected = true;
  #maxPayloadBytes = 1024 * 1024 - headerBytes;
  #outbox: Outgoing[] = [];
  readonly #flush = (): void => {
    // The nats package drops what it is given between connections. What is published then are answers to
    // callers that may still be connected, so they wait for the next connection.
    if (!this.#connected) return;
    const messages = this.#outbox;
    this.#outbox = [];
    if (this.#connection.isClosed()) return;
    for (const message of messages) this.#send(message);
  };

  constructor(identity: string, connection: NatsConnection) {
    this.identity = identity;
    this.#connection = connection;
    void this.#followStatus();
    void connection.closed().then(() => {
      this.#connected = false;
      this.#listener?.onConnection("closed");
    });
  }

  get connected(): boolean {
    return this.#connected;
  }

  get maxPayloadBytes(): number {
    // Between connections the server's limits are not known; they do not change.
    const limit = this.#connection.info?.max_payload;
    if (limit !== undefined) this.#maxPayloadBytes = limit - headerBytes;
    return this.#maxPayloadBytes;
  }

  setListener(listener: LinkListener): void {
    this.#listener = listener;
  }

  /**
   * Messages are handed to the connection together, once everything that is ready to run now has run: it writes
   * what it gets at one time with one system call, which is where most of the cost of a small message is.
   */
  publish(subject: string, body: Uint8Array, reply: string, traceparent?: string): void {
    if (this.#outbox.length === 0) process.nextTick(this.#flush);
    if (!this.#connected && this.#outbox.length >= waitingLimit) return;
    this.#outbox.push({ subject, body, reply, traceparent });
  }

  async subscribe(subject: string, queue: string | undefined, receive: Receive): Promise<Disposable> {
    let refusal: TransportError | undefined;
    const subscription: Subscription = this.#connection.subscribe(subject, {
      ...(queue === undefined ? {} : { queue }),
      callback: (err, message) => {
        if (err === null) deliver(message, receive);
        else refusal = new TransportError("permission", `not allowed to receive ${subject}`, { cause: err });
      },
    });
    // The server handles commands in order: a refusal comes before the answer to this ping.
    await this.#connection.flush().catch((err: unknown) => {
      throw new TransportError("broken", `subscribing to ${subject} failed`, { cause: err });
    });
    if (refusal !== undefined) throw refusal;
    // What the server had sent before it knew is still delivered. A connection that closes meanwhile ends it as well.
    return { [Symbol.dispose]: () => void subscription.drain().catch(() => subscription.unsubscribe()) };
  }

  async close(): Promise<void> {
    if (this.#connection.isClosed()) return;
    this.#flush();
    // A flush without a connection would wait for the next one, which may never come.
    if (this.#connected) await this.#connection.flush().catch(() => undefined);
    await this.#connection.close();
  }

  #send({ subject, body, reply, traceparent }: Outgoing): void {
    if (traceparent === undefined) {
      this.#connection.publish(subject, body, reply === "" ? undefined : { reply });
      return;
    }
    const withTrace = headers();
    withTrace.set(traceparentHeader, traceparent);
    this.#connection.publish(subject, body, { reply, headers: withTrace });
  }

  async #followStatus(): Promise<void> {
    for await (const status of this.#connection.status()) {
      if (status.type === Events.Disconnect) this.#changed("disconnected");
      else if (status.type === Events.Reconnect) this.#changed("connected");
      else if (status.type === Events.Error && status.permissionContext?.operation === "publish") {
        this.#listener?.onDenied(status.permissionContext.subject);
      }
    }
  }

  #changed(state: "connected" | "disconnected"): void {
    // The nats package reports every failed attempt to reconnect as another disconnect.
    if (this.#connected === (state === "connected")) return;
    this.#connected = state === "connected";
    this.#flush();
    this.#listener?.onConnection(state);
  }
}

function deliver(message: Msg, receive: Receive): void {
  const { headers: received } = message;
  receive({
    subject: message.subject,
    reply: message.reply ?? "",
    body: message.data,
    noResponders: received?.code === 503,
    traceparent: received === undefined ? undefined : received.get(traceparentHeader) || undefined,
  });
}
