/**
 * Finds and kills what a container left running, however it detached itself: by session (the shim is
 * the session's leader) and by the marker every process of a container carries in its environment.
 */
import type { Clock } from "@kubets/apimachinery";
import { listProcesses, readEnvironment, signalProcess } from "./process-table.ts";
import type { ProcessInfo } from "./process-table.ts";

/** Holds the runtime's root directory in the environment of every process of every container. */
export const nodeRootVariable = "KUBETS_NODE_ROOT";
/** Holds the container's id. */
export const containerIdVariable = "KUBETS_CONTAINER_ID";

/** A killed process may have forked a moment before, so the search is repeated until it finds none. */
const maxRounds = 40;
const roundPauseMs = 25;

export interface SweepTarget {
  /** The runtime's root directory. */
  readonly rootDir: string;
  /** Which of the containers under that root are meant. */
  readonly includes: (containerId: string) => boolean;
  /** Sessions that belong to those containers. */
  readonly sessions: ReadonlySet<number>;
}

function belongsTo(target: SweepTarget, info: ProcessInfo): boolean {
  if (target.sessions.has(info.session)) return true;
  if (readEnvironment(info.pid, nodeRootVariable) !== target.rootDir) return false;
  return target.includes(readEnvironment(info.pid, containerIdVariable) ?? "");
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
