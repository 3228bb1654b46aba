import type { Clock } from "@kubets/apimachinery";
import type { coordinationv1, corev1 } from "@kubets/api";
import type { ControllerOptions } from "../framework/options.ts";
import { isSilent, observeHeartbeat, readyStatus, zoneState } from "./node-health.ts";
import type { Heartbeat } from "./node-health.ts";

/** In a large cluster with most nodes gone, evictions go on at this rate per second; in a small one they stop. */
const secondaryEvictionRate = 0.01;
const largeClusterNodes = 50;

/** What is known of nodes beyond their objects: when they last gave a sign of life, and whose pods may be evicted. */
export class NodeJudgement {
  readonly #clock: Clock;
  readonly #options: ControllerOptions;
  readonly #heartbeats = new Map<string, Heartbeat>();
  readonly #silent = new Set<string>();
  readonly #evictable = new Set<string>();
  #nextEvictionMs = -Infinity;

  constructor(deps: { readonly clock: Clock; readonly options: ControllerOptions }) {
    this.#clock = deps.clock;
    this.#options = deps.options;
  }

  /** Looks at every node; returns the names of those for which something has to be written. */
  judge(
    nodes: readonly corev1.Node[],
    leaseOf: (node: string) => coordinationv1.Lease | undefined,
  ): readonly string[] {
    const changed = new Set<string>();
    for (const node of nodes) {
      const name = node.metadata.name ?? "";
      const wasSilent = this.#silent.has(name);
      this.observe(node, leaseOf(name));
      if (!wasSilent && this.#silent.has(name)) changed.add(name);
    }
    for (const name of this.#judgeEvictions(nodes, this.#clock.monotonicMs())) changed.add(name);
    return [...changed];
  }

  /** Looks at one node. To be called when it changed, so that a node that is back is not called silent any more. */
  observe(node: corev1.Node, lease: coordinationv1.Lease | undefined): void {
    const name = node.metadata.name ?? "";
    const nowMs = this.#clock.monotonicMs();
    const heartbeat = observeHeartbeat(this.#heartbeats.get(name), node, lease, nowMs);
    this.#heartbeats.set(name, heartbeat);
    const grace = {
      monitorMs: this.#options.nodeMonitorGracePeriodMs,
      startupMs: this.#options.nodeStartupGracePeriodMs,
    };
    if (isSilent(node, heartbeat, grace, nowMs)) this.#silent.add(name);
    else this.#silent.delete(name);
  }

  /** The node's kubelet gives no sign of life. */
  isSilent(name: string): boolean {
    return this.#silent.has(name);
  }

  /** The node may get the taint that evicts its pods. */
  mayEvict(name: string): boolean {
    return this.#evictable.has(name);
  }

  forget(name: string): void {
    this.#heartbeats.delete(name);
    this.#silent.delete(name);
    this.#evictable.delete(name);
  }

  /** Admits nodes to eviction, one by one at the rate that the state of the cluster allows. */
  #judgeEvictions(nodes: readonly corev1.Node[], nowMs: number): readonly string[] {
    const changed: string[] = [];
    const state = zoneState(nodes.map(readyStatus));
    for (const node of nodes) {
      const name = node.metadata.name ?? "";
      if (readyStatus(node) === "True" || state === "FullDisruption") {
        if (this.#evictable.delete(name)) changed.push(name);
        continue;
      }
      if (this.#evictable.has(name) || nowMs < this.#nextEvictionMs) continue;
      const rate = this.#evictionRate(state, nodes.length);
      if (rate <= 0) continue;
      this.#nextEvictionMs = nowMs + 1000 / rate;
      this.#evictable.add(name);
      changed.push(name);
    }
    return changed;
  }

  #evictionRate(state: ReturnType<typeof zoneState>, nodes: number): number {
    if (state === "Normal") return this.#options.nodeEvictionRate;
    return nodes > largeClusterNodes ? secondaryEvictionRate : 0;
  }
}
