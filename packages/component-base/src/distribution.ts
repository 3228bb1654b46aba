/**
 * Counts of observations by size, as a Prometheus histogram shows them. For what is observed so often that a lookup
 * by labels would cost too much: its owner keeps one for each set of labels.
 */
export class Distribution {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  /** `bounds`: upper ends of the buckets, ascending; what is larger counts in the last, `+Inf`. */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number): void {
    this.#sum += value;
    this.#count++;
    for (let at = 0; at < this.#bounds.length; at++) {
      if (value <= (this.#bounds[at] ?? Infinity)) {
        this.#counts[at] = (this.#counts[at] ?? 0) + 1;
        return;
      }
    }
  }

  get count(): number {
    return this.#count;
  }

  /** Its lines in the text format; none when nothing was observed. */
  samples(name: string, labels: Readonly<Record<string, string>>): readonly Sample[] {
    if (this.#count === 0) return [];
    let below = 0;
    const buckets = this.#bounds.map((bound, at) => {
      below += this.#counts[at] ?? 0;
      return { name: `${name}_bucket`, labels: { ...labels, le: String(bound) }, value: below };
    });
    return [
      ...buckets,
      { name: `${name}_bucket`, labels: { ...labels, le: "+Inf" }, value: this.#count },
      { name: `${name}_sum`, labels, value: this.#sum },
      { name: `${name}_count`, labels, value: this.#count },
    ];
  }
}

/** One line of a metric. */
export interface Sample {
  /** Default: the metric's own. */
  readonly name?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
