import type { corev1 } from "@kubets/api";
import type { NodeInfo } from "../cache/node-info.ts";
import type { ClusterEvent } from "./cluster-event.ts";

/**
 * A plugin takes part in one or more extension points of the scheduling cycle (named as in Kubernetes'
 * scheduling framework). What a plugin works out about the pod once, it keeps in the closure it returns, so there
 * is no state to pass around.
 */
export interface Plugin {
  readonly name: string;
  /** PreFilter: once per pod. `skip` when the plugin has nothing to say about this pod. */
  readonly preFilter?: (pod: corev1.Pod) => PreFilterResult;
  /** PreScore: once per pod, before the nodes left are scored. undefined: this pod makes no difference. */
  readonly preScore?: (pod: corev1.Pod) => ScoreFunction | undefined;
  /** How much its score counts against the others'. */
  readonly weight?: number;
  /** Changes of the cluster that may let a pod through that this plugin has turned down. */
  readonly eventsToRegister?: readonly ClusterEvent[];
}

export type PreFilterResult =
  | { readonly kind: "skip" }
  | { readonly kind: "filter"; readonly filter: FilterFunction }
  /** No node can do, whichever: the reasons stand for all of them. */
  | { readonly kind: "rejected"; readonly reason: string };

/** Filter: undefined when the pod fits the node, else why it does not. */
export type FilterFunction = (node: NodeInfo) => Failure | undefined;

export interface Failure {
  /** As users read them in FailedScheduling, e.g. `Insufficient cpu`. */
  readonly reasons: readonly string[];
}

/** Score: any number, more is better. `normalize` maps the scores of all nodes to 0…100; without it they are. */
export interface ScoreFunction {
  readonly score: (node: NodeInfo) => number;
  readonly normalize?: (scores: readonly number[]) => readonly number[];
}

export const maxNodeScore = 100;
