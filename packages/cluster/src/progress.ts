import type { Clock } from "@kubets/apimachinery";

/** Lines of progress for a person, with the time since the start. On a terminal they are ticked off. */
export class Progress {
  readonly #write: (text: string) => void;
  readonly #clock: Clock;
  readonly #startMs: number;

  constructor(options: { readonly write: (text: string) => void; readonly clock: Clock }) {
    this.#write = options.write;
    this.#clock = options.clock;
    this.#startMs = options.clock.monotonicMs();
  }

  done(what: string): void {
    this.#write(` ✓ ${what.padEnd(28)} ${this.seconds()} s\n`);
  }

  note(what: string): void {
    this.#write(` · ${what}\n`);
  }

  /** Since the start, with one decimal. */
  seconds(): string {
    return ((this.#clock.monotonicMs() - this.#startMs) / 1000).toFixed(1);
  }
}
