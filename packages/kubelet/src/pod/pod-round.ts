import type { corev1 } from "@kubets/api";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { computePodActions, containersToStart } from "./compute-pod-actions.ts";
import type { ProbeOutcomes } from "./compute-pod-actions.ts";
import type { StartFailure } from "./container-statuses.ts";

/** Whether something is to be done that was not just tried in vain. */
export function isLeftToDo(
  pod: corev1.Pod,
  runtime: RuntimePod,
  known: { readonly probes: ProbeOutcomes; readonly failures: ReadonlyMap<string, StartFailure> },
): boolean {
  const actions = computePodActions(pod, runtime, known.probes);
  return (
    (actions.killPod && hasLife(runtime)) ||
    actions.createSandbox !== undefined ||
    actions.killContainers.length > 0 ||
    containersToStart(actions).some(({ name }) => !known.failures.has(name))
  );
}

/** Anything in the runtime that is still to be stopped. */
export function hasLife(runtime: RuntimePod): boolean {
  return (
    runtime.sandboxes.some(({ ready }) => ready) ||
    runtime.containers.some(({ state }) => state === "running" || state === "unknown")
  );
}

/** A failure stays until the container is started. */
export function mergeFailures(
  before: ReadonlyMap<string, StartFailure>,
  result: { readonly failures: ReadonlyMap<string, StartFailure>; readonly started: readonly string[] },
): ReadonlyMap<string, StartFailure> {
  const merged = new Map([...before, ...result.failures]);
  for (const name of result.started) merged.delete(name);
  return merged;
}

/** The smallest of those that are known. */
export function least(...values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
