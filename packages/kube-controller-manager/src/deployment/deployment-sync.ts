import {
  controllerOf,
  findCondition,
  isAlreadyExists,
  isNamespaceTerminating,
  semanticEqual,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1, corev1 } from "@kubets/api";
import { splitKey } from "@kubets/client";
import type { EventRecorder, Informer } from "@kubets/client";
import type { ControllerContext } from "../framework/controller.ts";
import { createClaimer } from "../framework/controller-ref.ts";
import type { Claimer } from "../framework/controller-ref.ts";
import { claimCandidates, ownedObjects, selectsByLabels } from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { equalTemplates } from "../framework/template-hash.ts";
import { revisionAnnotation } from "./annotations.ts";
import {
  baseStatus,
  hasProgressDeadline,
  isComplete,
  progressCheckDelayMs,
  rolloutStatus,
  setDeploymentCondition,
} from "./deployment-status.ts";
import { DeploymentWriter } from "./deployment-writer.ts";
import {
  atLatestRevision,
  draftReplicaSet,
  findNewReplicaSet,
  resized,
  surplusHistory,
} from "./replica-sets.ts";
import { wantedReplicas } from "./rollout-math.ts";
import type { Resize } from "./rollout-math.ts";
import {
  allOf,
  hasOldPods,
  isScalingEvent,
  recreateShrinkStep,
  rollingStep,
  scaleStep,
} from "./rollout-step.ts";
import type { Family } from "./rollout-step.ts";

interface Deps {
  readonly context: ControllerContext;
  readonly recorder: EventRecorder;
  readonly deployments: Informer<appsv1.Deployment>;
  readonly replicaSets: Informer<appsv1.ReplicaSet>;
  readonly pods: Informer<corev1.Pod>;
}

/** One Deployment, as this sync sees and changes it. */
interface Run extends SyncOptions {
  deployment: appsv1.Deployment;
  readonly key: string;
  readonly namespace: string;
}

/** Brings one Deployment nearer to its template (Kubernetes v1.36, pkg/controller/deployment). */
export class DeploymentSync {
  readonly #deps: Deps;
  readonly #claimer: Claimer<appsv1.Deployment, appsv1.ReplicaSet>;
  readonly #writer: DeploymentWriter;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#writer = new DeploymentWriter({ client: deps.context.client });
    this.#claimer = createClaimer({
      client: deps.context.client,
      ownerType: resources.deployments,
      objectType: resources.replicasets,
    });
  }

  async sync(key: string, options: SyncOptions): Promise<void> {
    const { namespace, name } = splitKey(key);
    const deployment = this.#deps.deployments.lister.get(namespace, name);
    if (!deployment) return this.#writer.forget(key);
    const run: Run = { ...options, deployment, key, namespace };
    if (semanticEqual(deployment.spec.selector, {})) return this.#refuseEmptySelector(run);
    const candidates = claimCandidates(this.#deps.replicaSets.lister, deployment);
    const replicaSets = await this.#claimer.claim(
      deployment,
      candidates,
      (replicaSet) => selectsByLabels(deployment.spec.selector, replicaSet),
      { signal: options.signal },
    );
    if (this.#writer.isStale(deployment, replicaSets)) return;
    if (deployment.metadata.deletionTimestamp !== undefined) {
      const newReplicaSet = findNewReplicaSet(deployment, replicaSets);
      return this.#writeStatus(run, baseStatus(this.#view(run, replicaSets, newReplicaSet)));
    }
    await this.#markPaused(run);
    await this.#advance(run, replicaSets);
  }

  async #advance(run: Run, replicaSets: readonly appsv1.ReplicaSet[]): Promise<void> {
    const family = await this.#family(run, replicaSets);
    if (run.deployment.spec.paused === true || isScalingEvent(family)) {
      const after = await this.#resize(run, family, scaleStep(family));
      if (run.deployment.spec.paused === true) await this.#cleanUp(run, after);
      return this.#writeStatus(run, baseStatus(this.#view(run, allOf(after), after.newReplicaSet)));
    }
    const after =
      run.deployment.spec.strategy.type === "Recreate"
        ? await this.#recreate(run, family)
        : await this.#roll(run, family);
    if (isComplete(run.deployment, run.deployment.status)) await this.#cleanUp(run, after);
    await this.#finish(run, after);
  }

  async #roll(run: Run, family: Family): Promise<Family> {
    const complete = await this.#withNewReplicaSet(run, family);
    if (!complete.newReplicaSet) return complete;
    return this.#resize(run, complete, rollingStep({ ...complete, newReplicaSet: complete.newReplicaSet }));
  }

  async #recreate(run: Run, family: Family): Promise<Family> {
    const shrink = recreateShrinkStep(family);
    if (shrink.length > 0) return this.#resize(run, family, shrink);
    if (hasOldPods(family, (replicaSet) => ownedObjects(this.#deps.pods.lister, replicaSet))) return family;
    const complete = await this.#withNewReplicaSet(run, family);
    const { newReplicaSet } = complete;
    const wanted = wantedReplicas(run.deployment);
    if (!newReplicaSet || wantedReplicas(newReplicaSet) === wanted) return complete;
    return this.#resize(run, complete, [{ replicaSet: newReplicaSet, replicas: wanted }]);
  }

  /** The ReplicaSets, with the new one (when it exists) brought to the latest revision. */
  async #family(run: Run, replicaSets: readonly appsv1.ReplicaSet[]): Promise<Family> {
    const existing = findNewReplicaSet(run.deployment, replicaSets);
    const old = replicaSets.filter((replicaSet) => replicaSet !== existing);
    if (!existing) return { deployment: run.deployment, newReplicaSet: undefined, old };
    const wanted = atLatestRevision(run.deployment, existing, old);
    const newReplicaSet = await this.#writer.updateReplicaSet(existing, wanted, run);
    await this.#noteRevision(run, newReplicaSet);
    const progressing = findCondition(run.deployment.status.conditions, "Progressing");
    if (hasProgressDeadline(run.deployment) && !progressing) {
      const message = `Found new replica set "${newReplicaSet.metadata.name ?? ""}"`;
      await this.#noteProgress(run, "True", "FoundNewReplicaSet", message);
    }
    return { deployment: run.deployment, newReplicaSet, old };
  }

  async #withNewReplicaSet(run: Run, family: Family): Promise<Family> {
    if (family.newReplicaSet) return family;
    const draft = draftReplicaSet(run.deployment, family.old);
    const name = draft.metadata.name ?? "";
    let newReplicaSet: appsv1.ReplicaSet;
    let isFound = false;
    try {
      newReplicaSet = await this.#writer.createReplicaSet(draft, run);
    } catch (err: unknown) {
      if (isNamespaceTerminating(err)) return family;
      if (!isAlreadyExists(err)) return await this.#failCreation(run, name, err);
      newReplicaSet = await this.#writer.getReplicaSet(run.namespace, name, run);
      isFound =
        controllerOf(newReplicaSet)?.uid === run.deployment.metadata.uid &&
        equalTemplates(newReplicaSet.spec.template, run.deployment.spec.template);
      if (!isFound) return await this.#noteCollision(run, err);
    }
    const { replicas = 0 } = newReplicaSet.spec;
    if (!isFound && replicas > 0) {
      this.#event(
        run,
        "Normal",
        "ScalingReplicaSet",
        `Scaled up replica set ${name} from 0 to ${String(replicas)}`,
      );
    }
    await this.#noteRevision(run, newReplicaSet);
    if (!isFound && hasProgressDeadline(run.deployment)) {
      await this.#noteProgress(run, "True", "NewReplicaSetCreated", `Created new replica set "${name}"`);
    }
    return { ...family, deployment: run.deployment, newReplicaSet };
  }

  async #failCreation(run: Run, name: string, err: unknown): Promise<never> {
    const message = `Failed to create new replica set "${name}": ${messageOf(err)}`;
    if (hasProgressDeadline(run.deployment)) {
      await this.#noteProgress(run, "False", "ReplicaSetCreateError", message);
    }
    this.#event(run, "Warning", "ReplicaSetCreateError", message);
    throw err;
  }

  /** The name is taken by a ReplicaSet that is not ours: the next try hashes with another number. */
  async #noteCollision(run: Run, err: unknown): Promise<never> {
    const collisionCount = (run.deployment.status.collisionCount ?? 0) + 1;
    await this.#writeStatus(run, { ...run.deployment.status, collisionCount });
    throw err;
  }

  async #resize(run: Run, family: Family, resizes: readonly Resize[]): Promise<Family> {
    const updated = new Map<appsv1.ReplicaSet, appsv1.ReplicaSet>();
    for (const { replicaSet, replicas } of resizes) {
      const wanted = resized(run.deployment, replicaSet, replicas);
      updated.set(replicaSet, await this.#writer.updateReplicaSet(replicaSet, wanted, run));
      const before = wantedReplicas(replicaSet);
      if (before === replicas) continue;
      const direction = before < replicas ? "up" : "down";
      const name = replicaSet.metadata.name ?? "";
      this.#event(
        run,
        "Normal",
        "ScalingReplicaSet",
        `Scaled ${direction} replica set ${name} from ${String(before)} to ${String(replicas)}`,
      );
    }
    const { newReplicaSet } = family;
    return {
      deployment: run.deployment,
      newReplicaSet: newReplicaSet && (updated.get(newReplicaSet) ?? newReplicaSet),
      old: family.old.map((replicaSet) => updated.get(replicaSet) ?? replicaSet),
    };
  }

  async #cleanUp(run: Run, family: Family): Promise<void> {
    for (const replicaSet of surplusHistory(run.deployment, family.old)) {
      await this.#writer.deleteReplicaSet(replicaSet, run);
    }
  }

  async #finish(run: Run, family: Family): Promise<void> {
    const status = rolloutStatus(this.#view(run, allOf(family), family.newReplicaSet));
    await this.#writeStatus(run, status);
    const delayMs = progressCheckDelayMs(run.deployment, status, this.#deps.context.clock.now());
    if (delayMs !== undefined) run.queue.addAfter(run.key, delayMs);
  }

  async #markPaused(run: Run): Promise<void> {
    if (!hasProgressDeadline(run.deployment)) return;
    const progressing = findCondition(run.deployment.status.conditions, "Progressing");
    if (progressing?.reason === "ProgressDeadlineExceeded") return;
    const isMarked = progressing?.reason === "DeploymentPaused";
    const isPaused = run.deployment.spec.paused === true;
    if (isPaused && !isMarked) {
      await this.#noteProgress(run, "Unknown", "DeploymentPaused", "Deployment is paused");
    } else if (!isPaused && isMarked) {
      await this.#noteProgress(run, "Unknown", "DeploymentResumed", "Deployment is resumed");
    }
  }

  async #noteProgress(
    run: Run,
    status: corev1.ConditionStatus,
    reason: string,
    message: string,
  ): Promise<void> {
    const conditions = setDeploymentCondition(
      run.deployment.status.conditions ?? [],
      { type: "Progressing", status, reason, message },
      this.#deps.context.clock.now(),
    );
    await this.#writeStatus(run, { ...run.deployment.status, conditions });
  }

  /** Copies the revision of the new ReplicaSet to the Deployment. */
  async #noteRevision(run: Run, { metadata }: appsv1.ReplicaSet): Promise<void> {
    const revision = metadata.annotations?.[revisionAnnotation];
    if (revision === undefined) return;
    if (run.deployment.metadata.annotations?.[revisionAnnotation] === revision) return;
    run.deployment = await this.#writer.writeRevision(run.deployment, revision, run);
  }

  async #refuseEmptySelector(run: Run): Promise<void> {
    this.#event(
      run,
      "Warning",
      "SelectingAll",
      "This deployment is selecting all pods. A non-empty selector is required.",
    );
    const observedGeneration = run.deployment.metadata.generation ?? 0;
    await this.#writeStatus(run, { ...run.deployment.status, observedGeneration });
  }

  async #writeStatus(run: Run, status: appsv1.DeploymentStatus): Promise<void> {
    run.deployment = await this.#writer.writeStatus(run.deployment, status, run);
  }

  #view(
    run: Run,
    all: readonly appsv1.ReplicaSet[],
    newReplicaSet: appsv1.ReplicaSet | undefined,
  ): Parameters<typeof baseStatus>[0] {
    return { deployment: run.deployment, newReplicaSet, all, nowMs: this.#deps.context.clock.now() };
  }

  #event(run: Run, type: "Normal" | "Warning", reason: string, message: string): void {
    this.#deps.recorder.event(run.deployment, type, reason, message);
  }
}
