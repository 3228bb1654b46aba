import { destination, pino } from "pino";
import type { Logger as PinoLogger } from "pino";

/**
 * Structured logs: `logger.info({ pod: "ns/name" }, "Deleted pod")`: a constant message, data in fields.
 * error: an operator must act; warn: expected but notable; info: a state changed; debug: per sync; trace: per message.
 */
export type Logger = Pick<PinoLogger, "trace" | "debug" | "info" | "warn" | "error" | "fatal"> & {
  child(bindings: Readonly<Record<string, unknown>>): Logger;
};

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** JSON lines on standard error, one write per line, so that nothing is lost when the process is killed. */
export function createLogger(options: { readonly component: string; readonly level: LogLevel }): Logger {
  return pino(
    {
      level: options.level,
      base: { component: options.component, pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: ["data", "stringData", "*.data", "*.stringData", "env", "*.env", "token", "*.token"],
    },
    destination({ fd: 2, sync: true }),
  );
}

/** Says nothing; for tests. */
export const silentLogger: Logger = createSilentLogger();

function createSilentLogger(): Logger {
  const nothing = (): void => undefined;
  const logger: Logger = {
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
    child: () => logger,
  };
  return logger;
}
