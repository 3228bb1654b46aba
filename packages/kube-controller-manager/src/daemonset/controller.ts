import {
  isNamespaceTerminating,
  isPodActive,
  isPodAvailable,
  isPodReady,
  parseTime,
  semanticEqual,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1, corev1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createClaimer } from "../framework/controller-ref.ts";
import { Expectations } from "../framework/expectations.ts";
import { claimCandidates, selectsByLabels, watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { PodBatches } from "../framework/pod-batches.ts";
import { createPodControl } from "../framework/pod-control.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { controllerRevisionHashLabel } from "../framework/template-hash.ts";
import { RevisionCollision, RevisionStore } from "../history/revision-store.ts";
import { daemonStatus, planPlacement, planRollingUpdate } from "./daemon-plan.ts";
import type { DaemonPlan, DaemonView } from "./daemon-plan.ts";
import { draftDaemonPod, nodeFit } from "./daemon-pod.ts";

const burst = 250;
const endedPodDelayMs = 1_000;

/** DaemonSets: one pod on every node that fits. */
export function createDaemonSetController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const name = "daemonset-controller";
  const recorder = context.recorderFor(name);
  const daemonSets = informers.informer(resources.daemonsets);
  const pods = informers.informer(resources.pods);
  const nodes = informers.informer(resources.nodes);
  const revisions = informers.informer(resources.controllerrevisions);
  const expectations = new Expectations({ clock });
  const superseded = new SupersededVersions();
  const batches = new PodBatches({ podControl: createPodControl({ client, recorder }), expectations });
  const claimer = createClaimer({ client, ownerType: resources.daemonsets, objectType: resources.pods });
  const history = new RevisionStore({
    client,
    revisions,
    ownerType: resources.daemonsets,
    hashLabel: controllerRevisionHashLabel,
  });

  const apply = async (
    key: string,
    view: DaemonView,
    plan: Pick<DaemonPlan, "create" | "delete">,
    signal: AbortSignal,
  ): Promise<void> => {
    const { daemonSet, hash } = view;
    const batch = { key, owner: daemonSet, signal };
    const drafts = plan.create.slice(0, burst).map((node) => draftDaemonPod(daemonSet, node, hash));
    const [created, deleted] = await Promise.all([
      batches.create(batch, drafts),
      batches.delete(batch, plan.delete.slice(0, burst)),
    ]);
    const failure = created.error ?? deleted.error;
    if (failure && !isNamespaceTerminating(failure)) throw failure;
  };

  const reportEnded = (daemonSet: appsv1.DaemonSet, ended: readonly corev1.Pod[]): void => {
    for (const { metadata, spec, status } of ended) {
      const where = `pod ${metadata.namespace ?? ""}/${metadata.name ?? ""} on node ${spec.nodeName ?? ""}`;
      if (status.phase === "Failed") {
        recorder.event(
          daemonSet,
          "Warning",
          "FailedDaemonPod",
          `Found failed daemon ${where}, will try to kill it`,
        );
      } else {
        recorder.event(
          daemonSet,
          "Normal",
          "SucceededDaemonPod",
          `Found succeeded daemon ${where}, will try to delete it`,
        );
      }
    }
  };

  const manage = async (key: string, view: DaemonView, { signal, queue }: SyncOptions): Promise<void> => {
    const plan = planPlacement(view);
    const isOld = (pod: corev1.Pod): boolean =>
      clock.now() - parseTime(pod.metadata.creationTimestamp ?? "") >= endedPodDelayMs;
    // Not at once, or a pod that fails at its start would be made anew as fast as the machine can.
    const ended = plan.ended.filter(isOld);
    if (ended.length < plan.ended.length) queue.addAfter(key, endedPodDelayMs);
    reportEnded(view.daemonSet, ended);
    await apply(key, view, { create: plan.create, delete: [...plan.delete, ...ended] }, signal);
    if (!expectations.satisfied(key) || view.daemonSet.spec.updateStrategy.type === "OnDelete") return;
    await apply(key, view, planRollingUpdate(view), signal);
  };

  const sync = async (key: string, options: SyncOptions): Promise<void> => {
    const { signal, queue } = options;
    const { namespace, name: setName } = splitKey(key);
    const daemonSet = daemonSets.lister.get(namespace, setName);
    if (!daemonSet) {
      expectations.forget(key);
      superseded.forget(key);
      return;
    }
    if (superseded.isStale(key, daemonSet)) return;
    if (semanticEqual(daemonSet.spec.selector, {})) {
      const message = "This daemon set is selecting all pods. A non-empty selector is required.";
      recorder.event(daemonSet, "Warning", "SelectingAll", message);
      return;
    }
    if (daemonSet.metadata.deletionTimestamp !== undefined) return;
    const all = await history.list(daemonSet, { signal });
    const current = await currentRevision(daemonSet, all, signal);
    const matches = (pod: corev1.Pod): boolean => selectsByLabels(daemonSet.spec.selector, pod);
    const mine = await claimer.claim(daemonSet, claimCandidates(pods.lister, daemonSet), matches, { signal });
    const hash = current.metadata.labels?.[controllerRevisionHashLabel] ?? "";
    const view: DaemonView = { daemonSet, nodes: nodes.lister.list(), pods: mine, hash, nowMs: clock.now() };
    if (expectations.satisfied(key)) await manage(key, view, options);
    const status = daemonStatus(view);
    if (!semanticEqual(status, daemonSet.status)) {
      const updated = await client
        .resource(resources.daemonsets)
        .updateStatus({ ...daemonSet, status }, { namespace, signal });
      superseded.note(key, daemonSet, updated);
    }
    const liveHashes = new Set(mine.map(({ metadata }) => metadata.labels?.[controllerRevisionHashLabel]));
    await history.trim(
      daemonSet,
      all,
      (revision) =>
        revision.metadata.name === current.metadata.name ||
        liveHashes.has(revision.metadata.labels?.[controllerRevisionHashLabel]),
      { signal },
    );
    const { minReadySeconds = 0 } = daemonSet.spec;
    const isRipening = mine.some(
      (pod) => isPodActive(pod) && isPodReady(pod) && !isPodAvailable(pod, minReadySeconds, view.nowMs),
    );
    const waitMs = isRipening ? minReadySeconds * 1000 : expectations.timeLeftMs(key);
    if (waitMs !== undefined) queue.addAfter(key, waitMs);
  };

  const currentRevision = async (
    daemonSet: appsv1.DaemonSet,
    all: readonly appsv1.ControllerRevision[],
    signal: AbortSignal,
  ): Promise<appsv1.ControllerRevision> => {
    try {
      return await history.current(daemonSet, all, { signal });
    } catch (err: unknown) {
      if (!(err instanceof RevisionCollision)) throw err;
      const collisionCount = (daemonSet.status.collisionCount ?? 0) + 1;
      const { namespace = "" } = daemonSet.metadata;
      await client
        .resource(resources.daemonsets)
        .updateStatus(
          { ...daemonSet, status: { ...daemonSet.status, collisionCount } },
          { namespace, signal },
        );
      throw err;
    }
  };

  return createQueueController({
    name,
    context,
    sync,
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      const enqueueWhere = (holds: (daemonSet: appsv1.DaemonSet) => boolean): void => {
        for (const daemonSet of daemonSets.lister.list()) if (holds(daemonSet)) enqueue(keyOf(daemonSet));
      };
      return [
        watchKeys(daemonSets, enqueue),
        watchOwned({
          objects: pods,
          owners: daemonSets,
          ownerType: resources.daemonsets,
          selects: (owner, pod) => selectsByLabels(owner.spec.selector, pod),
          enqueue,
          expectations,
        }),
        nodes.addHandler({
          onAdd: (node) => enqueueWhere((daemonSet) => nodeFit(daemonSet, node).shouldRun),
          onUpdate: (node, old) => {
            const isSame =
              semanticEqual(node.metadata.labels, old.metadata.labels) &&
              semanticEqual(node.spec.taints, old.spec.taints);
            if (isSame) return;
            enqueueWhere((daemonSet) => !semanticEqual(nodeFit(daemonSet, node), nodeFit(daemonSet, old)));
          },
          onDelete: () => enqueueWhere(() => true),
        }),
      ];
    },
  });
}
