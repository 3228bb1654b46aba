import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DataDirectory } from "./cluster-config.ts";
import { cutPower } from "./node-power.ts";
import { ProcessTable, isAlive, signalProcess } from "./process-table.ts";
import type { Clock } from "@kubets/apimachinery";

/**
 * Starts the guard of a cluster: a shell that sleeps in `read` until the supervisor is gone, however it died, and
 * then has everything killed that it left behind. It costs one small process and no time. `dismiss` sends it home.
 */
export function startGuard(data: DataDirectory): { readonly child: ChildProcess; dismiss(): void } {
  const reaper = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(
    "/bin/sh",
    [
      "-c",
      'read -r word <&3 || exec "$@"',
      "kubets-guard",
      process.execPath,
      reaper,
      "reap",
      "--data-dir",
      data.path,
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true },
  );
  const pipe = child.stdio[3];
  // The guard may have been killed; then there is nobody to dismiss, and `exit` tells the supervisor.
  pipe?.on("error", () => pipe.destroy());
  return {
    child,
    dismiss: () => {
      if (pipe && "write" in pipe) pipe.end("dismissed\n");
    },
  };
}

/** Kills every process recorded in the data directory, and everything on its nodes. Safe to call again. */
export async function reapCluster(data: DataDirectory, clock: Clock, signal: AbortSignal): Promise<number> {
  const table = new ProcessTable(data.file("run"));
  const records = table.alive();
  for (const record of records) signalProcess(record, "SIGKILL");
  for (let waitedMs = 0; records.some(isAlive) && waitedMs < 5_000; waitedMs += 10)
    await clock.sleep(10, { signal });
  for (const record of records) table.remove(record.name);
  // By their folders, not by the configuration, which may be another version's.
  const nodes = existsSync(data.file("nodes")) ? readdirSync(data.file("nodes")) : [];
  await Promise.all(nodes.map((node) => cutPower(data, node)));
  return records.length;
}
