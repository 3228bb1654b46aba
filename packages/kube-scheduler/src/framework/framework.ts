import type { corev1 } from "@kubets/api";
import type { NodeInfo } from "../cache/node-info.ts";
import type { Failure, FilterFunction, Plugin, ScoreFunction } from "./plugin.ts";

/** Where a pod goes, or why it goes nowhere. */
export type ScheduleResult =
  | {
      readonly kind: "scheduled";
      readonly node: string;
      readonly evaluatedNodes: number;
      readonly feasibleNodes: number;
    }
  | { readonly kind: "unschedulable"; readonly message: string; readonly plugins: ReadonlySet<string> };

/** Below this many nodes every one is looked at. */
const minFeasibleNodesToFind = 100;

/**
 * Runs the plugins over the nodes: the scheduling cycle of one pod, from PreFilter to the choice of a node.
 * Deterministic for a given `tieBreak`.
 */
export class Framework {
  readonly #plugins: readonly Plugin[];
  /** Where the search starts next time, so that every node gets its turn when not all are looked at. */
  #nextStart = 0;

  constructor(plugins: readonly Plugin[]) {
    this.#plugins = plugins;
  }

  /** `tieBreak` gives a number in [0, 1), to choose among the best nodes evenly. */
  schedule(pod: corev1.Pod, nodes: readonly NodeInfo[], tieBreak: () => number): ScheduleResult {
    if (nodes.length === 0) {
      return { kind: "unschedulable", message: "no nodes available to schedule pods", plugins: new Set() };
    }
    const filters: { readonly plugin: string; readonly filter: FilterFunction }[] = [];
    for (const plugin of this.#plugins) {
      const result = plugin.preFilter?.(pod);
      if (result?.kind === "rejected") {
        const message = `0/${nodes.length} nodes are available: ${result.reason}.`;
        return { kind: "unschedulable", message, plugins: new Set([plugin.name]) };
      }
      if (result?.kind === "filter") filters.push({ plugin: plugin.name, filter: result.filter });
    }
    const found = this.#findFeasible(nodes, filters);
    const [only] = found.feasible;
    if (!only) return unschedulable(nodes.length, found.failures, found.plugins);
    const node = found.feasible.length === 1 ? only : this.#best(pod, found.feasible, tieBreak);
    return {
      kind: "scheduled",
      node: node.name,
      evaluatedNodes: found.evaluated,
      feasibleNodes: found.feasible.length,
    };
  }

  #findFeasible(
    nodes: readonly NodeInfo[],
    filters: readonly { readonly plugin: string; readonly filter: FilterFunction }[],
  ): {
    readonly feasible: readonly NodeInfo[];
    readonly failures: readonly Failure[];
    readonly plugins: ReadonlySet<string>;
    readonly evaluated: number;
  } {
    const wanted = numFeasibleNodesToFind(nodes.length);
    const feasible: NodeInfo[] = [];
    const failures: Failure[] = [];
    const plugins = new Set<string>();
    let evaluated = 0;
    for (; evaluated < nodes.length && feasible.length < wanted; evaluated++) {
      const node = nodes[(this.#nextStart + evaluated) % nodes.length];
      if (!node) break;
      const failed = firstFailure(node, filters);
      if (failed) {
        failures.push(failed.failure);
        plugins.add(failed.plugin);
      } else feasible.push(node);
    }
    this.#nextStart = (this.#nextStart + evaluated) % nodes.length;
    return { feasible, failures, plugins, evaluated };
  }

  #best(pod: corev1.Pod, nodes: readonly NodeInfo[], tieBreak: () => number): NodeInfo {
    const totals = new Float64Array(nodes.length);
    for (const plugin of this.#plugins) {
      const scorer = plugin.preScore?.(pod);
      if (scorer) addScores(totals, nodes, scorer, plugin.weight ?? 1);
    }
    // Reservoir sampling: each of the best has the same chance.
    let best = 0;
    let equals = 1;
    for (let i = 1; i < nodes.length; i++) {
      const difference = (totals[i] ?? 0) - (totals[best] ?? 0);
      if (difference > 0) {
        best = i;
        equals = 1;
      } else if (difference === 0 && tieBreak() < 1 / ++equals) best = i;
    }
    const node = nodes[best];
    if (!node) throw new Error("there is no node to choose from");
    return node;
  }
}

/**
 * How many nodes that fit are enough: all in small clusters, and a share that falls from 50 to 5 % with the
 * cluster's size (kube-scheduler, percentageOfNodesToScore 0).
 */
export function numFeasibleNodesToFind(nodes: number): number {
  if (nodes < minFeasibleNodesToFind) return nodes;
  const percentage = Math.max(50 - Math.floor(nodes / 125), 5);
  return Math.max(Math.floor((nodes * percentage) / 100), minFeasibleNodesToFind);
}

function firstFailure(
  node: NodeInfo,
  filters: readonly { readonly plugin: string; readonly filter: FilterFunction }[],
): { readonly plugin: string; readonly failure: Failure } | undefined {
  for (const { plugin, filter } of filters) {
    const failure = filter(node);
    if (failure) return { plugin, failure };
  }
  return undefined;
}

function addScores(
  totals: Float64Array,
  nodes: readonly NodeInfo[],
  scorer: ScoreFunction,
  weight: number,
): void {
  const raw = nodes.map(scorer.score);
  const scores = scorer.normalize ? scorer.normalize(raw) : raw;
  for (const [i, score] of scores.entries()) totals[i] = (totals[i] ?? 0) + score * weight;
}

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.` */
function unschedulable(
  nodes: number,
  failures: readonly Failure[],
  plugins: ReadonlySet<string>,
): ScheduleResult {
  const counts = new Map<string, number>();
  for (const reason of failures.flatMap((failure) => failure.reasons)) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`).toSorted();
  return {
    kind: "unschedulable",
    message: `0/${nodes} nodes are available: ${reasons.join(", ")}.`,
    plugins,
  };
}
