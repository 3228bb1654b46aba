import { isNamespaceTerminating, isPodActive, isPodTerminal, semanticEqual } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { ResourceType, appsv1, corev1, metav1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Informer } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createClaimer } from "../framework/controller-ref.ts";
import type { Claimer } from "../framework/controller-ref.ts";
import { Expectations } from "../framework/expectations.ts";
import {
  claimCandidates,
  ownedObjects,
  selectsByLabels,
  watchKeys,
  watchOwned,
} from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import { PodBatches } from "../framework/pod-batches.ts";
import { createPodControl, podFromTemplate } from "../framework/pod-control.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { nextAvailabilityMs, planReplicas, replicaStatus } from "./replica-decision.ts";
import type { ReplicaFailure, ReplicaPlan, Replicated } from "./replica-decision.ts";

/** What differs between the kinds that keep a number of pods. */
export interface ReplicatedStrategy<T extends Replicated> {
  readonly name: string;
  /** In whose name events are reported. */
  readonly component: string;
  readonly type: ResourceType<T>;
  readonly selectorOf: (owner: T) => metav1.LabelSelector | undefined;
  /** Pods that count for the crowding of nodes when pods are chosen for deletion. */
  readonly relatedPods: (owner: T, pods: Informer<corev1.Pod>) => readonly corev1.Pod[];
  readonly countsTerminating: boolean;
}

/** Keeps `spec.replicas` pods of a template running (Kubernetes v1.36, pkg/controller/replicaset). */
export function createReplicatedController<T extends Replicated>(
  context: ControllerContext,
  strategy: ReplicatedStrategy<T>,
): Controller {
  const owners = context.informers.informer(strategy.type);
  const pods = context.informers.informer(resources.pods);
  const expectations = new Expectations({ clock: context.clock });
  const sync = new ReplicatedSync({ context, strategy, owners, pods, expectations });
  return createQueueController({
    name: strategy.name,
    context,
    sync: (key, options) => sync.sync(key, options),
    subscribe: (queue) => [
      watchKeys(owners, (key) => queue.add(key)),
      watchOwned({
        objects: pods,
        owners,
        ownerType: strategy.type,
        selects: (owner, pod) => selectsByLabels(strategy.selectorOf(owner), pod),
        enqueue: (key) => queue.add(key),
        expectations,
      }),
    ],
  });
}

interface SyncDeps<T extends Replicated> {
  readonly context: ControllerContext;
  readonly strategy: ReplicatedStrategy<T>;
  readonly owners: Informer<T>;
  readonly pods: Informer<corev1.Pod>;
  readonly expectations: Expectations;
}

class ReplicatedSync<T extends Replicated> {
  readonly #deps: SyncDeps<T>;
  readonly #claimer: Claimer<T, corev1.Pod>;
  readonly #batches: PodBatches;
  readonly #superseded = new SupersededVersions();

  constructor(deps: SyncDeps<T>) {
    this.#deps = deps;
    const { client } = deps.context;
    this.#claimer = createClaimer({ client, ownerType: deps.strategy.type, objectType: resources.pods });
    const recorder = deps.context.recorderFor(deps.strategy.component);
    const podControl = createPodControl({ client, recorder });
    this.#batches = new PodBatches({ podControl, expectations: deps.expectations });
  }

  async sync(key: string, { signal, queue }: SyncOptions): Promise<void> {
    const { owners, pods, expectations, strategy, context } = this.#deps;
    const { namespace, name } = splitKey(key);
    const owner = owners.lister.get(namespace, name);
    if (!owner) {
      expectations.forget(key);
      this.#superseded.forget(key);
      return;
    }
    if (this.#superseded.isStale(key, owner)) return;
    const mayManage = expectations.satisfied(key) && owner.metadata.deletionTimestamp === undefined;
    const candidates = claimCandidates(pods.lister, owner).filter((pod) => !isPodTerminal(pod));
    const selector = strategy.selectorOf(owner);
    const mine = await this.#claimer.claim(owner, candidates, (pod) => selectsByLabels(selector, pod), {
      signal,
    });
    const outcome = mayManage ? await this.#manage(key, owner, mine, signal) : {};
    await this.#writeStatus(owner, mine, outcome.failure, signal);
    if (outcome.error) throw outcome.error;
    const waitMs = nextAvailabilityMs(owner, mine, context.clock.now()) ?? expectations.timeLeftMs(key);
    if (waitMs !== undefined) queue.addAfter(key, waitMs);
  }

  async #manage(
    key: string,
    owner: T,
    mine: readonly corev1.Pod[],
    signal: AbortSignal,
  ): Promise<{ readonly error?: Error; readonly failure?: ReplicaFailure }> {
    const { strategy, pods, context } = this.#deps;
    const plan = planReplicas({
      owner,
      active: mine.filter(isPodActive),
      related: strategy.relatedPods(owner, pods),
      nowMs: context.clock.now(),
    });
    const error = await this.#execute(key, owner, plan, signal);
    if (error === undefined || isNamespaceTerminating(error)) return {};
    const reason = plan.kind === "create" ? "FailedCreate" : "FailedDelete";
    return { error, failure: { reason, message: messageOf(error) } };
  }

  async #execute(key: string, owner: T, plan: ReplicaPlan, signal: AbortSignal): Promise<Error | undefined> {
    const batch = { key, owner, signal };
    const { template } = owner.spec;
    if (plan.kind === "create" && template) {
      const draft = podFromTemplate(owner, template);
      const drafts = Array.from({ length: plan.count }, () => draft);
      return (await this.#batches.create(batch, drafts)).error;
    }
    return plan.kind === "delete" ? (await this.#batches.delete(batch, plan.pods)).error : undefined;
  }

  async #writeStatus(
    owner: T,
    mine: readonly corev1.Pod[],
    failure: ReplicaFailure | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { context, strategy } = this.#deps;
    const status: appsv1.ReplicaSetStatus = replicaStatus({
      owner,
      pods: mine,
      failure,
      nowMs: context.clock.now(),
      countsTerminating: strategy.countsTerminating,
    });
    if (semanticEqual(status, owner.status)) return;
    const { namespace = "" } = owner.metadata;
    const updated = await context.client
      .resource(strategy.type)
      .updateStatus({ ...owner, status }, { namespace, signal });
    this.#superseded.note(keyOf(owner), owner, updated);
  }
}

/** The pods of a ReplicaSet and of all its sisters under the same controller. */
export function podsOfFamily(
  owner: appsv1.ReplicaSet,
  sisters: readonly appsv1.ReplicaSet[],
  pods: Informer<corev1.Pod>,
): readonly corev1.Pod[] {
  const family = sisters.length > 0 ? sisters : [owner];
  return family.flatMap((replicaSet) => ownedObjects(pods.lister, replicaSet));
}
