/**
 * The processes of this machine, as /proc shows them. A pid alone is never trusted: a process is the
 * pair of its pid and its start time, since pids are used again. A zombie counts as gone.
 */
import { readFileSync, readdirSync } from "node:fs";

/** `startTime` is field 22 of /proc/PID/stat: clock ticks between boot and the start of the process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

export interface ProcessInfo extends ProcessIdentity {
  readonly parentPid: number;
  readonly processGroup: number;
  readonly session: number;
  /** User and system time, with that of children waited for, in clock ticks of 10 ms. */
  readonly cpuTicks: number;
  readonly residentBytes: number;
}

const pageBytes = 4096;

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // Gone, or another user's: either way nothing to be seen here.
    return undefined;
  }
}

/** The line of /proc/PID/stat; undefined for a zombie. The command may hold spaces and brackets. */
export function parseStat(line: string): ProcessInfo | undefined {
  const close = line.lastIndexOf(")");
  const fields = line.slice(close + 2).split(" ");
  const [state, parentPid, processGroup, session] = fields;
  const startTime = fields[19];
  if (close < 0 || startTime === undefined || state === "Z" || state === "X") return undefined;
  return {
    pid: Number.parseInt(line, 10),
    startTime,
    parentPid: Number(parentPid),
    processGroup: Number(processGroup),
    session: Number(session),
    cpuTicks: fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0),
    residentBytes: Number(fields[21]) * pageBytes,
  };
}

/** Whether this system shows its processes in the way all of this file needs. */
export function isProcSupported(): boolean {
  return readProc("/proc/self/stat") !== undefined;
}

/** undefined when there is no such process, or only its zombie. */
export function readProcess(pid: number): ProcessInfo | undefined {
  const line = readProc(`/proc/${pid}/stat`);
  return line === undefined ? undefined : parseStat(line);
}

export function isAlive(identity: ProcessIdentity): boolean {
  return readProcess(identity.pid)?.startTime === identity.startTime;
}

export function listProcesses(): ProcessInfo[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((info) => info !== undefined);
}

/** The value a process got for the variable when it was started; undefined when not its owner. */
export function readEnvironment(pid: number, variable: string): string | undefined {
  const prefix = `${variable}=`;
  const entry = readProc(`/proc/${pid}/environ`)
    ?.split("\0")
    .find((line) => line.startsWith(prefix));
  return entry === undefined ? undefined : Buffer.from(entry.slice(prefix.length), "latin1").toString();
}

/** undefined when there is no limit, or no such process. */
export function readFileLocksLimit(pid: number): bigint | undefined {
  const soft = /^Max file locks +(\d+) /m.exec(readProc(`/proc/${pid}/limits`) ?? "")?.[1];
  return soft === undefined ? undefined : BigInt(soft);
}

/** Signals the process if it is still the same one; false when it is gone. Throws EPERM. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals | number): boolean {
  return isAlive(identity) && sendSignal(identity.pid, signal);
}

/** Signals every process of the group; false when there is none left. */
export function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  return sendSignal(-leader, signal);
}

function sendSignal(pid: number, signal: NodeJS.Signals | number): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (err: unknown) {
    if (err instanceof Error && "code" in err && err.code === "ESRCH") return false;
    throw err;
  }
}

/** Differs after every boot, so that pids of an earlier one are never taken for ours. */
export function readBootId(): string {
  return (readProc("/proc/sys/kernel/random/boot_id") ?? "").trim();
}
