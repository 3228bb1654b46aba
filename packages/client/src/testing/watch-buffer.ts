import type { WatchEvent } from "../client.ts";

/** Events from a source that pushes to a reader that pulls; ends, or fails, once. */
export class WatchBuffer<T> implements AsyncIterableIterator<WatchEvent<T>> {
  readonly #events: WatchEvent<T>[] = [];
  readonly #onClose: () => void;
  #reader: PromiseWithResolvers<IteratorResult<WatchEvent<T>>> | undefined;
  #outcome: { readonly error: unknown } | "ended" | undefined;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  push(event: WatchEvent<T>): void {
    if (this.#outcome !== undefined) return;
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader === undefined) this.#events.push(event);
    else reader.resolve({ done: false, value: event });
  }

  end(): void {
    this.#finish("ended");
  }

  fail(error: unknown): void {
    this.#finish({ error });
  }

  next(): Promise<IteratorResult<WatchEvent<T>>> {
    const event = this.#events.shift();
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.#outcome === "ended") return Promise.resolve({ done: true, value: undefined });
    if (this.#outcome !== undefined) return Promise.reject(this.#outcome.error);
    this.#reader = Promise.withResolvers();
    return this.#reader.promise;
  }

  return(): Promise<IteratorResult<WatchEvent<T>>> {
    this.#events.length = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(outcome: { readonly error: unknown } | "ended"): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#onClose();
    const reader = this.#reader;
    this.#reader = undefined;
    if (outcome === "ended") reader?.resolve({ done: true, value: undefined });
    else reader?.reject(outcome.error);
  }
}
