import type { Random } from "@kubets/apimachinery";

const poolBytes = 4096;

/** Unpredictable small numbers, drawn from few large requests for random bytes. */
export class NonceSource {
  readonly #random: Random;
  #pool = new Uint8Array(0);
  #used = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Uniform in [0, limit); `limit` is a power of two up to 2^24. */
  next(limit: number): number {
    if (this.#used + 3 > this.#pool.length) {
      this.#pool = new Uint8Array(this.#random.bytes(poolBytes));
      this.#used = 0;
    }
    const [a = 0, b = 0, c = 0] = this.#pool.subarray(this.#used, (this.#used += 3));
    return ((a << 16) | (b << 8) | c) & (limit - 1);
  }
}
