import {
  controllerOf,
  isNotFound,
  matchesLabels,
  selectorFromObject,
  semanticEqual,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1, policyv1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { watchKeys } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { budgetStatus, nextExpiryMs } from "./disruption-status.ts";

/** Keeps the status of PodDisruptionBudgets, by which evictions are granted. */
export function createDisruptionController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const recorder = context.recorderFor("controllermanager");
  const budgets = informers.informer(resources.poddisruptionbudgets);
  const pods = informers.informer(resources.pods);
  const owners: Readonly<Record<string, (namespace: string, name: string) => Scalable | undefined>> = {
    ReplicaSet: (namespace, name) => replicaSets.lister.get(namespace, name),
    StatefulSet: (namespace, name) => statefulSets.lister.get(namespace, name),
    ReplicationController: (namespace, name) => replicationControllers.lister.get(namespace, name),
    Deployment: (namespace, name) => deployments.lister.get(namespace, name),
  };
  const replicaSets = informers.informer(resources.replicasets);
  const statefulSets = informers.informer(resources.statefulsets);
  const replicationControllers = informers.informer(resources.replicationcontrollers);
  const deployments = informers.informer(resources.deployments);

  /** What the controllers of these pods want; a Deployment counts once, however many ReplicaSets it has. */
  const expectedByControllers = (selected: readonly corev1.Pod[]): number => {
    const wanted = new Map<string, number>();
    for (const pod of selected) {
      const { namespace = "" } = pod.metadata;
      const reference = controllerOf(pod);
      const direct = reference && owners[reference.kind]?.(namespace, reference.name);
      if (!direct) continue;
      const upper = controllerOf(direct);
      const top = (upper && owners[upper.kind]?.(namespace, upper.name)) ?? direct;
      wanted.set(top.metadata.uid ?? "", top.spec.replicas ?? 1);
    }
    return [...wanted.values()].reduce((sum, replicas) => sum + replicas, 0);
  };

  return createQueueController({
    name: "disruption-controller",
    context,
    subscribe: (queue) => {
      const enqueueBudgets = (...states: readonly corev1.Pod[]): void => {
        for (const budget of budgets.lister.list(states[0]?.metadata.namespace)) {
          if (states.some((pod) => selects(budget, pod))) queue.add(keyOf(budget));
        }
      };
      return [
        watchKeys(budgets, (key) => queue.add(key)),
        pods.addHandler({
          onAdd: enqueueBudgets,
          onUpdate: (pod, old) => enqueueBudgets(pod, old),
          onDelete: enqueueBudgets,
        }),
      ];
    },
    sync: async (key, { signal, queue }) => {
      const { namespace, name } = splitKey(key);
      const budget = budgets.lister.get(namespace, name);
      if (!budget) return;
      const selected = pods.lister.list(namespace).filter((pod) => selects(budget, pod));
      const view = {
        budget,
        pods: selected,
        expectedByControllers: expectedByControllers(selected),
        nowMs: clock.now(),
      };
      const status = budgetStatus(view);
      const waitMs = nextExpiryMs(view);
      if (waitMs !== undefined) queue.addAfter(key, waitMs);
      if (semanticEqual(status, budget.status)) return;
      if (selected.length === 0) recorder.event(budget, "Normal", "NoPods", "No matching pods found");
      try {
        await client
          .resource(resources.poddisruptionbudgets)
          .updateStatus({ ...budget, status }, { namespace, signal });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    },
  });
}

interface Scalable {
  readonly metadata: corev1.Pod["metadata"];
  readonly spec: { readonly replicas?: number };
}

/** An empty selector takes all pods of the namespace, an absent one none. */
function selects(budget: policyv1.PodDisruptionBudget, pod: corev1.Pod): boolean {
  const { selector } = budget.spec;
  return selector !== undefined && matchesLabels(selectorFromObject(selector), pod.metadata.labels);
}
