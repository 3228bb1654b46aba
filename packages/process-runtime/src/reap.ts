/**
 * Kills every container of a node whose runtime is dead, as a power cut would: what the state files
 * name, and whatever carries the runtime's marker in its environment. Used by whoever kills a node.
 */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@kubets/apimachinery";
import type { ContainerRecord } from "./container/container-record.ts";
import { sessionOf } from "./container/container-session.ts";
import { killContainerProcesses } from "./process/container-sweep.ts";
import type { SandboxRecord } from "./sandbox/sandbox-record.ts";
import { RecordStore } from "./storage/record-store.ts";

export interface ReapOptions {
  /** The runtime's `--root-dir`. The runtime itself must be dead, or it would start more. */
  readonly rootDir: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How many processes were killed; 0 when there is no such directory. Throws when some survive SIGKILL. */
export async function reapContainers(options: ReapOptions): Promise<number> {
  const { clock, signal } = options;
  if (!existsSync(options.rootDir)) return 0;
  const rootDir = realpathSync(options.rootDir);
  const containers = new RecordStore<ContainerRecord>(join(rootDir, "containers"));
  const sandboxes = new RecordStore<SandboxRecord>(join(rootDir, "sandboxes"));
  containers.open();
  sandboxes.open();
  const sessions = containers.list().map(({ lifecycle }) => {
    return lifecycle.kind === "running" ? sessionOf(lifecycle.handle) : undefined;
  });
  const target = {
    rootDir,
    includes: () => true,
    sessions: new Set(sessions.filter((id) => id !== undefined)),
  };
  const killed = await killContainerProcesses(target, { clock, signal });
  // As after a reboot: the kubelet makes new sandboxes. How the containers ended, the next runtime finds out.
  for (const record of sandboxes.list()) {
    if (record.lifecycle.kind === "ready") sandboxes.put({ ...record, lifecycle: { kind: "notReady" } });
  }
  return killed;
}
