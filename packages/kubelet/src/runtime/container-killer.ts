import type { corev1 } from "@kubets/api";
import { isRestartableInitContainer } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { isCriError } from "@kubets/cri";
import type { RuntimeService } from "@kubets/cri";
import { containerReference } from "../event-references.ts";
import type { EventRecorder } from "@kubets/client";
import { allContainers } from "../pod/pod-containers.ts";
import type { LifecycleHooks } from "./lifecycle-hooks.ts";
import { networkOf } from "./pod-network.ts";
import type { RuntimeContainer, RuntimePod } from "./runtime-pod.ts";

export interface ContainerKillerOptions {
  readonly runtime: RuntimeService;
  readonly hooks: LifecycleHooks;
  readonly events: EventRecorder;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface KillOptions {
  /** From the first signal to the last, hooks included. */
  readonly graceSeconds: number;
  /** The grace period is an order, not the pod's own wish: it may be shorter than the usual least one. */
  readonly forced?: boolean;
  /** Text of the Killing event; default: "Stopping container x". */
  readonly message?: string;
  readonly signal: AbortSignal;
}

/** Containers get this long in any case, so that an orderly end is possible (kuberuntime, v1.36). */
const leastGraceSeconds = 2;

/** Ends containers and whole pods: preStop, the stop signal, the grace period, SIGKILL. */
export class ContainerKiller {
  readonly #options: ContainerKillerOptions;

  constructor(options: ContainerKillerOptions) {
    this.#options = options;
  }

  /** Everything the runtime has of the pod: containers at once, sidecars after them in reverse, then sandboxes. */
  async killPod(runtime: RuntimePod, pod: corev1.Pod | undefined, options: KillOptions): Promise<void> {
    const startedMs = this.#options.clock.monotonicMs();
    const alive = runtime.containers.filter(({ state }) => state === "running" || state === "unknown");
    const sidecars = (pod?.spec.initContainers ?? []).filter(isRestartableInitContainer);
    const isSidecar = (container: RuntimeContainer): boolean =>
      sidecars.some(({ name }) => name === container.name);
    await Promise.all(
      alive
        .filter((container) => !isSidecar(container))
        .map((container) => this.kill(container, { pod, runtime }, options)),
    );
    for (const { name } of sidecars.toReversed()) {
      const spentSeconds = (this.#options.clock.monotonicMs() - startedMs) / 1000;
      const graceSeconds = Math.max(0, options.graceSeconds - spentSeconds);
      for (const container of alive.filter((candidate) => candidate.name === name)) {
        await this.kill(container, { pod, runtime }, { ...options, graceSeconds });
      }
    }
    await Promise.all(
      runtime.sandboxes
        .filter(({ ready }) => ready)
        .map((sandbox) => this.#options.runtime.stopPodSandbox({ podSandboxId: sandbox.id }, options)),
    );
  }

  /** Resolves when the container does not run any more. */
  async kill(
    container: RuntimeContainer,
    owner: { readonly pod: corev1.Pod | undefined; readonly runtime: RuntimePod },
    options: KillOptions,
  ): Promise<void> {
    const { clock, events } = this.#options;
    const spec = specOf(owner.pod, container.name);
    if (owner.pod && spec) {
      const message = options.message ?? `Stopping container ${spec.name}`;
      events.event(containerReference(owner.pod, spec), "Normal", "Killing", message);
    }
    const startedMs = clock.monotonicMs();
    const preStop = spec?.lifecycle?.preStop;
    if (owner.pod && spec && preStop && options.graceSeconds > 0 && container.state === "running") {
      await this.#runPreStop(preStop, { pod: owner.pod, spec, container, runtime: owner.runtime }, options);
    }
    const leftSeconds = options.graceSeconds - (clock.monotonicMs() - startedMs) / 1000;
    const timeout = options.forced ? Math.max(0, leftSeconds) : Math.max(leastGraceSeconds, leftSeconds);
    try {
      await this.#options.runtime.stopContainer(
        { containerId: container.id, timeout: Math.ceil(timeout) },
        { signal: options.signal },
      );
    } catch (err: unknown) {
      if (!isCriError(err, "NotFound")) throw err;
    }
  }

  /** Lasts as long as the grace period at most; its failure is told and does not keep the container alive. */
  async #runPreStop(
    handler: corev1.LifecycleHandler,
    what: {
      readonly pod: corev1.Pod;
      readonly spec: corev1.Container;
      readonly container: RuntimeContainer;
      readonly runtime: RuntimePod;
    },
    options: KillOptions,
  ): Promise<void> {
    const { clock, events, hooks, logger } = this.#options;
    const { pod, spec, container } = what;
    const timeoutMs = options.graceSeconds * 1000;
    const deadline = new AbortController();
    using _timer = clock.setTimer(timeoutMs, () => deadline.abort(new Error("grace period is over")));
    try {
      await hooks.run(
        handler,
        { pod, container: spec, containerId: container.id, ...networkOf(what.runtime) },
        { signal: AbortSignal.any([options.signal, deadline.signal]), timeoutMs },
      );
    } catch (err: unknown) {
      options.signal.throwIfAborted();
      logger.warn(
        { err, pod: `${pod.metadata.namespace ?? ""}/${pod.metadata.name ?? ""}` },
        "PreStop hook failed",
      );
      events.event(containerReference(pod, spec), "Warning", "FailedPreStopHook", "PreStopHook failed");
    }
  }
}

function specOf(pod: corev1.Pod | undefined, name: string): corev1.Container | undefined {
  return pod && allContainers(pod).find((container) => container.name === name);
}
