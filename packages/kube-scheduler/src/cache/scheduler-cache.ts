import type { corev1 } from "@kubets/api";
import { NodeInfo, newPodInfo } from "./node-info.ts";

/**
 * Nodes with the pods that are on them, or assumed to be because their binding is under way. Fed by the informers;
 * an assumed pod is confirmed when the informer shows it on its node, and forgotten when the binding fails.
 */
export class SchedulerCache {
  readonly #nodes = new Map<string, NodeInfo>();
  /** Node of every pod counted, by the pod's uid. */
  readonly #nodeOfPod = new Map<string, string>();
  readonly #assumed = new Set<string>();
  #listed: readonly NodeInfo[] | undefined;

  /** Nodes that exist, in order of their names. The same array until a node comes or goes. */
  nodes(): readonly NodeInfo[] {
    this.#listed ??= [...this.#nodes.values()]
      .filter((info) => info.node !== undefined)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return this.#listed;
  }

  setNode(node: corev1.Node): void {
    const info = this.#info(node.metadata.name ?? "");
    if (info.node === undefined) this.#listed = undefined;
    info.setNode(node);
  }

  removeNode(name: string): void {
    const info = this.#nodes.get(name);
    if (!info) return;
    info.setNode(undefined);
    this.#listed = undefined;
    this.#dropIfEmpty(info);
  }

  /** A pod the API shows on its node. */
  setPod(pod: corev1.Pod): void {
    this.#assumed.delete(pod.metadata.uid ?? "");
    this.#place(pod, pod.spec.nodeName ?? "");
  }

  removePod(pod: corev1.Pod): void {
    this.#assumed.delete(pod.metadata.uid ?? "");
    this.#unplace(pod.metadata.uid ?? "");
  }

  /** Counts the pod on the node before the API says so. */
  assumePod(pod: corev1.Pod, node: string): void {
    this.#assumed.add(pod.metadata.uid ?? "");
    this.#place({ ...pod, spec: { ...pod.spec, nodeName: node } }, node);
  }

  /** The binding failed. Does nothing when the API has shown the pod on a node meanwhile. */
  forgetPod(pod: corev1.Pod): void {
    if (this.#assumed.delete(pod.metadata.uid ?? "")) this.#unplace(pod.metadata.uid ?? "");
  }

  isAssumed(pod: corev1.Pod): boolean {
    return this.#assumed.has(pod.metadata.uid ?? "");
  }

  #place(pod: corev1.Pod, node: string): void {
    const uid = pod.metadata.uid ?? "";
    if (this.#nodeOfPod.get(uid) !== node) this.#unplace(uid);
    this.#nodeOfPod.set(uid, node);
    this.#info(node).addPod(newPodInfo(pod));
  }

  #unplace(uid: string): void {
    const node = this.#nodeOfPod.get(uid);
    if (node === undefined) return;
    this.#nodeOfPod.delete(uid);
    const info = this.#info(node);
    info.removePod(uid);
    this.#dropIfEmpty(info);
  }

  #info(name: string): NodeInfo {
    let info = this.#nodes.get(name);
    if (!info) {
      info = new NodeInfo(name);
      this.#nodes.set(name, info);
    }
    return info;
  }

  #dropIfEmpty(info: NodeInfo): void {
    if (info.node === undefined && info.podCount === 0) this.#nodes.delete(info.name);
  }
}
