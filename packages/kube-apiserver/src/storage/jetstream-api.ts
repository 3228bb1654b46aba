import { parseTime } from "@kubets/apimachinery";
import { isNoMessage, isStreamNotFound, JetStreamApiError } from "./jetstream-errors.ts";
import type { NatsLink } from "./nats-link.ts";
import { storeSubjects } from "./jetstream-subjects.ts";

/** Headers of the store's messages. */
export const deletionHeader = "Kubets-Deleted";
export const writeHeader = "Kubets-Write";

export interface StreamMessage {
  readonly subject: string;
  readonly sequence: number;
  readonly timeMs: number;
  readonly data: Uint8Array;
  readonly deleted: boolean;
}

/** One that was asked for alone. */
export interface SingleMessage extends StreamMessage {
  /** What the writer wrote into `writeHeader`. */
  readonly writeId: string;
}

/** The few calls of JetStream's API that the store needs, on one stream. All may be repeated. */
export class JetStreamApi {
  readonly #link: NatsLink;
  readonly #stream: string;

  constructor(link: NatsLink, stream: string) {
    this.#link = link;
    this.#stream = stream;
  }

  /** Makes the stream where there is none. Nothing in it needs more than nats-server 2.9. */
  async ensureStream(): Promise<void> {
    try {
      // Not through `call`, which would wait for a stream that is not there.
      await this.#link.retry("Looking for the store's stream", async () => {
        try {
          return await this.#link.attempt(`$JS.API.STREAM.INFO.${this.#stream}`, new Uint8Array());
        } catch (err: unknown) {
          if (isStreamNotFound(err)) return await this.#createStream();
          throw err;
        }
      });
    } catch (err: unknown) {
      if (err instanceof JetStreamApiError)
        throw new Error("The store's stream cannot be made", { cause: err });
      throw err;
    }
  }

  async lastSequence(): Promise<number> {
    const info = await this.#link.call(`STREAM.INFO.${this.#stream}`, {}, "Reading the store's revision");
    // The form of a JetStream StreamInfo.
    return (info as { state: { last_seq: number } }).state.last_seq;
  }

  lastMessage(subject: string): Promise<SingleMessage | undefined> {
    return this.#message({ last_by_subj: subject });
  }

  /** The first message of a subject with a sequence of at least `sequence`. */
  nextMessage(subject: string, sequence: number): Promise<SingleMessage | undefined> {
    return this.#message({ seq: sequence, next_by_subj: subject });
  }

  /** Removes a message. One that is gone already is no error. */
  async deleteMessage(sequence: number): Promise<void> {
    // Overwriting the bytes as well takes nats-server a hundred times as long.
    const body = { seq: sequence, no_erase: true };
    try {
      await this.#link.call(`STREAM.MSG.DELETE.${this.#stream}`, body, "Compacting the store");
    } catch (err: unknown) {
      if (!(err instanceof JetStreamApiError)) throw err;
      if (await this.#message({ seq: sequence })) throw err;
    }
  }

  /** Creates a consumer that pushes to `inbox` from `sequence` on. Returns its name. */
  async createConsumer(options: {
    readonly inbox: string;
    readonly sequence: number;
    readonly heartbeatMs: number;
    readonly headersOnly: boolean;
  }): Promise<string> {
    const config = {
      deliver_subject: options.inbox,
      deliver_policy: "by_start_sequence",
      opt_start_seq: options.sequence,
      ack_policy: "none",
      max_deliver: 1,
      replay_policy: "instant",
      flow_control: true,
      idle_heartbeat: options.heartbeatMs * 1e6,
      headers_only: options.headersOnly,
      inactive_threshold: 30e9,
      num_replicas: 1,
      mem_storage: true,
    };
    const payload = Buffer.from(JSON.stringify({ stream_name: this.#stream, config }));
    const answer = await this.#link.attempt(`$JS.API.CONSUMER.CREATE.${this.#stream}`, payload);
    return (answer as { name: string }).name; // A JetStream ConsumerInfo.
  }

  async deleteConsumer(name: string): Promise<void> {
    await this.#link.attempt(`$JS.API.CONSUMER.DELETE.${this.#stream}.${name}`, new Uint8Array());
  }

  async #createStream(): Promise<unknown> {
    const config = {
      name: this.#stream,
      subjects: [storeSubjects],
      storage: "file",
      retention: "limits",
      discard: "old",
      num_replicas: 1,
      max_msgs: -1,
      max_bytes: -1,
      max_age: 0,
      max_msgs_per_subject: -1,
      allow_direct: false,
    };
    const payload = Buffer.from(JSON.stringify(config));
    return this.#link.attempt(`$JS.API.STREAM.CREATE.${this.#stream}`, payload);
  }

  async #message(query: object): Promise<SingleMessage | undefined> {
    try {
      const answer = await this.#link.call(`STREAM.MSG.GET.${this.#stream}`, query, "Reading from the store");
      // A JetStream StreamMsgResponse.
      return messageOf((answer as { message: RawMessage }).message);
    } catch (err: unknown) {
      if (isNoMessage(err)) return undefined;
      throw err;
    }
  }
}

interface RawMessage {
  readonly subject: string;
  readonly seq: number;
  readonly time: string;
  readonly data?: string;
  readonly hdrs?: string;
}

function messageOf(raw: RawMessage): SingleMessage {
  const headers = raw.hdrs === undefined ? "" : Buffer.from(raw.hdrs, "base64").toString("utf8");
  return {
    subject: raw.subject,
    sequence: raw.seq,
    timeMs: parseTime(raw.time),
    data: Buffer.from(raw.data ?? "", "base64"),
    deleted: headerIn(headers, deletionHeader) !== "",
    writeId: headerIn(headers, writeHeader),
  };
}

/** A header's value in the text form of NATS headers; "" when absent. */
function headerIn(text: string, name: string): string {
  for (const line of text.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0 && line.slice(0, colon) === name) return line.slice(colon + 1).trim();
  }
  return "";
}
