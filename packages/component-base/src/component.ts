import { RealClock, RealRandom } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import { durationFlag, integerFlag, parseFlags, stringFlag } from "./flags.ts";
import type { Flag, FlagTable, FlagValues } from "./flags.ts";
import { Health, serveHealth } from "./health.ts";
import { SupervisorGoneError, watchLifeline } from "./lifeline.ts";
import { createLogger, logLevels } from "./logger.ts";
import type { Logger, LogLevel } from "./logger.ts";
import { Metrics } from "./metrics.ts";

/** Flags that every binary has. */
const commonFlags = {
  "log-level": logLevelFlag(),
  "health-port": integerFlag({
    default: 0,
    description: "loopback port of /livez, /readyz and /metrics; 0 for none",
  }),
  "shutdown-grace": durationFlag({
    default: 5_000,
    description: "how long an orderly end may take after SIGTERM",
  }),
};

/** Flags of binaries that speak on the bus. */
export const natsFlags = {
  "nats-url": stringFlag({ description: "address of nats-server, e.g. nats://127.0.0.1:4222" }),
  "nats-identity": stringFlag({
    description: "the name this process has on the bus, e.g. system:kube-scheduler",
  }),
  "nats-seed-file": stringFlag({ description: "file with the nkey seed that proves the identity" }),
};

/** What `run` gets: everything a binary may not take from its surroundings by itself. */
export interface ComponentContext<F extends FlagTable> {
  readonly flags: FlagValues<F> & FlagValues<typeof commonFlags>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: Random;
  readonly health: Health;
  readonly metrics: Metrics;
  /** Aborts on SIGTERM, SIGINT, or, with a SupervisorGoneError, when the supervisor is gone. */
  readonly signal: AbortSignal;
}

export interface ComponentOptions<F extends FlagTable> {
  readonly name: string;
  readonly description: string;
  readonly flags: F;
  /** How long the binary goes on before it begins to end; its grace begins after that. Default 0. */
  readonly shutdownDelayMs?: (flags: FlagValues<F>) => number;
  /** Settles when the binary's work is done, after the signal has aborted and everything is cleaned up. */
  readonly run: (context: ComponentContext<F>) => Promise<void>;
}

/**
 * The life of a binary: parse flags, log, serve health, run, end. Ends the process: exit code 0 after an orderly
 * end, 1 when `run` fails, which is logged as fatal. A second signal, or the grace period, ends it at once.
 */
export async function runComponent<F extends FlagTable>(options: ComponentOptions<F>): Promise<never> {
  const flags = parseFlags(
    options.name,
    options.description,
    { ...commonFlags, ...options.flags },
    process.argv.slice(2),
  ) as FlagValues<F> & FlagValues<typeof commonFlags>;
  const logger = createLogger({ component: options.name, level: flags["log-level"] });
  const clock = new RealClock();
  const stop = new AbortController();
  const stopNow = (reason: Error): void => {
    if (stop.signal.aborted) process.exit(1);
    logger.info({ reason: reason.message }, "Shutting down");
    stop.abort(reason);
    const delayMs = options.shutdownDelayMs?.(flags) ?? 0;
    clock.setTimer(delayMs + flags["shutdown-grace"], () => {
      logger.warn({ graceMs: flags["shutdown-grace"] }, "Orderly end took too long");
      process.exit(1);
    });
  };
  process.on("SIGTERM", () => stopNow(new Error("received SIGTERM")));
  process.on("SIGINT", () => stopNow(new Error("received SIGINT")));
  watchLifeline(process.env, () => stopNow(new SupervisorGoneError()));
  process.on("uncaughtException", (err: unknown) => {
    logger.fatal({ err }, "Uncaught exception");
    process.exit(1);
  });

  const health = new Health();
  const metrics = new Metrics();
  try {
    if (flags["health-port"] !== 0) {
      await serveHealth({ port: flags["health-port"], health, metrics, signal: stop.signal });
    }
    await options.run({
      flags,
      logger,
      clock,
      random: new RealRandom(),
      health,
      metrics,
      signal: stop.signal,
    });
  } catch (err: unknown) {
    if (!stop.signal.aborted || err !== stop.signal.reason) {
      logger.fatal({ err }, "Component failed");
      process.exit(1);
    }
  }
  process.exit(0);
}

function logLevelFlag(): Flag<LogLevel> {
  return {
    description: `least severe level to log: ${logLevels.join(", ")}`,
    placeholder: "LEVEL",
    default: "info",
    parse: parseLogLevel,
  };
}

function parseLogLevel(text: string): LogLevel {
  const level = logLevels.find((candidate) => candidate === text);
  if (!level) throw new Error(`must be one of ${logLevels.join(", ")}`);
  return level;
}
