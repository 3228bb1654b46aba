import type { corev1 } from "@kubets/api";
import type { RuntimeContainer } from "../runtime/runtime-pod.ts";

/**
 * Whether a container that is not running shall be started (again). `last` is its newest instance. A rule of the
 * container goes before its policy, and that before the pod's (KEP-5307).
 */
export function shouldStartContainer(
  pod: corev1.Pod,
  container: corev1.Container,
  last: RuntimeContainer | undefined,
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  if (last === undefined) return true;
  if (last.state === "running") return false;
  // Created but never started, or lost by the runtime: nothing has run to its end yet.
  if (last.state === "created" || last.state === "unknown") return true;
  if (matchesRestartRule(container, last.exitCode)) return true;
  switch (container.restartPolicy ?? pod.spec.restartPolicy) {
    case "Never":
      return false;
    case "OnFailure":
      return last.exitCode !== 0;
    default:
      return true;
  }
}

/** Whether something that was killed for failing a probe may run again. */
export function restartsOnFailure(pod: corev1.Pod, container: corev1.Container): boolean {
  return (container.restartPolicy ?? pod.spec.restartPolicy) !== "Never";
}

function matchesRestartRule(container: corev1.Container, exitCode: number): boolean {
  return (container.restartPolicyRules ?? []).some((rule) => {
    const values = rule.exitCodes?.values ?? [];
    const listed = values.includes(exitCode);
    return rule.action === "Restart" && rule.exitCodes?.operator === "NotIn" ? !listed : listed;
  });
}
