import type { corev1 } from "@kubets/api";
import { isRestartableInitContainer } from "@kubets/apimachinery";
import { containerHash } from "../runtime/container-hash.ts";
import { latestContainer } from "../runtime/runtime-pod.ts";
import type { RuntimeContainer, RuntimePod, RuntimeSandbox } from "../runtime/runtime-pod.ts";
import { containersOf } from "./pod-containers.ts";
import { restartsOnFailure, shouldStartContainer } from "./restart-policy.ts";

/**
 * The heart of the kubelet: what is to be done so that the runtime has of a pod what its spec wants. A pure
 * function; `pod-actuator.ts` carries the answer out (pkg/kubelet/kuberuntime computePodActions, v1.36).
 */
export interface PodActions {
  /** Stop everything first: the sandbox is to be replaced, or nothing is left that should run. */
  readonly killPod: boolean;
  /** Attempt number of the sandbox to make; undefined when the present one stays. */
  readonly createSandbox: number | undefined;
  readonly killContainers: readonly ContainerToKill[];
  /** In order. Init containers come one at a time: the others wait for it. */
  readonly startInitContainers: readonly corev1.Container[];
  readonly startContainers: readonly corev1.Container[];
  /** Added to a pod that is there already; each runs once. */
  readonly startEphemeralContainers: readonly corev1.Container[];
}

export interface ContainerToKill {
  readonly container: RuntimeContainer;
  readonly spec: corev1.Container;
  /** Text of the Killing event. */
  readonly message: string;
  readonly reason: "definition-changed" | "liveness-probe" | "startup-probe";
}

/** What probes found out, by container id. */
export interface ProbeOutcomes {
  livenessFailed(containerId: string): boolean;
  startupFailed(containerId: string): boolean;
  /** False while a startup probe has not succeeded yet. */
  started(containerId: string, container: corev1.Container): boolean;
}

export function computePodActions(pod: corev1.Pod, runtime: RuntimePod, probes: ProbeOutcomes): PodActions {
  const sandbox = currentSandbox(pod, runtime);
  if (sandbox === undefined) return actionsWithNewSandbox(pod, runtime);
  const startEphemeralContainers = containersOf(pod, "ephemeral").filter(
    ({ name }) => latestContainer(runtime, name) === undefined,
  );
  const init = initActions(pod, runtime, { sandbox, probes });
  if (!init.done) {
    return {
      killPod: init.failed,
      createSandbox: undefined,
      killContainers: init.kill,
      startInitContainers: init.failed ? [] : init.start,
      startContainers: [],
      startEphemeralContainers,
    };
  }
  const main = containerActions(pod, runtime, probes);
  if (main.kept === 0 && main.start.length === 0) {
    return { ...nothing, killPod: true };
  }
  return {
    killPod: false,
    createSandbox: undefined,
    killContainers: [...init.kill, ...main.kill],
    startInitContainers: init.start,
    startContainers: main.start,
    startEphemeralContainers,
  };
}

const nothing: PodActions = {
  killPod: false,
  createSandbox: undefined,
  killContainers: [],
  startInitContainers: [],
  startContainers: [],
  startEphemeralContainers: [],
};

/** Everything that is to be started, in order. */
export function containersToStart(actions: PodActions): readonly corev1.Container[] {
  return [...actions.startEphemeralContainers, ...actions.startInitContainers, ...actions.startContainers];
}

/** The sandbox to go on with; undefined when there is none that serves. */
export function currentSandbox(pod: corev1.Pod, runtime: RuntimePod): RuntimeSandbox | undefined {
  const newest = runtime.sandboxes[0];
  if (newest === undefined || !newest.ready) return undefined;
  if (runtime.sandboxes.filter((sandbox) => sandbox.ready).length > 1) return undefined;
  const hostNetwork = pod.spec.hostNetwork === true;
  if (newest.hostNetwork !== hostNetwork) return undefined;
  return hostNetwork || newest.ips.length > 0 ? newest : undefined;
}

function actionsWithNewSandbox(pod: corev1.Pod, runtime: RuntimePod): PodActions {
  const newest = runtime.sandboxes[0];
  const attempt = newest === undefined ? 0 : newest.attempt + 1;
  const toStart = pod.spec.containers.filter((container) =>
    startsInNewSandbox(pod, container, latestContainer(runtime, container.name)),
  );
  // Nothing to run in it, or a pod that may not run twice: the remains are stopped, and that is all.
  if (
    toStart.length === 0 ||
    (pod.spec.restartPolicy === "Never" && attempt > 0 && ranBefore(pod, runtime))
  ) {
    return { ...nothing, killPod: true };
  }
  const firstInit = pod.spec.initContainers?.[0];
  return {
    killPod: newest !== undefined,
    createSandbox: attempt,
    killContainers: [],
    startInitContainers: firstInit ? [firstInit] : [],
    startContainers: firstInit ? [] : toStart,
    startEphemeralContainers: [],
  };
}

/** A pod whose containers all ended well under OnFailure has nothing to run in a new sandbox. */
function startsInNewSandbox(
  pod: corev1.Pod,
  container: corev1.Container,
  last: RuntimeContainer | undefined,
): boolean {
  const succeeded = last?.state === "exited" && last.exitCode === 0;
  return !(succeeded && (container.restartPolicy ?? pod.spec.restartPolicy) === "OnFailure");
}

function ranBefore(pod: corev1.Pod, runtime: RuntimePod): boolean {
  return pod.spec.containers.some((container) => latestContainer(runtime, container.name) !== undefined);
}

interface InitActions {
  readonly done: boolean;
  readonly failed: boolean;
  readonly start: readonly corev1.Container[];
  readonly kill: readonly ContainerToKill[];
}

interface InitContext {
  readonly sandbox: RuntimeSandbox;
  readonly probes: ProbeOutcomes;
}

/** Walks the init containers in order up to the first that others have to wait for. */
function initActions(pod: corev1.Pod, runtime: RuntimePod, context: InitContext): InitActions {
  const start: corev1.Container[] = [];
  const kill: ContainerToKill[] = [];
  // Once a container of the pod was made in this sandbox, initialisation is over for good: finished init
  // containers may have been removed since, and only sidecars are still looked after.
  const initialized = pod.spec.containers.some(
    (container) => inSandbox(runtime, container.name, context.sandbox) !== undefined,
  );
  for (const container of pod.spec.initContainers ?? []) {
    const last = inSandbox(runtime, container.name, context.sandbox);
    const step = initStep(pod, container, { ...context, last, initialized });
    if (step.kind === "failed") return { done: false, failed: true, start: [], kill };
    if (step.kind === "kill") kill.push(step.kill);
    if (step.kind === "start" || (step.kind === "kill" && restartsOnFailure(pod, container))) {
      start.push(container);
    }
    if (step.kind !== "done" && !initialized) return { done: false, failed: false, start, kill };
  }
  return { done: true, failed: false, start, kill };
}

type InitStep =
  | { readonly kind: "done" | "wait" | "start" | "failed" }
  | { readonly kind: "kill"; readonly kill: ContainerToKill };

function initStep(
  pod: corev1.Pod,
  container: corev1.Container,
  context: InitContext & { readonly last: RuntimeContainer | undefined; readonly initialized: boolean },
): InitStep {
  const { last, probes } = context;
  if (context.initialized && !isRestartableInitContainer(container)) return { kind: "done" };
  if (last?.state === "running") {
    const failure = probeFailure(container, last, probes);
    if (failure) return { kind: "kill", kill: withFate(failure, true) };
    if (!isRestartableInitContainer(container)) return { kind: "wait" };
    return { kind: probes.started(last.id, container) ? "done" : "wait" };
  }
  if (isRestartableInitContainer(container)) return { kind: "start" };
  if (last?.state === "exited" && last.exitCode === 0) return { kind: "done" };
  return { kind: shouldStartContainer(pod, container, last) ? "start" : "failed" };
}

function inSandbox(runtime: RuntimePod, name: string, sandbox: RuntimeSandbox): RuntimeContainer | undefined {
  return runtime.containers.find(
    (container) => container.name === name && container.sandboxId === sandbox.id,
  );
}

function containerActions(
  pod: corev1.Pod,
  runtime: RuntimePod,
  probes: ProbeOutcomes,
): { kept: number; kill: readonly ContainerToKill[]; start: readonly corev1.Container[] } {
  const kill: ContainerToKill[] = [];
  const start: corev1.Container[] = [];
  let kept = 0;
  for (const container of pod.spec.containers) {
    const last = latestContainer(runtime, container.name);
    if (last?.state !== "running") {
      if (shouldStartContainer(pod, container, last)) start.push(container);
      continue;
    }
    const failure = definitionChange(container, last) ?? probeFailure(container, last, probes);
    if (!failure) {
      kept++;
      continue;
    }
    const restart = failure.reason === "definition-changed" || restartsOnFailure(pod, container);
    kill.push(withFate(failure, restart));
    if (restart) start.push(container);
  }
  return { kept, kill, start };
}

function definitionChange(spec: corev1.Container, container: RuntimeContainer): ContainerToKill | undefined {
  if (container.hash === "" || container.hash === containerHash(spec)) return undefined;
  const message = `Container ${spec.name} definition changed`;
  return { container, spec, message, reason: "definition-changed" };
}

function probeFailure(
  spec: corev1.Container,
  container: RuntimeContainer,
  probes: ProbeOutcomes,
): ContainerToKill | undefined {
  if (probes.livenessFailed(container.id)) {
    const message = `Container ${spec.name} failed liveness probe`;
    return { container, spec, message, reason: "liveness-probe" };
  }
  if (probes.startupFailed(container.id)) {
    const message = `Container ${spec.name} failed startup probe`;
    return { container, spec, message, reason: "startup-probe" };
  }
  return undefined;
}

function withFate(kill: ContainerToKill, restart: boolean): ContainerToKill {
  return restart ? { ...kill, message: `${kill.message}, will be restarted` } : kill;
}
