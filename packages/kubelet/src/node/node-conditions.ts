import type { corev1 } from "@kubets/api";
import { formatTime } from "@kubets/apimachinery";

/** What the kubelet knows about its ability to run pods. */
export interface NodeReadiness {
  /** undefined: all is well. */
  readonly notReadyBecause: string | undefined;
}

type Verdict = Pick<corev1.NodeCondition, "type" | "status" | "reason" | "message">;

/** The node's conditions with Kubernetes' reasons and texts (pkg/kubelet/nodestatus/setters.go, v1.36). */
export function nodeConditionVerdicts(readiness: NodeReadiness): readonly Verdict[] {
  return [
    {
      type: "MemoryPressure",
      status: "False",
      reason: "KubeletHasSufficientMemory",
      message: "kubelet has sufficient memory available",
    },
    {
      type: "DiskPressure",
      status: "False",
      reason: "KubeletHasNoDiskPressure",
      message: "kubelet has no disk pressure",
    },
    {
      type: "PIDPressure",
      status: "False",
      reason: "KubeletHasSufficientPID",
      message: "kubelet has sufficient PID available",
    },
    readiness.notReadyBecause === undefined
      ? {
          type: "Ready",
          status: "True",
          reason: "KubeletReady",
          message: "kubelet is posting ready status",
        }
      : { type: "Ready", status: "False", reason: "KubeletNotReady", message: readiness.notReadyBecause },
  ];
}

/** Stamps the verdicts; a condition keeps its time of change while its status is the same. */
export function stampNodeConditions(
  before: readonly corev1.NodeCondition[],
  verdicts: readonly Verdict[],
  nowMs: number,
): readonly corev1.NodeCondition[] {
  const now = formatTime(nowMs);
  const own = verdicts.map((verdict): corev1.NodeCondition => {
    const old = before.find((condition) => condition.type === verdict.type);
    const unchanged = old?.status === verdict.status ? old.lastTransitionTime : undefined;
    return { ...verdict, lastHeartbeatTime: now, lastTransitionTime: unchanged ?? now };
  });
  const others = before.filter((condition) => !verdicts.some((verdict) => verdict.type === condition.type));
  return [...others, ...own];
}

/** Reason of the event that tells a change of a condition, or undefined when none is told. */
export function nodeConditionEvent(
  condition: Pick<corev1.NodeCondition, "type" | "status">,
): string | undefined {
  const fine = condition.status === "False";
  switch (condition.type) {
    case "Ready":
      return condition.status === "True" ? "NodeReady" : "NodeNotReady";
    case "MemoryPressure":
      return fine ? "NodeHasSufficientMemory" : "NodeHasInsufficientMemory";
    case "DiskPressure":
      return fine ? "NodeHasNoDiskPressure" : "NodeHasDiskPressure";
    case "PIDPressure":
      return fine ? "NodeHasSufficientPID" : "NodeHasInsufficientPID";
    default:
      return undefined;
  }
}
