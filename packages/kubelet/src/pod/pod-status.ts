import type { corev1 } from "@kubets/api";
import { formatTime } from "@kubets/apimachinery";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { currentSandbox } from "./compute-pod-actions.ts";
import { containerStatuses } from "./container-statuses.ts";
import type { ContainerFacts } from "./container-statuses.ts";
import { mergeConditions, podConditions } from "./pod-conditions.ts";
import { podPhase } from "./pod-phase.ts";

export interface PodStatusInput {
  /** Its `status` is what the API has, or what was decided last if that is newer. */
  readonly pod: corev1.Pod;
  readonly runtime: RuntimePod;
  readonly facts: ContainerFacts;
  readonly hostIPs: readonly string[];
  readonly nowMs: number;
  /** The pod is over: nothing of it will run again. */
  readonly isTerminal: boolean;
  /** Why the kubelet ended the pod, if it did. */
  readonly verdict?: { readonly reason: string; readonly message: string } | undefined;
}

/** What the API shall say of the pod. Pure; the status before is taken over where the kubelet does not decide. */
export function podStatus(input: PodStatusInput): corev1.PodStatus {
  const { pod, runtime, facts } = input;
  const initStatuses = containerStatuses({ pod, runtime, facts, kind: "init" });
  const statuses = containerStatuses({ pod, runtime, facts, kind: "main" });
  const ephemeralStatuses = containerStatuses({ pod, runtime, facts, kind: "ephemeral" });
  const phase = settledPhase(input, podPhase({ pod, initStatuses, statuses, isTerminal: input.isTerminal }));
  const sandbox = currentSandbox(pod, runtime);
  const generation = pod.metadata.generation;
  const verdicts = podConditions({
    pod,
    phase,
    initStatuses,
    statuses,
    sandboxReady: sandbox !== undefined,
  });
  const podIPs = podAddresses(input);
  const before = withoutVerdict(pod.status);
  return {
    ...before,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    phase,
    conditions: mergeConditions(pod.status.conditions ?? [], verdicts, {
      nowMs: input.nowMs,
      observedGeneration: generation,
    }),
    ...(input.verdict ?? keptVerdict(pod.status)),
    hostIP: input.hostIPs[0] ?? "",
    hostIPs: input.hostIPs.map((ip) => ({ ip })),
    ...(podIPs[0] === undefined ? {} : { podIP: podIPs[0], podIPs: podIPs.map((ip) => ({ ip })) }),
    startTime: pod.status.startTime ?? formatTime(input.nowMs),
    ...(initStatuses.length > 0 ? { initContainerStatuses: initStatuses } : {}),
    containerStatuses: statuses,
    ...(ephemeralStatuses.length > 0 ? { ephemeralContainerStatuses: ephemeralStatuses } : {}),
  };
}

/** A pod that is over stays over, and one the kubelet ended has failed. */
function settledPhase(input: PodStatusInput, phase: corev1.PodPhase): corev1.PodPhase {
  const before = input.pod.status.phase;
  if (before === "Succeeded" || before === "Failed") return before;
  return input.verdict ? "Failed" : phase;
}

/** A pod keeps its addresses when its sandbox is stopped; a new sandbox brings new ones. */
function podAddresses(input: PodStatusInput): readonly string[] {
  if (input.pod.spec.hostNetwork) return input.hostIPs;
  const newest = input.runtime.sandboxes[0];
  if (newest && newest.ips.length > 0) return newest.ips;
  return (input.pod.status.podIPs ?? []).map(({ ip }) => ip ?? "");
}

function keptVerdict(status: corev1.PodStatus): Partial<corev1.PodStatus> {
  return {
    ...(status.reason ? { reason: status.reason } : {}),
    ...(status.message ? { message: status.message } : {}),
  };
}

function withoutVerdict(status: corev1.PodStatus): corev1.PodStatus {
  const { reason: _reason, message: _message, ...rest } = status;
  return rest;
}
