import type { Clock } from "@kubets/apimachinery";

interface Entry {
  readonly delayMs: number;
  readonly updatedMs: number;
}

/** Exponential delays by key, counted from an event of the past (client-go util/flowcontrol Backoff). */
export class BackOff {
  readonly #clock: Pick<Clock, "now">;
  readonly #initialMs: number;
  readonly #maxMs: number;
  readonly #entries = new Map<string, Entry>();

  constructor(options: {
    readonly clock: Pick<Clock, "now">;
    readonly initialMs: number;
    readonly maxMs: number;
  }) {
    this.#clock = options.clock;
    this.#initialMs = options.initialMs;
    this.#maxMs = options.maxMs;
  }

  /** How long the key still has to wait after what happened at `eventMs`; 0 when it may act. */
  remainingMs(key: string, eventMs: number): number {
    const entry = this.#valid(key, eventMs);
    return entry ? Math.max(0, entry.delayMs - (this.#clock.now() - eventMs)) : 0;
  }

  /** The delay in force, without regard to how much of it has passed. */
  delayMs(key: string): number {
    return this.#entries.get(key)?.delayMs ?? 0;
  }

  /** The key acts (again): the next wait will be twice as long, up to the limit. */
  advance(key: string, eventMs: number): void {
    const entry = this.#valid(key, eventMs);
    const delayMs = entry ? Math.min(entry.delayMs * 2, this.#maxMs) : this.#initialMs;
    this.#entries.set(key, { delayMs, updatedMs: this.#clock.now() });
  }

  /** Forgets all keys that begin so. */
  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }

  /** An entry counts until nothing has happened for twice the longest delay. */
  #valid(key: string, eventMs: number): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry && eventMs - entry.updatedMs <= 2 * this.#maxMs ? entry : undefined;
  }
}
