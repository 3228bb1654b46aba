import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { LruMap } from "./lru-map.ts";

/** What to do with an event: make it new, count it onto one made before, or drop it. */
export type Correlation =
  | { readonly kind: "create"; readonly event: corev1.Event }
  | { readonly kind: "count"; readonly event: corev1.Event }
  | { readonly kind: "drop" };

const cacheSize = 4096;
/** So many different messages of one kind about one object, within the interval, are told one by one. */
const maxSimilar = 10;
const similarIntervalMs = 600_000;
/** Events about one object from one source: this many at once, then one in five minutes. */
const spamBurst = 25;
const spamRefillMs = 300_000;

interface Similar {
  readonly messages: Set<string>;
  lastMs: number;
}

interface Counted {
  readonly count: number;
  readonly firstTimestamp: string | null | undefined;
  readonly name: string | undefined;
  readonly resourceVersion: string | undefined;
}

interface Bucket {
  tokens: number;
  refilledMs: number;
}

/**
 * Keeps events from flooding the API, with client-go's rules: repeated ones are counted, many that differ only in
 * their message become one "combined from similar events", and too many about one object are dropped.
 */
export class EventCorrelator {
  readonly #clock: Clock;
  readonly #similar = new LruMap<string, Similar>(cacheSize);
  readonly #counted = new LruMap<string, Counted>(cacheSize);
  readonly #buckets = new LruMap<string, Bucket>(cacheSize);

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
  }

  correlate(event: corev1.Event): Correlation {
    const { aggregated, key } = this.#aggregate(event);
    const known = this.#counted.get(key);
    const result = known === undefined ? aggregated : counted(aggregated, known);
    this.#remember(key, result);
    if (!this.#allowed(event)) return { kind: "drop" };
    return { kind: known === undefined ? "create" : "count", event: result };
  }

  /** The server's answer to what `correlate` gave out: the next count goes onto it. */
  observed(event: corev1.Event): void {
    this.#remember(countKey(event), event);
  }

  #remember(key: string, event: corev1.Event): void {
    this.#counted.set(key, {
      count: event.count ?? 1,
      firstTimestamp: event.firstTimestamp,
      name: event.metadata.name,
      resourceVersion: event.metadata.resourceVersion,
    });
  }

  #aggregate(event: corev1.Event): { readonly aggregated: corev1.Event; readonly key: string } {
    const now = this.#clock.monotonicMs();
    const similarKey = aggregateKey(event);
    let similar = this.#similar.get(similarKey);
    if (similar === undefined || now - similar.lastMs > similarIntervalMs) {
      similar = { messages: new Set(), lastMs: now };
    }
    similar.lastMs = now;
    similar.messages.add(event.message ?? "");
    this.#similar.set(similarKey, similar);
    if (similar.messages.size < maxSimilar) return { aggregated: event, key: countKey(event) };
    // So that the set cannot grow without bound.
    for (const message of similar.messages) {
      if (similar.messages.size <= maxSimilar) break;
      similar.messages.delete(message);
    }
    const message = `${combinedPrefix}${event.message ?? ""}`;
    return { aggregated: { ...event, message }, key: similarKey };
  }

  #allowed(event: corev1.Event): boolean {
    const now = this.#clock.monotonicMs();
    const key = objectKey(event);
    const bucket = this.#buckets.get(key) ?? { tokens: spamBurst, refilledMs: now };
    const refill = Math.floor((now - bucket.refilledMs) / spamRefillMs);
    if (refill > 0) {
      bucket.tokens = Math.min(spamBurst, bucket.tokens + refill);
      bucket.refilledMs += refill * spamRefillMs;
    }
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }
}

const combinedPrefix = "(combined from similar events): ";

function counted(event: corev1.Event, known: Counted): corev1.Event {
  return {
    ...event,
    metadata: {
      ...event.metadata,
      ...(known.name === undefined ? {} : { name: known.name }),
      ...(known.resourceVersion === undefined ? {} : { resourceVersion: known.resourceVersion }),
    },
    count: known.count + 1,
    ...(known.firstTimestamp === undefined ? {} : { firstTimestamp: known.firstTimestamp }),
  };
}

function objectKey({ source, involvedObject: about }: corev1.Event): string {
  return JSON.stringify([
    source.component,
    source.host,
    about.kind,
    about.namespace,
    about.name,
    about.uid,
    about.apiVersion,
  ]);
}

function aggregateKey(event: corev1.Event): string {
  return JSON.stringify([
    objectKey(event),
    event.type,
    event.reason,
    event.reportingComponent,
    event.reportingInstance,
  ]);
}

function countKey(event: corev1.Event): string {
  // An aggregated event is counted by its kind, since its message differs each time.
  if (event.message?.startsWith(combinedPrefix)) return aggregateKey(event);
  return JSON.stringify([aggregateKey(event), event.involvedObject.fieldPath, event.message]);
}
