import { Command, InvalidArgumentError, Option } from "commander";
import { parseGoDuration } from "@kubets/apimachinery";

/**
 * Flags of a binary, declared as a table. The key is the flag's name without dashes in front; the parsed value
 * comes back under the same key:
 *
 * ```ts
 * const flags = { "secure-port": integerFlag({ default: 6443, description: "…" }) };
 * parseFlags("kube-apiserver", flags, argv)["secure-port"]; // number
 * ```
 */
export interface Flag<T> {
  readonly description: string;
  /** How the value is named in `--help`. */
  readonly placeholder: string;
  /** undefined: the flag must be given. */
  readonly default: T | undefined;
  /** Throws a plain Error whose message says what a good value looks like. */
  readonly parse: (text: string) => T;
}

export type FlagTable = Readonly<Record<string, Flag<unknown>>>;
export type FlagValues<F extends FlagTable> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

interface FlagOptions<T> {
  readonly description: string;
  readonly default?: T;
}

export function stringFlag(options: FlagOptions<string>): Flag<string> {
  return { ...withDefault(options), placeholder: "TEXT", parse: (text) => text };
}

/** Comma-separated, may be empty. */
export function listFlag(options: FlagOptions<readonly string[]>): Flag<readonly string[]> {
  return {
    ...withDefault(options),
    placeholder: "A,B,…",
    parse: (text) => text.split(",").filter((part) => part !== ""),
  };
}

export function integerFlag(options: FlagOptions<number>): Flag<number> {
  return { ...withDefault(options), placeholder: "N", parse: parseInteger };
}

/** A Go duration, in milliseconds. */
export function durationFlag(options: FlagOptions<number>): Flag<number> {
  return {
    ...withDefault(options),
    placeholder: "DURATION",
    parse: (text) => {
      const ms = parseGoDuration(text);
      if (ms === undefined) throw new Error(`must be a duration such as 10s or 1m30s`);
      return ms;
    },
  };
}

export function booleanFlag(options: FlagOptions<boolean>): Flag<boolean> {
  return {
    ...withDefault(options),
    placeholder: "true|false",
    parse: (text) => {
      if (text !== "true" && text !== "false") throw new Error("must be true or false");
      return text === "true";
    },
  };
}

/**
 * Parses `argv` (without interpreter and script). Prints help or the error and ends the process, as a command
 * line does: exit code 0 for `--help`, 1 for a bad or missing flag.
 */
export function parseFlags<F extends FlagTable>(
  name: string,
  description: string,
  flags: F,
  argv: readonly string[],
): FlagValues<F> {
  const command = new Command(name).description(description).showHelpAfterError(`(see ${name} --help)`);
  const given = new Map<string, unknown>();
  for (const [key, flag] of Object.entries(flags)) {
    const option = new Option(`--${key} <${flag.placeholder}>`, flag.description);
    option.argParser((text: string) => {
      given.set(key, parseOne(flag, text));
      return text;
    });
    if (flag.default !== undefined) option.description += ` (default: ${String(flag.default)})`;
    command.addOption(option);
  }
  command.parse([...argv], { from: "user" });
  const values: Record<string, unknown> = {};
  for (const [key, flag] of Object.entries(flags)) {
    const value = given.has(key) ? given.get(key) : flag.default;
    if (value === undefined) command.error(`error: --${key} is required: ${flag.description}`);
    values[key] = value;
  }
  // Each value came from its own flag's parser or default, so it has that flag's type.
  return Object.freeze(values) as FlagValues<F>;
}

function parseOne<T>(flag: Flag<T>, text: string): T {
  try {
    return flag.parse(text);
  } catch (err: unknown) {
    throw new InvalidArgumentError(err instanceof Error ? err.message : String(err));
  }
}

function parseInteger(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new Error("must be a whole number");
  return Number(text);
}

function withDefault<T>(options: FlagOptions<T>): {
  readonly description: string;
  readonly default: T | undefined;
} {
  return { description: options.description, default: options.default };
}
