/**
 * The end of the server, in stages: first it takes no new requests, then, when those in flight are done, everything
 * else ends. What ends before it serves ends at once.
 */
export class Lifetime implements Disposable {
  readonly #draining = new AbortController();
  readonly #ending = new AbortController();
  readonly #asked: AbortSignal;
  readonly #onAsked = (): void => this.end(this.#asked.reason);

  /** `asked` aborts when the server is asked to end. */
  constructor(asked: AbortSignal) {
    this.#asked = asked;
    asked.addEventListener("abort", this.#onAsked, { once: true });
    if (asked.aborted) this.#onAsked();
  }

  /** Aborts when no new requests are taken any more. */
  get draining(): AbortSignal {
    return this.#draining.signal;
  }

  /** Aborts when what serves requests is no longer needed. */
  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  /** From now on there are requests in flight: whoever sees `asked` drains before the end. */
  serve(): void {
    this.#asked.removeEventListener("abort", this.#onAsked);
  }

  drain(reason: Error): void {
    this.#draining.abort(reason);
  }

  end(reason: unknown): void {
    this.#draining.abort(reason);
    this.#ending.abort(reason);
  }

  [Symbol.dispose](): void {
    this.#asked.removeEventListener("abort", this.#onAsked);
  }
}
