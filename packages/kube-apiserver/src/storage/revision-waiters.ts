/** A revision that only grows, and those who wait for it. */
export class RevisionWaiters {
  #revision = 0;
  #failure: Error | undefined;
  readonly #waiting = new Set<Waiter>();

  get revision(): number {
    return this.#revision;
  }

  advance(revision: number): void {
    this.#revision = revision;
    if (this.#waiting.size === 0) return;
    for (const waiter of this.#waiting) if (waiter.revision <= revision) waiter.settle();
  }

  /** Rejects those who wait, and all who will for more than is reached. */
  fail(reason: unknown): void {
    this.#failure = reason instanceof Error ? reason : new Error(String(reason));
    for (const waiter of this.#waiting) waiter.settle(this.#failure);
  }

  /** Resolves when `revision` is reached; rejects when the signal aborts before. */
  async reach(revision: number, signal: AbortSignal): Promise<void> {
    if (this.#revision >= revision) return;
    if (this.#failure !== undefined) throw this.#failure;
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        revision,
        settle: (failure) => {
          this.#waiting.delete(waiter);
          signal.removeEventListener("abort", onAbort);
          if (failure === undefined) resolve();
          else reject(failure);
        },
      };
      const onAbort = (): void => waiter.settle(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      this.#waiting.add(waiter);
    });
  }
}

interface Waiter {
  readonly revision: number;
  readonly settle: (failure?: unknown) => void;
}
