import type { corev1 } from "@kubets/api";
import { isPodTerminal, parseTime } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import { podReference } from "../event-references.ts";
import type { ProbeManager } from "../probes/probe-manager.ts";
import type { ContainerKiller } from "../runtime/container-killer.ts";
import { portMapAnnotation, emptyRuntimePod, fingerprint } from "../runtime/runtime-pod.ts";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import type { PodReader } from "../runtime/pod-reader.ts";
import { Wakeup } from "../wakeup.ts";
import { computePodActions } from "./compute-pod-actions.ts";
import type { StartFailure } from "./container-statuses.ts";
import type { PodActuator } from "./pod-actuator.ts";
import type { PodRemains } from "./pod-remains.ts";
import { ownConditions } from "./pod-conditions.ts";
import { hasLife, isLeftToDo, least, mergeFailures } from "./pod-round.ts";
import { podStatus } from "./pod-status.ts";
import type { StatusManager } from "./status-manager.ts";
import { callsForSync } from "./pod-change.ts";
import { terminatedStatus, terminationGraceSeconds } from "./termination.ts";

export interface PodWorkerDeps {
  readonly reader: PodReader;
  readonly actuator: PodActuator;
  readonly killer: ContainerKiller;
  readonly statuses: StatusManager;
  readonly probes: ProbeManager;
  readonly remains: PodRemains;
  readonly events: EventRecorder;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly runtimeName: string;
  readonly hostIPs: readonly string[];
  readonly resyncMs: number;
  /** Why the node will not run the pod; undefined when it will. */
  readonly admit: (pod: corev1.Pod) => PodVerdict | undefined;
  /** Why pods with a network of their own cannot be started now. */
  readonly networkProblem: () => string | undefined;
  /** False: servers on ports below 1024 get others, which the sandbox reports once they listen. */
  readonly mayBindLowPorts: boolean;
  /** Nobody can have run the pod yet, so there is nothing to be found of it in the runtime. */
  readonly isNew: boolean;
  /** Takes down what the runtime said last about a pod. */
  readonly observe: (runtime: RuntimePod) => void;
}

/** Why the kubelet ended, or never began, a pod. */
export interface PodVerdict {
  readonly reason: string;
  readonly message: string;
}

/** A first status is held back this long: most pods have a better one by then. */
const firstStatusDelayMs = 100;
const networkRetryMs = 10_000;
const portMapRetryMs = 100;
const portMapPatienceMs = 10_000;
const firstRetryMs = 200;
const lastRetryMs = 10_000;

/**
 * Brings one pod from its spec to the runtime, keeps it there, and ends it: the only one who acts on it, so
 * nothing about a pod happens at the same time (pkg/kubelet pod workers, v1.36).
 */
export class PodWorker {
  readonly #deps: PodWorkerDeps;
  readonly #wakeup: Wakeup;
  #pod: corev1.Pod;
  /** The pod is not in the API any more. */
  #gone = false;
  /** Admitted to the node; undefined while it was not looked at. */
  #admitted = false;
  #verdict: PodVerdict | undefined;
  #rejected = false;
  /** Something came that has not been acted on. */
  #dirty = false;
  #seen: RuntimePod | undefined;
  /** There can be nothing of the pod in the runtime: nobody has acted on it yet. */
  #untouched: boolean;
  #failures: ReadonlyMap<string, StartFailure> = new Map();
  #step: { readonly controller: AbortController; readonly graceSeconds: number | undefined } | undefined;

  constructor(pod: corev1.Pod, deps: PodWorkerDeps) {
    this.#pod = pod;
    this.#deps = deps;
    this.#untouched = deps.isNew;
    this.#wakeup = new Wakeup(deps.clock);
  }

  get pod(): corev1.Pod {
    return this.#pod;
  }

  /** Something changed that may call for action. */
  notify(): void {
    this.#dirty = true;
    this.#wakeup.wake();
  }

  /** Something happened in the runtime, perhaps what this worker did itself. */
  notifyRuntime(): void {
    this.#wakeup.wake();
  }

  update(pod: corev1.Pod): void {
    const before = this.#pod;
    this.#pod = pod;
    this.#deps.statuses.observe(pod);
    this.#interruptIfSooner();
    if (callsForSync(before, pod)) this.notify();
  }

  /** The pod was deleted from the API. */
  remove(): void {
    this.#gone = true;
    this.#interruptIfSooner();
    this.notify();
  }

  /** Settles when the pod is gone from node and API. */
  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      let waitMs: number | undefined;
      try {
        const outcome = await this.#runStep(signal);
        if (outcome.kind === "done") return;
        waitMs = outcome.waitMs;
        retryMs = firstRetryMs;
      } catch (err: unknown) {
        signal.throwIfAborted();
        if (err instanceof Interrupted) {
          this.#dirty = false;
          continue;
        }
        this.#deps.logger.warn({ err, ...this.#logFields(), retryMs }, "Failed to sync pod");
        waitMs = retryMs;
        retryMs = Math.min(retryMs * 2, lastRetryMs);
      }
      await this.#idle(waitMs, signal);
    }
  }

  /** Until the time has passed or something calls for action. Events of what was seen already do not. */
  async #idle(waitMs: number | undefined, signal: AbortSignal): Promise<void> {
    const { clock, logger, resyncMs, statuses } = this.#deps;
    const untilMs = clock.monotonicMs() + (waitMs ?? Number.POSITIVE_INFINITY);
    while (!this.#dirty && clock.monotonicMs() < untilMs) {
      await this.#wakeup.wait(waitMs === undefined ? undefined : untilMs - clock.monotonicMs(), { signal });
      if (this.#dirty || clock.monotonicMs() >= untilMs) break;
      const seen = fingerprint(this.#seen);
      try {
        if (fingerprint(await this.#read(signal)) !== seen) break;
      } catch (err: unknown) {
        signal.throwIfAborted();
        logger.debug({ err, ...this.#logFields() }, "Failed to look at pod");
        break;
      }
    }
    // Nothing happened for long: what the API has now is no echo of an earlier write of ours.
    if (!this.#dirty && waitMs === resyncMs) statuses.reconcile(this.#pod);
    this.#dirty = false;
  }

  /** A step in flight gives way when the pod is to end now, or to end sooner than it was. */
  #interruptIfSooner(): void {
    if (!this.#step) return;
    const grace = this.#isEnding() ? this.#grace().graceSeconds : undefined;
    if (grace === undefined) return;
    if (this.#step.graceSeconds === undefined || grace < this.#step.graceSeconds) {
      this.#step.controller.abort(new Interrupted("the pod is to end"));
    }
  }

  async #runStep(signal: AbortSignal): Promise<Outcome> {
    const ending = this.#isEnding();
    const controller = new AbortController();
    this.#step = { controller, graceSeconds: ending ? this.#grace().graceSeconds : undefined };
    try {
      const stepSignal = AbortSignal.any([signal, controller.signal]);
      return ending ? await this.#terminate(stepSignal) : await this.#sync(stepSignal);
    } finally {
      this.#step = undefined;
    }
  }

  #isEnding(): boolean {
    const decided = this.#deps.statuses.get(this.#uid());
    return (
      this.#gone ||
      this.#verdict !== undefined ||
      this.#pod.metadata.deletionTimestamp !== undefined ||
      isPodTerminal(this.#podWith(decided))
    );
  }

  async #sync(signal: AbortSignal): Promise<Outcome> {
    const runtime = this.#untouched ? this.#nothingYet() : await this.#read(signal);
    this.#untouched = false;
    if (!this.#admitted) {
      const knownHere = runtime.sandboxes.length > 0 || this.#pod.status.phase === "Running";
      this.#verdict = knownHere ? undefined : this.#deps.admit(this.#pod);
      if (this.#verdict) return this.#reject(this.#verdict);
      this.#admitted = true;
    }
    if ((this.#deadlineInMs() ?? 1) <= 0) return this.#exceedDeadline();

    this.#deps.probes.watch(this.#pod, runtime);
    const first = this.#deps.statuses.get(this.#uid()) === undefined;
    this.#writeStatus(runtime, { delayMs: first ? firstStatusDelayMs : 0 });
    if (this.#isEnding()) return { kind: "wait", waitMs: 0 };

    const actions = computePodActions(this.#pod, runtime, this.#deps.probes);
    const networkProblem = this.#pod.spec.hostNetwork ? undefined : this.#deps.networkProblem();
    if (actions.createSandbox !== undefined && networkProblem !== undefined) {
      const message = `network is not ready: container runtime network not ready: ${networkProblem}`;
      this.#deps.events.event(podReference(this.#pod), "Warning", "NetworkNotReady", message);
      return { kind: "wait", waitMs: networkRetryMs };
    }
    const result = await this.#deps.actuator.apply(this.#pod, runtime, actions, { signal });
    this.#failures = mergeFailures(this.#failures, result);

    const after = await this.#read(signal);
    this.#deps.probes.watch(this.#pod, after);
    this.#writeStatus(after);
    // What happened while this worker acted is in `after` already, so its events will not call for another round.
    const more = result.blocked ? false : isLeftToDo(this.#pod, after, { ...this.#deps, ...result });
    if (more || this.#isEnding()) return { kind: "wait", waitMs: 0 };
    return {
      kind: "wait",
      waitMs: least(
        result.retryAfterMs,
        this.#deadlineInMs(),
        this.#portMapWaitMs(after),
        this.#deps.resyncMs,
      ),
    };
  }

  async #terminate(signal: AbortSignal): Promise<Outcome> {
    const { killer, probes, remains, statuses } = this.#deps;
    probes.stopLivenessAndStartup(this.#uid());
    const runtime = await this.#read(signal);
    // A pod that was over when this kubelet came to know it keeps the status it has.
    const settled = this.#rejected || (isPodTerminal(this.#pod) && !hasLife(runtime));
    if (!settled) {
      if (hasLife(runtime)) {
        this.#writeStatus(runtime);
        await killer.killPod(runtime, this.#pod, { ...this.#grace(), signal });
      }
      const after = await this.#read(signal);
      const status = this.#statusFrom(after, { isTerminal: true });
      statuses.set(this.#pod, terminatedStatus(status));
    }
    probes.remove(this.#uid());
    if (!this.#gone && this.#pod.metadata.deletionTimestamp === undefined) {
      // Over, but still in the API: its containers stay for their logs until it is deleted.
      await remains.freeResources(this.#uid());
      return { kind: "wait", waitMs: undefined };
    }
    if (!this.#gone) await statuses.finish(this.#pod);
    signal.throwIfAborted();
    await remains.remove(this.#pod, { signal });
    statuses.forget(this.#uid());
    this.#deps.logger.info(this.#logFields(), "Removed pod");
    return { kind: "done" };
  }

  /** Ports that were moved are reported by what listens on them, a moment after it was started: no event tells. */
  #portMapWaitMs(runtime: RuntimePod): number | undefined {
    const { clock, mayBindLowPorts } = this.#deps;
    if (mayBindLowPorts || this.#pod.spec.hostNetwork) return undefined;
    if (runtime.sandboxes[0]?.annotations[portMapAnnotation] !== undefined) return undefined;
    const low = this.#pod.spec.containers.some((container) =>
      (container.ports ?? []).some(({ containerPort }) => containerPort < 1024),
    );
    const running = runtime.containers.filter(({ state }) => state === "running");
    const youngestMs = Math.min(...running.map(({ startedAtMs }) => clock.now() - startedAtMs));
    return low && youngestMs < portMapPatienceMs ? portMapRetryMs : undefined;
  }

  #reject(verdict: PodVerdict): Outcome {
    this.#rejected = true;
    this.#deps.events.event(podReference(this.#pod), "Warning", verdict.reason, verdict.message);
    this.#deps.statuses.set(this.#pod, {
      ...this.#pod.status,
      phase: "Failed",
      reason: verdict.reason,
      message: `Pod was rejected: ${verdict.message}`,
    });
    this.#deps.logger.info({ ...this.#logFields(), reason: verdict.reason }, "Rejected pod");
    return { kind: "wait", waitMs: 0 };
  }

  #exceedDeadline(): Outcome {
    const message = "Pod was active on the node longer than the specified deadline";
    this.#verdict = { reason: "DeadlineExceeded", message };
    this.#deps.events.event(podReference(this.#pod), "Normal", "DeadlineExceeded", message);
    return { kind: "wait", waitMs: 0 };
  }

  #deadlineInMs(): number | undefined {
    const seconds = this.#pod.spec.activeDeadlineSeconds;
    const startTime = this.#deps.statuses.get(this.#uid())?.startTime ?? this.#pod.status.startTime;
    if (seconds === undefined || startTime === undefined) return undefined;
    return parseTime(startTime) + seconds * 1000 - this.#deps.clock.now();
  }

  #grace(): { readonly graceSeconds: number; readonly forced: boolean } {
    return terminationGraceSeconds(this.#pod, { gone: this.#gone });
  }

  #nothingYet(): RuntimePod {
    const { name = "", namespace = "" } = this.#pod.metadata;
    return emptyRuntimePod({ uid: this.#uid(), name, namespace });
  }

  async #read(signal: AbortSignal): Promise<RuntimePod> {
    const runtime = (await this.#deps.reader.read(this.#uid(), { signal })) ?? this.#nothingYet();
    this.#seen = runtime;
    this.#deps.observe(runtime);
    return runtime;
  }

  #statusFrom(runtime: RuntimePod, options: { readonly isTerminal: boolean }): corev1.PodStatus {
    const { clock, hostIPs, probes, runtimeName, statuses } = this.#deps;
    return podStatus({
      pod: this.#podWith(statuses.get(this.#uid())),
      runtime,
      facts: {
        runtimeName,
        startFailures: this.#failures,
        ready: (id, container) => probes.ready(id, container),
        started: (id, container) => probes.started(id, container),
      },
      hostIPs,
      nowMs: clock.now(),
      isTerminal: options.isTerminal,
      verdict: this.#verdict,
    });
  }

  #writeStatus(runtime: RuntimePod, options: { readonly delayMs?: number } = {}): void {
    const portMap = runtime.sandboxes[0]?.annotations[portMapAnnotation];
    this.#deps.statuses.set(this.#pod, this.#statusFrom(runtime, { isTerminal: false }), {
      ...options,
      ...(portMap === undefined ? {} : { annotations: { [portMapAnnotation]: portMap } }),
    });
  }

  /** What was decided last counts, except for conditions that others may have changed since. */
  #podWith(decided: corev1.PodStatus | undefined): corev1.Pod {
    if (!decided) return this.#pod;
    const conditions = [
      ...(decided.conditions ?? []).filter(({ type }) => ownConditions.has(type)),
      ...(this.#pod.status.conditions ?? []).filter(({ type }) => !ownConditions.has(type)),
    ];
    return { ...this.#pod, status: { ...decided, conditions } };
  }

  #uid(): string {
    return this.#pod.metadata.uid ?? "";
  }

  #logFields(): Readonly<Record<string, string>> {
    const { name = "", namespace = "" } = this.#pod.metadata;
    return { pod: `${namespace}/${name}`, podUid: this.#uid() };
  }
}

type Outcome = { readonly kind: "done" } | { readonly kind: "wait"; readonly waitMs: number | undefined };

/** The step was given up for a better one. */
class Interrupted extends Error {
  override readonly name = "Interrupted";
}
