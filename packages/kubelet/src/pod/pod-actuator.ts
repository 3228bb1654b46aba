import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { RuntimeService } from "@kubets/cri";
import { podReference } from "../event-references.ts";
import type { EventRecorder } from "@kubets/client";
import type { ContainerKiller } from "../runtime/container-killer.ts";
import type { ContainerStarter } from "../runtime/container-starter.ts";
import { rpcErrorText } from "../runtime/image-puller.ts";
import { containersNamed, latestContainer, sandboxFromCri } from "../runtime/runtime-pod.ts";
import type { RuntimePod, RuntimeSandbox } from "../runtime/runtime-pod.ts";
import { podLogDirectory, sandboxConfig } from "../runtime/sandbox-config.ts";
import { StartError } from "../runtime/start-error.ts";
import type { PodVolumes, SetUpOptions } from "../volumes/pod-volumes.ts";
import { BackOff } from "./back-off.ts";
import { CrashBackOff } from "./crash-back-off.ts";
import { containersToStart, currentSandbox } from "./compute-pod-actions.ts";
import type { ContainerToKill, PodActions } from "./compute-pod-actions.ts";
import { allStatuses } from "./pod-containers.ts";
import type { StartFailure } from "./container-statuses.ts";
import { VolumeRefresh } from "./volume-refresh.ts";

export interface PodActuatorOptions {
  readonly runtime: RuntimeService;
  readonly starter: ContainerStarter;
  readonly killer: ContainerKiller;
  readonly volumes: PodVolumes;
  readonly events: EventRecorder;
  readonly clock: Clock;
  /** `<root-dir>/logs/pods`. */
  readonly logRoot: string;
  readonly hostIPs: readonly string[];
}

export interface ActuatorResult {
  /** By container name: why it could not be started. A container that was started is not in it. */
  readonly failures: ReadonlyMap<string, StartFailure>;
  readonly started: readonly string[];
  /** Nothing could be started at all, for want of volumes or a sandbox. */
  readonly blocked: boolean;
  /** When to try again what failed; undefined when nothing did. */
  readonly retryAfterMs: number | undefined;
}

const configErrorRetryMs = 10_000;
const volumeRetryMs = 500;
const maxVolumeRetryMs = 122_000;

/** Carries out what `computePodActions` decided. */
export class PodActuator {
  readonly #options: PodActuatorOptions;
  readonly #crashBackOff: CrashBackOff;
  readonly #volumeBackOff: BackOff;
  readonly #refresh: VolumeRefresh;
  /** When a pod's volumes could not be set up last. */
  readonly #volumeFailures = new Map<string, number>();

  constructor(options: PodActuatorOptions) {
    this.#options = options;
    const { clock } = options;
    this.#crashBackOff = new CrashBackOff(options);
    this.#refresh = new VolumeRefresh(options);
    this.#volumeBackOff = new BackOff({ clock, initialMs: volumeRetryMs, maxMs: maxVolumeRetryMs });
  }

  async apply(
    pod: corev1.Pod,
    runtime: RuntimePod,
    actions: PodActions,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<ActuatorResult> {
    const result = new Result();
    if (actions.killPod) await this.#killForSync(pod, runtime, actions, signal);
    await Promise.all(actions.killContainers.map((kill) => this.#killOne(pod, runtime, kill, signal)));
    const toStart = containersToStart(actions);
    if (toStart.length === 0 && actions.createSandbox === undefined) {
      if (!actions.killPod)
        result.retryAfter(await this.#refresh.run(pod, this.#context(pod, runtime, signal)));
      return result.value();
    }

    const hostPaths = await this.#setUpVolumes(pod, runtime, { result, signal });
    if (hostPaths === undefined) return result.value();
    const sandbox = await this.#sandbox(pod, runtime, { actions, result, signal });
    if (sandbox === undefined) return result.value();
    for (const container of toStart) {
      // One after the other, in the order of the spec, as Kubernetes does.
      await this.#startOne(pod, runtime, { container, sandbox, hostPaths, result, signal });
    }
    return result.value();
  }

  forget(podUid: string): void {
    this.#refresh.forget(podUid);
    this.#crashBackOff.forget(podUid);
    this.#forgetVolumes(podUid);
  }

  #forgetVolumes(podUid: string): void {
    this.#volumeBackOff.forget(podUid);
    this.#volumeFailures.delete(podUid);
  }

  async #killForSync(
    pod: corev1.Pod,
    runtime: RuntimePod,
    actions: PodActions,
    signal: AbortSignal,
  ): Promise<void> {
    if (actions.createSandbox !== undefined) {
      const message = "Pod sandbox changed, it will be killed and re-created.";
      this.#options.events.event(podReference(pod), "Normal", "SandboxChanged", message);
    }
    const graceSeconds = pod.spec.terminationGracePeriodSeconds ?? 30;
    await this.#options.killer.killPod(runtime, pod, { graceSeconds, signal });
  }

  async #killOne(
    pod: corev1.Pod,
    runtime: RuntimePod,
    kill: ContainerToKill,
    signal: AbortSignal,
  ): Promise<void> {
    const probe =
      kill.reason === "liveness-probe"
        ? kill.spec.livenessProbe
        : kill.reason === "startup-probe"
          ? kill.spec.startupProbe
          : undefined;
    const graceSeconds = probe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
    const options = { graceSeconds, message: kill.message, signal };
    await this.#options.killer.kill(kill.container, { pod, runtime }, options);
  }

  #context(pod: corev1.Pod, runtime: RuntimePod, signal: AbortSignal): SetUpOptions {
    const { hostIPs } = this.#options;
    return { facts: { hostIPs, podIPs: podIPsOf(pod, runtime.sandboxes[0], hostIPs) }, signal };
  }

  async #setUpVolumes(
    pod: corev1.Pod,
    runtime: RuntimePod,
    context: { readonly result: Result; readonly signal: AbortSignal },
  ): Promise<ReadonlyMap<string, string> | undefined> {
    const { clock, events, volumes } = this.#options;
    const uid = pod.metadata.uid ?? "";
    const failedAtMs = this.#volumeFailures.get(uid);
    const waitMs = failedAtMs === undefined ? 0 : this.#volumeBackOff.remainingMs(uid, failedAtMs);
    if (waitMs > 0) {
      context.result.block(waitMs);
      return undefined;
    }
    const { hostPaths, failures } = await volumes.setUp(pod, this.#context(pod, runtime, context.signal));
    if (failures.length === 0) {
      this.#forgetVolumes(uid);
      this.#refresh.note(pod);
      return hostPaths;
    }
    for (const { message } of failures) events.event(podReference(pod), "Warning", "FailedMount", message);
    this.#volumeBackOff.advance(uid, clock.now());
    this.#volumeFailures.set(uid, clock.now());
    context.result.block(this.#volumeBackOff.delayMs(uid));
    return undefined;
  }

  async #sandbox(
    pod: corev1.Pod,
    runtime: RuntimePod,
    context: { readonly actions: PodActions; readonly result: Result; readonly signal: AbortSignal },
  ): Promise<RuntimeSandbox | undefined> {
    const attempt = context.actions.createSandbox;
    if (attempt === undefined) return currentSandbox(pod, runtime);
    const { events, logRoot, runtime: cri } = this.#options;
    const { signal } = context;
    try {
      const config = sandboxConfig({ pod, attempt, logRoot });
      await mkdir(config.logDirectory ?? "", { recursive: true, mode: 0o755 });
      const { podSandboxId } = await cri.runPodSandbox({ config }, { signal });
      const { status } = await cri.podSandboxStatus({ podSandboxId }, { signal });
      if (!status) throw new Error(`sandbox ${podSandboxId} has no status`);
      return sandboxFromCri(status);
    } catch (err: unknown) {
      signal.throwIfAborted();
      if (!(err instanceof Error)) throw err;
      const message = `Failed to create pod sandbox: ${rpcErrorText(err)}`;
      events.event(podReference(pod), "Warning", "FailedCreatePodSandBox", message);
      context.result.block(configErrorRetryMs);
      return undefined;
    }
  }

  async #startOne(
    pod: corev1.Pod,
    runtime: RuntimePod,
    context: {
      readonly container: corev1.Container;
      readonly sandbox: RuntimeSandbox;
      readonly hostPaths: ReadonlyMap<string, string>;
      readonly result: Result;
      readonly signal: AbortSignal;
    },
  ): Promise<void> {
    const { container, sandbox, hostPaths, result, signal } = context;
    const { hostIPs, logRoot, starter, volumes } = this.#options;
    try {
      this.#crashBackOff.check(pod, runtime, container);
      const restartCount = nextRestartCount(pod, runtime, container);
      await starter.start({
        pod,
        container,
        restartCount,
        sandbox,
        sandboxConfig: sandboxConfig({ pod, attempt: sandbox.attempt, logRoot }),
        facts: { hostIPs, podIPs: podIPsOf(pod, sandbox, hostIPs) },
        hostPaths,
        podDirectory: volumes.podDirectory(pod.metadata.uid ?? ""),
        signal,
      });
      result.started(container.name);
      await this.#removeOldInstances(pod, runtime, { container, signal });
    } catch (err: unknown) {
      if (!(err instanceof StartError)) throw err;
      result.failed(container.name, err);
    }
  }

  /** The last instance that ended is kept for `logs --previous`; older ones go, with their logs. */
  async #removeOldInstances(
    pod: corev1.Pod,
    runtime: RuntimePod,
    context: { readonly container: corev1.Container; readonly signal: AbortSignal },
  ): Promise<void> {
    const { logRoot, runtime: cri } = this.#options;
    const { name = "", namespace = "", uid = "" } = pod.metadata;
    const ended = containersNamed(runtime, context.container.name).filter(({ state }) => state === "exited");
    for (const old of ended.slice(1)) {
      await cri.removeContainer({ containerId: old.id }, { signal: context.signal });
      const log = join(
        podLogDirectory(logRoot, { name, namespace, uid }),
        old.name,
        `${old.restartCount}.log`,
      );
      await rm(log, { force: true });
    }
  }
}

class Result {
  readonly #failures = new Map<string, StartFailure>();
  readonly #started: string[] = [];
  #retryAfterMs: number | undefined;
  #blocked = false;

  started(name: string): void {
    this.#started.push(name);
  }

  failed(name: string, { reason, message, retryAfterMs = configErrorRetryMs }: StartError): void {
    this.#failures.set(name, { reason, message });
    this.retryAfter(retryAfterMs);
  }

  block(retryMs: number): void {
    this.#blocked = true;
    this.retryAfter(retryMs);
  }

  retryAfter(ms: number | undefined): void {
    if (ms === undefined) return;
    this.#retryAfterMs = Math.min(this.#retryAfterMs ?? ms, ms);
  }

  value(): ActuatorResult {
    return {
      failures: this.#failures,
      started: this.#started,
      blocked: this.#blocked,
      retryAfterMs: this.#retryAfterMs,
    };
  }
}

function nextRestartCount(pod: corev1.Pod, runtime: RuntimePod, container: corev1.Container): number {
  const last = latestContainer(runtime, container.name);
  if (last) return last.restartCount + 1;
  // The runtime's remains are gone; the API remembers how often it ran.
  const status = allStatuses(pod).find(({ name }) => name === container.name);
  return status?.containerID ? status.restartCount + 1 : 0;
}

function podIPsOf(
  pod: corev1.Pod,
  sandbox: RuntimeSandbox | undefined,
  hostIPs: readonly string[],
): readonly string[] {
  return pod.spec.hostNetwork ? hostIPs : (sandbox?.ips ?? []);
}
