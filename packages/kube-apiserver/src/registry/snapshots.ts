import type { Clock } from "@kubets/apimachinery";
import type { ObjectSnapshot } from "../storage/cache.ts";

const keptMs = 5 * 60_000;
const maxKept = 128;

/**
 * Lists that were cut by `limit`, kept so that the next chunk comes from the same state. Bounded in time and
 * number: the oldest is forgotten first, and its tokens are then expired.
 */
export class Snapshots {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #kept = new Map<string, { readonly snapshot: ObjectSnapshot; readonly untilMs: number }>();

  constructor(clock: Pick<Clock, "monotonicMs">) {
    this.#clock = clock;
  }

  keep(scope: string, snapshot: ObjectSnapshot): void {
    const now = this.#clock.monotonicMs();
    const key = `${scope}@${String(snapshot.revision)}`;
    this.#kept.delete(key);
    this.#kept.set(key, { snapshot, untilMs: now + keptMs });
    for (const [oldest, { untilMs }] of this.#kept) {
      if (untilMs > now && this.#kept.size <= maxKept) break;
      this.#kept.delete(oldest);
    }
  }

  /** The scope as it was at `revision`; undefined when it is not kept any more. */
  get(scope: string, revision: number): ObjectSnapshot | undefined {
    const kept = this.#kept.get(`${scope}@${String(revision)}`);
    return kept && kept.untilMs > this.#clock.monotonicMs() ? kept.snapshot : undefined;
  }
}
