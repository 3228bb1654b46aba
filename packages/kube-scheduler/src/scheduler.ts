import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { deepEqual, findCondition, isNotFound, setCondition } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import { keyOf } from "@kubets/client";
import type { Client, EventRecorder, InformerFactory } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import { SchedulerCache } from "./cache/scheduler-cache.ts";
import type { ClusterEvent } from "./framework/cluster-event.ts";
import { Framework } from "./framework/framework.ts";
import type { Plugin } from "./framework/plugin.ts";
import { nodeChanges } from "./node-changes.ts";
import { SchedulingQueue } from "./queue/scheduling-queue.ts";
import type { QueuedPod } from "./queue/queued-pod.ts";
import type { SchedulerMetrics } from "./metrics.ts";

export interface SchedulerDeps {
  readonly client: Client;
  readonly informers: InformerFactory;
  readonly recorder: EventRecorder;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: SchedulerMetrics;
  readonly plugins: readonly Plugin[];
  /** Pods with this `spec.schedulerName` are ours. */
  readonly schedulerName: string;
}

/** Bindings under way at once; further pods are tried when one of them is through. */
const maxBindings = 64;

/**
 * Gives each pod a node: takes the pods one by one from the queue, lets the framework choose, counts the pod on its
 * node at once ("assumes" it), and writes the binding while the next pod is tried.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #cache = new SchedulerCache();
  readonly #framework: Framework;
  readonly #queue: SchedulingQueue;
  readonly #bindings = new Set<Promise<void>>();

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#framework = new Framework(deps.plugins);
    const interests = new Map(
      deps.plugins.map((plugin) => [plugin.name, new Set<string>(plugin.eventsToRegister)]),
    );
    this.#queue = new SchedulingQueue({
      clock: deps.clock,
      initialBackoffMs: 1_000,
      maxBackoffMs: 10_000,
      mayHelp: (event, rejectedBy) => [...rejectedBy].some((name) => interests.get(name)?.has(event) ?? true),
    });
    deps.metrics.watchQueue(() => this.#queue.size);
  }

  /** Runs until the signal aborts and the bindings under way are through. The informers must be running. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    using _handlers = this.#watchCluster();
    await this.#deps.informers.waitForSync(options);
    this.#deps.logger.info("Caches are synced; scheduling");
    for (;;) {
      const queued = await this.#queue.pop(options);
      if (!queued) break;
      await this.#scheduleOne(queued, options.signal);
    }
    await Promise.all(this.#bindings);
  }

  #watchCluster(): DisposableStack {
    const { informers } = this.#deps;
    const stack = new DisposableStack();
    stack.use(
      informers.informer(resources.nodes).addHandler({
        onAdd: (node) => this.#onNode(node, ["node-added"]),
        onUpdate: (node, old) => this.#onNode(node, nodeChanges(node, old)),
        onDelete: (node) => this.#cache.removeNode(node.metadata.name ?? ""),
      }),
    );
    stack.use(
      informers.informer(resources.pods).addHandler({
        onAdd: (pod) => this.#onPod(pod, undefined),
        onUpdate: (pod, old) => this.#onPod(pod, old),
        onDelete: (pod) => this.#onPodGone(pod),
      }),
    );
    const claimChanged = (): void => this.#queue.onClusterEvent("claim-changed" satisfies ClusterEvent);
    stack.use(
      informers
        .informer(resources.persistentvolumeclaims)
        .addHandler({ onAdd: claimChanged, onUpdate: claimChanged, onDelete: claimChanged }),
    );
    return stack;
  }

  #onNode(node: corev1.Node, changes: readonly ClusterEvent[]): void {
    this.#cache.setNode(node);
    for (const change of changes) this.#queue.onClusterEvent(change);
  }

  #onPod(pod: corev1.Pod, old: corev1.Pod | undefined): void {
    if (pod.spec.nodeName) {
      this.#queue.remove(keyOf(pod));
      if (isDone(pod)) this.#onPodGone(pod);
      else this.#cache.setPod(pod);
      return;
    }
    const mine = pod.spec.schedulerName === this.#deps.schedulerName && !isDone(pod);
    const gated = (pod.spec.schedulingGates?.length ?? 0) > 0;
    if (!mine || gated || pod.metadata.deletionTimestamp) this.#queue.remove(keyOf(pod));
    else if (!this.#cache.isAssumed(pod) && (!old || mayScheduleDifferently(pod, old))) {
      this.#queue.add(keyOf(pod), pod);
    }
  }

  #onPodGone(pod: corev1.Pod): void {
    this.#queue.remove(keyOf(pod));
    this.#cache.removePod(pod);
    if (pod.spec.nodeName) this.#queue.onClusterEvent("assigned-pod-gone");
  }

  async #scheduleOne(queued: QueuedPod, signal: AbortSignal): Promise<void> {
    const { clock, random, metrics } = this.#deps;
    const { pod } = queued;
    const startMs = clock.monotonicMs();
    const result = this.#framework.schedule(pod, this.#cache.nodes(), () => random.float());
    metrics.observeAttempt(result.kind, clock.monotonicMs() - startMs);
    if (result.kind === "unschedulable") {
      this.#queue.addUnschedulable(queued, result.plugins);
      await this.#reportUnschedulable(pod, result.message, signal);
      return;
    }
    this.#cache.assumePod(pod, result.node);
    const binding = this.#bind(queued, result.node, signal).finally(() => this.#bindings.delete(binding));
    this.#bindings.add(binding);
    if (this.#bindings.size >= maxBindings) await Promise.race(this.#bindings);
  }

  async #bind(queued: QueuedPod, node: string, signal: AbortSignal): Promise<void> {
    const { client, recorder, logger } = this.#deps;
    const { pod } = queued;
    const { name = "", namespace = "", uid = "" } = pod.metadata;
    const binding: corev1.Binding = {
      apiVersion: "v1",
      kind: "Binding",
      metadata: { name, namespace, uid },
      target: { apiVersion: "v1", kind: "Node", name: node },
    };
    try {
      await client
        .resource(resources.pods)
        .createSubresource(name, "binding", binding, { namespace, signal });
    } catch (err: unknown) {
      this.#cache.forgetPod(pod);
      if (isNotFound(err)) {
        this.#queue.done(queued.key);
        return;
      }
      logger.warn({ err, pod: queued.key, node }, "Binding failed");
      this.#queue.addUnschedulable(queued, new Set());
      return;
    }
    this.#queue.done(queued.key);
    logger.info({ pod: queued.key, node, attempts: queued.attempts }, "Bound pod");
    recorder.event(pod, "Normal", "Scheduled", `Successfully assigned ${namespace}/${name} to ${node}`);
  }

  async #reportUnschedulable(pod: corev1.Pod, message: string, signal: AbortSignal): Promise<void> {
    const { client, clock, recorder, logger } = this.#deps;
    recorder.event(pod, "Warning", "FailedScheduling", message);
    const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable", message } as const;
    const conditions = setCondition<corev1.PodCondition>(pod.status.conditions, condition, clock.now());
    if (conditions === pod.status.conditions) return;
    const { name = "", namespace = "", uid } = pod.metadata;
    const written = findCondition(conditions, "PodScheduled");
    try {
      await client.resource(resources.pods).patch(
        name,
        {
          type: "application/strategic-merge-patch+json",
          // The uid keeps the note from a pod of the same name that was made meanwhile.
          body: { metadata: { uid }, status: { conditions: [written] } },
          subresource: "status",
        },
        { namespace, signal },
      );
    } catch (err: unknown) {
      // Only a note for people: the pod is tried again anyway.
      logger.warn({ err, pod: keyOf(pod) }, "Could not note that the pod is unschedulable");
    }
  }
}

/** Our own note that the pod is unschedulable is no reason to try again. */
function mayScheduleDifferently(pod: corev1.Pod, old: corev1.Pod): boolean {
  return (
    old.metadata.uid !== pod.metadata.uid ||
    !deepEqual(old.spec, pod.spec) ||
    !deepEqual(old.metadata.labels, pod.metadata.labels)
  );
}

function isDone(pod: corev1.Pod): boolean {
  return pod.status.phase === "Succeeded" || pod.status.phase === "Failed";
}
