import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import type { ProbeOutcomes } from "../pod/compute-pod-actions.ts";
import { allContainers, allStatuses } from "../pod/pod-containers.ts";
import { networkOf } from "../runtime/pod-network.ts";
import type { PodNetwork } from "../runtime/pod-network.ts";
import type { RuntimeContainer, RuntimePod } from "../runtime/runtime-pod.ts";
import { ProbeWorker } from "./probe-worker.ts";
import type { ProbeKind } from "./probe-worker.ts";
import type { ProbeTarget, Prober } from "./prober.ts";

export interface ProbeManagerOptions {
  readonly prober: Prober;
  readonly events: EventRecorder;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** A result changed: the pod has to be looked at. */
  readonly onChange: (podUid: string) => void;
}

interface ProbedContainer {
  readonly podUid: string;
  /** Ports are mapped, and mapped anew, while the container runs. */
  network: PodNetwork;
  readonly results: Map<ProbeKind, boolean>;
  readonly workers: Map<ProbeKind, { readonly worker: ProbeWorker; readonly stop: AbortController }>;
}

const kinds = ["startup", "liveness", "readiness"] as const;

/** Runs the probes of all containers and knows their latest results, by container id. */
export class ProbeManager implements ProbeOutcomes {
  readonly #options: ProbeManagerOptions;
  readonly #containers = new Map<string, ProbedContainer>();

  constructor(options: ProbeManagerOptions) {
    this.#options = options;
  }

  /** Starts the probes of containers that run and ends those of containers that do not. Idempotent. */
  watch(pod: corev1.Pod, runtime: RuntimePod): void {
    const specs = allContainers(pod);
    const running = runtime.containers.filter(({ state }) => state === "running");
    for (const container of running) {
      const spec = specs.find(({ name }) => name === container.name);
      const probed = this.#containers.get(container.id);
      if (probed) probed.network = networkOf(runtime);
      else if (spec) this.#begin(pod, runtime, { spec, container });
    }
    for (const [id, probed] of this.#containers) {
      if (probed.podUid === runtime.uid && !running.some((container) => container.id === id)) this.#end(id);
    }
  }

  /** While a pod ends only its readiness is of interest. */
  stopLivenessAndStartup(podUid: string): void {
    for (const probed of this.#containers.values()) {
      if (probed.podUid !== podUid) continue;
      for (const kind of ["startup", "liveness"] as const) probed.workers.get(kind)?.stop.abort(stopped);
    }
  }

  remove(podUid: string): void {
    for (const [id, probed] of this.#containers) if (probed.podUid === podUid) this.#end(id);
  }

  ready(containerId: string, container: corev1.Container): boolean {
    if (!container.readinessProbe) return true;
    return this.#containers.get(containerId)?.results.get("readiness") ?? false;
  }

  started(containerId: string, container: corev1.Container): boolean {
    if (!container.startupProbe) return true;
    return this.#containers.get(containerId)?.results.get("startup") ?? false;
  }

  livenessFailed(containerId: string): boolean {
    return this.#containers.get(containerId)?.results.get("liveness") === false;
  }

  startupFailed(containerId: string): boolean {
    return this.#containers.get(containerId)?.results.get("startup") === false;
  }

  #begin(
    pod: corev1.Pod,
    runtime: RuntimePod,
    what: { readonly spec: corev1.Container; readonly container: RuntimeContainer },
  ): void {
    const { spec, container } = what;
    const probed: ProbedContainer = {
      podUid: runtime.uid,
      network: networkOf(runtime),
      results: new Map(),
      workers: new Map(),
    };
    this.#containers.set(container.id, probed);
    this.#takeOverResults(pod, container, probed);
    for (const kind of kinds) {
      const probe = probeOf(spec, kind);
      if (!probe || (kind === "startup" && probed.results.get("startup"))) continue;
      this.#startWorker(pod, { kind, probe, probed, spec, container });
    }
  }

  #startWorker(
    pod: corev1.Pod,
    what: {
      readonly kind: ProbeKind;
      readonly probe: corev1.Probe;
      readonly probed: ProbedContainer;
      readonly spec: corev1.Container;
      readonly container: RuntimeContainer;
    },
  ): void {
    const { clock, events, logger, prober, signal } = this.#options;
    const { kind, probe, probed, spec, container } = what;
    const podIp = probed.network.podIp || (pod.status.hostIP ?? "");
    const target: ProbeTarget = {
      ...{ container: spec, containerId: container.id, podIp },
      get portMap() {
        return probed.network.portMap;
      },
    };
    const worker = new ProbeWorker({
      kind,
      probe,
      pod,
      target,
      startedAtMs: container.startedAtMs,
      prober,
      events,
      clock,
      mayProbe: () => kind === "startup" || this.started(container.id, spec),
      onResult: (succeeded) => this.#record(probed, kind, succeeded),
    });
    const stop = new AbortController();
    probed.workers.set(kind, { worker, stop });
    worker.run({ signal: AbortSignal.any([signal, stop.signal]) }).catch((err: unknown) => {
      if (!signal.aborted && !stop.signal.aborted) logger.error({ err, kind }, "Probe worker failed");
    });
  }

  /** A container that was ready before this kubelet was started stays so until a probe says otherwise. */
  #takeOverResults(pod: corev1.Pod, container: RuntimeContainer, probed: ProbedContainer): void {
    const status = allStatuses(pod).find(({ containerID }) => containerID?.endsWith(`://${container.id}`));
    if (status?.started) probed.results.set("startup", true);
    if (status?.ready) probed.results.set("readiness", true);
  }

  #record(probed: ProbedContainer, kind: ProbeKind, succeeded: boolean): void {
    if (probed.results.get(kind) === succeeded) return;
    probed.results.set(kind, succeeded);
    if (kind === "startup" && succeeded) for (const { worker } of probed.workers.values()) worker.trigger();
    this.#options.onChange(probed.podUid);
  }

  #end(containerId: string): void {
    for (const { stop } of this.#containers.get(containerId)?.workers.values() ?? []) stop.abort(stopped);
    this.#containers.delete(containerId);
  }
}

const stopped = new Error("the probe was stopped");

function probeOf(container: corev1.Container, kind: ProbeKind): corev1.Probe | undefined {
  switch (kind) {
    case "startup":
      return container.startupProbe;
    case "liveness":
      return container.livenessProbe;
    case "readiness":
      return container.readinessProbe;
  }
}
