import {
  findCondition,
  formatTime,
  isNotFound,
  isPodReady,
  semanticEqual,
  setCondition,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { EventRecorder, Informer } from "@kubets/client";
import type { ControllerContext } from "../framework/controller.ts";
import { firstFailure } from "../framework/failures.ts";
import { nodeIndex } from "../framework/owned-objects.ts";
import { readyStatus, silentConditions } from "./node-health.ts";
import type { NodeJudgement } from "./node-judgement.ts";
import { notReadyTaint, unreachableTaint, withConditionTaints, withEvictionTaint } from "./taints.ts";

interface Deps {
  readonly context: ControllerContext;
  readonly recorder: EventRecorder;
  readonly nodes: Informer<corev1.Node>;
  readonly pods: Informer<corev1.Pod>;
  readonly judgement: NodeJudgement;
}

/** Old labels that mirror the present ones. */
const mirroredLabels: Readonly<Record<string, string>> = {
  "kubernetes.io/os": "beta.kubernetes.io/os",
  "kubernetes.io/arch": "beta.kubernetes.io/arch",
};

/** Writes for one node what was judged of it: conditions, taints, and its pods' readiness. */
export class NodeSync {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async sync(name: string, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { context, judgement, recorder } = this.#deps;
    let node = this.#deps.nodes.lister.get("", name);
    if (!node) return;
    const nodes = context.client.resource(resources.nodes);
    const nowMs = context.clock.now();
    if (judgement.isSilent(name)) {
      const before = readyStatus(node);
      const conditions = silentConditions(node, nowMs);
      if (!semanticEqual(conditions, node.status.conditions)) {
        node = await nodes.updateStatus({ ...node, status: { ...node.status, conditions } }, { signal });
        if (before === "True") {
          recorder.event(node, "Normal", "NodeNotReady", `Node ${name} status is now: NodeNotReady`);
        }
      }
    }
    await this.#syncSpec(node, signal);
    if (judgement.isSilent(name)) await this.#markPodsNotReady(name, signal);
  }

  /** The node appeared. */
  registered(node: corev1.Node): void {
    this.#event(node, "RegisteredNode", (name) => `Registered Node ${name} in Controller`);
  }

  /** The node object was deleted. */
  removed(node: corev1.Node): void {
    this.#event(node, "RemovingNode", (name) => `Removing Node ${name} from Controller`);
  }

  #event(node: corev1.Node, reason: string, text: (name: string) => string): void {
    const name = node.metadata.name ?? "";
    this.#deps.recorder.event(node, "Normal", reason, `Node ${name} event: ${text(name)}`);
  }

  async #syncSpec(node: corev1.Node, signal: AbortSignal): Promise<void> {
    const name = node.metadata.name ?? "";
    const now = formatTime(this.#deps.context.clock.now());
    const status = readyStatus(node);
    const evicting = this.#deps.judgement.mayEvict(name);
    const wanted = status === "False" ? notReadyTaint : status === "Unknown" ? unreachableTaint : undefined;
    const taints = withEvictionTaint(withConditionTaints(node, now), evicting ? wanted : undefined, now);
    const labels = withMirroredLabels(node.metadata.labels ?? {});
    const current = node.spec.taints ?? [];
    if (semanticEqual(taints, current) && semanticEqual(labels, node.metadata.labels)) return;
    const { taints: _taints, ...spec } = node.spec;
    await this.#deps.context.client.resource(resources.nodes).update(
      {
        ...node,
        metadata: { ...node.metadata, labels },
        spec: taints.length > 0 ? { ...spec, taints } : spec,
      },
      { signal },
    );
  }

  /** Nobody can say that the pods of a silent node are ready, so Services must not send anything there. */
  async #markPodsNotReady(nodeName: string, signal: AbortSignal): Promise<void> {
    const { context, pods, recorder } = this.#deps;
    const results = await Promise.allSettled(
      pods.lister
        .byIndex(nodeIndex, nodeName)
        .filter(isPodReady)
        .map(async (pod) => {
          const conditions = setCondition<corev1.PodCondition>(
            pod.status.conditions,
            {
              ...findCondition(pod.status.conditions, "Ready"),
              type: "Ready",
              status: "False",
            },
            context.clock.now(),
          );
          try {
            await context.client
              .resource(resources.pods)
              .updateStatus(
                { ...pod, status: { ...pod.status, conditions } },
                { namespace: pod.metadata.namespace ?? "", signal },
              );
            recorder.event(pod, "Warning", "NodeNotReady", "Node is not ready");
          } catch (err: unknown) {
            if (!isNotFound(err)) throw err;
          }
        }),
    );
    const failure = firstFailure(results);
    if (failure) throw failure;
  }
}

function withMirroredLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const result: Record<string, string> = { ...labels };
  for (const [label, old] of Object.entries(mirroredLabels)) {
    if (labels[label] !== undefined) result[old] = labels[label];
  }
  return result;
}
