import { isNamespaceTerminating, isPodReady, semanticEqual } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createClaimer } from "../framework/controller-ref.ts";
import { firstFailure } from "../framework/failures.ts";
import { claimCandidates, selectsByLabels, watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { RevisionCollision, RevisionStore } from "../history/revision-store.ts";
import { templateOf } from "../history/revisions.ts";
import { ordinalOf, revisionOfPod } from "./stateful-identity.ts";
import { isCondemned, planStateful, statefulStatus } from "./stateful-plan.ts";
import type { StatefulAction, StatefulView } from "./stateful-plan.ts";
import { StatefulPodControl } from "./stateful-pod-control.ts";

const revisionHashLabel = "controller.kubernetes.io/hash";

/** StatefulSets: pods with names, hosts and storage of their own, made and replaced in order. */
export function createStatefulSetController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const name = "statefulset-controller";
  const recorder = context.recorderFor(name);
  const sets = informers.informer(resources.statefulsets);
  const pods = informers.informer(resources.pods);
  const claims = informers.informer(resources.persistentvolumeclaims);
  const revisions = informers.informer(resources.controllerrevisions);
  const podControl = new StatefulPodControl({ client, recorder, claims });
  const claimer = createClaimer({ client, ownerType: resources.statefulsets, objectType: resources.pods });
  const superseded = new SupersededVersions();
  const history = new RevisionStore({
    client,
    revisions,
    ownerType: resources.statefulsets,
    hashLabel: revisionHashLabel,
  });

  const updateStatus = async (
    set: appsv1.StatefulSet,
    status: appsv1.StatefulSetStatus,
    signal: AbortSignal,
  ): Promise<void> => {
    if (semanticEqual(status, set.status)) return;
    const { namespace = "" } = set.metadata;
    const updated = await client
      .resource(resources.statefulsets)
      .updateStatus({ ...set, status }, { namespace, signal });
    superseded.note(keyOf(set), set, updated);
  };

  const updateRevision = async (
    set: appsv1.StatefulSet,
    all: readonly appsv1.ControllerRevision[],
    signal: AbortSignal,
  ): Promise<appsv1.ControllerRevision> => {
    try {
      return await history.current(set, all, { signal });
    } catch (err: unknown) {
      if (!(err instanceof RevisionCollision)) throw err;
      const collisionCount = (set.status.collisionCount ?? 0) + 1;
      await updateStatus(set, { ...set.status, collisionCount }, signal);
      throw err;
    }
  };

  const execute = async (
    set: appsv1.StatefulSet,
    action: StatefulAction,
    byName: { readonly current: appsv1.ControllerRevision; readonly update: appsv1.ControllerRevision },
    signal: AbortSignal,
  ): Promise<void> => {
    switch (action.kind) {
      case "create": {
        const revision = byName[action.revision];
        const source = { name: revision.metadata.name ?? "", template: templateOf(revision) };
        return podControl.create(set, action.ordinal, source, { signal });
      }
      case "delete":
        return podControl.delete(set, action.pod, { signal });
      case "update":
        return podControl.update(set, action.pod, { signal });
      case "claims":
        return podControl.ensureClaims(set, action.ordinal, { signal });
    }
  };

  const sync = async (key: string, { signal, queue }: SyncOptions): Promise<void> => {
    const { namespace, name: setName } = splitKey(key);
    const set = sets.lister.get(namespace, setName);
    if (!set) {
      superseded.forget(key);
      return;
    }
    // Until the cache shows our last status, its counters and revisions must not be believed.
    if (superseded.isStale(key, set)) return;
    const all = await history.list(set, { signal });
    const update = await updateRevision(set, all, signal);
    const current = all.find(({ metadata }) => metadata.name === set.status.currentRevision) ?? update;
    const candidates = claimCandidates(pods.lister, set);
    const mine = await claimer.claim(
      set,
      candidates,
      (pod) =>
        selectsByLabels(set.spec.selector, pod) && ordinalOf(set, pod.metadata.name ?? "") !== undefined,
      { signal },
    );
    const view: StatefulView = {
      set,
      pods: mine,
      currentRevision: current.metadata.name ?? "",
      updateRevision: update.metadata.name ?? "",
      nowMs: clock.now(),
    };
    const isLeaving = set.metadata.deletionTimestamp !== undefined;
    const actions = isLeaving ? [] : planStateful(view);
    for (const pod of mine) {
      // Before the pod goes, or its claims would stay behind.
      if (!isLeaving) await podControl.retainClaims(set, pod, { signal, isCondemned: isCondemned(set, pod) });
    }
    const results = await Promise.allSettled(
      actions.map((action) => execute(set, action, { current, update }, signal)),
    );
    await updateStatus(set, statefulStatus(view, set.status.collisionCount), signal);
    const failure = firstFailure(results);
    if (failure && !isNamespaceTerminating(failure)) throw failure;
    const live = new Set([current.metadata.name, update.metadata.name, ...mine.map(revisionOfPod)]);
    await history.trim(set, all, ({ metadata }) => live.has(metadata.name), { signal });
    const { minReadySeconds = 0 } = set.spec;
    const available = statefulStatus(view, undefined).availableReplicas;
    if (minReadySeconds > 0 && mine.filter(isPodReady).length > available) {
      queue.addAfter(key, minReadySeconds * 1000);
    }
  };

  return createQueueController({
    name,
    context,
    sync,
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      return [
        watchKeys(sets, enqueue),
        watchOwned({
          objects: pods,
          owners: sets,
          ownerType: resources.statefulsets,
          selects: (owner, pod) => selectsByLabels(owner.spec.selector, pod),
          enqueue,
        }),
      ];
    },
  });
}
