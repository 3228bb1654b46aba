/** How long a fuzz test runs, and from which seed. */
import type { FuzzRequest } from "./requests.ts";

const { SEED, RUNS } = process.env;
const seed = Number(SEED ?? "1");

export const fuzzRun = {
  seed,
  parameters(numRuns: number): { readonly seed: number; readonly numRuns: number } {
    return { seed, numRuns: RUNS === undefined ? numRuns : Number(RUNS) };
  },
};

/** A request as one would repeat it by hand. */
export function shown({ method, path, headers, body }: FuzzRequest): string {
  const sent = body === undefined ? "" : ` ${Buffer.from(body).toString("utf8")}`;
  return `SEED=${String(seed)}: ${method} ${path} ${JSON.stringify(headers)}${sent}`;
}
