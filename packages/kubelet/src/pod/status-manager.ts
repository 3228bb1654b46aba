import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { isConflict, isNotFound } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import { apiTimeoutMs } from "../api-timeout.ts";
import { podStatusPatch } from "./status-patch.ts";

export interface StatusManagerOptions {
  readonly client: Pick<Client, "resource">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends all writing. */
  readonly signal: AbortSignal;
}

export interface SetStatusOptions {
  /** How long the write may wait for a newer status to replace this one; default 0. */
  readonly delayMs?: number;
  /** Annotations to publish with the status. */
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Entry {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** What the API has, as far as is known. */
  known: corev1.PodStatus;
  knownAnnotations: Readonly<Record<string, string>>;
  /** The pod's version after this kubelet's last write. Versions are numbers that grow (KEP-5504, v1.35). */
  writtenVersion: number;
  wanted: corev1.PodStatus;
  wantedAnnotations: Readonly<Record<string, string>>;
  delay: Disposable | undefined;
  /** The writes in flight, one at a time. */
  writing: Promise<void> | undefined;
}

const firstRetryMs = 100;
const lastRetryMs = 10_000;

/**
 * The only writer of pod statuses. Keeps the newest wanted status per pod, writes it when the API has another,
 * and writes again while newer ones come in: one write at a time per pod, states in between are skipped.
 */
export class StatusManager {
  readonly #options: StatusManagerOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: StatusManagerOptions) {
    this.#options = options;
  }

  /** The status decided last, which the API may not have yet. */
  get(uid: string): corev1.PodStatus | undefined {
    return this.#entries.get(uid)?.wanted;
  }

  set(pod: corev1.Pod, status: corev1.PodStatus, options: SetStatusOptions = {}): void {
    const entry = this.#entry(pod);
    entry.wanted = status;
    entry.wantedAnnotations = { ...entry.wantedAnnotations, ...options.annotations };
    const { delayMs = 0 } = options;
    if (delayMs > 0 && entry.writing === undefined) {
      entry.delay ??= this.#options.clock.setTimer(delayMs, () => this.#startWriting(entry));
      return;
    }
    this.#startWriting(entry);
  }

  /**
   * The pod as the informer shows it now. When that is newer than this kubelet's last write, somebody else has changed
   * it (the node lifecycle controller calls the pods of a silent node not ready): it is brought in line at once.
   */
  observe(pod: corev1.Pod): void {
    const entry = this.#entries.get(pod.metadata.uid ?? "");
    if (entry && Number(pod.metadata.resourceVersion) > entry.writtenVersion && entry.writtenVersion > 0)
      this.reconcile(pod);
  }

  /** The API's own view of the pod, to be brought in line if somebody else changed it. */
  reconcile(pod: corev1.Pod): void {
    const entry = this.#entries.get(pod.metadata.uid ?? "");
    if (!entry || entry.writing !== undefined) return;
    entry.known = pod.status;
    this.#startWriting(entry);
  }

  /** Writes what is left to write, then deletes the pod from the API for good. Resolves once it is gone. */
  async finish(pod: corev1.Pod): Promise<void> {
    const entry = this.#entry(pod);
    this.#startWriting(entry);
    await entry.writing;
    const { client, signal } = this.#options;
    await this.#untilDone("Failed to delete pod", entry, async () => {
      await client.resource(resources.pods).delete(entry.name, {
        namespace: entry.namespace,
        gracePeriodSeconds: 0,
        preconditions: { uid: entry.uid },
        signal,
        timeoutMs: apiTimeoutMs,
      });
    });
  }

  forget(uid: string): void {
    this.#entries.get(uid)?.delay?.[Symbol.dispose]();
    this.#entries.delete(uid);
  }

  #entry(pod: corev1.Pod): Entry {
    const { namespace = "", name = "", uid = "", annotations = {} } = pod.metadata;
    const known = this.#entries.get(uid);
    if (known) return known;
    const entry: Entry = {
      namespace,
      name,
      uid,
      known: pod.status,
      knownAnnotations: annotations,
      writtenVersion: 0,
      wanted: pod.status,
      wantedAnnotations: {},
      delay: undefined,
      writing: undefined,
    };
    this.#entries.set(uid, entry);
    return entry;
  }

  #startWriting(entry: Entry): void {
    entry.delay?.[Symbol.dispose]();
    entry.delay = undefined;
    entry.writing ??= this.#write(entry).finally(() => {
      entry.writing = undefined;
    });
  }

  async #write(entry: Entry): Promise<void> {
    await this.#untilDone("Failed to write pod status", entry, async () => {
      for (;;) {
        const { wanted, wantedAnnotations } = entry;
        const status = podStatusPatch(entry.known, wanted);
        if (status) await this.#patch(entry, { status }, "status");
        // Conditions of others are never compared, so what was sent stands for what the API has.
        entry.known = wanted;
        const annotations = changedAnnotations(entry.knownAnnotations, wantedAnnotations);
        if (annotations) await this.#patch(entry, { metadata: { annotations } }, undefined);
        entry.knownAnnotations = { ...entry.knownAnnotations, ...wantedAnnotations };
        if (entry.wanted === wanted && entry.wantedAnnotations === wantedAnnotations) return;
      }
    });
  }

  async #patch(
    entry: Entry,
    change: { readonly metadata?: object; readonly status?: object },
    subresource: string | undefined,
  ): Promise<void> {
    const { client, signal } = this.#options;
    // A pod of the same name that took this one's place is answered with Conflict.
    const body = { ...change, metadata: { ...change.metadata, uid: entry.uid } };
    const written = await client.resource(resources.pods).patch(
      entry.name,
      {
        type: "application/strategic-merge-patch+json",
        body,
        ...(subresource === undefined ? {} : { subresource }),
      },
      { namespace: entry.namespace, signal, timeoutMs: apiTimeoutMs },
    );
    entry.writtenVersion = Number(written.metadata.resourceVersion);
  }

  /** Repeats with growing pauses until it works, the pod is gone or another, or the signal aborts. */
  async #untilDone(failure: string, entry: Entry, attempt: () => Promise<void>): Promise<void> {
    const { clock, logger, signal } = this.#options;
    for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, lastRetryMs)) {
      try {
        await attempt();
        return;
      } catch (err: unknown) {
        if (signal.aborted || isNotFound(err) || isConflict(err)) return;
        logger.warn({ err, pod: `${entry.namespace}/${entry.name}`, podUid: entry.uid, retryMs }, failure);
      }
      try {
        await clock.sleep(retryMs, { signal });
      } catch (err: unknown) {
        if (signal.aborted) return;
        throw err;
      }
    }
  }
}

function changedAnnotations(
  known: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const changed = Object.entries(wanted).filter(([key, value]) => known[key] !== value);
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
