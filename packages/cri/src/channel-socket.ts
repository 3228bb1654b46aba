/**
 * One WebSocket as a sequence of channel frames with back-pressure both ways: reading pauses the
 * socket while more than `maxQueuedBytes` wait, and `send` settles when the bytes left this process.
 */
import type { RawData, WebSocket } from "ws";
import { decodeFrame, encodeFrame, streamChannels } from "./streaming-protocol.ts";
import type { ChannelFrame } from "./streaming-protocol.ts";

const maxQueuedBytes = 1024 * 1024;

type SocketState = { readonly kind: "open" } | { readonly kind: "closed"; readonly error: Error | undefined };

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

export class ChannelSocket {
  readonly #socket: WebSocket;
  readonly #queue: ChannelFrame[] = [];
  #queuedBytes = 0;
  #closing = false;
  #state: SocketState = { kind: "open" };
  #wake: (() => void) | undefined;
  readonly #closed = Promise.withResolvers<void>();

  /** Takes over an open (or opening) socket: attaches its listeners at once, so that no frame is lost. */
  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#receive(toBytes(data)));
    socket.on("close", () => this.#end(undefined));
    socket.on("error", (error) => this.#end(error));
  }

  #receive(message: Uint8Array): void {
    const frame = decodeFrame(message);
    // Who has closed reads on only to find the other side's closing frame.
    if (frame === undefined || this.#closing) return;
    this.#queue.push(frame);
    this.#queuedBytes += frame.bytes.length;
    if (this.#queuedBytes > maxQueuedBytes) this.#socket.pause();
    this.#wake?.();
  }

  #end(error: Error | undefined): void {
    if (this.#state.kind === "closed") return;
    this.#state = { kind: "closed", error };
    this.#closed.resolve();
    this.#wake?.();
  }

  /** Settles with the end of the connection, also while its frames are not read. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /** A socket that is not read hears of its end only when it is written to: this writes what nobody sees. */
  probe(): void {
    if (this.#state.kind === "open" && this.#socket.isPaused) this.#socket.ping();
  }

  /** The frames in order, for one reader. Ends with the connection; throws what broke it. */
  async *frames(): AsyncGenerator<ChannelFrame> {
    for (;;) {
      const frame = this.#queue.shift();
      if (frame !== undefined) {
        this.#queuedBytes -= frame.bytes.length;
        if (this.#queuedBytes <= maxQueuedBytes && this.#socket.isPaused) this.#socket.resume();
        yield frame;
        continue;
      }
      if (this.#state.kind === "closed") {
        if (this.#state.error !== undefined) throw this.#state.error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }

  /** Settles when the frame was handed to the system; does nothing once the connection is gone. */
  send(channel: number, bytes: Uint8Array): Promise<void> {
    if (this.#state.kind === "closed") return Promise.resolve();
    return new Promise((resolve) => {
      // A failed write also closes the socket, and `frames` reports that.
      this.#socket.send(encodeFrame(channel, bytes), () => resolve());
    });
  }

  sendText(channel: number, text: string): Promise<void> {
    return this.send(channel, Buffer.from(text));
  }

  /** Tells the other side that nothing more comes on this channel. */
  closeChannel(channel: number): Promise<void> {
    return this.send(streamChannels.close, Uint8Array.of(channel));
  }

  /** Ends the connection at once, whatever is still on its way. Idempotent. */
  terminate(): void {
    this.#closing = true;
    this.#socket.terminate();
  }

  /** Ends the connection after what was sent; what still comes is dropped. Idempotent. */
  close(): void {
    this.#closing = true;
    // A paused socket would never read the other side's closing frame.
    if (this.#socket.isPaused) this.#socket.resume();
    this.#socket.close();
  }
}
