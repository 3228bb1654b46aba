import { createInbox } from "nats";
import type { Msg, MsgHdrs, NatsConnection, Subscription } from "nats";
import type { Clock } from "@kubets/apimachinery";
import { InterruptedError } from "./jetstream-errors.ts";

interface Request {
  readonly token: string;
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly headers: MsgHdrs | undefined;
  readonly deadlineMs: number;
  readonly resolve: (answer: Msg) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Requests whose answers come to one inbox. Those made in one turn of the event loop go out together: a system call
 * costs more than all the rest of a small request. No request makes an Error or a timer of its own.
 */
export class NatsRequests {
  readonly #connection: NatsConnection;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  /** By token; as all have the same time, in the order in which it is over. */
  readonly #waiting = new Map<string, Request>();
  #outbox: Request[] = [];
  #count = 0;
  #timer: Disposable | undefined;

  constructor(options: {
    readonly connection: NatsConnection;
    readonly clock: Clock;
    readonly inboxPrefix: string;
    readonly timeoutMs: number;
  }) {
    this.#connection = options.connection;
    this.#clock = options.clock;
    this.#timeoutMs = options.timeoutMs;
    this.#inbox = `${createInbox(options.inboxPrefix)}.`;
    this.#subscription = options.connection.subscribe(`${this.#inbox}*`, {
      callback: (err, message) => {
        if (!err) this.#answered(message);
      },
    });
  }

  /** Rejects with InterruptedError when no answer comes: what was asked may have been done then. */
  request(subject: string, payload: Uint8Array, headers: MsgHdrs | undefined): Promise<Msg> {
    return new Promise((resolve, reject) => {
      const token = (++this.#count).toString(36);
      const deadlineMs = this.#clock.monotonicMs() + this.#timeoutMs;
      const request = { token, subject, payload, headers, deadlineMs, resolve, reject };
      this.#waiting.set(token, request);
      this.#timer ??= this.#clock.setTimer(this.#timeoutMs, () => this.#expire());
      if (this.#outbox.push(request) === 1) setImmediate(() => this.#flush());
    });
  }

  /** Gives up every request that waits. */
  interrupt(reason: string): void {
    const given = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of given) reject(new InterruptedError(reason));
  }

  close(): void {
    this.interrupt("the store is closed");
    this.#timer?.[Symbol.dispose]();
    if (!this.#connection.isClosed()) this.#subscription.unsubscribe();
  }

  #flush(): void {
    const requests = this.#outbox;
    this.#outbox = [];
    for (const { token, subject, payload, headers, reject } of requests) {
      if (!this.#waiting.has(token)) continue;
      try {
        this.#connection.publish(subject, payload, {
          reply: this.#inbox + token,
          ...(headers ? { headers } : {}),
        });
      } catch (err: unknown) {
        this.#waiting.delete(token);
        reject(err);
      }
    }
  }

  #answered(message: Msg): void {
    const token = message.subject.slice(this.#inbox.length);
    const request = this.#waiting.get(token);
    if (!request) return;
    this.#waiting.delete(token);
    const nobody = message.data.length === 0 && message.headers?.code === 503;
    if (nobody) request.reject(new InterruptedError(`nobody answers on ${request.subject}`));
    else request.resolve(message);
  }

  #expire(): void {
    this.#timer = undefined;
    const now = this.#clock.monotonicMs();
    for (const { token, subject, deadlineMs, reject } of this.#waiting.values()) {
      if (deadlineMs > now) {
        this.#timer = this.#clock.setTimer(deadlineMs - now, () => this.#expire());
        return;
      }
      this.#waiting.delete(token);
      reject(new InterruptedError(`no answer on ${subject} within ${this.#timeoutMs} ms`));
    }
  }
}
