/** How many pods a PodDisruptionBudget lets go (Kubernetes v1.36, pkg/controller/disruption). */
import { isPodReady, parseTime, scaledIntOrPercent, setCondition } from "@kubets/apimachinery";
import type { corev1, metav1, policyv1 } from "@kubets/api";

/** An eviction was granted, and the pod is still there: after this long it is taken not to go. */
const deletionTimeoutMs = 2 * 60_000;

export interface BudgetView {
  readonly budget: policyv1.PodDisruptionBudget;
  /** All that it selects. */
  readonly pods: readonly corev1.Pod[];
  /** How many pods the controllers of these pods want altogether. */
  readonly expectedByControllers: number;
  readonly nowMs: number;
}

export function budgetStatus(view: BudgetView): policyv1.PodDisruptionBudgetStatus {
  const { budget, pods, nowMs } = view;
  const { expected, desired } = wantedPods(view);
  const disrupted = pendingDisruptions(view);
  const healthy = pods.filter(
    (pod) =>
      pod.metadata.deletionTimestamp === undefined &&
      disrupted[pod.metadata.name ?? ""] === undefined &&
      isPodReady(pod),
  ).length;
  const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
  const condition: metav1.Condition = {
    type: "DisruptionAllowed",
    status: allowed > 0 ? "True" : "False",
    reason: allowed > 0 ? "SufficientPods" : "InsufficientPods",
    message: "",
    lastTransitionTime: null,
    ...(budget.metadata.generation === undefined ? {} : { observedGeneration: budget.metadata.generation }),
  };
  return {
    ...(budget.metadata.generation === undefined ? {} : { observedGeneration: budget.metadata.generation }),
    ...(Object.keys(disrupted).length > 0 ? { disruptedPods: disrupted } : {}),
    disruptionsAllowed: allowed,
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
    conditions: setCondition(budget.status.conditions, condition, nowMs),
  };
}

/** When the oldest granted eviction runs out; undefined when none is pending. */
export function nextExpiryMs(view: BudgetView): number | undefined {
  const waits = Object.values(pendingDisruptions(view)).map(
    (time) => parseTime(time) + deletionTimeoutMs - view.nowMs,
  );
  return waits.length > 0 ? Math.max(0, Math.min(...waits)) + 1 : undefined;
}

function wantedPods({ budget, pods, expectedByControllers }: BudgetView): {
  readonly expected: number;
  readonly desired: number;
} {
  const { maxUnavailable, minAvailable } = budget.spec;
  if (maxUnavailable !== undefined) {
    const unavailable = scaledIntOrPercent(maxUnavailable, expectedByControllers, "up");
    return { expected: expectedByControllers, desired: Math.max(0, expectedByControllers - unavailable) };
  }
  if (typeof minAvailable === "number") return { expected: pods.length, desired: minAvailable };
  if (minAvailable === undefined) return { expected: pods.length, desired: 0 };
  return {
    expected: expectedByControllers,
    desired: scaledIntOrPercent(minAvailable, expectedByControllers, "up"),
  };
}

/** Pods that an eviction was granted for and that are not being deleted yet. */
function pendingDisruptions({ budget, pods, nowMs }: BudgetView): Readonly<Record<string, string>> {
  const entries = Object.entries(budget.status.disruptedPods ?? {}).filter(([name, time]) => {
    const pod = pods.find(({ metadata }) => metadata.name === name);
    if (!pod || pod.metadata.deletionTimestamp !== undefined) return false;
    return parseTime(time) + deletionTimeoutMs > nowMs;
  });
  return Object.fromEntries(entries);
}
