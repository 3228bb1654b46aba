import { maxNodeScore } from "../framework/plugin.ts";

/** Stretches scores so that the highest becomes 100. All zero stay zero. */
export function normalizeByMax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores);
  return highest === 0 ? scores : scores.map((score) => Math.floor((score * maxNodeScore) / highest));
}

/** As `normalizeByMax` of counts of bad things: the fewest become 100. */
export function normalizeByMaxReversed(counts: readonly number[]): readonly number[] {
  return normalizeByMax(counts).map((score) => maxNodeScore - score);
}
