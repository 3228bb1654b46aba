import type { Readable } from "node:stream";
import type { metav1 } from "@kubets/api";
import { createWebSocketStream } from "ws";
import type { WebSocket } from "ws";
import { channels, decodeChannelFrame, encodeChannelFrame } from "./channel-frames.ts";
import type { ChannelFrame } from "./channel-frames.ts";
import type { ExecClient } from "./exec-bridge.ts";

/** Subprotocols that carry channels (apimachinery httpstream/wsstream), in no order: the client's counts. */
export const channelProtocols: ReadonlySet<string> = new Set([
  "v5.channel.k8s.io",
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  "channel.k8s.io",
  "base64.channel.k8s.io",
  "",
]);

/** Messages on a WebSocket whose first byte is a channel; in base64 variants a digit and base64 text. */
export class ChannelSocket {
  readonly #socket: WebSocket;
  readonly #base64: boolean;
  readonly #messages: Readable;

  constructor(socket: WebSocket, protocol: string) {
    this.#socket = socket;
    this.#base64 = protocol.includes("base64");
    // From now on: a client may speak before anybody reads its frames.
    this.#messages = createWebSocketStream(socket, { readableObjectMode: true });
    // It is told to who reads them.
    this.#messages.on("error", () => undefined);
  }

  /** The client's messages, as fast as they are taken. Ends with the connection. */
  async *frames(): AsyncGenerator<ChannelFrame> {
    for await (const message of this.#messages) {
      const frame = this.#decode(message as string | Buffer); // Text comes as a string, binary as a Buffer.
      if (frame) yield frame;
    }
  }

  /** Settles when the message has left this process. Rejects when it cannot any more. */
  send(frame: ChannelFrame): Promise<void> {
    const message = this.#base64
      ? String(frame.channel) + Buffer.from(frame.data).toString("base64")
      : encodeChannelFrame(frame);
    return new Promise((resolve, reject) =>
      this.#socket.send(message, (err) => (err ? reject(err) : resolve())),
    );
  }

  close(): void {
    this.#socket.close(1000);
  }

  ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #decode(message: string | Buffer): ChannelFrame | undefined {
    if (!this.#base64) return decodeChannelFrame(Buffer.from(message));
    const text = message.toString();
    const channel = Number(text[0]);
    if (text === "" || Number.isNaN(channel)) return undefined;
    return { channel, data: Buffer.from(text.slice(1), "base64") };
  }
}

/** An exec or attach over one WebSocket. */
export class WebSocketExecClient implements ExecClient {
  readonly #socket: ChannelSocket;
  readonly #protocol: string;
  #finished = false;

  constructor(socket: WebSocket, protocol: string) {
    this.#socket = new ChannelSocket(socket, protocol);
    this.#protocol = protocol;
  }

  /** Tells the client, by an empty message, that the connection stands. */
  async greet(channel: number): Promise<void> {
    // That a client has left by now shows when it is read.
    await this.#socket.send({ channel, data: new Uint8Array() }).catch(() => undefined);
  }

  async receive(take: (frame: ChannelFrame) => Promise<void>): Promise<void> {
    for await (const frame of this.#socket.frames()) {
      const { channel, data } = frame;
      if (channel === channels.resize) await take(frame);
      // An empty message on stdin is a greeting, not an end: that is told by `close`, from version 5 on.
      else if (channel === channels.stdin && data.length > 0) await take(frame);
      else if (channel === channels.close && this.#protocol === "v5.channel.k8s.io") await take(frame);
    }
  }

  send(frame: ChannelFrame): Promise<void> {
    return this.#socket.send(frame);
  }

  async finish(status: metav1.Status): Promise<void> {
    const asStatus = this.#protocol.startsWith("v4.") || this.#protocol.startsWith("v5.");
    const failure = status.status === "Success" ? "" : (status.message ?? "");
    const text = asStatus ? JSON.stringify(status) : failure;
    if (text !== "") await this.#socket.send({ channel: channels.error, data: Buffer.from(text, "utf8") });
    this.#finished = true;
    this.#socket.close();
  }

  probe(): void {
    this.#socket.ping();
  }

  abort(): void {
    if (!this.#finished) this.#socket.terminate();
  }
}
