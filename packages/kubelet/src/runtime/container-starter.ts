import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import type { Init, Mount, PodSandboxConfig, RuntimeService } from "@kubets/cri";
import { ContainerConfigError } from "../config/config-source.ts";
import type { ConfigSource } from "../config/config-source.ts";
import { makeEnvironment } from "../config/environment.ts";
import type { PodFacts } from "../config/field-path.ts";
import { containerReference } from "../event-references.ts";
import type { EventRecorder } from "@kubets/client";
import { etcHostsMount } from "../volumes/etc-hosts.ts";
import { volumeMounts } from "../volumes/mounts.ts";
import { containerConfig, terminationMessagePath } from "./container-config.ts";
import type { ContainerKiller } from "./container-killer.ts";
import type { ImagePuller } from "./image-puller.ts";
import { rpcErrorText } from "./image-puller.ts";
import type { LifecycleHooks } from "./lifecycle-hooks.ts";
import { portMapOf } from "./pod-network.ts";
import type { RuntimePod, RuntimeSandbox } from "./runtime-pod.ts";
import { containerFromCri } from "./runtime-pod.ts";
import { StartError } from "./start-error.ts";

export interface ContainerStarterOptions {
  readonly runtime: RuntimeService;
  readonly images: ImagePuller;
  readonly hooks: LifecycleHooks;
  readonly killer: ContainerKiller;
  readonly source: ConfigSource;
  readonly events: EventRecorder;
  readonly services: () => readonly corev1.Service[];
  readonly allocatable: Readonly<Record<string, string>>;
}

export interface StartRequest {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  readonly restartCount: number;
  readonly sandbox: RuntimeSandbox;
  readonly sandboxConfig: Init<PodSandboxConfig>;
  readonly facts: PodFacts;
  /** Of the pod's volumes. */
  readonly hostPaths: ReadonlyMap<string, string>;
  readonly podDirectory: string;
  readonly signal: AbortSignal;
}

/**
 * Takes one container from its spec to running: image, configuration, create, start, postStart, with
 * Kubernetes' events (kuberuntime_container.go startContainer, v1.36). Rejects with StartError.
 */
export class ContainerStarter {
  readonly #options: ContainerStarterOptions;

  constructor(options: ContainerStarterOptions) {
    this.#options = options;
  }

  async start(request: StartRequest): Promise<void> {
    try {
      await this.#start(request);
    } catch (err: unknown) {
      request.signal.throwIfAborted();
      const failure = asStartError(err);
      // What the pull said was told already; users are told here what comes of it.
      const told = imageReasons.has(failure.reason) ? failure.reason : failure.message;
      if (failure.reason !== "PostStartHookError") this.#tell(request, "Warning", "Failed", `Error: ${told}`);
      throw failure;
    }
  }

  async #start(request: StartRequest): Promise<void> {
    const { runtime } = this.#options;
    const { container, sandbox, signal } = request;
    const imageRef = await this.#options.images.ensure(request);
    const config = await this.#config(request, imageRef);
    const { containerId } = await step("CreateContainerError", signal, () =>
      runtime.createContainer(
        { podSandboxId: sandbox.id, config, sandboxConfig: request.sandboxConfig },
        { signal },
      ),
    );
    this.#tell(request, "Normal", "Created", "Container created");
    await step("RunContainerError", signal, () => runtime.startContainer({ containerId }, { signal }), {
      // It has ended now: whether and when it is started again is for the restart policy to say.
      retryAfterMs: 1_000,
    });
    this.#tell(request, "Normal", "Started", "Container started");
    const postStart = container.lifecycle?.postStart;
    if (postStart) await this.#runPostStart(postStart, containerId, request);
  }

  async #config(request: StartRequest, imageRef: string): Promise<ReturnType<typeof containerConfig>> {
    const { pod, container, signal } = request;
    try {
      checkNonRoot(pod, container);
      const environment = await makeEnvironment({
        pod,
        container,
        facts: request.facts,
        services: this.#options.services(),
        allocatable: this.#options.allocatable,
        source: this.#options.source,
        signal,
      });
      const mounts = [
        ...(await volumeMounts(container, request.hostPaths, environment)),
        ...(await etcHostsMount(request)),
        await terminationMessageMount(request),
      ];
      return containerConfig({ ...request, imageRef, environment, mounts });
    } catch (err: unknown) {
      if (!(err instanceof ContainerConfigError)) throw err;
      throw new StartError("CreateContainerConfigError", err.message);
    }
  }

  /** A container whose postStart handler fails is killed; what comes then is for the restart policy to say. */
  async #runPostStart(
    handler: corev1.LifecycleHandler,
    containerId: string,
    request: StartRequest,
  ): Promise<void> {
    const { hooks, killer, runtime } = this.#options;
    const { pod, container, sandbox, signal } = request;
    const podIp = sandbox.ips[0] ?? request.facts.podIPs[0] ?? "";
    try {
      await hooks.run(
        handler,
        { pod, container, containerId, podIp, portMap: portMapOf(sandbox) },
        { signal },
      );
    } catch (err: unknown) {
      signal.throwIfAborted();
      this.#tell(request, "Warning", "FailedPostStartHook", "PostStartHook failed");
      const { status } = await runtime.containerStatus({ containerId }, { signal });
      if (status) {
        const started = containerFromCri(status, sandbox.id);
        await killer.kill(
          started,
          { pod, runtime: runtimePodOf(pod, sandbox) },
          {
            graceSeconds: pod.spec.terminationGracePeriodSeconds ?? 30,
            message: "FailedPostStartHook",
            signal,
          },
        );
      }
      throw new StartError("PostStartHookError", err instanceof Error ? err.message : String(err));
    }
  }

  #tell(request: StartRequest, type: "Normal" | "Warning", reason: string, message: string): void {
    this.#options.events.event(containerReference(request.pod, request.container), type, reason, message);
  }
}

const imageReasons: ReadonlySet<string> = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  "ErrImageNeverPull",
  "InvalidImageName",
  "RegistryUnavailable",
]);

async function step<T>(
  reason: string,
  signal: AbortSignal,
  call: () => Promise<T>,
  options: { readonly retryAfterMs?: number } = {},
): Promise<T> {
  try {
    return await call();
  } catch (err: unknown) {
    signal.throwIfAborted();
    throw new StartError(reason, err instanceof Error ? err.message : String(err), options);
  }
}

function asStartError(err: unknown): StartError {
  if (err instanceof StartError) return err;
  if (!(err instanceof Error)) throw err;
  return new StartError("CreateContainerError", rpcErrorText(err));
}

/** Kubernetes refuses a container that must not run as root and would (verifyRunAsNonRoot, v1.36). */
function checkNonRoot(pod: corev1.Pod, container: corev1.Container): void {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  const nonRoot = own?.runAsNonRoot ?? shared?.runAsNonRoot ?? false;
  if (nonRoot && (own?.runAsUser ?? shared?.runAsUser) === 0) {
    throw new ContainerConfigError(
      `container's runAsUser breaks non-root policy (pod: "${pod.metadata.name ?? ""}_${pod.metadata.namespace ?? ""}(${pod.metadata.uid ?? ""})", container: ${container.name})`,
    );
  }
}

/** The file a container may leave its last words in. */
async function terminationMessageMount(request: StartRequest): Promise<Init<Mount>> {
  const { container, podDirectory, restartCount } = request;
  const directory = join(podDirectory, "containers", container.name);
  await mkdir(directory, { recursive: true, mode: 0o750 });
  const hostPath = join(directory, String(restartCount));
  await writeFile(hostPath, "", { mode: 0o666 });
  return {
    containerPath: terminationMessagePath(container),
    hostPath,
    readonly: false,
  };
}

function runtimePodOf(pod: corev1.Pod, sandbox: RuntimeSandbox): RuntimePod {
  const { uid = "", name = "", namespace = "" } = pod.metadata;
  return { uid, name, namespace, sandboxes: [sandbox], containers: [] };
}
