import { isNotFound, isPodTerminal, pause, setCondition } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { planPodGc } from "./pod-gc-decision.ts";
import type { Verdict } from "./pod-gc-decision.ts";

const periodMs = 20_000;

const conditionMessages: Readonly<Partial<Record<Verdict, string>>> = {
  orphaned: "PodGC: node no longer exists",
  outOfService: "PodGC: node is out-of-service",
};

/** Deletes pods whose node is gone, that were never scheduled, or of which there are too many. */
export function createPodGcController(context: ControllerContext): Controller {
  const { client, clock, informers, logger, options } = context;
  const pods = informers.informer(resources.pods);
  const nodes = informers.informer(resources.nodes);
  const resource = client.resource(resources.pods);

  const collect = async (pod: corev1.Pod, verdict: Verdict, signal: AbortSignal): Promise<void> => {
    const { namespace = "", name = "", uid = "" } = pod.metadata;
    const message = conditionMessages[verdict];
    try {
      if (message !== undefined && !isPodTerminal(pod)) {
        const conditions = setCondition<corev1.PodCondition>(
          pod.status.conditions,
          { type: "DisruptionTarget", status: "True", reason: "DeletionByPodGC", message },
          clock.now(),
        );
        const status = { ...pod.status, phase: "Failed", conditions } as const;
        await resource.updateStatus({ ...pod, status }, { namespace, signal });
      }
      await resource.delete(name, { namespace, signal, gracePeriodSeconds: 0, preconditions: { uid } });
      logger.info({ pod: `${namespace}/${name}`, verdict }, "Collected pod");
    } catch (err: unknown) {
      if (isNotFound(err)) return;
      signal.throwIfAborted();
      // The next round tries again.
      logger.debug({ pod: `${namespace}/${name}`, verdict, err }, "Could not collect pod");
    }
  };

  return {
    name: "pod-garbage-collector-controller",
    run: async ({ signal }) => {
      const missingSince = new Map<string, number>();
      while (!signal.aborted) {
        const present = new Map(nodes.lister.list().map((node) => [node.metadata.name ?? "", node]));
        noteMissing(missingSince, pods.lister.list(), present, clock.monotonicMs());
        const verdicts = planPodGc({
          pods: pods.lister.list(),
          nodes: present,
          missingForMs: (node) => clock.monotonicMs() - (missingSince.get(node) ?? clock.monotonicMs()),
          terminatedThreshold: options.terminatedPodGcThreshold,
        });
        for (const [pod, verdict] of verdicts) await collect(pod, verdict, signal);
        // The signal ends the wait, and with it the loop.
        await pause(clock, periodMs, signal);
      }
    },
  };
}

/** Keeps since when each node that pods name has been missing. */
function noteMissing(
  missingSince: Map<string, number>,
  pods: readonly corev1.Pod[],
  present: ReadonlyMap<string, corev1.Node>,
  nowMs: number,
): void {
  const named = new Set(pods.map(({ spec }) => spec.nodeName ?? ""));
  for (const node of [...missingSince.keys()]) {
    if (present.has(node) || !named.has(node)) missingSince.delete(node);
  }
  for (const node of named) {
    if (node !== "" && !present.has(node) && !missingSince.has(node)) missingSince.set(node, nowMs);
  }
}
