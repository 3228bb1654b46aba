/**
 * Finds and kills what a container left running, however it detached itself: by session (the shim is
 * the session's leader), by the marker every process of a container carries in its environment, and, as
 * a program may start others without that, by a mark among its resource limits.
 */
import { createHash } from "node:crypto";
import type { Clock } from "@kubets/apimachinery";
import { listProcesses, readEnvironment, readFileLocksLimit, signalProcess } from "./process-table.ts";
import type { ProcessInfo } from "./process-table.ts";

/** Holds the runtime's root directory in the environment of every process of every container. */
export const nodeRootVariable = "KUBETS_NODE_ROOT";
/** Holds the container's id. */
export const containerIdVariable = "KUBETS_CONTAINER_ID";

const markDigits = 8;

/**
 * A limit of file locks, which Linux has not heeded since 2.4: it goes from parent to child like every
 * limit, whatever becomes of sessions and variables, and an ordinary user cannot raise it again. Hex: `1`,
 * 7 digits for the node, 8 of the container's id. Far above what anybody sets.
 */
export function lockLimitMark(rootDir: string, containerId: string): bigint {
  return BigInt(`0x${nodeMark(rootDir)}${containerId.slice(0, markDigits)}`);
}

function nodeMark(rootDir: string): string {
  return `1${createHash("sha256").update(rootDir).digest("hex").slice(0, 7)}`;
}

/** Whether the id, or the beginning of one that a mark holds, is among these. */
export function isAmong(ids: Iterable<string>, id: string): boolean {
  return id.length >= markDigits && [...ids].some((each) => each.startsWith(id));
}

/** A killed process may have forked a moment before, so the search is repeated until it finds none. */
const maxRounds = 40;
const roundPauseMs = 25;

export interface SweepTarget {
  /** The runtime's root directory. */
  readonly rootDir: string;
  /** Which of the containers under that root are meant. Gets an id or its beginning: see isAmong. */
  readonly includes: (containerId: string) => boolean;
  /** Sessions that belong to those containers. */
  readonly sessions: ReadonlySet<number>;
}

function belongsTo(target: SweepTarget, info: ProcessInfo): boolean {
  if (target.sessions.has(info.session)) return true;
  const root = readEnvironment(info.pid, nodeRootVariable);
  if (root !== undefined) {
    return root === target.rootDir && target.includes(readEnvironment(info.pid, containerIdVariable) ?? "");
  }
  const mark = readFileLocksLimit(info.pid)?.toString(16) ?? "";
  const node = nodeMark(target.rootDir);
  return (
    mark.length === node.length + markDigits &&
    mark.startsWith(node) &&
    target.includes(mark.slice(node.length))
  );
}

export function findContainerProcesses(target: SweepTarget): ProcessInfo[] {
  return listProcesses().filter((info) => belongsTo(target, info));
}

/** Kills until none is left. Returns how many were killed; throws when some resist for a second. */
export async function killContainerProcesses(
  target: SweepTarget,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<number> {
  const killed = new Set<number>();
  for (let round = 0; round < maxRounds; round++) {
    const found = findContainerProcesses(target);
    if (found.length === 0) return killed.size;
    for (const info of found) {
      if (signalProcess(info, "SIGKILL")) killed.add(info.pid);
    }
    await options.clock.sleep(roundPauseMs, { signal: options.signal });
  }
  const left = findContainerProcesses(target).map(({ pid }) => pid);
  if (left.length === 0) return killed.size;
  throw new Error(`processes ${left.join(", ")} survive SIGKILL`);
}
