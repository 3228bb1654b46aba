/** What a Job's podFailurePolicy says about a failed pod (KEP-3329, Kubernetes v1.36). */
import type { batchv1, corev1 } from "@kubets/api";

export type FailureVerdict =
  /** Counts towards backoffLimit, as without a policy. */
  | { readonly kind: "count" }
  /** Is replaced without being counted. */
  | { readonly kind: "ignore" }
  /** Ends the Job. */
  | { readonly kind: "failJob"; readonly message: string };

/** The first rule that matches decides; FailIndex counts, as without backoffLimitPerIndex. */
export function judgeFailure(job: batchv1.Job, pod: corev1.Pod): FailureVerdict {
  const rules = job.spec.podFailurePolicy?.rules ?? [];
  for (const [index, rule] of rules.entries()) {
    const match = matchExitCodes(rule, pod) ?? matchConditions(rule, pod);
    if (match === undefined) continue;
    switch (rule.action) {
      case "Ignore":
        return { kind: "ignore" };
      case "FailJob":
        return {
          kind: "failJob",
          message: `${match} matching ${rule.action} rule at index ${String(index)}`,
        };
      case "Count":
      case "FailIndex":
        return { kind: "count" };
    }
  }
  return { kind: "count" };
}

/** What matched, in words; undefined when nothing did. Exit code 0 is no failure and matches nothing. */
function matchExitCodes(rule: batchv1.PodFailurePolicyRule, pod: corev1.Pod): string | undefined {
  const { onExitCodes } = rule;
  if (!onExitCodes) return undefined;
  const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])];
  for (const { name, state } of statuses) {
    const exitCode = state.terminated?.exitCode ?? 0;
    if (exitCode === 0 || (onExitCodes.containerName ?? name) !== name) continue;
    if (onExitCodes.values.includes(exitCode) !== (onExitCodes.operator === "In")) continue;
    return `Container ${name} for pod ${nameOf(pod)} failed with exit code ${String(exitCode)}`;
  }
  return undefined;
}

function matchConditions(rule: batchv1.PodFailurePolicyRule, pod: corev1.Pod): string | undefined {
  const matched = rule.onPodConditions?.find(({ type, status }) =>
    pod.status.conditions?.some((condition) => condition.type === type && condition.status === status),
  );
  return matched && `Pod ${nameOf(pod)} has condition ${matched.type}`;
}

function nameOf({ metadata }: corev1.Pod): string {
  return `${metadata.namespace ?? ""}/${metadata.name ?? ""}`;
}
