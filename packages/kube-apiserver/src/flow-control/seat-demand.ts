/** What a level could have used of the server over a period: executing and waiting, in seats. */
export interface DemandObservation {
  readonly durationMs: number;
  readonly average: number;
  readonly deviation: number;
  readonly max: number;
}

/** Follows a number over time, each value weighted by how long it stood. */
export class SeatDemand {
  #value = 0;
  #max = 0;
  #sinceMs: number;
  #lastMs: number;
  #area = 0;
  #squareArea = 0;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
    this.#lastMs = nowMs;
  }

  set(value: number, nowMs: number): void {
    this.#advance(nowMs);
    this.#value = value;
    if (value > this.#max) this.#max = value;
  }

  /** What was seen since the last reset. */
  reset(nowMs: number): DemandObservation {
    this.#advance(nowMs);
    const durationMs = nowMs - this.#sinceMs;
    const average = durationMs > 0 ? this.#area / durationMs : this.#value;
    const square = durationMs > 0 ? this.#squareArea / durationMs : average * average;
    const observation = {
      durationMs,
      average,
      deviation: Math.sqrt(Math.max(0, square - average * average)),
      max: this.#max,
    };
    this.#sinceMs = nowMs;
    this.#area = 0;
    this.#squareArea = 0;
    this.#max = this.#value;
    return observation;
  }

  #advance(nowMs: number): void {
    const passed = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    this.#area += this.#value * passed;
    this.#squareArea += this.#value * this.#value * passed;
  }
}

/** Half of an old demand is forgotten after five minutes of adjustments (apiserver flowcontrol, v1.36). */
const smoothing = 0.977;

export interface DemandStats {
  readonly highWatermark: number;
  readonly average: number;
  readonly deviation: number;
  readonly smoothed: number;
}

export const noDemand: DemandStats = { highWatermark: 0, average: 0, deviation: 0, smoothed: 0 };

/** Rises with the demand at once, falls slowly. */
export function nextDemandStats(old: DemandStats, seen: DemandObservation): DemandStats {
  const highWatermark = Math.round(seen.max);
  if (seen.durationMs <= 0) return { ...old, highWatermark };
  const envelope = seen.average + seen.deviation;
  const smoothed = Math.max(envelope, smoothing * old.smoothed + (1 - smoothing) * envelope);
  return { highWatermark, average: seen.average, deviation: seen.deviation, smoothed };
}
