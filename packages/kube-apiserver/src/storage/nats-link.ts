import type { Msg, MsgHdrs, NatsConnection, Subscription } from "nats";
import type { Clock } from "@kubets/apimachinery";
import { InterruptedError, isPassing, JetStreamApiError, toStoreError } from "./jetstream-errors.ts";
import { NatsRequests } from "./nats-requests.ts";
import { StoreError } from "./store.ts";

export interface NatsLinkOptions {
  readonly connection: NatsConnection;
  readonly clock: Clock;
  /** How long a request is tried before it fails with `unavailable`. */
  readonly timeoutMs: number;
}

const attemptTimeoutMs = 5_000;
const firstPauseMs = 20;
const longestPauseMs = 500;
const connectionLost = "the connection to nats-server was lost";

/**
 * Requests over a NATS connection that comes and goes: while it is away they wait, and what an interruption left
 * unanswered is asked again, until their time is over. So only what may be repeated is asked through it.
 */
export class NatsLink {
  readonly #connection: NatsConnection;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #changes = new Set<() => void>();
  readonly #closing = new AbortController();
  readonly #requests: NatsRequests;
  #connected: boolean;
  #watching: Promise<void> | undefined;

  constructor(options: NatsLinkOptions) {
    this.#connection = options.connection;
    this.#clock = options.clock;
    this.#timeoutMs = options.timeoutMs;
    this.#connected = !options.connection.isClosed();
    const { connection, clock } = options;
    const { inboxPrefix } = this;
    this.#requests = new NatsRequests({ connection, clock, inboxPrefix, timeoutMs: attemptTimeoutMs });
  }

  /** Begins to follow the connection's state. Call once, before anything else. */
  open(): void {
    this.#watching = this.#watch();
  }

  /** Ends what waits. The connection itself belongs to whoever made it. */
  async close(): Promise<void> {
    this.#closing.abort(new StoreError("unavailable", "the store is closed"));
    this.#changed();
    this.#requests.close();
    await this.#watching;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Aborts on close. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Calls a JetStream API endpoint, which must be safe to repeat. */
  async call(endpoint: string, body: object, doing: string): Promise<unknown> {
    const payload = Buffer.from(JSON.stringify(body));
    return this.retry(doing, () => this.attempt(`$JS.API.${endpoint}`, payload));
  }

  /** Repeats `attempt` through passing failures. Rejects with a StoreError, or a JetStreamApiError as it came. */
  async retry<T>(doing: string, attempt: (first: boolean) => Promise<T>): Promise<T> {
    const deadline = this.#clock.monotonicMs() + this.#timeoutMs;
    let pauseMs = firstPauseMs;
    let lastFailure: unknown;
    for (let first = true; ; first = false) {
      await this.#untilConnected(deadline, doing, lastFailure);
      try {
        return await attempt(first);
      } catch (err: unknown) {
        if (err instanceof JetStreamApiError && !isPassing(err)) throw err;
        if (!isPassing(err)) throw toStoreError(err, doing);
        lastFailure = err;
      }
      if (this.#clock.monotonicMs() + pauseMs > deadline) throw toStoreError(lastFailure, doing);
      await this.#clock.sleep(pauseMs, { signal: this.#closing.signal });
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  /** One request, one answer as JSON; an `error` in it is thrown. Ends early when the connection goes away. */
  async attempt(subject: string, payload: Uint8Array, headers?: MsgHdrs): Promise<unknown> {
    if (!this.connected) throw new InterruptedError(connectionLost);
    return answerOf(await this.#requests.request(subject, payload, headers));
  }

  /** A subscription on an inbox of its own. */
  subscribe(inbox: string, callback: (message: Msg) => void): Subscription {
    return this.#connection.subscribe(inbox, {
      callback: (err, message) => {
        if (!err) callback(message);
      },
    });
  }

  publish(subject: string, payload?: Uint8Array): void {
    this.#connection.publish(subject, payload);
  }

  get inboxPrefix(): string {
    // The client keeps its options on the implementation only.
    const options: unknown = Reflect.get(this.#connection, "options");
    const prefix: unknown =
      typeof options === "object" && options !== null && Reflect.get(options, "inboxPrefix");
    return typeof prefix === "string" ? prefix : "_INBOX";
  }

  /** Calls back at every change of the connection's state, and on close. */
  onChange(listener: () => void): Disposable {
    this.#changes.add(listener);
    return { [Symbol.dispose]: () => this.#changes.delete(listener) };
  }

  get connected(): boolean {
    return this.#connected && !this.closed;
  }

  async #watch(): Promise<void> {
    const statuses = this.#connection.status()[Symbol.asyncIterator]();
    const closed = new Promise<undefined>((resolve) => {
      this.#closing.signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    for (;;) {
      const next = await Promise.race([statuses.next(), closed]);
      if (!next || next.done) break;
      if (next.value.type === "disconnect") this.#connected = false;
      else if (next.value.type === "reconnect") this.#connected = true;
      else continue;
      this.#changed();
    }
    this.#connected = false;
    this.#changed();
  }

  #changed(): void {
    if (!this.connected) this.#requests.interrupt(connectionLost);
    for (const listener of this.#changes) listener();
  }

  async #untilConnected(deadline: number, doing: string, cause: unknown): Promise<void> {
    if (this.connected) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    using _change = this.onChange(() => {
      if (this.connected || this.closed) resolve();
    });
    using _timer = this.#clock.setTimer(Math.max(0, deadline - this.#clock.monotonicMs()), resolve);
    if (!this.closed && !this.#connection.isClosed()) await promise;
    if (this.connected) return;
    throw new StoreError("unavailable", `${doing}: nats-server is not reachable`, { cause });
  }
}

function answerOf(message: Msg): unknown {
  const answer: unknown = JSON.parse(textOf(message.data));
  if (typeof answer !== "object" || answer === null) throw new Error("nats-server's answer is no object");
  const error: unknown = Reflect.get(answer, "error");
  if (typeof error !== "object" || error === null) return answer;
  // The form of a JetStream ApiError.
  const { err_code: code, description } = error as { err_code?: number; description?: string };
  throw new JetStreamApiError(code ?? 0, description ?? "nats-server refused");
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
}
