import type { Clock } from "@kubets/apimachinery";

/** A number that goes up and down, and the most it was in the last full second. */
export class Watermark {
  readonly #clock: Pick<Clock, "monotonicMs">;
  #value = 0;
  #second = 0;
  #max = 0;
  #lastMax = 0;

  constructor(clock: Pick<Clock, "monotonicMs">) {
    this.#clock = clock;
  }

  add(change: number): void {
    this.#turn();
    this.#value += change;
    if (this.#value > this.#max) this.#max = this.#value;
  }

  read(): number {
    this.#turn();
    return Math.max(this.#lastMax, this.#max);
  }

  #turn(): void {
    const second = Math.floor(this.#clock.monotonicMs() / 1000);
    if (second === this.#second) return;
    // What stood at the end of the last second stood ever since, when more than one has passed.
    this.#lastMax = second === this.#second + 1 ? this.#max : this.#value;
    this.#second = second;
    this.#max = this.#value;
  }
}
