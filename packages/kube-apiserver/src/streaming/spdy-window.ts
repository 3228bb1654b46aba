/** How many bytes the peer takes at the moment. May fall below zero, when the peer makes its windows smaller. */
export class SpdyWindow {
  #bytes: number;
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  grow(bytes: number): void {
    this.#bytes += bytes;
    this.#wake();
  }

  take(bytes: number): void {
    this.#bytes -= bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Settles when there is room for some, or when nobody will make room any more. */
  async room(): Promise<void> {
    while (this.#bytes <= 0 && !this.#closed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
