import { firstFailure } from "./failures.ts";

/** How many calls the first batch of `slowStartBatch` makes. */
export const slowStartInitialBatchSize = 1;

export interface BatchOutcome {
  readonly successes: number;
  /** The first failure of the first batch that had one. */
  readonly error?: Error;
}

/**
 * Calls `work` up to `count` times, at first once, then doubling the number of parallel calls as long as all
 * succeed; the first batch with a failure is the last. So a quota that refuses all creations costs one call, not
 * `count`. As slowStartBatch of Kubernetes' replicaset controller.
 */
export async function slowStartBatch(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<BatchOutcome> {
  let successes = 0;
  let next = 0;
  for (let size = Math.min(count, slowStartInitialBatchSize); size > 0;) {
    const indexes = Array.from({ length: size }, () => next++);
    const results = await Promise.allSettled(indexes.map((index) => work(index)));
    successes += results.filter(({ status }) => status === "fulfilled").length;
    const error = firstFailure(results);
    if (error) return { successes, error };
    size = Math.min(2 * size, count - next);
  }
  return { successes };
}
