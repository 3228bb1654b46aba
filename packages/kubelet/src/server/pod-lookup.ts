import type { corev1 } from "@kubets/api";
import { newBadRequest, newInternalError, newNotFound } from "@kubets/apimachinery";
import type { NodeRequest } from "@kubets/transport";
import { allStatuses } from "../pod/pod-containers.ts";
import { containersNamed, latestContainer } from "../runtime/runtime-pod.ts";
import type { RuntimeContainer, RuntimePod } from "../runtime/runtime-pod.ts";
import type { PodReader } from "../runtime/pod-reader.ts";

/** What the server needs of the pods of this node. */
export interface KnownPods {
  podNamed(namespace: string, name: string): corev1.Pod | undefined;
  pods(): readonly corev1.Pod[];
}

export interface FoundPod {
  readonly pod: corev1.Pod;
  readonly runtime: RuntimePod | undefined;
}

/** The pod a request is about, with what the runtime has of it now. Throws StatusError when it is not here. */
export async function findPod(
  request: NodeRequest,
  deps: { readonly pods: KnownPods; readonly reader: PodReader },
  options: { readonly signal: AbortSignal },
): Promise<FoundPod> {
  const pod = deps.pods.podNamed(request.namespace, request.pod);
  const uid = pod?.metadata.uid ?? "";
  if (!pod || (request.podUid !== "" && request.podUid !== uid)) {
    throw newNotFound({ group: "", resource: "pods" }, request.pod);
  }
  return { pod, runtime: await deps.reader.read(uid, options) };
}

/** The name of the container that is meant: the only one, or the pod's default, when none is given. */
export function containerName(request: NodeRequest, pod: corev1.Pod): string {
  if (request.container !== "") return request.container;
  const annotated = pod.metadata.annotations?.["kubectl.kubernetes.io/default-container"];
  return annotated ?? pod.spec.containers[0]?.name ?? "";
}

/** The running instance. Throws StatusError in the words users know when there is none. */
export function runningContainer(found: FoundPod, name: string): RuntimeContainer {
  const container = found.runtime && latestContainer(found.runtime, name);
  if (container?.state !== "running") {
    throw newInternalError(new Error(`unable to upgrade connection: container not found ("${name}")`));
  }
  return container;
}

/** The instance whose log is wanted. Throws StatusError when it has none (validateContainerLogStatus, v1.36). */
export function loggedContainer(
  found: FoundPod,
  name: string,
  options: { readonly previous: boolean },
): RuntimeContainer {
  const podName = found.pod.metadata.name ?? "";
  const instances = found.runtime
    ? containersNamed(found.runtime, name).filter(({ state }) => state !== "created")
    : [];
  if (options.previous) {
    const ended = instances.filter(({ state }) => state === "exited");
    // The last one that ended: not the present one, unless that has ended and waits to be started again.
    const previous =
      instances[0]?.state === "running" ? ended[0] : (ended[1] ?? waitingForRestart(found, name, ended[0]));
    if (!previous) {
      throw newBadRequest(`previous terminated container "${name}" in pod "${podName}" not found`);
    }
    return previous;
  }
  const newest = instances[0];
  if (newest) return newest;
  throw newBadRequest(`container "${name}" in pod "${podName}" is ${whyNoLog(found.pod, name)}`);
}

function waitingForRestart(
  found: FoundPod,
  name: string,
  ended: RuntimeContainer | undefined,
): RuntimeContainer | undefined {
  const waiting = statusOf(found.pod, name)?.state.waiting;
  return waiting ? ended : undefined;
}

function whyNoLog(pod: corev1.Pod, name: string): string {
  const waiting = statusOf(pod, name)?.state.waiting;
  switch (waiting?.reason) {
    case undefined:
      return "not available";
    case "ErrImagePull":
    case "ImagePullBackOff":
      return "waiting to start: trying and failing to pull image";
    default:
      return `waiting to start: ${waiting?.message || (waiting?.reason ?? "")}`;
  }
}

function statusOf(pod: corev1.Pod, name: string): corev1.ContainerStatus | undefined {
  return allStatuses(pod).find((status) => status.name === name);
}
