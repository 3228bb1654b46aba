/** What one level may get: at least `lower`, at most `upper`, and fairly in proportion to `target`. */
export interface SeatBounds {
  readonly lower: number;
  readonly upper: number;
  readonly target: number;
}

/** Of a level that wants nothing, so that its proportion is defined. */
const leastTarget = 0.001;

/**
 * Divides `total` seats: each level gets the same fraction of its target, except where a bound says otherwise.
 * Undefined when the bounds leave no such division.
 */
export function allocateSeats(
  total: number,
  levels: readonly SeatBounds[],
): { readonly seats: readonly number[]; readonly fairFraction: number } | undefined {
  const sumOf = (pick: (level: SeatBounds) => number): number =>
    levels.reduce((sum, level) => sum + pick(level), 0);
  const tolerance = 1e-7;
  if (sumOf(({ lower }) => lower) > total + tolerance) return undefined;
  if (sumOf(({ upper }) => upper) < total - tolerance) return undefined;
  const at = (fraction: number, { lower, upper, target }: SeatBounds): number =>
    Math.min(upper, Math.max(lower, fraction * Math.max(target, leastTarget)));
  // The sum grows with the fraction: halve the interval until it is as exact as numbers are.
  let low = 0;
  let high = Math.max(...levels.map(({ upper, target }) => upper / Math.max(target, leastTarget)));
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sumOf((level) => at(middle, level)) < total) low = middle;
    else high = middle;
  }
  return { seats: levels.map((level) => at(high, level)), fairFraction: high };
}
