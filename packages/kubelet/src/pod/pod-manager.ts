import type { corev1 } from "@kubets/api";
import type { Informer } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import type { ContainerKiller } from "../runtime/container-killer.ts";
import type { PodReader } from "../runtime/pod-reader.ts";
import { fingerprint } from "../runtime/runtime-pod.ts";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import type { PodRemains } from "./pod-remains.ts";
import { PodWorker } from "./pod-worker.ts";
import type { PodWorkerDeps } from "./pod-worker.ts";

export interface PodManagerOptions {
  /** Pods of this node. */
  readonly pods: Informer<corev1.Pod>;
  readonly reader: PodReader;
  readonly killer: ContainerKiller;
  readonly remains: PodRemains;
  readonly worker: Omit<PodWorkerDeps, "observe" | "isNew">;
  readonly logger: Logger;
}

/** A pod unknown to the API gets this long to end. */
const orphanGraceSeconds = 1;

/** Has one worker for each pod of this node, and ends what nobody in the API wants. */
export class PodManager {
  readonly #options: PodManagerOptions;
  readonly #workers = new Map<string, { readonly worker: PodWorker; readonly done: Promise<void> }>();
  readonly #runtimePods = new Map<string, RuntimePod>();
  readonly #orphans = new Set<string>();
  #signal: AbortSignal | undefined;
  #swept = false;
  /** The pods being told may have been run by an earlier kubelet; those told later cannot have been. */
  #initial = true;

  constructor(options: PodManagerOptions) {
    this.#options = options;
  }

  /** Begins with the pods the informer has, and follows it until the signal aborts. */
  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    this.#signal = signal;
    this.#initial = true;
    using _handler = this.#options.pods.addHandler({
      onAdd: (pod) => this.#onPod(pod),
      onUpdate: (pod) => this.#onPod(pod),
      onDelete: (pod) => this.#onDelete(pod),
    });
    // What the informer has was told while the handler was added.
    this.#initial = false;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.all([...this.#workers.values()].map(({ done }) => done));
  }

  /** Pods as their workers know them, by uid. */
  pod(uid: string): corev1.Pod | undefined {
    return this.#workers.get(uid)?.worker.pod;
  }

  podNamed(namespace: string, name: string): corev1.Pod | undefined {
    return this.#options.pods.lister.get(namespace, name);
  }

  pods(): readonly corev1.Pod[] {
    return [...this.#workers.values()].map(({ worker }) => worker.pod);
  }

  /** What the runtime last said about a pod. */
  runtimePod(uid: string): RuntimePod | undefined {
    return this.#runtimePods.get(uid);
  }

  /** A probe of the pod has a new result. */
  notify(uid: string): void {
    this.#workers.get(uid)?.worker.notify();
  }

  /** The runtime tells of something that happened to the pod. */
  notifyRuntime(uid: string): void {
    this.#workers.get(uid)?.worker.notifyRuntime();
  }

  /** Something changed that concerns every pod. */
  notifyAll(): void {
    for (const { worker } of this.#workers.values()) worker.notify();
  }

  /** Looks at everything the runtime has: changed pods are synced, pods nobody wants are ended. */
  async relist({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const found = await this.#options.reader.readAll({ signal });
    for (const runtime of found) {
      const known = this.#workers.get(runtime.uid);
      if (!known) await this.#endOrphan(runtime, signal);
      else if (fingerprint(this.#runtimePods.get(runtime.uid)) !== fingerprint(runtime))
        known.worker.notifyRuntime();
    }
    await this.#sweep(found);
    for (const [uid, { worker }] of this.#workers) {
      const had = this.#runtimePods.get(uid);
      if (had && had.sandboxes.length > 0 && !found.some((runtime) => runtime.uid === uid)) {
        worker.notifyRuntime();
      }
    }
  }

  /** Once, when it is certain which pods there are. */
  async #sweep(found: readonly RuntimePod[]): Promise<void> {
    const { pods, remains } = this.#options;
    if (this.#swept || !pods.hasSynced) return;
    this.#swept = true;
    const isListed = (uid: string): boolean =>
      pods.lister.list().some(({ metadata }) => metadata.uid === uid);
    // A pod that comes while the directories are read has its worker before it has a directory.
    await remains.sweep(
      (uid) => this.#workers.has(uid) || found.some((runtime) => runtime.uid === uid) || isListed(uid),
    );
  }

  #onPod(pod: corev1.Pod): void {
    const uid = pod.metadata.uid ?? "";
    const known = this.#workers.get(uid);
    if (known) {
      known.worker.update(pod);
      return;
    }
    this.#startWorker(pod, uid);
  }

  #onDelete(pod: corev1.Pod): void {
    this.#workers.get(pod.metadata.uid ?? "")?.worker.remove();
  }

  #startWorker(pod: corev1.Pod, uid: string): void {
    const signal = this.#signal;
    if (!signal || signal.aborted) return;
    const { logger, worker: deps } = this.#options;
    const worker = new PodWorker(pod, {
      ...deps,
      isNew: !this.#initial,
      observe: (runtime) => this.#runtimePods.set(runtime.uid, runtime),
    });
    const done = worker
      .run({ signal })
      .catch((err: unknown) => {
        if (!signal.aborted) logger.error({ err, podUid: uid }, "Pod worker failed");
      })
      .finally(() => {
        this.#workers.delete(uid);
        this.#runtimePods.delete(uid);
      });
    this.#workers.set(uid, { worker, done });
  }

  async #endOrphan(runtime: RuntimePod, signal: AbortSignal): Promise<void> {
    // Before the first full list the absence of a pod from the cache means nothing.
    if (!this.#options.pods.hasSynced || this.#orphans.has(runtime.uid)) return;
    const { killer, logger, remains } = this.#options;
    this.#orphans.add(runtime.uid);
    try {
      logger.info({ pod: `${runtime.namespace}/${runtime.name}`, podUid: runtime.uid }, "Ended orphaned pod");
      await killer.killPod(runtime, undefined, { graceSeconds: orphanGraceSeconds, forced: true, signal });
      await remains.removeOrphan(runtime, { signal });
    } catch (err: unknown) {
      signal.throwIfAborted();
      logger.warn({ err, podUid: runtime.uid }, "Failed to end orphaned pod");
    } finally {
      this.#orphans.delete(runtime.uid);
    }
  }
}
