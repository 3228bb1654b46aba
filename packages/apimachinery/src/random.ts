/**
 * Randomness, as a dependency: seeded in tests and simulation, the machine's in `real-random.ts`.
 */
export interface Random {
  /** Uniform in [0, 1). */
  float(): number;
  /** A version 4 UUID, lower case, as `metadata.uid` has it. */
  uuid(): string;
  /** `length` bytes. Cryptographically strong in the real implementation only. */
  bytes(length: number): Uint8Array;
}

/** The letters Kubernetes uses for generated names: no vowels, no look-alikes (apimachinery util/rand). */
export const nameAlphabet = "bcdfghjklmnpqrstvwxz2456789";

/** A generated name's suffix, e.g. `x7k2p`. */
export function randomNameSuffix(random: Random, length = 5): string {
  let suffix = "";
  for (let i = 0; i < length; i++) suffix += nameAlphabet[Math.floor(random.float() * nameAlphabet.length)];
  return suffix;
}

/** Stretches a duration by up to `maxFactor` of itself, so that many processes do not act in step. */
export function jitter(random: Random, durationMs: number, maxFactor: number): number {
  return durationMs + random.float() * maxFactor * durationMs;
}
