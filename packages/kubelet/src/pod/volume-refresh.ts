import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { EventRecorder } from "@kubets/client";
import { podReference } from "../event-references.ts";
import type { PodFacts } from "../config/field-path.ts";
import { isChangeable } from "../volumes/pod-volumes.ts";
import type { PodVolumes } from "../volumes/pod-volumes.ts";

export interface VolumeRefreshOptions {
  readonly volumes: Pick<PodVolumes, "refresh">;
  readonly events: EventRecorder;
  readonly clock: Pick<Clock, "monotonicMs">;
}

interface Freshness {
  readonly atMs: number;
  /** What downward volumes show of the pod itself. */
  readonly shown: string;
}

const refreshMs = 60_000;

/** Decides when the volumes of pods that run already are to be brought up to date, and does it. */
export class VolumeRefresh {
  readonly #options: VolumeRefreshOptions;
  readonly #fresh = new Map<string, Freshness>();

  constructor(options: VolumeRefreshOptions) {
    this.#options = options;
  }

  /** The volumes were set up just now. */
  note(pod: corev1.Pod): void {
    const atMs = this.#options.clock.monotonicMs();
    this.#fresh.set(pod.metadata.uid ?? "", { atMs, shown: shownOf(pod) });
  }

  /** Does what is due, and returns after how many ms something will be; undefined when nothing ever can be. */
  async run(
    pod: corev1.Pod,
    context: { readonly facts: PodFacts; readonly signal: AbortSignal },
  ): Promise<number | undefined> {
    if (!(pod.spec.volumes ?? []).some(isChangeable)) return undefined;
    const { clock, events, volumes } = this.#options;
    const fresh = this.#fresh.get(pod.metadata.uid ?? "");
    const leftMs = fresh ? fresh.atMs + refreshMs - clock.monotonicMs() : 0;
    if (leftMs > 0 && fresh?.shown === shownOf(pod)) return leftMs;
    const failures = await volumes.refresh(pod, context);
    for (const { message } of failures) events.event(podReference(pod), "Warning", "FailedMount", message);
    this.note(pod);
    return refreshMs;
  }

  forget(podUid: string): void {
    this.#fresh.delete(podUid);
  }
}

function shownOf({ metadata: { annotations, labels } }: corev1.Pod): string {
  return JSON.stringify([labels, annotations]);
}
