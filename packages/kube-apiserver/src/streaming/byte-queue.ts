/** Bytes on their way from one writer to one reader, bounded: the writer waits while much is unread. */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  readonly #capacity: number;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #ended = false;
  #changed: (() => void)[] = [];

  constructor(capacityBytes: number) {
    this.#capacity = capacityBytes;
  }

  /** Settles when the reader has kept up so far. After the end, nothing is taken. */
  async push(chunk: Uint8Array): Promise<void> {
    if (this.#ended || chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    this.#change();
    while (this.#size > this.#capacity && !this.#ended) await this.#nextChange();
  }

  /** What is queued can still be read. */
  end(): void {
    this.#ended = true;
    this.#change();
  }

  /** Ends at once; what is queued is dropped. */
  discard(): void {
    this.#chunks = [];
    this.#size = 0;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        this.#size -= chunk.length;
        this.#change();
        yield chunk;
      } else if (this.#ended) {
        return;
      } else {
        await this.#nextChange();
      }
    }
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve));
  }

  #change(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }
}
