import type {
  ContainerState,
  ContainerStatus as CriContainerStatus,
  PodSandboxStatus as CriSandboxStatus,
} from "@kubets/cri";

/**
 * What the runtime has of one pod: the only thing decisions are made from. Read from CRI as a whole (see
 * pod-reader.ts), never patched.
 */
export interface RuntimePod {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  /** Newest first. */
  readonly sandboxes: readonly RuntimeSandbox[];
  /** Newest first. */
  readonly containers: readonly RuntimeContainer[];
}

export interface RuntimeSandbox {
  readonly id: string;
  readonly attempt: number;
  readonly ready: boolean;
  readonly hostNetwork: boolean;
  readonly createdAtMs: number;
  /** All addresses, the first being the pod's; empty while there is none and for pods on the host's network. */
  readonly ips: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
}

export type RuntimeContainerState = "created" | "running" | "exited" | "unknown";

export interface RuntimeContainer {
  readonly id: string;
  readonly name: string;
  readonly sandboxId: string;
  readonly state: RuntimeContainerState;
  readonly restartCount: number;
  /** Of the spec it was made from; empty when the runtime lost it. */
  readonly hash: string;
  readonly createdAtMs: number;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly exitCode: number;
  readonly reason: string;
  readonly message: string;
  readonly image: string;
  readonly imageId: string;
  readonly logPath: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Labels and annotations Kubernetes' kubelet puts on what it makes (pkg/kubelet/kuberuntime/labels.go, v1.36). */
export const runtimeLabels = {
  podName: "io.kubernetes.pod.name",
  podNamespace: "io.kubernetes.pod.namespace",
  podUid: "io.kubernetes.pod.uid",
  containerName: "io.kubernetes.container.name",
} as const;

export const runtimeAnnotations = {
  hash: "io.kubernetes.container.hash",
  restartCount: "io.kubernetes.container.restartCount",
  terminationMessagePath: "io.kubernetes.container.terminationMessagePath",
  terminationMessagePolicy: "io.kubernetes.container.terminationMessagePolicy",
  terminationGracePeriod: "io.kubernetes.pod.terminationGracePeriod",
  ports: "io.kubernetes.container.ports",
} as const;

/** The annotation in which a sandbox reports ports it had to map, and in which the pod publishes them. */
export const portMapAnnotation = "kubets.dev/port-map";

const states: Readonly<Record<ContainerState, RuntimeContainerState>> = {
  CONTAINER_CREATED: "created",
  CONTAINER_RUNNING: "running",
  CONTAINER_EXITED: "exited",
  CONTAINER_UNKNOWN: "unknown",
};

export function emptyRuntimePod(pod: {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
}): RuntimePod {
  return { uid: pod.uid, name: pod.name, namespace: pod.namespace, sandboxes: [], containers: [] };
}

export function sandboxFromCri(status: CriSandboxStatus): RuntimeSandbox {
  const hostNetwork = status.linux?.namespaces?.options?.network === "NODE";
  const ip = status.network?.ip ?? "";
  const ips = ip === "" ? [] : [ip, ...(status.network?.additionalIps ?? []).map((extra) => extra.ip)];
  return {
    id: status.id,
    attempt: status.metadata?.attempt ?? 0,
    ready: status.state === "SANDBOX_READY",
    hostNetwork,
    createdAtMs: nanosToMs(status.createdAt),
    ips: hostNetwork ? [] : ips,
    annotations: status.annotations,
  };
}

export function containerFromCri(status: CriContainerStatus, sandboxId: string): RuntimeContainer {
  const restartCount = Number(status.annotations[runtimeAnnotations.restartCount] ?? "");
  return {
    id: status.id,
    name: status.labels[runtimeLabels.containerName] ?? status.metadata?.name ?? "",
    sandboxId,
    state: states[status.state],
    restartCount: Number.isInteger(restartCount) ? restartCount : (status.metadata?.attempt ?? 0),
    hash: status.annotations[runtimeAnnotations.hash] ?? "",
    createdAtMs: nanosToMs(status.createdAt),
    startedAtMs: nanosToMs(status.startedAt),
    finishedAtMs: nanosToMs(status.finishedAt),
    exitCode: status.exitCode,
    reason: status.reason,
    message: status.message,
    image: status.image?.image || status.image?.userSpecifiedImage || "",
    // Users know the digest under which an image is pulled, not the one it has inside the runtime.
    imageId: status.imageRef || status.imageId,
    logPath: status.logPath,
    labels: status.labels,
    annotations: status.annotations,
  };
}

/** Containers of one name, newest first. */
export function containersNamed(runtime: RuntimePod, name: string): readonly RuntimeContainer[] {
  return runtime.containers.filter((container) => container.name === name);
}

export function latestContainer(runtime: RuntimePod, name: string): RuntimeContainer | undefined {
  return runtime.containers.find((container) => container.name === name);
}

/** `attemptOf`: decides between what was made in the same moment. */
export function sortNewestFirst<T extends { readonly createdAtMs: number }>(
  items: readonly T[],
  attemptOf: (item: T) => number,
): readonly T[] {
  return items.toSorted((a, b) => b.createdAtMs - a.createdAtMs || attemptOf(b) - attemptOf(a));
}

/** Differs when anything differs that could call for action. */
export function fingerprint(runtime: RuntimePod | undefined): string {
  if (!runtime) return "";
  const sandboxes = runtime.sandboxes.map(({ id, ready, annotations }) => [id, ready, annotations]);
  const containers = runtime.containers.map(({ id, state }) => [id, state]);
  return JSON.stringify([sandboxes, containers]);
}

/** Sub-millisecond digits are kept as a fraction: they order what was made in the same millisecond. */
function nanosToMs(nanos: bigint): number {
  return Number(nanos / 1000n) / 1000;
}
