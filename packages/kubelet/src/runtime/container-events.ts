import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ContainerEventResponse, RuntimeService } from "@kubets/cri";
import { runtimeLabels } from "./runtime-pod.ts";

export interface ContainerEventsOptions {
  readonly runtime: RuntimeService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly relistIntervalMs: number;
  /** Something happened to a container or sandbox of this pod. */
  readonly onPodEvent: (podUid: string) => void;
  /** Everything has to be looked at: at the start, regularly, and after events may have been missed. */
  readonly onRelist: () => void;
  /** The stream of events broke: the runtime may be gone. */
  readonly onLost: () => void;
}

const retryMs = 100;

/** Tells what happens in the runtime as it happens, with a regular look at everything behind it (evented PLEG). */
export class ContainerEvents {
  readonly #options: ContainerEventsOptions;

  constructor(options: ContainerEventsOptions) {
    this.#options = options;
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    await Promise.all([this.#listen(signal), this.#relist(signal)]);
  }

  async #listen(signal: AbortSignal): Promise<void> {
    const { clock, logger, onLost, onPodEvent, onRelist, runtime } = this.#options;
    while (!signal.aborted) {
      try {
        const events = runtime.getContainerEvents({}, { signal })[Symbol.asyncIterator]();
        // The stream is asked for before everything is looked at, so that nothing falls in between.
        let next = events.next();
        onRelist();
        for (let item = await next; !item.done; item = await next) {
          next = events.next();
          const uid = podUidOf(item.value);
          if (uid) onPodEvent(uid);
          else onRelist();
        }
      } catch (err: unknown) {
        signal.throwIfAborted();
        logger.warn({ err }, "Lost container events");
      }
      onLost();
      await clock.sleep(retryMs, { signal });
    }
  }

  async #relist(signal: AbortSignal): Promise<void> {
    const { clock, onRelist, relistIntervalMs } = this.#options;
    while (!signal.aborted) {
      await clock.sleep(relistIntervalMs, { signal });
      onRelist();
    }
  }
}

function podUidOf(event: ContainerEventResponse): string | undefined {
  const labels = event.podSandboxStatus?.labels ?? event.containersStatuses[0]?.labels;
  return event.podSandboxStatus?.metadata?.uid ?? labels?.[runtimeLabels.podUid];
}
