import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./cluster-config.ts";
import { isSystemError } from "./ports.ts";

/**
 * The processes of a cluster as files `run/<name>.json`, written before a process counts as started. A pid alone
 * proves nothing, as the system gives it again to others: the start time beside it does.
 */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  /** Clock ticks since boot, field 22 of /proc/<pid>/stat; 0 where the system has no /proc. */
  readonly startTime: number;
}

export class ProcessTable {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  write(record: ProcessRecord): void {
    writeWhole(this.#path(record.name), JSON.stringify(record) + "\n");
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true });
  }

  /** Records of processes that still live. */
  alive(): readonly ProcessRecord[] {
    return this.#all().filter(isAlive);
  }

  find(name: string): ProcessRecord | undefined {
    return this.alive().find((record) => record.name === name);
  }

  #all(): readonly ProcessRecord[] {
    return listFolder(this.#folder)
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => readRecord(join(this.#folder, file)));
  }

  #path(name: string): string {
    return join(this.#folder, `${name.replaceAll("/", "-")}.json`);
  }
}

/** When the process started, in clock ticks since boot; undefined when there is no such process. */
export function startTimeOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold anything; the fields after it are the third and following.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : Number(fields[19]);
  } catch (err: unknown) {
    if (!isSystemError(err)) throw err;
    return signalZero(pid) ? 0 : undefined;
  }
}

export function isAlive(record: ProcessRecord): boolean {
  return startTimeOf(record.pid) === record.startTime;
}

/** Sends a signal to the recorded process, unless it is gone. True when it was sent. */
export function signalProcess(record: ProcessRecord, signal: NodeJS.Signals): boolean {
  if (!isAlive(record)) return false;
  try {
    return process.kill(record.pid, signal);
  } catch (err: unknown) {
    // It ended between the check and the signal.
    if (isSystemError(err) && err.code === "ESRCH") return false;
    throw err;
  }
}

function signalZero(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (err: unknown) {
    if (isSystemError(err)) return err.code === "EPERM";
    throw err;
  }
}

/** The record in a file; none when its process was removed from the table in the meantime. */
function readRecord(path: string): readonly ProcessRecord[] {
  try {
    // Only `write` above makes these files, each in one step.
    return [JSON.parse(readFileSync(path, "utf8")) as ProcessRecord];
  } catch (err: unknown) {
    if (isSystemError(err) && err.code === "ENOENT") return [];
    throw err;
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (err: unknown) {
    if (isSystemError(err) && err.code === "ENOENT") return [];
    throw err;
  }
}
