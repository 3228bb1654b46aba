import type { Stream } from "@kubets/transport";
import { ByteQueue } from "./byte-queue.ts";

/** First byte of port-forward frames (proto/kubets/node.proto); the next two are the connection's number. */
const kinds = { data: 0, error: 1, end: 2, open: 3 } as const;
const headerBytes = 3;
const unreadBytes = 256 * 1024;
const maxFrameBytes = 256 * 1024;
const maxConnections = 1_024;

/** One connection to a port of the pod. */
export interface NodeConnection {
  /** What the pod sends, until it closes its side. For one reader. */
  readonly output: AsyncIterable<Uint8Array>;
  /** Known when `output` has ended: what went wrong; "" when nothing did. */
  readonly error: string;
  write(data: Uint8Array): Promise<void>;
  /** Nothing more comes from the client. */
  end(): Promise<void>;
  /** The client has given the connection up: what the pod still sends is of no use. */
  cancel(): Promise<void>;
}

/** The connections of one port-forward, on one stream to the node. */
export class NodeConnections {
  readonly #stream: Stream;
  readonly #open = new Map<number, OpenConnection>();
  #lastIndex = -1;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** Deals out what the node sends. Settles when the stream to the node is over, and all connections with it. */
  async run(): Promise<void> {
    let failure = "";
    try {
      for await (const frame of this.#stream) await this.#take(frame);
    } catch (err: unknown) {
      failure = err instanceof Error ? err.message : String(err);
    } finally {
      for (const connection of this.#open.values()) connection.finish(failure);
      this.#open.clear();
    }
  }

  async connect(port: number): Promise<NodeConnection> {
    if (this.#open.size >= maxConnections) throw new Error(`more than ${maxConnections} connections at once`);
    const index = this.#freeIndex();
    const connection = new OpenConnection((kind, data) => this.#stream.send(frameOf(kind, index, data)));
    this.#open.set(index, connection);
    await this.#stream.send(frameOf(kinds.open, index, Uint8Array.of(port >> 8, port & 0xff)));
    return connection;
  }

  #freeIndex(): number {
    do this.#lastIndex = (this.#lastIndex + 1) & 0xffff;
    while (this.#open.has(this.#lastIndex));
    return this.#lastIndex;
  }

  async #take(frame: Uint8Array): Promise<void> {
    const index = ((frame[1] ?? 0) << 8) | (frame[2] ?? 0);
    const connection = this.#open.get(index);
    const data = frame.subarray(headerBytes);
    if (frame[0] === kinds.data) {
      await connection?.deliver(data);
    } else if (frame[0] === kinds.error || frame[0] === kinds.end) {
      connection?.finish(frame[0] === kinds.error ? Buffer.from(data).toString("utf8") : "");
      this.#open.delete(index);
    }
  }
}

class OpenConnection implements NodeConnection {
  readonly output = new ByteQueue(unreadBytes);
  readonly #send: (kind: number, data: Uint8Array) => Promise<void>;
  #error = "";
  #finished = false;

  constructor(send: (kind: number, data: Uint8Array) => Promise<void>) {
    this.#send = send;
  }

  get error(): string {
    return this.#error;
  }

  deliver(data: Uint8Array): Promise<void> {
    return this.output.push(data);
  }

  finish(error: string): void {
    this.#error ||= error;
    this.#finished = true;
    this.output.end();
  }

  async write(data: Uint8Array): Promise<void> {
    for (let at = 0; at < data.length && !this.#finished; at += maxFrameBytes) {
      await this.#send(kinds.data, data.subarray(at, at + maxFrameBytes));
    }
  }

  async end(): Promise<void> {
    if (!this.#finished) await this.#send(kinds.end, new Uint8Array());
  }

  async cancel(): Promise<void> {
    this.output.discard();
    if (!this.#finished) await this.#send(kinds.error, Buffer.from("cancelled"));
  }
}

function frameOf(kind: number, index: number, data: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headerBytes + data.length);
  frame.set([kind, index >> 8, index & 0xff]);
  frame.set(data, headerBytes);
  return frame;
}
