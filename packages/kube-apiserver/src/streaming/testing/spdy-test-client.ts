import type { Duplex } from "node:stream";
import { constants, createDeflate } from "node:zlib";
import { expect } from "vitest";
import { spdyDictionary } from "../spdy-dictionary.ts";
import { encodeFrame, SpdyParser } from "../spdy-frames.ts";
import type { SpdyFrame } from "../spdy-frames.ts";
import { SpdyHeaderReader } from "../spdy-headers.ts";

/** The client's side, by hand: real zlib compression, frames as they are. */
export class SpdyTestClient {
  readonly #socket: Duplex;
  readonly #deflate = createDeflate({ dictionary: Buffer.from(spdyDictionary) });
  readonly #frames: AsyncGenerator<SpdyFrame>;
  readonly #replies = new SpdyHeaderReader();

  constructor(socket: Duplex) {
    this.#socket = socket;
    this.#frames = framesOf(socket);
  }

  async open(streamId: number, headers: Record<string, string>, fin = false): Promise<void> {
    this.send({ type: "syn-stream", streamId, fin, headers: await this.#compress(headers) });
    const reply = await this.next();
    expect(reply).toMatchObject({ type: "syn-reply", streamId });
    if (reply?.type === "syn-reply") expect(await this.#replies.read(reply.headers)).toEqual(new Map());
  }

  send(frame: SpdyFrame): void {
    this.#socket.write(encodeFrame(frame));
  }

  raw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  async next(): Promise<SpdyFrame | undefined> {
    const next = await this.#frames.next();
    return next.done ? undefined : next.value;
  }

  end(): void {
    this.#socket.end();
  }

  async #compress(headers: Record<string, string>): Promise<Uint8Array> {
    const text = (value: string): Buffer => {
      const bytes = Buffer.from(value);
      return Buffer.concat([uint32(bytes.length), bytes]);
    };
    const entries = Object.entries(headers);
    const plain = Buffer.concat([uint32(entries.length), ...entries.flat().map(text)]);
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): number => chunks.push(chunk);
    this.#deflate.on("data", collect);
    this.#deflate.write(plain);
    await new Promise<void>((resolve) => this.#deflate.flush(constants.Z_SYNC_FLUSH, () => resolve()));
    this.#deflate.off("data", collect);
    return Buffer.concat(chunks);
  }
}

async function* framesOf(socket: Duplex): AsyncGenerator<SpdyFrame> {
  const parser = new SpdyParser();
  for await (const chunk of socket) yield* parser.push(chunk as Uint8Array);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
