import type { Duplex } from "node:stream";
import type { metav1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { channels } from "./channel-frames.ts";
import type { ChannelFrame } from "./channel-frames.ts";
import type { ExecClient } from "./exec-bridge.ts";
import { SpdyConnection } from "./spdy-connection.ts";
import type { SpdyStream } from "./spdy-connection.ts";

/** Protocols of exec and attach over SPDY, the best first (apimachinery util/remotecommand). */
export const spdyExecProtocols = [
  "v4.channel.k8s.io",
  "v3.channel.k8s.io",
  "v2.channel.k8s.io",
  "channel.k8s.io",
] as const;

/** As kubelet's --streaming-... default: how long a client may take to open its streams. */
const creationTimeoutMs = 30_000;

export interface SpdyExecOptions {
  readonly socket: Duplex;
  readonly protocol: string;
  /** Types of the streams that the client will open. */
  readonly expected: ReadonlySet<string>;
  readonly clock: Clock;
}

/** An exec or attach over SPDY: one stream each for errors, stdin, stdout, stderr and terminal sizes. */
export class SpdyExecClient implements ExecClient {
  readonly #options: SpdyExecOptions;
  readonly #connection: SpdyConnection;
  readonly #streams = new Map<string, SpdyStream>();
  readonly #allThere = Promise.withResolvers<void>();

  constructor(options: SpdyExecOptions) {
    this.#options = options;
    this.#connection = new SpdyConnection(options.socket);
    // Who waits for the streams sees it; when none waits yet, the socket is closed all the same.
    this.#allThere.promise.catch(() => undefined);
  }

  async receive(take: (frame: ChannelFrame) => Promise<void>): Promise<void> {
    const { clock, socket } = this.#options;
    using _timer = clock.setTimer(creationTimeoutMs, () => {
      this.#allThere.reject(new Error("timed out waiting for client to create streams"));
      if (this.#streams.size < this.#options.expected.size) socket.destroy();
    });
    const inputs: Promise<void>[] = [];
    const track = (work: Promise<void>): void => {
      // A node that takes no more input gives no more output either, and that is what the client is told of.
      work.catch(() => undefined);
      inputs.push(work);
    };
    try {
      await this.#connection.run((stream) => {
        const type = stream.headers.get("streamtype") ?? "";
        if (!this.#options.expected.has(type) || this.#streams.has(type)) {
          track(stream.reset());
          return;
        }
        this.#streams.set(type, stream);
        if (type === "stdin") track(forwardInput(stream, take));
        if (type === "resize") track(forwardSizes(stream, take));
        if (this.#streams.size === this.#options.expected.size) this.#allThere.resolve();
      });
    } finally {
      this.#allThere.reject(new Error("the client went away"));
      await Promise.allSettled(inputs);
    }
  }

  async send({ channel, data }: ChannelFrame): Promise<void> {
    await this.#allThere.promise;
    await this.#streams.get(channel === channels.stdout ? "stdout" : "stderr")?.write(data);
  }

  async finish(status: metav1.Status): Promise<void> {
    await this.#allThere.promise;
    const text = this.#errorText(status);
    if (text !== "") await this.#streams.get("error")?.write(Buffer.from(text, "utf8"));
    for (const stream of this.#streams.values()) await stream.end();
    await this.#connection.close();
  }

  probe(): void {
    this.#connection.ping();
  }

  abort(): void {
    const { socket } = this.#options;
    // What `finish` wrote still has to go out; then the connection ends by itself.
    if (!socket.writableEnded) socket.destroy();
  }

  /** Version 4 sends the Status; those before only had words for failures. */
  #errorText(status: metav1.Status): string {
    if (this.#options.protocol === "v4.channel.k8s.io") return JSON.stringify(status);
    return status.status === "Success" ? "" : (status.message ?? "");
  }
}

async function forwardInput(stream: SpdyStream, take: (frame: ChannelFrame) => Promise<void>): Promise<void> {
  for await (const data of stream.input) await take({ channel: channels.stdin, data });
  await take({ channel: channels.close, data: Uint8Array.of(channels.stdin) });
}

/** JSON objects, each ended by a line end. */
async function forwardSizes(stream: SpdyStream, take: (frame: ChannelFrame) => Promise<void>): Promise<void> {
  let rest = "";
  for await (const data of stream.input) {
    const lines = (rest + Buffer.from(data).toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.trim() !== "") await take({ channel: channels.resize, data: Buffer.from(line, "utf8") });
    }
  }
}
