import { resources, type KubernetesObject, type corev1 } from "@kubets/api";
import {
  formatTime,
  isNotFound,
  isServiceUnavailable,
  isTimeout,
  jitter,
  pause,
  type Clock,
  type Random,
} from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { Client, ResourceClient } from "./client.ts";
import { EventCorrelator, type Correlation } from "./event-correlator.ts";
import type { EventRecorder } from "./events.ts";

export interface EventBroadcasterOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger?: Pick<Logger, "warn" | "debug">;
}

/** Events that may wait to be sent; past it new ones are dropped. */
const queueLimit = 1000;
const maxTries = 12;
const firstRetryMs = 500;
const maxRetryMs = 10_000;

/** Sends the events of a process's recorders to the API, one after the other, while `run` runs. */
export class EventBroadcaster {
  readonly #options: EventBroadcasterOptions;
  readonly #events: ResourceClient<corev1.Event>;
  readonly #correlator: EventCorrelator;
  readonly #queue: corev1.Event[] = [];
  #wake: (() => void) | undefined;
  #lastNameNs = 0n;

  constructor(options: EventBroadcasterOptions) {
    this.#options = options;
    this.#events = options.client.resource(resources.events);
    this.#correlator = new EventCorrelator({ clock: options.clock });
  }

  /** A recorder in the name of a component, e.g. `kubelet` on a node's `host`. Works before `run`, too. */
  recorder(source: { readonly component: string; readonly host?: string }): EventRecorder {
    return {
      event: (about, type, reason, message, annotations) => {
        const event = this.#newEvent(source, referenceTo(about), { type, reason, message });
        const withAnnotations =
          annotations === undefined ? event : { ...event, metadata: { ...event.metadata, annotations } };
        this.#enqueue(withAnnotations);
      },
    };
  }

  /** Sends until `signal` aborts; what waits then is dropped. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    const wake = (): void => this.#wake?.();
    signal.addEventListener("abort", wake);
    while (!signal.aborted) {
      const event = this.#queue.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      } else {
        const correlation = this.#correlator.correlate(event);
        if (correlation.kind !== "drop") await this.#send(correlation, signal);
      }
    }
    signal.removeEventListener("abort", wake);
  }

  #enqueue(event: corev1.Event): void {
    if (this.#queue.length >= queueLimit) {
      this.#options.logger?.debug({ reason: event.reason }, "Dropped an event, too many wait");
      return;
    }
    this.#queue.push(event);
    this.#wake?.();
  }

  #newEvent(
    source: corev1.EventSource,
    about: corev1.ObjectReference,
    what: Pick<corev1.Event, "type" | "reason" | "message">,
  ): corev1.Event {
    const nowMs = this.#options.clock.now();
    const time = formatTime(nowMs);
    const namespace = about.namespace ? about.namespace : "default";
    return {
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: `${about.name ?? ""}.${this.#uniqueSuffix(nowMs)}`, namespace },
      involvedObject: about,
      ...what,
      source,
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      eventTime: null,
      reportingComponent: source.component ?? "",
      reportingInstance: source.host ?? "",
    };
  }

  /** The time in nanoseconds, as client-go names events; made unique where the clock is coarse. */
  #uniqueSuffix(nowMs: number): string {
    const nowNs = BigInt(Math.floor(nowMs * 1000)) * 1000n;
    this.#lastNameNs = nowNs > this.#lastNameNs ? nowNs : this.#lastNameNs + 1n;
    return this.#lastNameNs.toString(16);
  }

  async #send(correlation: Exclude<Correlation, { kind: "drop" }>, signal: AbortSignal): Promise<void> {
    const { clock, logger, random } = this.#options;
    for (let tries = 1, delayMs = firstRetryMs; ; tries++, delayMs = Math.min(delayMs * 2, maxRetryMs)) {
      try {
        this.#correlator.observed(await this.#write(correlation, signal));
        return;
      } catch (err: unknown) {
        if (signal.aborted) return;
        if (!(isServiceUnavailable(err) || isTimeout(err)) || tries >= maxTries) {
          logger?.debug({ err, reason: correlation.event.reason }, "Event was not recorded");
          return;
        }
      }
      // The signal ends the wait, and the next try with it.
      await pause(clock, jitter(random, delayMs, 0.5), signal);
    }
  }

  async #write(
    { kind, event }: Exclude<Correlation, { kind: "drop" }>,
    signal: AbortSignal,
  ): Promise<corev1.Event> {
    const { name = "", namespace = "" } = event.metadata;
    const options = { namespace, signal };
    if (kind === "count") {
      const { count, message, lastTimestamp } = event;
      const body = { count, message, lastTimestamp };
      try {
        const patch = { type: "application/strategic-merge-patch+json", body } as const;
        return await this.#events.patch(name, patch, options);
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    }
    // Not made yet, or expired since.
    const { resourceVersion: _resourceVersion, ...metadata } = event.metadata;
    return this.#events.create({ ...event, metadata }, options);
  }
}

function referenceTo(about: KubernetesObject | corev1.ObjectReference): corev1.ObjectReference {
  if (!("metadata" in about)) return about;
  const { name, namespace, resourceVersion, uid } = about.metadata;
  return {
    kind: about.kind,
    apiVersion: about.apiVersion,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
}
