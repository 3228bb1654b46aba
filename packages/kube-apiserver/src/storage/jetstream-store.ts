import { headers as natsHeaders } from "nats";
import type { MsgHdrs, NatsConnection } from "nats";
import type { Clock, Random } from "@kubets/apimachinery";
import { JetStreamApi, deletionHeader, writeHeader } from "./jetstream-api.ts";
import { isWrongLastSequence, toStoreError } from "./jetstream-errors.ts";
import { encodeCompaction, feedOf, lastCompaction, removeHistory } from "./jetstream-history.ts";
import { readStream } from "./jetstream-reader.ts";
import { compactionSubject, subjectOf } from "./jetstream-subjects.ts";
import { NatsLink } from "./nats-link.ts";
import { SharedReads } from "./shared-reads.ts";
import { keyText, StoreError } from "./store.ts";
import type { Store, StoredValue, StoreEvent, StoreKey, StoreOptions } from "./store.ts";

export interface JetStreamStoreOptions extends StoreOptions {
  /** Stays the caller's to close. It must reconnect for ever (`maxReconnectAttempts: -1`). */
  readonly connection: NatsConnection;
  readonly random: Random;
  /** How long a call waits for a nats-server that is away before it fails with `unavailable`. Default 30 s. */
  readonly timeoutMs?: number;
  /** Default `KUBE_STORE`. */
  readonly stream?: string;
}

const expectedSequenceHeader = "Nats-Expected-Last-Subject-Sequence";

/**
 * The store on one JetStream stream: one subject per key, the revision is the stream's sequence, and the server
 * checks each write against the key's last sequence. A deletion is a message with a header, so that it has its
 * place in the order; compaction removes it later. Needs no feature newer than nats-server 2.9.
 */
export class JetStreamStore implements Store {
  readonly #clock: Clock;
  readonly #link: NatsLink;
  readonly #api: JetStreamApi;
  readonly #writer: string;
  readonly #revisions: SharedReads<number>;
  #writes = 0;

  private constructor(options: JetStreamStoreOptions) {
    this.#clock = options.clock;
    this.#link = new NatsLink({
      connection: options.connection,
      clock: options.clock,
      timeoutMs: options.timeoutMs ?? 30_000,
    });
    this.#api = new JetStreamApi(this.#link, options.stream ?? "KUBE_STORE");
    this.#writer = options.random.uuid();
    this.#revisions = new SharedReads(() => this.#api.lastSequence());
  }

  /** Finds or makes the stream. */
  static async open(options: JetStreamStoreOptions): Promise<JetStreamStore> {
    const store = new JetStreamStore(options);
    store.#link.open();
    try {
      await store.#api.ensureStream();
      // The stream begins with the record of a compaction that removed nothing, as its message 1.
      await store.#publish(compactionSubject, { data: encodeCompaction(1), expected: 0 });
    } catch (err: unknown) {
      await store[Symbol.asyncDispose]();
      throw err;
    }
    return store;
  }

  async create(key: StoreKey, value: Uint8Array): Promise<number> {
    let expected = 0;
    for (;;) {
      const revision = await this.#publish(subjectOf(key), { data: value, expected });
      if (revision !== undefined) return revision;
      const last = await this.#reading(() => this.#api.lastMessage(subjectOf(key)));
      if (last && !last.deleted) throw new StoreError("exists", `${keyText(key)} exists`);
      // On top of its tombstone, or where compaction has just removed that.
      expected = last?.sequence ?? 0;
    }
  }

  async update(key: StoreKey, value: Uint8Array, expected: number): Promise<number> {
    const revision = await this.#publish(subjectOf(key), { data: value, expected });
    return revision ?? this.#refuse(key, expected);
  }

  async delete(key: StoreKey, expected: number): Promise<number> {
    const revision = await this.#publish(subjectOf(key), {
      data: new Uint8Array(),
      expected,
      deletion: true,
    });
    return revision ?? this.#refuse(key, expected);
  }

  async get(key: StoreKey): Promise<StoredValue | undefined> {
    const last = await this.#reading(() => this.#api.lastMessage(subjectOf(key)));
    return last && !last.deleted ? { value: last.data, revision: last.sequence } : undefined;
  }

  revision(): Promise<number> {
    return this.#reading(() => this.#revisions.read());
  }

  async *feed(options: { readonly from?: number; readonly signal: AbortSignal }): AsyncGenerator<StoreEvent> {
    const signal = AbortSignal.any([options.signal, this.#link.signal]);
    yield* feedOf({
      from: options.from,
      compaction: () => lastCompaction(this.#api),
      messages: (sequence) =>
        readStream({ link: this.#link, api: this.#api, clock: this.#clock, sequence, signal }),
    });
  }

  async compact(revision: number): Promise<void> {
    const upTo = Math.min(revision, await this.revision());
    const last = await this.#reading(() => lastCompaction(this.#api));
    if (upTo < last.revision) return;
    if (upTo > last.revision) {
      const recorded = await this.#publish(compactionSubject, {
        data: encodeCompaction(upTo),
        expected: last.sequence,
      });
      // Another server compacts at the same time.
      if (recorded === undefined) return;
    }
    const messages = readStream({
      link: this.#link,
      api: this.#api,
      clock: this.#clock,
      sequence: 1,
      headersOnly: true,
      signal: this.#link.signal,
    });
    await removeHistory(this.#api, messages, upTo);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.close();
  }

  /**
   * Writes a message after the `expected` one of its subject. Undefined when another one is the last. When an
   * answer was lost, the stream tells whether the message is in it: at most one message follows `expected`
   * directly, and it names its write.
   */
  async #publish(
    subject: string,
    write: { readonly data: Uint8Array; readonly expected: number; readonly deletion?: true },
  ): Promise<number | undefined> {
    const doing = `Writing ${subject}`;
    const writeId = `${this.#writer}/${++this.#writes}`;
    const headers = this.#headers(writeId, write);
    let lost = false;
    try {
      const ack = await this.#link.retry(doing, async (first) => {
        lost = !first;
        return await this.#link.attempt(subject, write.data, headers);
      });
      return (ack as { seq: number }).seq; // A JetStream PubAck.
    } catch (err: unknown) {
      if (!isWrongLastSequence(err)) throw toStoreError(err, doing);
      if (!lost) return undefined;
      const next = await this.#reading(() => this.#api.nextMessage(subject, write.expected + 1));
      return next?.writeId === writeId ? next.sequence : undefined;
    }
  }

  #headers(writeId: string, write: { readonly expected: number; readonly deletion?: true }): MsgHdrs {
    const headers = natsHeaders();
    headers.set(expectedSequenceHeader, String(write.expected));
    headers.set(writeHeader, writeId);
    if (write.deletion) headers.set(deletionHeader, "1");
    return headers;
  }

  async #refuse(key: StoreKey, expected: number): Promise<never> {
    const current = await this.get(key);
    if (!current) throw new StoreError("not-found", `${keyText(key)} not found`);
    throw new StoreError("conflict", `${keyText(key)} is at revision ${current.revision}, not ${expected}`);
  }

  async #reading<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (err: unknown) {
      throw toStoreError(err, "Reading from the store");
    }
  }
}
