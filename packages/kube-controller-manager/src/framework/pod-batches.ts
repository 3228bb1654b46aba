import { keyOf } from "@kubets/client";
import type { Draft } from "@kubets/client";
import type { KubernetesObject, corev1 } from "@kubets/api";
import type { Expectations } from "./expectations.ts";
import { firstFailure } from "./failures.ts";
import type { PodControl } from "./pod-control.ts";
import { slowStartBatch } from "./slow-start.ts";
import type { BatchOutcome } from "./slow-start.ts";

interface Batch {
  /** Key of the owner, for its expectations. */
  readonly key: string;
  readonly owner: KubernetesObject;
  readonly signal: AbortSignal;
}

/** Creates and deletes many pods of one owner: expects before it acts, and takes back what it did not get done. */
export class PodBatches {
  readonly #podControl: PodControl;
  readonly #expectations: Expectations;

  constructor(deps: { readonly podControl: PodControl; readonly expectations: Expectations }) {
    this.#podControl = deps.podControl;
    this.#expectations = deps.expectations;
  }

  async create({ key, owner, signal }: Batch, drafts: readonly Draft<corev1.Pod>[]): Promise<BatchOutcome> {
    this.#expectations.raise(key, { creations: drafts.length, deletions: [] });
    const outcome = await slowStartBatch(drafts.length, async (index) => {
      const draft = drafts[index];
      if (draft) await this.#podControl.create(owner, draft, { signal });
    });
    this.#expectations.creationObserved(key, drafts.length - outcome.successes);
    return outcome;
  }

  async delete({ key, owner, signal }: Batch, pods: readonly corev1.Pod[]): Promise<BatchOutcome> {
    this.#expectations.raise(key, { creations: 0, deletions: pods.map(keyOf) });
    const results = await Promise.allSettled(
      pods.map(async (pod) => {
        try {
          await this.#podControl.delete(owner, pod, { signal });
        } catch (err: unknown) {
          this.#expectations.deletionObserved(key, keyOf(pod));
          throw err;
        }
      }),
    );
    const error = firstFailure(results);
    const successes = results.filter(({ status }) => status === "fulfilled").length;
    return error ? { successes, error } : { successes };
  }
}
