import type { corev1 } from "@kubets/api";

const defaultGraceSeconds = 30;

/** How long the pod may take to end. A pod that is gone from the API, or killed at once, gets one second. */
export function terminationGraceSeconds(
  pod: corev1.Pod,
  state: { readonly gone: boolean },
): { readonly graceSeconds: number; readonly forced: boolean } {
  const own = pod.spec.terminationGracePeriodSeconds ?? defaultGraceSeconds;
  const ordered = pod.metadata.deletionGracePeriodSeconds;
  const wanted = ordered ?? (state.gone ? 1 : own);
  return { graceSeconds: Math.max(1, wanted), forced: ordered !== undefined && ordered < own };
}

/**
 * The last status of a pod: no container of it runs. One that has no end known to the runtime is given the one
 * Kubernetes uses for lost containers (status manager TerminatePod, v1.36).
 */
export function terminatedStatus(status: corev1.PodStatus): corev1.PodStatus {
  const end = (container: corev1.ContainerStatus): corev1.ContainerStatus => {
    if (container.state.terminated) return { ...container, ready: false, started: false };
    const { containerID } = container;
    return {
      ...container,
      state: {
        terminated: {
          reason: "ContainerStatusUnknown",
          message: "The container could not be located when the pod was terminated",
          exitCode: 137,
          startedAt: null,
          finishedAt: null,
          ...(containerID ? { containerID } : {}),
        },
      },
      ready: false,
      started: false,
    };
  };
  const isOver = status.phase === "Succeeded" || status.phase === "Failed";
  return {
    ...status,
    phase: isOver ? status.phase : "Failed",
    ...(status.initContainerStatuses
      ? { initContainerStatuses: initEnds(status.initContainerStatuses, end) }
      : {}),
    containerStatuses: (status.containerStatuses ?? []).map(end),
    ...(status.ephemeralContainerStatuses
      ? { ephemeralContainerStatuses: status.ephemeralContainerStatuses.map(end) }
      : {}),
  };
}

/** Init containers that ended well stay ready. */
function initEnds(
  statuses: readonly corev1.ContainerStatus[],
  end: (status: corev1.ContainerStatus) => corev1.ContainerStatus,
): readonly corev1.ContainerStatus[] {
  return statuses.map((status) => {
    const ended = end(status);
    return ended.state.terminated?.exitCode === 0 ? { ...ended, ready: true } : ended;
  });
}
