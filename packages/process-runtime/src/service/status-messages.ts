/** Records as the messages CRI reports them in. */
import type { Container, ContainerFilter, ContainerState, ContainerStatus, Image, Init } from "@kubets/cri";
import type { PodSandbox, PodSandboxFilter, PodSandboxState, PodSandboxStatus } from "@kubets/cri";
import type { ContainerLifecycle, ContainerRecord } from "../container/container-record.ts";
import type { PulledImage } from "../image/image-store.ts";
import type { SandboxRecord } from "../sandbox/sandbox-record.ts";

/** Annotation of a sandbox whose servers could not have the ports they asked for: `{"80":34567}`. */
export const portMapAnnotation = "kubets.dev/port-map";

const containerStates: Readonly<Record<ContainerLifecycle["kind"], ContainerState>> = {
  created: "CONTAINER_CREATED",
  running: "CONTAINER_RUNNING",
  exited: "CONTAINER_EXITED",
};

const sandboxStates: Readonly<Record<SandboxRecord["lifecycle"]["kind"], PodSandboxState>> = {
  ready: "SANDBOX_READY",
  notReady: "SANDBOX_NOTREADY",
};

function lifecycleFields(lifecycle: ContainerLifecycle): Init<ContainerStatus> {
  switch (lifecycle.kind) {
    case "created":
      return {};
    case "running":
      return { startedAt: BigInt(lifecycle.startedAt) };
    case "exited":
      return {
        startedAt: BigInt(lifecycle.startedAt),
        finishedAt: BigInt(lifecycle.finishedAt),
        exitCode: lifecycle.exitCode,
        reason: lifecycle.reason,
        message: lifecycle.message,
      };
  }
}

export function containerStatus(record: ContainerRecord): Init<ContainerStatus> {
  const { config, lifecycle, image } = record;
  return {
    id: record.id,
    metadata: config.metadata,
    state: containerStates[lifecycle.kind],
    createdAt: BigInt(record.createdAt),
    ...lifecycleFields(lifecycle),
    image: { image: image.name, userSpecifiedImage: config.image?.userSpecifiedImage },
    imageRef: image.ref,
    imageId: image.id,
    labels: config.labels,
    annotations: config.annotations,
    mounts: config.mounts,
    logPath: record.logPath,
    stopSignal: config.stopSignal,
    ...(config.linux?.resources === undefined ? {} : { resources: { linux: config.linux.resources } }),
  };
}

/** What `verbose` adds, as JSON under `info`, as containerd does; the pid is what `crictl inspect` shows. */
export function containerInfo(record: ContainerRecord): Record<string, string> {
  const { lifecycle } = record;
  const pid = lifecycle.kind === "running" ? lifecycle.handle.main.pid : 0;
  return {
    info: JSON.stringify({
      sandboxID: record.sandboxId,
      pid,
      isolation: "none",
      notHonoured: record.notHonoured,
    }),
  };
}

export function container(record: ContainerRecord): Init<Container> {
  const { config, image } = record;
  return {
    id: record.id,
    podSandboxId: record.sandboxId,
    metadata: config.metadata,
    image: { image: image.name, userSpecifiedImage: config.image?.userSpecifiedImage },
    imageRef: image.ref,
    imageId: image.id,
    state: containerStates[record.lifecycle.kind],
    createdAt: BigInt(record.createdAt),
    labels: config.labels,
    annotations: config.annotations,
  };
}

function annotationsOf(
  record: SandboxRecord,
  portMap: ReadonlyMap<number, number>,
): Readonly<Record<string, string>> {
  if (portMap.size === 0) return record.config.annotations;
  return { ...record.config.annotations, [portMapAnnotation]: JSON.stringify(Object.fromEntries(portMap)) };
}

export function sandboxStatus(
  record: SandboxRecord,
  portMap: ReadonlyMap<number, number>,
): Init<PodSandboxStatus> {
  const { config, lifecycle } = record;
  const options = config.linux?.securityContext?.namespaceOptions;
  return {
    id: record.id,
    metadata: config.metadata,
    state: sandboxStates[lifecycle.kind],
    createdAt: BigInt(record.createdAt),
    network: { ip: lifecycle.kind === "ready" ? lifecycle.ip : "" },
    linux: { namespaces: { options } },
    labels: config.labels,
    annotations: annotationsOf(record, portMap),
    runtimeHandler: record.runtimeHandler,
  };
}

export function sandbox(record: SandboxRecord, portMap: ReadonlyMap<number, number>): Init<PodSandbox> {
  return {
    id: record.id,
    metadata: record.config.metadata,
    state: sandboxStates[record.lifecycle.kind],
    createdAt: BigInt(record.createdAt),
    labels: record.config.labels,
    annotations: annotationsOf(record, portMap),
    runtimeHandler: record.runtimeHandler,
  };
}

export function image({ id, name, digest, descriptor }: PulledImage): Init<Image> {
  return {
    id,
    repoTags: name.includes("@") ? [] : [name],
    repoDigests: [digest],
    // An image is its description.
    size: JSON.stringify(descriptor).length,
    spec: { image: name },
  };
}

function hasLabels(
  labels: Readonly<Record<string, string>>,
  selector: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** Ids may be shortened to a prefix, as with containerd. */
export function matchesContainer(
  record: ContainerRecord,
  filter: Partial<ContainerFilter> | undefined,
): boolean {
  if (filter === undefined) return true;
  const { id = "", podSandboxId = "", state, labelSelector = {} } = filter;
  return (
    record.id.startsWith(id) &&
    record.sandboxId.startsWith(podSandboxId) &&
    (state === undefined || containerStates[record.lifecycle.kind] === state.state) &&
    hasLabels(record.config.labels, labelSelector)
  );
}

export function matchesSandbox(
  record: SandboxRecord,
  filter: Partial<PodSandboxFilter> | undefined,
): boolean {
  if (filter === undefined) return true;
  const { id = "", state, labelSelector = {} } = filter;
  return (
    record.id.startsWith(id) &&
    (state === undefined || sandboxStates[record.lifecycle.kind] === state.state) &&
    hasLabels(record.config.labels, labelSelector)
  );
}
