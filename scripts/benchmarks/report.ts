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

export function printFigures(figures: readonly Figure[]): void {
  for (const { what, value, unit, target, elsewhere } of figures) {
    const measured = `${format(value)} ${unit}`;
    const wanted = target
      ? `${target.kind === "at-most" ? "≤" : "≥"} ${format(target.value)} ${verdict(value, target)}`
      : "";
    const ratio = elsewhere
      ? `${format(elsewhere.value / value)} × ${elsewhere.name} (${format(elsewhere.value)} ${unit})`
      : "";
    console.log(`  ${what.padEnd(52)} ${measured.padStart(16)}   ${wanted.padEnd(16)} ${ratio}`.trimEnd());
  }
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
