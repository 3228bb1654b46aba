import type { Duplex } from "node:stream";
import { ByteQueue } from "./byte-queue.ts";
import { encodeFrame, SpdyParser } from "./spdy-frames.ts";
import type { SpdyFrame } from "./spdy-frames.ts";
import { SpdyHeaderReader, SpdyHeaderWriter } from "./spdy-headers.ts";
import type { SpdyHeaders } from "./spdy-headers.ts";
import { SpdyWindow } from "./spdy-window.ts";

const unreadBytes = 256 * 1024;
/** Of a DATA frame: so that several streams share a connection fairly. */
const maxDataBytes = 32 * 1024;
const maxStreams = 1_024;
const defaultWindow = 64 * 1024;
const refusedStream = 3;
const cancel = 5;

/** One stream of a connection. */
export interface SpdyStream {
  readonly id: number;
  readonly headers: SpdyHeaders;
  /** What the client sends; ends with its FIN, or with the connection. For one reader. */
  readonly input: AsyncIterable<Uint8Array>;
  /** The client has given the stream up, or is gone. */
  readonly abandoned: boolean;
  /** Settles when the bytes are on their way. Does nothing once the stream or the connection is closed. */
  write(data: Uint8Array): Promise<void>;
  /** FIN: nothing more comes from this side. */
  end(): Promise<void>;
  /** Gives the stream up, in both directions. */
  reset(): Promise<void>;
}

/**
 * The server's side of SPDY/3.1 on a connection: streams that the client opens. Every stream is answered with an
 * empty SYN_REPLY. The windows of the protocol are kept for clients that use them; Kubernetes' own do not, and
 * with them the connection itself holds a fast sender back.
 */
export class SpdyConnection {
  readonly #transport: Duplex;
  readonly #headerReader = new SpdyHeaderReader();
  readonly #headerWriter = new SpdyHeaderWriter();
  readonly #streams = new Map<number, OpenStream>();
  readonly #sessionWindow = new SpdyWindow(defaultWindow);
  #initialWindow = defaultWindow;
  #peerHasWindows = false;
  #closed = false;

  constructor(transport: Duplex) {
    this.#transport = transport;
  }

  /** Reads the connection until it ends, giving each new stream to `onStream`. Settles when it is over. */
  async run(onStream: (stream: SpdyStream) => void): Promise<void> {
    const parser = new SpdyParser();
    try {
      for await (const chunk of this.#transport) {
        for (const frame of parser.push(chunk as Uint8Array)) await this.#take(frame, onStream);
      }
    } finally {
      this.#end();
    }
  }

  /** Asks the client for a sign of life, which nobody waits for. */
  ping(): void {
    void this.#send({ type: "ping", id: 2 });
  }

  /** GOAWAY, and the end of the connection after what was written. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#send({ type: "goaway", lastStreamId: Math.max(0, ...this.#streams.keys()) });
    this.#end();
    this.#transport.end();
  }

  #end(): void {
    this.#closed = true;
    this.#sessionWindow.close();
    for (const stream of this.#streams.values()) stream.close();
    this.#streams.clear();
    this.#headerReader.close();
  }

  async #take(frame: SpdyFrame, onStream: (stream: SpdyStream) => void): Promise<void> {
    if (this.#closed) return;
    switch (frame.type) {
      case "syn-stream":
        return this.#open(frame, onStream);
      case "data":
        return this.#data(frame);
      case "headers":
      case "syn-reply":
        // Read, as later blocks build on it.
        await this.#headerReader.read(frame.headers);
        if (frame.fin) this.#streams.get(frame.streamId)?.input.end();
        return;
      case "rst-stream":
        this.#streams.get(frame.streamId)?.close();
        this.#streams.delete(frame.streamId);
        return;
      case "ping":
        // Odd ones are the client's own, and want an answer.
        if (frame.id % 2 === 1) await this.#send(frame);
        return;
      case "settings":
        if (frame.initialWindow !== undefined) this.#setInitialWindow(frame.initialWindow);
        return;
      case "window-update":
        this.#peerHasWindows = true;
        if (frame.streamId === 0) this.#sessionWindow.grow(frame.delta);
        else this.#streams.get(frame.streamId)?.window.grow(frame.delta);
        return;
      case "goaway":
        // No new streams; those that stand go on.
        return;
    }
  }

  async #open(
    frame: SpdyFrame & { type: "syn-stream" },
    onStream: (stream: SpdyStream) => void,
  ): Promise<void> {
    const headers = await this.#headerReader.read(frame.headers);
    const { streamId } = frame;
    if (this.#streams.size >= maxStreams || this.#streams.has(streamId) || streamId % 2 === 0) {
      await this.#send({ type: "rst-stream", streamId, status: refusedStream });
      return;
    }
    const stream = new OpenStream(streamId, headers, this.#initialWindow, {
      write: (data) => this.#write(stream, data),
      end: () => this.#finish(stream),
      reset: () => this.#reset(stream),
    });
    this.#streams.set(streamId, stream);
    if (frame.fin) stream.input.end();
    await this.#send({
      type: "syn-reply",
      streamId,
      fin: false,
      headers: this.#headerWriter.write(new Map()),
    });
    onStream(stream);
  }

  async #data({ streamId, data, fin }: SpdyFrame & { type: "data" }): Promise<void> {
    const stream = this.#streams.get(streamId);
    if (!stream) {
      // Of a stream given up a moment ago.
      if (!fin) await this.#send({ type: "rst-stream", streamId, status: cancel });
      return;
    }
    await stream.input.push(data);
    if (data.length > 0) {
      await this.#send({ type: "window-update", streamId: 0, delta: data.length });
      if (!fin) await this.#send({ type: "window-update", streamId, delta: data.length });
    }
    if (fin) stream.input.end();
    this.#forgetWhenDone(stream, fin);
  }

  #forgetWhenDone(stream: OpenStream, clientDone: boolean): void {
    stream.clientDone ||= clientDone;
    if (stream.clientDone && stream.serverDone) this.#streams.delete(stream.id);
  }

  async #write(stream: OpenStream, data: Uint8Array): Promise<void> {
    for (let at = 0; at < data.length;) {
      const size = Math.min(maxDataBytes, await this.#allowed(stream));
      if (stream.closed || stream.serverDone) return;
      const part = data.subarray(at, at + size);
      at += part.length;
      this.#sessionWindow.take(part.length);
      stream.window.take(part.length);
      await this.#send({ type: "data", streamId: stream.id, fin: false, data: part });
    }
  }

  /** How many bytes the client takes on this stream. Waits until it takes any. */
  async #allowed(stream: OpenStream): Promise<number> {
    for (;;) {
      const bytes = Math.min(stream.window.bytes, this.#sessionWindow.bytes);
      if (!this.#peerHasWindows || stream.closed) return maxDataBytes;
      if (bytes > 0) return bytes;
      await stream.window.room();
      await this.#sessionWindow.room();
    }
  }

  async #finish(stream: OpenStream): Promise<void> {
    if (stream.closed || stream.serverDone) return;
    stream.serverDone = true;
    await this.#send({ type: "data", streamId: stream.id, fin: true, data: new Uint8Array() });
    this.#forgetWhenDone(stream, false);
  }

  async #reset(stream: OpenStream): Promise<void> {
    if (stream.closed) return;
    stream.close();
    this.#streams.delete(stream.id);
    await this.#send({ type: "rst-stream", streamId: stream.id, status: cancel });
  }

  #setInitialWindow(bytes: number): void {
    this.#peerHasWindows = true;
    for (const stream of this.#streams.values()) stream.window.grow(bytes - this.#initialWindow);
    this.#initialWindow = bytes;
  }

  /** Settles when the client may be sent more, or is gone. */
  async #send(frame: SpdyFrame): Promise<void> {
    const transport = this.#transport;
    if (transport.destroyed || transport.writableEnded) return;
    if (transport.write(encodeFrame(frame))) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        transport.off("drain", done);
        transport.off("close", done);
        resolve();
      };
      transport.on("drain", done);
      transport.on("close", done);
    });
  }
}

class OpenStream implements SpdyStream {
  readonly id: number;
  readonly headers: SpdyHeaders;
  readonly input = new ByteQueue(unreadBytes);
  readonly window: SpdyWindow;
  readonly write: SpdyStream["write"];
  readonly end: SpdyStream["end"];
  readonly reset: SpdyStream["reset"];
  clientDone = false;
  serverDone = false;
  closed = false;

  constructor(
    id: number,
    headers: SpdyHeaders,
    initialWindow: number,
    actions: Pick<SpdyStream, "write" | "end" | "reset">,
  ) {
    this.id = id;
    this.headers = headers;
    this.window = new SpdyWindow(initialWindow);
    this.write = actions.write;
    this.end = actions.end;
    this.reset = actions.reset;
  }

  get abandoned(): boolean {
    return this.closed;
  }

  close(): void {
    this.closed = true;
    this.input.end();
    this.window.close();
  }
}
