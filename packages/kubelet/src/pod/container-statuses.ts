import type { corev1 } from "@kubets/api";
import { formatTime, isRestartableInitContainer } from "@kubets/apimachinery";
import { containersNamed } from "../runtime/runtime-pod.ts";
import type { RuntimeContainer, RuntimePod } from "../runtime/runtime-pod.ts";
import { containersOf, statusesOf } from "./pod-containers.ts";
import type { ContainerKind } from "./pod-containers.ts";
import { shouldStartContainer } from "./restart-policy.ts";

/** Why a container could not be (re)started the last time it was tried. */
export interface StartFailure {
  readonly reason: string;
  readonly message: string;
}

/** What probes and failed starts add to what the runtime says. */
export interface ContainerFacts {
  /** Prefix of container ids, e.g. `process-runtime`. */
  readonly runtimeName: string;
  /** By container name. */
  readonly startFailures: ReadonlyMap<string, StartFailure>;
  ready(containerId: string, container: corev1.Container): boolean;
  started(containerId: string, container: corev1.Container): boolean;
}

export interface ContainerStatusInput {
  readonly pod: corev1.Pod;
  readonly runtime: RuntimePod;
  readonly facts: ContainerFacts;
  readonly kind: ContainerKind;
}

/**
 * The statuses users see, in the order of the spec (kubelet_pods.go convertToAPIContainerStatuses, v1.36).
 * What the runtime has forgotten is kept from the status before.
 */
export function containerStatuses(input: ContainerStatusInput): readonly corev1.ContainerStatus[] {
  const before = statusesOf(input.pod, input.kind);
  return containersOf(input.pod, input.kind).map((container) =>
    containerStatus(
      container,
      before.find((status) => status.name === container.name),
      input,
    ),
  );
}

function containerStatus(
  container: corev1.Container,
  before: corev1.ContainerStatus | undefined,
  input: ContainerStatusInput,
): corev1.ContainerStatus {
  const { pod, runtime, facts } = input;
  const [newest, previous] = containersNamed(runtime, container.name);
  if (!newest) return statusWithoutContainer(container, before, input);
  const state = stateOf(newest, facts);
  const failure = facts.startFailures.get(container.name);
  const waits = failure !== undefined && !state.running && mayStart(pod, container, newest, input.kind);
  const lastState = waits ? state : previous?.state === "exited" ? stateOf(previous, facts) : {};
  const running = state.running !== undefined;
  const succeededInit =
    input.kind === "init" && !isRestartableInitContainer(container) && state.terminated?.exitCode === 0;
  const started = running && facts.started(newest.id, container);
  return {
    name: container.name,
    state: waits ? { waiting: failure } : state.waiting ? { waiting: defaultWaiting(input) } : state,
    lastState,
    ready: succeededInit || (running && readinessOf(newest, container, input)),
    restartCount: newest.restartCount,
    image: newest.image || (container.image ?? ""),
    imageID: newest.imageId,
    containerID: containerId(newest, facts),
    started,
    ...specFields(container),
  };
}

/** A regular init container is ready once it has ended well, not while it runs. */
function readinessOf(
  newest: RuntimeContainer,
  container: corev1.Container,
  input: ContainerStatusInput,
): boolean {
  if (input.kind === "ephemeral") return false;
  if (input.kind === "init" && !isRestartableInitContainer(container)) return false;
  return input.facts.started(newest.id, container) && input.facts.ready(newest.id, container);
}

function mayStart(
  pod: corev1.Pod,
  container: corev1.Container,
  newest: RuntimeContainer,
  kind: ContainerKind,
): boolean {
  if (kind === "ephemeral") return newest.state === "created";
  if (
    kind === "init" &&
    !isRestartableInitContainer(container) &&
    newest.state === "exited" &&
    newest.exitCode === 0
  ) {
    return false;
  }
  return shouldStartContainer(pod, container, newest);
}

/** Nothing in the runtime: it was not made yet, or its remains were cleaned away. */
function statusWithoutContainer(
  container: corev1.Container,
  before: corev1.ContainerStatus | undefined,
  input: ContainerStatusInput,
): corev1.ContainerStatus {
  const failure = input.facts.startFailures.get(container.name);
  if (before && (before.state.terminated || before.state.running)) {
    return afterLoss(container, before, input, failure);
  }
  return {
    name: container.name,
    state: { waiting: failure ?? defaultWaiting(input) },
    lastState: before?.lastState ?? {},
    ready: false,
    restartCount: before?.restartCount ?? 0,
    image: container.image ?? "",
    imageID: "",
    started: false,
  };
}

/**
 * The runtime lost a container that had been seen. One that had ended stays as it was; of one that ran nobody
 * knows how it ended, which Kubernetes reports as exit code 137 with this reason.
 */
function afterLoss(
  container: corev1.Container,
  before: corev1.ContainerStatus,
  input: ContainerStatusInput,
  failure: StartFailure | undefined,
): corev1.ContainerStatus {
  const terminated = before.state.terminated ?? {
    reason: "ContainerStatusUnknown",
    message: "The container could not be located when the pod was deleted.  The container used to be Running",
    exitCode: 137,
    startedAt: null,
    finishedAt: null,
  };
  const endedInit =
    input.kind === "init" && !isRestartableInitContainer(container) && terminated.exitCode === 0;
  const ended =
    before.state.terminated !== undefined &&
    (endedInit || input.kind === "ephemeral" || !restartsAfter(input.pod, container, terminated.exitCode));
  if (ended) return { ...before, started: false };
  return {
    ...before,
    state: { waiting: failure ?? defaultWaiting(input) },
    lastState: { terminated },
    ready: false,
    started: false,
  };
}

function restartsAfter(pod: corev1.Pod, container: corev1.Container, exitCode: number): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  const policy = container.restartPolicy ?? pod.spec.restartPolicy;
  return policy === "OnFailure" ? exitCode !== 0 : policy !== "Never";
}

function defaultWaiting(input: ContainerStatusInput): corev1.ContainerStateWaiting {
  const waitsForInit = (input.pod.spec.initContainers ?? []).length > 0;
  return { reason: waitsForInit ? "PodInitializing" : "ContainerCreating" };
}

function stateOf(container: RuntimeContainer, facts: ContainerFacts): corev1.ContainerState {
  switch (container.state) {
    case "running":
      return { running: { startedAt: formatTime(container.startedAtMs) } };
    case "exited":
      return {
        terminated: {
          exitCode: container.exitCode,
          reason: container.reason || (container.exitCode === 0 ? "Completed" : "Error"),
          ...(container.message ? { message: container.message } : {}),
          startedAt: container.startedAtMs > 0 ? formatTime(container.startedAtMs) : null,
          finishedAt: container.finishedAtMs > 0 ? formatTime(container.finishedAtMs) : null,
          containerID: containerId(container, facts),
        },
      };
    default:
      return { waiting: {} };
  }
}

function containerId(container: RuntimeContainer, facts: ContainerFacts): string {
  return `${facts.runtimeName}://${container.id}`;
}

/** What the container was made with, repeated for those who compare it with the spec. */
function specFields(container: corev1.Container): Partial<corev1.ContainerStatus> {
  const { resources, volumeMounts } = container;
  return {
    ...(resources.requests ? { allocatedResources: resources.requests } : {}),
    resources,
    ...(volumeMounts && volumeMounts.length > 0
      ? {
          volumeMounts: volumeMounts.map(({ name, mountPath, readOnly }) => ({
            name,
            mountPath,
            ...(readOnly ? { readOnly, recursiveReadOnly: "Disabled" } : {}),
          })),
        }
      : {}),
  };
}
