import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { EventRecorder } from "@kubets/client";
import { containerReference } from "../event-references.ts";
import { containerHash } from "../runtime/container-hash.ts";
import { containersNamed } from "../runtime/runtime-pod.ts";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { StartError } from "../runtime/start-error.ts";
import { BackOff } from "./back-off.ts";

const initialMs = 10_000;
const maxMs = 300_000;

/** Holds back containers that keep ending. */
export class CrashBackOff {
  readonly #backOff: BackOff;
  readonly #events: EventRecorder;

  constructor(deps: { readonly clock: Pick<Clock, "now">; readonly events: EventRecorder }) {
    this.#backOff = new BackOff({ clock: deps.clock, initialMs, maxMs });
    this.#events = deps.events;
  }

  /** A container that keeps ending waits longer each time: throws StartError while it has to wait (kuberuntime doBackOff, v1.36). */
  check(pod: corev1.Pod, runtime: RuntimePod, container: corev1.Container): void {
    // One that was killed in this round, for its probes, still runs in `runtime`: the one before it counts.
    const last = containersNamed(runtime, container.name).find(({ state }) => state === "exited");
    if (last === undefined) return;
    const { name = "", namespace = "", uid = "" } = pod.metadata;
    const key = `${uid}/${container.name}/${containerHash(container)}`;
    const remainingMs = this.#backOff.remainingMs(key, last.finishedAtMs);
    if (remainingMs <= 0) {
      this.#backOff.advance(key, last.finishedAtMs);
      return;
    }
    const podText = `${name}_${namespace}(${uid})`;
    this.#events.event(
      containerReference(pod, container),
      "Warning",
      "BackOff",
      `Back-off restarting failed container ${container.name} in pod ${podText}`,
    );
    const delay = formatBackOff(this.#backOff.delayMs(key));
    throw new StartError(
      "CrashLoopBackOff",
      `back-off ${delay} restarting failed container=${container.name} pod=${podText}`,
      { retryAfterMs: remainingMs },
    );
  }

  forget(podUid: string): void {
    this.#backOff.forget(`${podUid}/`);
  }
}

/** `10s`, `1m20s`, `5m0s`. */
function formatBackOff(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
