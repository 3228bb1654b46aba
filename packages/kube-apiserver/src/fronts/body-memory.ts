import { newTooManyRequests } from "@kubets/apimachinery";

/** Of all bodies together: 85 of the largest that are taken. */
const defaultMaxBytes = 256 * 1024 * 1024;

/**
 * Memory for the bodies of requests that are being read or answered. Each body is limited, but clients may send any
 * number at once.
 */
export class BodyMemory {
  readonly #maxBytes: number;
  #used = 0;

  constructor(maxBytes = defaultMaxBytes) {
    this.#maxBytes = maxBytes;
  }

  /** For one request; dispose it when the request is answered. */
  lease(): BodyLease {
    let taken = 0;
    return {
      add: (bytes) => {
        if (this.#used + bytes > this.#maxBytes)
          throw newTooManyRequests("the server holds too many request bodies, please try again later", 1);
        this.#used += bytes;
        taken += bytes;
      },
      [Symbol.dispose]: () => {
        this.#used -= taken;
        taken = 0;
      },
    };
  }
}

export interface BodyLease extends Disposable {
  /** Throws TooManyRequests when there is no room. */
  add(bytes: number): void;
}
