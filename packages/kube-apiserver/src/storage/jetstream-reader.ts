import { createInbox } from "nats";
import type { Msg } from "nats";
import type { Clock } from "@kubets/apimachinery";
import { pause } from "@kubets/apimachinery";
import { deletionHeader } from "./jetstream-api.ts";
import type { JetStreamApi, StreamMessage } from "./jetstream-api.ts";
import { isPassing } from "./jetstream-errors.ts";
import type { NatsLink } from "./nats-link.ts";

const heartbeatMs = 2_000;
const retryPauseMs = 100;

/**
 * Reads a stream's messages in order, each once, from `sequence` on until the signal aborts. Every loss (a gap, a
 * server that died, missing heartbeats) ends one consumer and begins another one where that stopped.
 * The server waits with sending when the reader is slow (flow control).
 */
export async function* readStream(options: {
  readonly link: NatsLink;
  readonly api: JetStreamApi;
  readonly clock: Clock;
  readonly sequence: number;
  readonly headersOnly?: boolean;
  readonly signal: AbortSignal;
}): AsyncGenerator<StreamMessage> {
  const { link, api, clock, signal } = options;
  let next = options.sequence;
  while (!signal.aborted) {
    await using consumer = new PushConsumer({ link, api, clock, signal });
    const opened = await consumer.open(next, options.headersOnly ?? false);
    if (!opened) {
      await pause(clock, retryPauseMs, signal);
      continue;
    }
    for await (const message of consumer) {
      next = message.sequence + 1;
      yield message;
    }
  }
}

/** One ephemeral push consumer. Its iteration ends when anything is missing, or the signal aborts. */
class PushConsumer implements AsyncIterable<StreamMessage>, AsyncDisposable {
  readonly #link: NatsLink;
  readonly #api: JetStreamApi;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #inbox: string;
  readonly #cleanup = new DisposableStack();
  #queue: Msg[] = [];
  #wake: (() => void) | undefined;
  #name: string | undefined;
  #delivered = 0;
  #heardMs = 0;
  #broken = false;

  constructor(options: {
    readonly link: NatsLink;
    readonly api: JetStreamApi;
    readonly clock: Clock;
    readonly signal: AbortSignal;
  }) {
    this.#link = options.link;
    this.#api = options.api;
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#inbox = createInbox(options.link.inboxPrefix);
  }

  /** False when the server cannot give a consumer now. */
  async open(sequence: number, headersOnly: boolean): Promise<boolean> {
    if (!this.#link.connected) return false;
    const subscription = this.#link.subscribe(this.#inbox, (message) => this.#arrived(message));
    this.#cleanup.defer(() => subscription.unsubscribe());
    this.#cleanup.use(this.#link.onChange(() => this.#link.connected || this.#break()));
    const onAbort = (): void => this.#break();
    this.#signal.addEventListener("abort", onAbort, { once: true });
    this.#cleanup.defer(() => this.#signal.removeEventListener("abort", onAbort));
    try {
      this.#name = await this.#api.createConsumer({ inbox: this.#inbox, sequence, heartbeatMs, headersOnly });
    } catch (err: unknown) {
      if (isPassing(err) || this.#signal.aborted) return false;
      throw err;
    }
    this.#heardMs = this.#clock.monotonicMs();
    this.#watchHeartbeats();
    return true;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamMessage> {
    while (!this.#broken) {
      const batch = this.#queue;
      this.#queue = [];
      for (const message of batch) {
        if (this.#broken) return;
        const parsed = this.#take(message);
        if (parsed) yield parsed;
      }
      if (this.#queue.length === 0 && !this.#broken) await this.#nextArrival();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#break();
    this.#cleanup.dispose();
    if (this.#name === undefined || !this.#link.connected) return;
    try {
      await this.#api.deleteConsumer(this.#name);
    } catch {
      // Best effort: the server removes a consumer nobody listens to by itself.
    }
  }

  #arrived(message: Msg): void {
    this.#heardMs = this.#clock.monotonicMs();
    this.#queue.push(message);
    this.#wake?.();
  }

  #break(): void {
    this.#broken = true;
    this.#wake?.();
  }

  async #nextArrival(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  /** Nothing heard for two heartbeats means that the consumer is gone. */
  #watchHeartbeats(): void {
    let timer: Disposable | undefined;
    const check = (): void => {
      if (this.#clock.monotonicMs() - this.#heardMs > 2 * heartbeatMs) this.#break();
      else timer = this.#clock.setTimer(heartbeatMs, check);
    };
    check();
    this.#cleanup.defer(() => timer?.[Symbol.dispose]());
  }

  #take(message: Msg): StreamMessage | undefined {
    const place = placeOf(message.reply);
    if (!place) {
      this.#control(message);
      return undefined;
    }
    if (place.delivered !== this.#delivered + 1) {
      this.#break();
      return undefined;
    }
    this.#delivered = place.delivered;
    return {
      subject: message.subject,
      sequence: place.sequence,
      timeMs: place.timeMs,
      data: message.data,
      // Headers are parsed when they are asked for, so not those of objects.
      deleted: message.data.length === 0 && (message.headers?.has(deletionHeader) ?? false),
    };
  }

  /** Flow control and heartbeats: both are empty messages with status 100. */
  #control(message: Msg): void {
    const { headers } = message;
    if (headers?.code !== 100) {
      this.#break();
      return;
    }
    // A flow control request; in a heartbeat, one that was lost.
    const answerTo = message.reply || headers.get("Nats-Consumer-Stalled");
    if (answerTo) this.#link.publish(answerTo);
    const last = headers.get("Nats-Last-Consumer");
    if (last !== "" && Number(last) !== this.#delivered) this.#break();
  }
}

/**
 * Where a delivered message stands, from its reply subject:
 * `$JS.ACK[.<domain>.<account>].<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<ns>.<pending>…`
 */
function placeOf(
  reply: string | undefined,
): { readonly sequence: number; readonly delivered: number; readonly timeMs: number } | undefined {
  if (!reply?.startsWith("$JS.ACK.")) return undefined;
  const tokens = reply.split(".");
  const at = tokens.length > 9 ? 7 : 5;
  return {
    sequence: Number(tokens[at]),
    delivered: Number(tokens[at + 1]),
    timeMs: Number(tokens[at + 2]) / 1e6,
  };
}
