import type { Clock } from "@kubets/apimachinery";
import { StoreError } from "./store.ts";
import type { Store } from "./store.ts";

export interface CompactorOptions {
  readonly store: Pick<Store, "compact" | "revision">;
  readonly clock: Clock;
  /** Told of a compaction that failed; the next one does its work too. */
  readonly onFailure: (err: StoreError) => void;
  /** Default 5 minutes, as kube-apiserver's --etcd-compaction-interval. */
  readonly intervalMs?: number;
}

/** Compacts the store regularly, each time to where it was one interval ago: so much history is always there. */
export class Compactor {
  readonly #options: CompactorOptions;

  constructor(options: CompactorOptions) {
    this.#options = options;
  }

  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { clock } = this.#options;
    let before: number | undefined;
    while (!options.signal.aborted) {
      before = await this.#compact(before);
      await clock
        .sleep(this.#options.intervalMs ?? 5 * 60_000, { signal: options.signal })
        .catch(() => undefined); // The loop's condition tells an abort.
    }
  }

  /** Returns where the store is now, for the next time. */
  async #compact(upTo: number | undefined): Promise<number | undefined> {
    const { store } = this.#options;
    try {
      if (upTo !== undefined) await store.compact(upTo);
      return await store.revision();
    } catch (err: unknown) {
      if (!(err instanceof StoreError)) throw err;
      this.#options.onFailure(err);
      return upTo;
    }
  }
}
