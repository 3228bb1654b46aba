import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runRobustness } from "./run.ts";

/**
 * Writers and watchers on several API servers, while processes are killed and stopped; see README.md.
 * SEED, DURATION (seconds) and SERVERS choose another run than the short ones.
 */

const reportDir = fileURLToPath(new URL("../../.kubets-reports/robustness", import.meta.url));
const env = (name: string): number | undefined => {
  const text = process.env[name];
  return text === undefined || text === "" ? undefined : Number(text);
};

const seed = env("SEED") ?? Math.floor(Math.random() * 1e9);
const seconds = env("DURATION") ?? 30;
const counts = env("SERVERS") === undefined ? [1, 2] : [env("SERVERS") ?? 1];

it.each(counts.map((servers) => [servers] as const))(
  `keeps its contract through faults, with %i kube-apiserver (SEED=${String(seed)})`,
  async (servers) => {
    const note = (text: string): void => console.log(`  ${text}`);
    const result = await runRobustness({ seed, seconds, servers, reportDir, note });
    console.log(result.summary);
    const { violations, report } = result;
    const texts = violations.slice(0, 10).map(({ rule, message }) => `${rule}: ${message}`);
    expect(texts, `SEED=${String(seed)} SERVERS=${String(servers)}; history: ${report ?? ""}`).toEqual([]);
  },
  (seconds + 150) * 1_000,
);
