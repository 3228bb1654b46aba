import { existsSync, rmSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { DataDirectory } from "../cluster-config.ts";
import { askSupervisor } from "../control.ts";
import { reapCluster } from "../guard.ts";
import { UserError } from "../user-error.ts";

export interface DownCommand {
  readonly data: DataDirectory;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Stops every process and keeps all state. Returns a sentence for the user. */
export async function down(command: DownCommand): Promise<string> {
  const { data, clock, signal } = command;
  if (!existsSync(data.file("cluster.json"))) {
    throw new UserError(`there is no cluster in ${data.path}: nothing to stop`);
  }
  const answer = await askSupervisor(data.socket("supervisor"), { type: "down" });
  if (!answer) {
    // The supervisor is gone; its guard may still be at work, or gone too.
    const left = await reapCluster(data, clock, signal);
    return left > 0 ? `ended ${left} processes that had lost their supervisor` : "was not running";
  }
  while (existsSync(data.socket("supervisor"))) {
    if (!(await askSupervisor(data.socket("supervisor"), { type: "status" }))) break;
    await clock.sleep(20, { signal });
  }
  await waitForEnd(command);
  return "stopped; 'scripts/cluster up' brings everything back";
}

/** Stops every process and removes the data directory. */
export async function purge(command: DownCommand): Promise<string> {
  const { data } = command;
  if (!existsSync(data.path)) return "nothing to remove";
  if (!existsSync(data.file("cluster.json"))) {
    throw new UserError(`${data.path} is no cluster's data directory: not removed`);
  }
  await downWhateverVersion(command);
  rmSync(data.path, { recursive: true, force: true });
  rmSync(data.shortSocketFolder, { recursive: true, force: true });
  return `removed ${data.path}`;
}

/** Purge is also the way out of a data directory that this version cannot read. */
async function downWhateverVersion(command: DownCommand): Promise<void> {
  try {
    await down(command);
  } catch (err: unknown) {
    if (!(err instanceof UserError)) throw err;
  }
}

/** The supervisor's socket goes before its last process does. */
async function waitForEnd({ data, clock, signal }: DownCommand): Promise<void> {
  const { ProcessTable } = await import("../process-table.ts");
  const table = new ProcessTable(data.file("run"));
  const deadline = clock.monotonicMs() + 20_000;
  while (table.alive().length > 0 && clock.monotonicMs() < deadline) await clock.sleep(20, { signal });
}
