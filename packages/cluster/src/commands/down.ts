import { existsSync, rmSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { DataDirectory } from "../cluster-config.ts";
import { askSupervisor } from "../control.ts";
import { reapCluster } from "../guard.ts";
import { isAlive, startTimeOf } from "../process-table.ts";
import { UserError } from "../user-error.ts";

export interface DownCommand {
  readonly data: DataDirectory;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How long an orderly end may take on a busy machine. */
const patienceMs = 60_000;

/** Stops every process and keeps all state. Returns a sentence for the user. */
export async function down(command: DownCommand): Promise<string> {
  const { data, clock, signal } = command;
  if (!existsSync(data.file("cluster.json"))) {
    throw new UserError(`there is no cluster in ${data.path}: nothing to stop`);
  }
  if (await endSupervisor(command)) return "stopped; 'scripts/cluster up' brings everything back";
  // The supervisor is gone; its guard may still be at work, or gone too.
  const left = await reapCluster(data, clock, signal);
  return left > 0 ? `ended ${left} processes that had lost their supervisor` : "was not running";
}

/** Stops every process and removes the data directory, whichever version has made it. */
export async function purge(command: DownCommand): Promise<string> {
  const { data, clock, signal } = command;
  if (!existsSync(data.path)) return "nothing to remove";
  if (!existsSync(data.file("cluster.json"))) {
    throw new UserError(`${data.path} is no cluster's data directory: not removed`);
  }
  await endSupervisor(command);
  // What is forgotten with the directory could not be found again: so nothing of it may live.
  await reapCluster(data, clock, signal);
  rmSync(data.path, { recursive: true, force: true });
  rmSync(data.shortSocketFolder, { recursive: true, force: true });
  return `removed ${data.path}`;
}

/** False when no supervisor runs. It ends when everything else has ended. */
async function endSupervisor({ data, clock, signal }: DownCommand): Promise<boolean> {
  const path = data.socket("supervisor");
  const answer = await askSupervisor(path, { type: "status" });
  if (answer?.type !== "status") return false;
  const { pid } = answer.status;
  const supervisor = { name: "supervisor", pid, startTime: startTimeOf(pid) ?? -1 };
  await askSupervisor(path, { type: "down" });
  const deadline = clock.monotonicMs() + patienceMs;
  while (isAlive(supervisor)) {
    if (clock.monotonicMs() > deadline) {
      throw new UserError(
        `not everything has ended after ${patienceMs / 1000} s: see ${data.log("supervisor")}`,
      );
    }
    await clock.sleep(20, { signal });
  }
  return true;
}
