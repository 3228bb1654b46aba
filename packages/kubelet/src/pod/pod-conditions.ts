import type { corev1 } from "@kubets/api";
import { findCondition, formatTime, isRestartableInitContainer } from "@kubets/apimachinery";

export interface ConditionInput {
  readonly pod: corev1.Pod;
  readonly phase: string;
  readonly initStatuses: readonly corev1.ContainerStatus[];
  readonly statuses: readonly corev1.ContainerStatus[];
  /** The sandbox is there and has its network. */
  readonly sandboxReady: boolean;
}

type Verdict = Pick<corev1.PodCondition, "type" | "status" | "reason" | "message">;

/** Conditions the kubelet writes; all others belong to somebody else. */
export const ownConditions: ReadonlySet<string> = new Set([
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
]);

/**
 * The conditions the kubelet owns, in the order it writes them, before others' conditions (pkg/kubelet/status
 * generate.go, v1.36).
 */
export function podConditions(input: ConditionInput): readonly Verdict[] {
  const containersReady = containersReadyVerdict(input);
  return [
    { type: "PodReadyToStartContainers", status: input.sandboxReady ? "True" : "False" },
    initializedVerdict(input),
    readyVerdict(input, containersReady),
    containersReady,
  ];
}

/**
 * Puts verdicts into conditions that were there before: others' stay, times of change are kept where the status
 * is the same.
 */
export function mergeConditions(
  before: readonly corev1.PodCondition[],
  verdicts: readonly Verdict[],
  stamp: { readonly nowMs: number; readonly observedGeneration: number | undefined },
): readonly corev1.PodCondition[] {
  const own = verdicts.map((verdict): corev1.PodCondition => {
    const old = before.find((condition) => condition.type === verdict.type);
    const unchanged = old?.status === verdict.status ? old.lastTransitionTime : undefined;
    return {
      type: verdict.type,
      ...(stamp.observedGeneration === undefined ? {} : { observedGeneration: stamp.observedGeneration }),
      status: verdict.status,
      lastProbeTime: null,
      lastTransitionTime: unchanged ?? formatTime(stamp.nowMs),
      ...(verdict.reason ? { reason: verdict.reason } : {}),
      ...(verdict.message ? { message: verdict.message } : {}),
    };
  });
  const others = before.filter((condition) => !verdicts.some((verdict) => verdict.type === condition.type));
  return [...own, ...others];
}

function initializedVerdict(input: ConditionInput): Verdict {
  const type = "Initialized";
  const initContainers = input.pod.spec.initContainers ?? [];
  if (input.phase === "Succeeded") return { type, status: "True", reason: "PodCompleted" };
  const statusOf = (name: string): corev1.ContainerStatus | undefined =>
    input.initStatuses.find((status) => status.name === name);
  const ran = input.statuses.some((status) => status.state.running ?? status.lastState.terminated);
  const incomplete = initContainers.filter((container) => {
    const status = statusOf(container.name);
    if (isRestartableInitContainer(container)) return !status?.started;
    return !(status?.state.terminated?.exitCode === 0 || ran);
  });
  const unknown = incomplete.filter((container) => statusOf(container.name) === undefined);
  if (incomplete.length === 0) return { type, status: "True" };
  const known = incomplete.filter((container) => !unknown.includes(container));
  return {
    type,
    status: "False",
    reason: "ContainersNotInitialized",
    message: namesMessage([
      ["unknown", unknown],
      ["incomplete", known],
    ]),
  };
}

function containersReadyVerdict(input: ConditionInput): Verdict {
  const type = "ContainersReady";
  if (input.phase === "Succeeded") return { type, status: "False", reason: "PodCompleted" };
  if (input.phase === "Failed") return { type, status: "False", reason: "PodFailed" };
  const watched = [
    ...(input.pod.spec.initContainers ?? []).filter(isRestartableInitContainer).map((container) => ({
      container,
      status: input.initStatuses.find((status) => status.name === container.name),
    })),
    ...input.pod.spec.containers.map((container) => ({
      container,
      status: input.statuses.find((status) => status.name === container.name),
    })),
  ];
  const unknown = watched.filter(({ status }) => status === undefined).map(({ container }) => container);
  const unready = watched
    .filter(({ status }) => status !== undefined && !status.ready)
    .map(({ container }) => container);
  if (unknown.length + unready.length === 0) return { type, status: "True" };
  return {
    type,
    status: "False",
    reason: "ContainersNotReady",
    message: namesMessage([
      ["unknown", unknown],
      ["unready", unready],
    ]),
  };
}

function readyVerdict(input: ConditionInput, containersReady: Verdict): Verdict {
  const type = "Ready";
  if (containersReady.status !== "True") return { ...containersReady, type };
  const missing = (input.pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const condition = findCondition(input.pod.status.conditions, conditionType);
    if (!condition)
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    if (condition.status === "True") return [];
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`];
  });
  if (missing.length === 0) return { type, status: "True" };
  return { type, status: "False", reason: "ReadinessGatesNotReady", message: missing.join(", ") };
}

function namesMessage(groups: readonly (readonly [string, readonly corev1.Container[]])[]): string {
  return groups
    .filter(([, containers]) => containers.length > 0)
    .map(([kind, containers]) => {
      const names = containers.map((container) => container.name).join(" ");
      return `containers with ${kind} status: [${names}]`;
    })
    .join(", ");
}
