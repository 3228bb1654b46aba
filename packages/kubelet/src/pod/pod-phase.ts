import type { corev1 } from "@kubets/api";
import { isRestartableInitContainer } from "@kubets/apimachinery";

export interface PhaseInput {
  readonly pod: corev1.Pod;
  readonly initStatuses: readonly corev1.ContainerStatus[];
  readonly statuses: readonly corev1.ContainerStatus[];
  /** The pod is over: nothing of it will run again. */
  readonly isTerminal: boolean;
}

/** The phase that follows from what the containers do (kubelet_pods.go getPhase, v1.36). */
export function podPhase(input: PhaseInput): "Pending" | "Running" | "Succeeded" | "Failed" {
  const init = initState(input);
  if (init === "failed") return "Failed";
  const count = countStates(input);
  if (init === "pending") return "Pending";
  if (count.waiting > 0) return count.stopped > 0 ? "Running" : "Pending";
  if (count.running > 0) return "Running";
  if (count.stopped === 0) return "Pending";
  if (input.isTerminal) return count.succeeded === count.stopped ? "Succeeded" : "Failed";
  if (willRestart(input)) return "Running";
  return count.succeeded === count.stopped ? "Succeeded" : "Failed";
}

function initState(input: PhaseInput): "done" | "pending" | "failed" {
  const { pod, initStatuses, isTerminal } = input;
  // A container that ran proves initialisation was over, though the remains of init containers may be gone.
  const anyRan = input.statuses.some((status) => hasRun(status));
  for (const container of pod.spec.initContainers ?? []) {
    const status = initStatuses.find((candidate) => candidate.name === container.name);
    const over = status?.state.terminated ?? status?.lastState.terminated;
    if (isRestartableInitContainer(container)) {
      if (!status?.started && !anyRan && !isTerminal) return "pending";
      continue;
    }
    if (status?.state.terminated?.exitCode === 0 || anyRan) continue;
    const neverAgain = isTerminal || pod.spec.restartPolicy === "Never";
    if (over && over.exitCode !== 0 && neverAgain) return "failed";
    return "pending";
  }
  return "done";
}

function hasRun(status: corev1.ContainerStatus): boolean {
  return (
    status.state.running !== undefined ||
    status.state.terminated !== undefined ||
    status.lastState.terminated !== undefined
  );
}

function countStates(input: PhaseInput): {
  readonly waiting: number;
  readonly running: number;
  readonly stopped: number;
  readonly succeeded: number;
} {
  const count = { waiting: 0, running: 0, stopped: 0, succeeded: 0 };
  for (const { state, lastState } of input.statuses) {
    if (state.running) count.running++;
    else if (state.terminated) {
      count.stopped++;
      if (state.terminated.exitCode === 0) count.succeeded++;
    } else if (lastState.terminated) count.stopped++;
    else count.waiting++;
  }
  return count;
}

/** Whether any container that ended is going to be started again. */
function willRestart(input: PhaseInput): boolean {
  return input.pod.spec.containers.some((container) => {
    const status = input.statuses.find((candidate) => candidate.name === container.name);
    const exitCode = status?.state.terminated?.exitCode;
    // Waiting to be restarted after it ended.
    if (exitCode === undefined) return true;
    const policy = container.restartPolicy ?? input.pod.spec.restartPolicy ?? "Always";
    return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
  });
}
