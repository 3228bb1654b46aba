import type { corev1 } from "@kubets/api";
import type { ContainerConfig, Init, Mount } from "@kubets/cri";
import { expand } from "../config/expansion.ts";
import { containerHash } from "./container-hash.ts";
import { linuxResources } from "./linux-resources.ts";
import { runtimeAnnotations, runtimeLabels } from "./runtime-pod.ts";

export interface ContainerInput {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  /** 0 for the first instance, then one more each. */
  readonly restartCount: number;
  readonly imageRef: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly mounts: readonly Init<Mount>[];
}

/** The CRI form of a container (kuberuntime generateContainerConfig, v1.36). */
export function containerConfig(input: ContainerInput): Init<ContainerConfig> {
  const { pod, container, environment } = input;
  const expandAll = (texts: readonly string[] = []): string[] =>
    texts.map((text) => expand(text, (name) => environment.get(name)));
  return {
    metadata: { name: container.name, attempt: input.restartCount },
    image: { image: input.imageRef, userSpecifiedImage: container.image ?? "" },
    command: expandAll(container.command),
    args: expandAll(container.args),
    workingDir: container.workingDir ?? "",
    envs: [...environment].map(([key, value]) => ({ key, value })),
    mounts: [...input.mounts],
    labels: {
      [runtimeLabels.podName]: pod.metadata.name ?? "",
      [runtimeLabels.podNamespace]: pod.metadata.namespace ?? "",
      [runtimeLabels.podUid]: pod.metadata.uid ?? "",
      [runtimeLabels.containerName]: container.name,
    },
    annotations: annotationsOf(input),
    logPath: containerLogPath(container.name, input.restartCount),
    stdin: container.stdin ?? false,
    stdinOnce: container.stdinOnce ?? false,
    tty: container.tty ?? false,
    linux: {
      resources: linuxResources(container.resources),
      securityContext: securityContext(pod, container),
    },
    ...(container.lifecycle?.stopSignal ? { stopSignal: stopSignal(container.lifecycle.stopSignal) } : {}),
  };
}

/** Where in the container its last words are expected. */
export function terminationMessagePath(container: corev1.Container): string {
  return container.terminationMessagePath || "/dev/termination-log";
}

/** Relative to the pod's log directory. */
export function containerLogPath(name: string, restartCount: number): string {
  return `${name}/${restartCount}.log`;
}

function annotationsOf(input: ContainerInput): Record<string, string> {
  const { pod, container } = input;
  const grace = pod.spec.terminationGracePeriodSeconds;
  return {
    [runtimeAnnotations.hash]: containerHash(container),
    [runtimeAnnotations.restartCount]: String(input.restartCount),
    [runtimeAnnotations.terminationMessagePath]: terminationMessagePath(container),
    [runtimeAnnotations.terminationMessagePolicy]: container.terminationMessagePolicy ?? "",
    ...(grace === undefined ? {} : { [runtimeAnnotations.terminationGracePeriod]: String(grace) }),
    ...(container.ports?.length ? { [runtimeAnnotations.ports]: JSON.stringify(container.ports) } : {}),
  };
}

type LinuxConfig = NonNullable<Init<ContainerConfig>["linux"]>;

function securityContext(pod: corev1.Pod, container: corev1.Container): LinuxConfig["securityContext"] {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  const runAsUser = own?.runAsUser ?? shared?.runAsUser;
  const runAsGroup = own?.runAsGroup ?? shared?.runAsGroup;
  return {
    privileged: own?.privileged ?? false,
    readonlyRootfs: own?.readOnlyRootFilesystem ?? false,
    noNewPrivs: own?.allowPrivilegeEscalation === false,
    ...(runAsUser === undefined ? {} : { runAsUser: { value: runAsUser } }),
    ...(runAsGroup === undefined ? {} : { runAsGroup: { value: runAsGroup } }),
    supplementalGroups: [...(shared?.supplementalGroups ?? [])],
    capabilities: {
      addCapabilities: [...(own?.capabilities?.add ?? [])],
      dropCapabilities: [...(own?.capabilities?.drop ?? [])],
    },
  };
}

function stopSignal(signal: corev1.Signal): NonNullable<Init<ContainerConfig>["stopSignal"]> {
  return signal.replace("+", "PLUS").replace("-", "MINUS") as NonNullable<
    Init<ContainerConfig>["stopSignal"]
  >;
}
