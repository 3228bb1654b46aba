import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { PodHeap } from "./pod-heap.ts";
import type { QueuedPod } from "./queued-pod.ts";

export interface SchedulingQueueOptions {
  readonly clock: Clock;
  readonly initialBackoffMs: number;
  readonly maxBackoffMs: number;
  /** The pod may go through now that this has happened, as far as the plugins that rejected it tell. */
  readonly mayHelp: (event: string, rejectedBy: ReadonlySet<string>) => boolean;
}

/**
 * Pods to schedule, as in kube-scheduler: an active queue by priority, then age; pods that were tried in vain wait
 * until something happens that may help them (or five minutes), and then at least for their back-off: 1 s, doubling
 * to 10 s. A pod is in one place at a time; one that is being tried is in none.
 */
export class SchedulingQueue {
  readonly #options: SchedulingQueueOptions;
  readonly #active = new PodHeap();
  readonly #backoff = new Map<string, { readonly queued: QueuedPod; readonly timer: Disposable }>();
  readonly #unschedulable = new Map<string, { readonly queued: QueuedPod; readonly timer: Disposable }>();
  /** Pods being tried, with what has happened since they were taken. */
  readonly #inFlight = new Map<string, Set<string>>();
  #waiting: (() => void) | undefined;

  constructor(options: SchedulingQueueOptions) {
    this.#options = options;
  }

  get size(): { readonly active: number; readonly backoff: number; readonly unschedulable: number } {
    return {
      active: this.#active.size,
      backoff: this.#backoff.size,
      unschedulable: this.#unschedulable.size,
    };
  }

  /** A new pod, or a new version of one: a changed pod gets another try. */
  add(key: string, pod: corev1.Pod): void {
    if (this.#inFlight.has(key)) {
      this.#inFlight.get(key)?.add(podChanged);
      return;
    }
    const waiting = this.#backoff.get(key)?.queued ?? this.#active.get(key);
    if (waiting) {
      waiting.pod = pod;
      return;
    }
    const parked = this.#take(this.#unschedulable, key);
    const queued = parked ?? { key, pod, attempts: 0, sinceMs: this.#now(), rejectedBy: new Set<string>() };
    queued.pod = pod;
    this.#activate(queued);
  }

  remove(key: string): void {
    this.#active.remove(key);
    this.#take(this.#backoff, key);
    this.#take(this.#unschedulable, key);
  }

  /** The next pod, or undefined when the signal aborts. The caller ends the try with `done` or `addUnschedulable`. */
  async pop(options: { readonly signal: AbortSignal }): Promise<QueuedPod | undefined> {
    for (;;) {
      if (options.signal.aborted) return undefined;
      const queued = this.#active.pop();
      if (queued) {
        queued.attempts++;
        this.#inFlight.set(queued.key, new Set());
        return queued;
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
        options.signal.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  }

  /** The try is over and the pod needs none any more. */
  done(key: string): void {
    this.#inFlight.delete(key);
  }

  /** The try was in vain: the pod waits for help, or only for its back-off when help came meanwhile. */
  addUnschedulable(queued: QueuedPod, rejectedBy: ReadonlySet<string>): void {
    const happened = this.#inFlight.get(queued.key) ?? new Set<string>();
    this.#inFlight.delete(queued.key);
    queued.rejectedBy = rejectedBy;
    // Something that may help has happened, or it failed for no reason of its own (the API did not answer).
    if (rejectedBy.size === 0 || [...happened].some((event) => this.#helps(event, rejectedBy)))
      this.#backOff(queued);
    else this.#park(queued);
  }

  /** Something happened in the cluster: those whom it may help get another try. */
  onClusterEvent(event: string): void {
    for (const happened of this.#inFlight.values()) happened.add(event);
    for (const [key, { queued }] of [...this.#unschedulable]) {
      if (!this.#helps(event, queued.rejectedBy)) continue;
      this.#take(this.#unschedulable, key);
      this.#backOff(queued);
    }
  }

  #helps(event: string, rejectedBy: ReadonlySet<string>): boolean {
    return event === podChanged || this.#options.mayHelp(event, rejectedBy);
  }

  #park(queued: QueuedPod): void {
    const timer = this.#options.clock.setTimer(maxParkedMs, () => {
      if (this.#take(this.#unschedulable, queued.key)) this.#backOff(queued);
    });
    queued.sinceMs = this.#now();
    this.#unschedulable.set(queued.key, { queued, timer });
  }

  /** The back-off counts from the end of the try, so a pod that has waited long enough goes at once. */
  #backOff(queued: QueuedPod): void {
    const { clock, initialBackoffMs, maxBackoffMs } = this.#options;
    const backoffMs = Math.min(initialBackoffMs * 2 ** (queued.attempts - 1), maxBackoffMs);
    const parkedMs = queued.rejectedBy.size > 0 ? this.#now() - queued.sinceMs : 0;
    if (parkedMs >= backoffMs) {
      this.#activate(queued);
      return;
    }
    const timer = clock.setTimer(backoffMs - parkedMs, () => {
      if (this.#take(this.#backoff, queued.key)) this.#activate(queued);
    });
    this.#backoff.set(queued.key, { queued, timer });
  }

  #activate(queued: QueuedPod): void {
    queued.sinceMs = this.#now();
    this.#active.push(queued);
    this.#waiting?.();
    this.#waiting = undefined;
  }

  #take(
    from: Map<string, { readonly queued: QueuedPod; readonly timer: Disposable }>,
    key: string,
  ): QueuedPod | undefined {
    const entry = from.get(key);
    if (!entry) return undefined;
    from.delete(key);
    entry.timer[Symbol.dispose]();
    return entry.queued;
  }

  #now(): number {
    return this.#options.clock.monotonicMs();
  }
}

const podChanged = "pod-changed";
const maxParkedMs = 5 * 60_000;
