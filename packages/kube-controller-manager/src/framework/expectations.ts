import type { Clock } from "@kubets/apimachinery";

/** After this long an expectation is taken to be lost, and the cache is believed again. */
const expectationTimeoutMs = 5 * 60_000;

interface Expectation {
  adds: number;
  /** Keys of pods whose deletion is awaited. */
  readonly deletions: Set<string>;
  readonly setAtMs: number;
}

/**
 * What a controller has asked for and not yet seen in its cache, per key of the controlling object. While
 * something is still expected, the cache is known to be behind, and the controller must not count pods again:
 * it would create or delete too many. As client-go's UIDTrackingControllerExpectations.
 */
export class Expectations {
  readonly #clock: Clock;
  readonly #byKey = new Map<string, Expectation>();

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
  }

  /** Adds to what is already expected. */
  raise(key: string, more: { readonly creations: number; readonly deletions: readonly string[] }): void {
    // What was met or has run out is no longer expected.
    const known = this.satisfied(key) ? undefined : this.#byKey.get(key);
    const creations = (known?.adds ?? 0) + more.creations;
    this.#set(key, creations, [...(known?.deletions ?? []), ...more.deletions]);
  }

  /** A creation was seen, or will never be. */
  creationObserved(key: string, count = 1): void {
    const expectation = this.#byKey.get(key);
    if (expectation) expectation.adds -= count;
  }

  /** The deletion of a pod was seen, or will never be. Seeing it twice counts once. */
  deletionObserved(key: string, podKey: string): void {
    this.#byKey.get(key)?.deletions.delete(podKey);
  }

  /** True when all that was expected has been seen, or it took too long, or nothing ever was. */
  satisfied(key: string): boolean {
    const expectation = this.#byKey.get(key);
    if (!expectation) return true;
    if (expectation.adds <= 0 && expectation.deletions.size === 0) return true;
    return this.#clock.monotonicMs() - expectation.setAtMs > expectationTimeoutMs;
  }

  /** How long until an unmet expectation of the key runs out; undefined when there is none. */
  timeLeftMs(key: string): number | undefined {
    const expectation = this.#byKey.get(key);
    if (!expectation || this.satisfied(key)) return undefined;
    return expectation.setAtMs + expectationTimeoutMs - this.#clock.monotonicMs() + 1;
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }

  #set(key: string, adds: number, deletions: readonly string[]): void {
    this.#byKey.set(key, { adds, deletions: new Set(deletions), setAtMs: this.#clock.monotonicMs() });
  }
}
