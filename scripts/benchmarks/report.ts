/** Figures as a table: what, measured, target, and the ratio to the best elsewhere where one is known. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What design and issue ask for; `at-most` for times and memory, `at-least` for rates. */
  readonly target?: { readonly kind: "at-most" | "at-least"; readonly value: number };
  /** A published figure of another system, in the same unit. */
  readonly elsewhere?: { readonly name: string; readonly value: number };
}

const whatWidth = 56;

export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, unit, target, elsewhere } of figures) {
    const wanted = target
      ? `${target.kind === "at-most" ? "≤" : "≥"} ${format(target.value)} ${verdict(value, target)}`
      : "";
    const ratio = elsewhere
      ? `${format(elsewhere.value / value)} × ${elsewhere.name} (${format(elsewhere.value)} ${unit})`
      : "";
    console.log(`${start(what, value, unit)}   ${wanted.padEnd(16)} ${ratio}`.trimEnd());
  }
}

/** `peers`: undefined for what cannot be measured there. */
export function printComparison(figures: readonly Figure[], peers: readonly Figure[] | undefined): void {
  for (const { what, value, unit } of figures) {
    const peer = peers?.find((each) => each.what === what);
    if (!peer) {
      console.log(`${start(what, value, unit)}   not on a peer`);
      continue;
    }
    // More is better of rates only.
    const ratio = unit === "/s" ? value / peer.value : peer.value / value;
    const there = `${format(peer.value)} ${unit}`.padStart(14);
    console.log(`${start(what, value, unit)}   peer ${there}   ${format(ratio)} ×`);
  }
}

function start(what: string, value: number, unit: string): string {
  return `  ${what.padEnd(whatWidth)} ${`${format(value)} ${unit}`.padStart(14)}`;
}

export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function verdict(value: number, target: NonNullable<Figure["target"]>): string {
  const met = target.kind === "at-most" ? value <= target.value : value >= target.value;
  return met ? "met" : "missed";
}

function format(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
