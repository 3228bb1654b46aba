import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runRobustness } from "./run.ts";

/**
 * Rounds of `roundSeconds`, each with the next seed, until the time is over: `scripts/robustness --minutes 30 --seed 1`.
 * Stops at the first round whose history is not what it must be.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    /** kube-apiservers; by default 1, 2 and 3 in turn. */
    servers: { type: "string" },
    seconds: { type: "string", default: "60" },
    quiet: { type: "boolean", default: false },
  },
});

// With what ends when this process exits: nats-server.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const endMs = performance.now() + Number(values.minutes) * 60_000;
const reportDir = fileURLToPath(new URL("../../.kubets-reports/robustness", import.meta.url));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
for (let seed = Number(values.seed); performance.now() < endMs && process.exitCode === undefined; seed++) {
  const servers = values.servers === undefined ? 1 + (seed % 3) : Number(values.servers);
  const seconds = Number(values.seconds);
  const note = (text: string): void => (values.quiet ? undefined : print(`  ${text}`));
  const { summary, violations, report } = await runRobustness({ seed, seconds, servers, reportDir, note });
  print(summary);
  for (const { rule, message } of violations.slice(0, 10)) print(`${rule}: ${message}`);
  if (violations.length === 0) continue;
  print(
    `${String(violations.length)} violations; again: scripts/robustness --seed ${String(seed)} --servers ${String(servers)}`,
  );
  print(`history: ${report ?? ""}`);
  process.exitCode = 1;
}
