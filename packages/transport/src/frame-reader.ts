import type { TransportError } from "./transport.ts";
import { windowBytes, windowFrames } from "./wire.ts";

interface WaitingReader {
  readonly resolve: (result: IteratorResult<Uint8Array>) => void;
  readonly reject: (error: TransportError) => void;
}

/**
 * The receiving half of a stream: checks the sequence, keeps frames until they are read, and reports what was
 * read so that the sender may go on. At most the window is ever kept here.
 */
export class FrameReader implements AsyncIterator<Uint8Array> {
  readonly #sendCredit: (value: string) => void;
  readonly #frames: Uint8Array[] = [];
  #head = 0;
  readonly #waiting: WaitingReader[] = [];
  #sequence = 0;
  #consumedFrames = 0;
  #consumedBytes = 0;
  #creditedFrames = 0;
  #creditedBytes = 0;
  #ended = false;
  #discarding = false;
  #creditsStopped = false;
  #error: TransportError | undefined;

  constructor(sendCredit: (value: string) => void) {
    this.#sendCredit = sendCredit;
  }

  /** The last sequence number received. */
  get sequence(): number {
    return this.#sequence;
  }

  /** What has been read, as credits and heartbeats carry it. */
  get consumed(): string {
    return `${this.#consumedFrames}-${this.#consumedBytes}`;
  }

  /** The other side has sent its last frame. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes a frame; true when one before it is missing. A repeated one is left out. */
  push(sequence: number, frame: Uint8Array): boolean {
    if (sequence <= this.#sequence) return false;
    if (sequence !== this.#sequence + 1) return true;
    this.#sequence = sequence;
    if (this.#discarding) {
      this.#consume(frame);
      return false;
    }
    const reader = this.#waiting.shift();
    if (reader === undefined) {
      this.#frames.push(frame);
    } else {
      this.#consume(frame);
      reader.resolve({ done: false, value: frame });
    }
    return false;
  }

  /** Takes the end; true when a frame before it is missing. */
  end(sequence: number): boolean {
    if (sequence <= this.#sequence) return false;
    if (sequence !== this.#sequence + 1) return true;
    this.#sequence = sequence;
    this.#ended = true;
    for (const reader of this.#waiting.splice(0)) reader.resolve({ done: true, value: undefined });
    return false;
  }

  /** Frames received before can still be read; then reading fails. */
  fail(error: TransportError): void {
    if (this.#ended || this.#error !== undefined) return;
    this.#error = error;
    for (const reader of this.#waiting.splice(0)) reader.reject(error);
  }

  /** Drops what is kept and what still comes. */
  discard(): void {
    this.#discarding = true;
    while (this.#head < this.#frames.length) this.#take();
  }

  stopCredits(): void {
    this.#creditsStopped = true;
  }

  next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#head < this.#frames.length) return Promise.resolve({ done: false, value: this.#take() });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    if (this.#error !== undefined) return Promise.reject(this.#error);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #take(): Uint8Array {
    // Whoever calls has seen that a frame is there.
    const frame = this.#frames[this.#head++] as Uint8Array;
    if (this.#head === this.#frames.length) {
      this.#frames.length = 0;
      this.#head = 0;
    }
    this.#consume(frame);
    return frame;
  }

  #consume(frame: Uint8Array): void {
    this.#consumedFrames++;
    this.#consumedBytes += frame.length;
    if (this.#ended || this.#creditsStopped) return;
    const frames = this.#consumedFrames - this.#creditedFrames;
    const bytes = this.#consumedBytes - this.#creditedBytes;
    if (frames < windowFrames / 2 && bytes < windowBytes / 4) return;
    this.#creditedFrames = this.#consumedFrames;
    this.#creditedBytes = this.#consumedBytes;
    this.#sendCredit(this.consumed);
  }
}
