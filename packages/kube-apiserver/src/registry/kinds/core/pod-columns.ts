/** What `kubectl get pods` shows (pkg/printers/internalversion/printers.go, v1.36). */
import type { corev1 } from "@kubets/api";
import {
  findCondition,
  humanDuration,
  isConditionTrue,
  isRestartableInitContainer,
  parseTime,
} from "@kubets/apimachinery";
import type { Column } from "../../strategy.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";

const wide = { wide: true };

export const podColumns: readonly Column<corev1.Pod>[] = [
  nameColumn(),
  column("Ready", "The aggregate readiness state of this pod for accepting traffic.", (pod) => {
    const { ready, total } = summarize(pod);
    return `${ready}/${total}`;
  }),
  column("Status", "The aggregate status of the containers in this pod.", (pod) => summarize(pod).reason),
  column(
    "Restarts",
    "The number of times the containers in this pod have been restarted and when the last container in this pod has restarted.",
    (pod, nowMs) => {
      const { restarts, lastRestart } = summarize(pod);
      if (restarts === 0 || lastRestart === undefined) return String(restarts);
      return `${restarts} (${humanDuration(nowMs - lastRestart)} ago)`;
    },
  ),
  ageColumn(),
  column(
    "IP",
    "The pod's address.",
    (pod) => pod.status.podIPs?.[0]?.ip ?? pod.status.podIP ?? "<none>",
    wide,
  ),
  column("Node", "The node the pod is bound to.", (pod) => pod.spec.nodeName ?? "<none>", wide),
  column(
    "Nominated Node",
    "The node that preemption makes room on for this pod.",
    (pod) => pod.status.nominatedNodeName ?? "<none>",
    wide,
  ),
  column("Readiness Gates", "How many of the pod's readiness gates are open.", readinessGates, wide),
];

function readinessGates(pod: corev1.Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return "<none>";
  const open = gates.filter((gate) => isConditionTrue(pod.status.conditions, gate.conditionType));
  return `${open.length}/${gates.length}`;
}

export interface PodSummary {
  readonly ready: number;
  readonly total: number;
  /** The STATUS column: a phase, or why a container waits or ended. */
  readonly reason: string;
  readonly restarts: number;
  /** When the last container that was restarted had ended. */
  readonly lastRestart: number | undefined;
}

export function summarize(pod: corev1.Pod): PodSummary {
  const sidecars = new Set(
    (pod.spec.initContainers ?? []).filter(isRestartableInitContainer).map((container) => container.name),
  );
  const total = pod.spec.containers.length + sidecars.size;
  const base = { total, ready: 0, reason: pod.status.reason ?? pod.status.phase ?? "" };
  const scheduled = findCondition(pod.status.conditions, "PodScheduled");
  if (scheduled?.reason === "SchedulingGated") base.reason = "SchedulingGated";
  const init = initProgress(pod, sidecars);
  const reached = { ...base, ready: init.readySidecars, reason: init.reason ?? base.reason };
  const isInitialized = init.reason === undefined || isConditionTrue(pod.status.conditions, "Initialized");
  const summary = isInitialized
    ? mainProgress(pod, reached, init)
    : { ...reached, ...init, reason: reached.reason };
  return pod.metadata.deletionTimestamp === undefined
    ? summary
    : { ...summary, reason: deletionReason(pod, summary) };
}

function deletionReason(pod: corev1.Pod, summary: PodSummary): string {
  if (pod.status.reason === "NodeLost") return "Unknown";
  return pod.status.phase === "Failed" || pod.status.phase === "Succeeded" ? summary.reason : "Terminating";
}

interface InitProgress {
  /** What the first init container that is not done waits for; undefined when all are. */
  readonly reason: string | undefined;
  readonly restarts: number;
  readonly lastRestart: number | undefined;
  readonly sidecarRestarts: number;
  readonly lastSidecarRestart: number | undefined;
  readonly readySidecars: number;
}

function initProgress(pod: corev1.Pod, sidecars: ReadonlySet<string>): InitProgress {
  const statuses = pod.status.initContainerStatuses ?? [];
  const index = statuses.findIndex((status) => !isInitDone(status, sidecars));
  const blocking = statuses[index];
  const seen = blocking === undefined ? statuses : statuses.slice(0, index + 1);
  const seenSidecars = seen.filter((status) => sidecars.has(status.name));
  const running = seenSidecars.filter((status) => status !== blocking);
  return {
    reason: blocking === undefined ? undefined : `Init:${initReason(blocking, index, pod)}`,
    restarts: countRestarts(seen),
    lastRestart: latest(seen),
    sidecarRestarts: countRestarts(seenSidecars),
    lastSidecarRestart: latest(seenSidecars),
    readySidecars: running.filter((status) => status.ready).length,
  };
}

function countRestarts(statuses: readonly corev1.ContainerStatus[]): number {
  return statuses.reduce((sum, status) => sum + status.restartCount, 0);
}

function isInitDone(status: corev1.ContainerStatus, sidecars: ReadonlySet<string>): boolean {
  if (status.state.terminated?.exitCode === 0) return true;
  return sidecars.has(status.name) && status.started === true;
}

function initReason(status: corev1.ContainerStatus, index: number, pod: corev1.Pod): string {
  const { terminated, waiting } = status.state;
  if (terminated !== undefined) {
    if (terminated.reason !== undefined && terminated.reason !== "") return terminated.reason;
    return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
  }
  if (waiting?.reason !== undefined && waiting.reason !== "" && waiting.reason !== "PodInitializing") {
    return waiting.reason;
  }
  return `${index}/${pod.spec.initContainers?.length ?? 0}`;
}

function mainProgress(
  pod: corev1.Pod,
  base: { readonly total: number; readonly ready: number; readonly reason: string },
  init: InitProgress,
): PodSummary {
  const statuses = pod.status.containerStatuses ?? [];
  let { reason } = base;
  let ready = base.ready;
  let running = false;
  for (const status of statuses.toReversed()) {
    const { waiting, terminated } = status.state;
    if (waiting?.reason) reason = waiting.reason;
    else if (terminated?.reason) reason = terminated.reason;
    else if (terminated !== undefined) {
      reason = terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
    } else if (status.ready && status.state.running !== undefined) {
      running = true;
      ready++;
    }
  }
  // One container ended well while others run: the pod as a whole still works.
  if (reason === "Completed" && running) {
    reason = isConditionTrue(pod.status.conditions, "Ready") ? "Running" : "NotReady";
  }
  return {
    total: base.total,
    ready,
    reason,
    restarts: init.sidecarRestarts + countRestarts(statuses),
    lastRestart: later(init.lastSidecarRestart, latest(statuses)),
  };
}

function latest(statuses: readonly corev1.ContainerStatus[]): number | undefined {
  return statuses
    .map((status) => status.lastState.terminated?.finishedAt)
    .map((time) => (typeof time === "string" ? parseTime(time) : undefined))
    .reduce(later, undefined);
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}
