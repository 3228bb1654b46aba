import { Duplex } from "node:stream";
import type { Stream } from "./transport.ts";

/** Frames may be 512 KiB; smaller ones let several streams share the bus. */
const maxPieceBytes = 128 * 1024;

/**
 * A stream whose frames are plain bytes, as a socket: for what wants one, such as HTTP and TLS. Reads no more than
 * is asked for and writes no faster than the other side reads. Destroying it cancels the stream.
 */
export class StreamSocket extends Duplex {
  readonly #stream: Stream;
  readonly #frames: AsyncIterator<Uint8Array>;

  constructor(stream: Stream) {
    super({ allowHalfOpen: true });
    this.#stream = stream;
    this.#frames = stream[Symbol.asyncIterator]();
  }

  override _read(): void {
    this.#frames.next().then(
      (next) => this.push(next.done ? null : next.value),
      (err: unknown) => this.destroy(asError(err)),
    );
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (err?: Error | null) => void): void {
    this.#send(chunk).then(
      () => done(),
      (err: unknown) => done(asError(err)),
    );
  }

  override _final(done: (err?: Error | null) => void): void {
    this.#stream.end().then(
      () => done(),
      (err: unknown) => done(asError(err)),
    );
  }

  override _destroy(error: Error | null, done: (err?: Error | null) => void): void {
    this.#stream[Symbol.asyncDispose]().then(
      () => done(error),
      (err: unknown) => done(error ?? asError(err)),
    );
  }

  async #send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += maxPieceBytes) {
      await this.#stream.send(bytes.subarray(at, at + maxPieceBytes));
    }
  }
}

function asError(err: unknown): Error {
  return err instanceof Error ? err : new Error(String(err));
}
