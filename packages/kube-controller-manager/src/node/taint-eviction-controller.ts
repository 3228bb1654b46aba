import { isNotFound, semanticEqual, setCondition } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { nodeIndex } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { evictionTimeMs } from "./taints.ts";

const workers = 8;

/** Deletes pods that do not tolerate their node's taints of effect NoExecute, or not for longer. */
export function createTaintEvictionController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const nodes = informers.informer(resources.nodes);
  const pods = informers.informer(resources.pods);
  const recorder = context.recorderFor("taint-eviction-controller");
  const waiting = new Set<string>();

  const evict = async (pod: corev1.Pod, signal: AbortSignal): Promise<void> => {
    const { namespace = "", name = "", uid = "" } = pod.metadata;
    const resource = client.resource(resources.pods);
    const conditions = setCondition<corev1.PodCondition>(
      pod.status.conditions,
      {
        type: "DisruptionTarget",
        status: "True",
        reason: "DeletionByTaintManager",
        message: "Taint manager: deleting due to NoExecute taint",
      },
      clock.now(),
    );
    recorder.event(pod, "Normal", "TaintManagerEviction", `Marking for deletion Pod ${namespace}/${name}`);
    try {
      if (conditions !== pod.status.conditions) {
        await resource.updateStatus({ ...pod, status: { ...pod.status, conditions } }, { namespace, signal });
      }
      await resource.delete(name, { namespace, signal, preconditions: { uid } });
    } catch (err: unknown) {
      if (!isNotFound(err)) throw err;
    }
  };

  return createQueueController({
    name: "taint-eviction-controller",
    context,
    workers,
    subscribe: (queue) => {
      const enqueuePod = (pod: corev1.Pod): void => {
        const node = nodes.lister.get("", pod.spec.nodeName ?? "");
        if (node && noExecuteTaints(node).length > 0) queue.add(keyOf(pod));
      };
      const enqueuePodsOf = ({ metadata }: corev1.Node): void => {
        for (const pod of pods.lister.byIndex(nodeIndex, metadata.name ?? "")) queue.add(keyOf(pod));
      };
      return [
        pods.addHandler({
          onAdd: enqueuePod,
          onUpdate: enqueuePod,
          onDelete: (pod) => waiting.delete(keyOf(pod)),
        }),
        nodes.addHandler({
          onAdd: (node) => {
            if (noExecuteTaints(node).length > 0) enqueuePodsOf(node);
          },
          onUpdate: (node, old) => {
            if (!semanticEqual(noExecuteTaints(node), noExecuteTaints(old))) enqueuePodsOf(node);
          },
        }),
      ];
    },
    sync: async (key, { signal, queue }) => {
      const { namespace, name } = splitKey(key);
      const pod = pods.lister.get(namespace, name);
      const node = pod && nodes.lister.get("", pod.spec.nodeName ?? "");
      if (!pod || !node || pod.metadata.deletionTimestamp !== undefined) {
        waiting.delete(key);
        return;
      }
      const nowMs = clock.now();
      const dueMs = evictionTimeMs(pod, noExecuteTaints(node), nowMs);
      if (dueMs === undefined) {
        if (!waiting.delete(key)) return;
        recorder.event(
          pod,
          "Normal",
          "TaintManagerEviction",
          `Cancelling deletion of Pod ${namespace}/${name}`,
        );
        return;
      }
      if (dueMs <= nowMs) {
        await evict(pod, signal);
        waiting.delete(key);
        return;
      }
      waiting.add(key);
      queue.addAfter(key, dueMs - nowMs);
    },
  });
}

function noExecuteTaints(node: corev1.Node): readonly corev1.Taint[] {
  return (node.spec.taints ?? []).filter(({ effect }) => effect === "NoExecute");
}
