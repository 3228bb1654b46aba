import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runRobustness } from "./run.ts";

const help = `Usage: scripts/robustness [--minutes N] [--seconds N] [--seed N] [--servers N] [--quiet]

Writers and watchers on kube-apiservers that are killed and stopped, as is their nats-server: round after round, each
with the next seed, until the time is over or a history is not what it must be.

  --minutes N   how long, all in all (default: 10)
  --seconds N   how long one round lasts (default: 60)
  --seed N      of the first round (default: any)
  --servers N   kube-apiservers (default: 1, 2 and 3 in turn)
  --quiet       only what each round came to`;

function stop(text: string): never {
  console.error(`error: ${text}; see scripts/robustness --help`);
  process.exit(1);
}

function options(): ReturnType<typeof parse> {
  try {
    return parse();
  } catch (err: unknown) {
    return stop(err instanceof Error ? err.message : String(err));
  }
}

function parse() {
  return parseArgs({
    options: {
      minutes: { type: "string", default: "10" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
      servers: { type: "string" },
      seconds: { type: "string", default: "60" },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  }).values;
}

/** A number of at least `least`; others would test nothing, and say so of nobody. */
function numberOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= least))
    stop(`--${name} must be a number of at least ${String(least)}, not ${text}`);
  return value;
}

const values = options();
if (values.help) {
  console.log(help);
  process.exit(0);
}
const minutes = numberOf("minutes", values.minutes, 0.1);
const seconds = numberOf("seconds", values.seconds, 1);
const firstSeed = numberOf("seed", values.seed, 0);
const fixedServers = values.servers === undefined ? undefined : numberOf("servers", values.servers, 1);

// With what ends when this process exits: nats-server.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const endMs = performance.now() + minutes * 60_000;
const reportDir = fileURLToPath(new URL("../../.kubets-reports/robustness", import.meta.url));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
print(`${String(minutes)} minutes of rounds of ${String(seconds)} s, from seed ${String(firstSeed)}`);
for (let seed = firstSeed; performance.now() < endMs && process.exitCode === undefined; seed++) {
  const servers = fixedServers ?? 1 + (seed % 3);
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
