import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { EventRecorder } from "@kubets/client";
import { containerReference } from "../event-references.ts";
import { Wakeup } from "../wakeup.ts";
import type { Prober, ProbeOutcome, ProbeTarget } from "./prober.ts";

export type ProbeKind = "startup" | "liveness" | "readiness";

/** Thresholds and pauses of a probe, defaults filled in. */
export interface ProbeWorkerOptions {
  readonly kind: ProbeKind;
  readonly probe: corev1.Probe;
  readonly pod: corev1.Pod;
  readonly target: ProbeTarget;
  readonly startedAtMs: number;
  readonly prober: Pick<Prober, "probe">;
  readonly events: EventRecorder;
  readonly clock: Clock;
  /** False while a startup probe keeps the others from beginning. */
  readonly mayProbe: () => boolean;
  /** Called with each verdict: enough probes in a row said the same. */
  readonly onResult: (succeeded: boolean) => void;
}

const attemptsPerProbe = 3;
const kindNames = { startup: "Startup", liveness: "Liveness", readiness: "Readiness" } as const;

/** Probes one container in one way until told to stop (prober/worker.go, v1.36). */
export class ProbeWorker {
  readonly #options: ProbeWorkerOptions;
  readonly #wakeup: Wakeup;

  constructor(options: ProbeWorkerOptions) {
    this.#options = options;
    this.#wakeup = new Wakeup(options.clock);
  }

  /** Probe now instead of at the next turn. */
  trigger(): void {
    this.#wakeup.wake();
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { clock, kind, mayProbe, onResult, probe, startedAtMs } = this.#options;
    const periodMs = Math.max(1, probe.periodSeconds ?? 10) * 1000;
    const failureThreshold = Math.max(1, probe.failureThreshold ?? 3);
    const successThreshold = Math.max(1, probe.successThreshold ?? 1);
    const startAtMs = startedAtMs + (probe.initialDelaySeconds ?? 0) * 1000;
    if (startAtMs > clock.now()) await clock.sleep(startAtMs - clock.now(), { signal });
    let last: boolean | undefined;
    let inARow = 0;
    while (!signal.aborted) {
      if (mayProbe()) {
        const succeeded = await this.#probeOnce(signal);
        inARow = succeeded === last ? inARow + 1 : 1;
        last = succeeded;
        if (inARow >= (succeeded ? successThreshold : failureThreshold)) {
          onResult(succeeded);
          // The container is going to be killed, or has started: nothing more to find out about it.
          if (kind !== "readiness" && !succeeded) return;
          if (kind === "startup") return;
        }
      }
      await this.#wakeup.wait(periodMs, { signal });
    }
  }

  async #probeOnce(signal: AbortSignal): Promise<boolean> {
    const { probe, prober, target } = this.#options;
    let outcome: ProbeOutcome = { result: "error", message: "" };
    for (let attempt = 0; attempt < attemptsPerProbe && outcome.result === "error"; attempt++) {
      outcome = await prober.probe(probe, target, { signal });
    }
    signal.throwIfAborted();
    this.#tell(outcome);
    return outcome.result === "success";
  }

  #tell(outcome: ProbeOutcome): void {
    if (outcome.result === "success") return;
    const { events, kind, pod, target } = this.#options;
    const name = kindNames[kind];
    const message =
      outcome.result === "failure"
        ? `${name} probe failed: ${outcome.message}`
        : `${name} probe errored and resulted in unknown state: ${outcome.message}`;
    events.event(containerReference(pod, target.container), "Warning", "Unhealthy", message);
  }
}
