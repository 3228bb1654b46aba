/** Which daemon pods to make and delete (Kubernetes v1.36, pkg/controller/daemon). */
import { compareText, isPodAvailable, isPodReady, scaledIntOrPercent } from "@kubets/apimachinery";
import type { appsv1, corev1 } from "@kubets/api";
import { controllerRevisionHashLabel } from "../framework/template-hash.ts";
import { nodeFit, nodeOfDaemonPod } from "./daemon-pod.ts";

export interface DaemonView {
  readonly daemonSet: appsv1.DaemonSet;
  readonly nodes: readonly corev1.Node[];
  readonly pods: readonly corev1.Pod[];
  /** Of the present template. */
  readonly hash: string;
  readonly nowMs: number;
}

export interface DaemonPlan {
  /** Nodes that need a pod. */
  readonly create: readonly string[];
  readonly delete: readonly corev1.Pod[];
  /** Pods that ended though they never should: deleted, with an event. */
  readonly ended: readonly corev1.Pod[];
}

/** One pod on every node that shall have one, none on the others. */
export function planPlacement(view: DaemonView): DaemonPlan {
  const byNode = podsByNode(view.pods);
  const maxSurge = bounds(view).maxSurge;
  const create: string[] = [];
  const remove: corev1.Pod[] = [];
  const ended: corev1.Pod[] = [];
  for (const node of view.nodes) {
    const name = node.metadata.name ?? "";
    const pods = byNode.get(name) ?? [];
    const { shouldRun, mayContinue } = nodeFit(view.daemonSet, node);
    if (shouldRun && pods.length === 0) create.push(name);
    if (pods.length === 0) continue;
    const living = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    if (!mayContinue) {
      remove.push(...living);
      continue;
    }
    ended.push(...living.filter(hasEnded));
    const running = living.filter((pod) => !hasEnded(pod)).sort(byAge);
    if (maxSurge === 0) {
      remove.push(...running.slice(1));
      continue;
    }
    const surge = planSurgeOnNode(view, running);
    remove.push(...surge.remove);
    if (surge.needsNew && shouldRun) create.push(name);
  }
  const known = new Set(view.nodes.map(({ metadata }) => metadata.name));
  const homeless = view.pods.filter(
    (pod) =>
      !pod.spec.nodeName && pod.metadata.deletionTimestamp === undefined && !known.has(nodeOfDaemonPod(pod)),
  );
  return { create, delete: [...remove, ...homeless], ended };
}

/** With surge the new pod runs beside the old one until it is available. */
function planSurgeOnNode(
  view: DaemonView,
  running: readonly corev1.Pod[],
): { readonly remove: readonly corev1.Pod[]; readonly needsNew: boolean } {
  const isNew = (pod: corev1.Pod): boolean =>
    pod.metadata.labels?.[controllerRevisionHashLabel] === view.hash;
  const [newest, ...newSurplus] = running.filter(isNew);
  const [oldest, ...oldSurplus] = running.filter((pod) => !isNew(pod));
  const surplus = [...newSurplus, ...oldSurplus];
  if (!oldest) return { remove: surplus, needsNew: false };
  if (newest) return { remove: isAvailable(view, newest) ? [...surplus, oldest] : surplus, needsNew: false };
  // The old pod is down already: there is nothing to surge over.
  return { remove: surplus, needsNew: !isPodReady(oldest) };
}

/** Old pods that a rolling update deletes now, and nodes where it surges. */
export function planRollingUpdate(view: DaemonView): {
  readonly delete: readonly corev1.Pod[];
  readonly create: readonly string[];
} {
  const { maxSurge, maxUnavailable } = bounds(view);
  const byNode = podsByNode(view.pods);
  const replaceable: corev1.Pod[] = [];
  const candidates: { readonly node: string; readonly pod: corev1.Pod }[] = [];
  let unavailable = 0;
  let surging = 0;
  for (const node of view.nodes) {
    const name = node.metadata.name ?? "";
    if (!nodeFit(view.daemonSet, node).shouldRun) continue;
    const pods = (byNode.get(name) ?? []).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const fresh = pods.find((pod) => pod.metadata.labels?.[controllerRevisionHashLabel] === view.hash);
    const old = pods.find((pod) => pod.metadata.labels?.[controllerRevisionHashLabel] !== view.hash);
    if (!fresh && old) {
      if (isAvailable(view, old)) candidates.push({ node: name, pod: old });
      else {
        replaceable.push(old);
        unavailable++;
      }
    } else if (fresh && old) surging++;
    else if (!fresh || !isAvailable(view, fresh)) unavailable++;
  }
  if (maxSurge > 0) {
    const room = Math.max(0, maxSurge - surging);
    return { delete: [], create: candidates.slice(0, room).map(({ node }) => node) };
  }
  const room = Math.max(0, maxUnavailable - unavailable);
  return { delete: [...replaceable, ...candidates.slice(0, room).map(({ pod }) => pod)], create: [] };
}

export function daemonStatus(view: DaemonView): appsv1.DaemonSetStatus {
  const { daemonSet, hash } = view;
  const byNode = podsByNode(view.pods);
  let current = 0;
  let desired = 0;
  let misscheduled = 0;
  let ready = 0;
  let available = 0;
  let updated = 0;
  for (const node of view.nodes) {
    const pods = byNode.get(node.metadata.name ?? "") ?? [];
    const { shouldRun } = nodeFit(daemonSet, node);
    if (!shouldRun) {
      if (pods.length > 0) misscheduled++;
      continue;
    }
    desired++;
    const [first] = [...pods].sort(byAge);
    if (!first) continue;
    current++;
    if (isPodReady(first)) ready++;
    if (isPodReady(first) && isAvailable(view, first)) available++;
    if (pods.some((pod) => pod.metadata.labels?.[controllerRevisionHashLabel] === hash)) updated++;
  }
  const { collisionCount, conditions } = daemonSet.status;
  const unavailable = desired - available;
  return {
    currentNumberScheduled: current,
    numberMisscheduled: misscheduled,
    desiredNumberScheduled: desired,
    numberReady: ready,
    ...(daemonSet.metadata.generation === undefined
      ? {}
      : { observedGeneration: daemonSet.metadata.generation }),
    ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
    ...(available > 0 ? { numberAvailable: available } : {}),
    ...(unavailable > 0 ? { numberUnavailable: unavailable } : {}),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...(conditions ? { conditions } : {}),
  };
}

function bounds({ daemonSet, nodes }: DaemonView): {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
} {
  const { rollingUpdate, type } = daemonSet.spec.updateStrategy;
  if (type === "OnDelete") return { maxSurge: 0, maxUnavailable: 0 };
  const desired = nodes.filter((node) => nodeFit(daemonSet, node).shouldRun).length;
  const maxSurge = scaledIntOrPercent(rollingUpdate?.maxSurge ?? 0, desired, "up");
  const maxUnavailable = scaledIntOrPercent(rollingUpdate?.maxUnavailable ?? 1, desired, "up");
  return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}

function podsByNode(pods: readonly corev1.Pod[]): ReadonlyMap<string, readonly corev1.Pod[]> {
  const byNode = new Map<string, corev1.Pod[]>();
  for (const pod of pods) {
    const node = nodeOfDaemonPod(pod);
    if (node === undefined) continue;
    byNode.set(node, [...(byNode.get(node) ?? []), pod]);
  }
  return byNode;
}

function hasEnded({ status }: corev1.Pod): boolean {
  return status.phase === "Failed" || status.phase === "Succeeded";
}

function isAvailable({ daemonSet, nowMs }: DaemonView, pod: corev1.Pod): boolean {
  return isPodAvailable(pod, daemonSet.spec.minReadySeconds ?? 0, nowMs);
}

/** Scheduled first, then oldest first. */
function byAge(a: corev1.Pod, b: corev1.Pod): number {
  const unscheduled = Number(!a.spec.nodeName) - Number(!b.spec.nodeName);
  if (unscheduled !== 0) return unscheduled;
  return compareText(sortKey(a), sortKey(b));
}

function sortKey({ metadata }: corev1.Pod): string {
  return `${metadata.creationTimestamp ?? ""}/${metadata.name ?? ""}`;
}
