import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readProcess } from "./process-table.ts";

/**
 * Leaves `process-runtime.json` in the root directory: pid and start time of the runtime that works there, so that
 * the cluster's supervisor can find and kill it although the kubelet has started it.
 */
export function recordRuntime(rootDir: string): void {
  const { pid } = process;
  const record = { name: "process-runtime", pid, startTime: Number(readProcess(pid)?.startTime ?? 0) };
  const path = join(rootDir, "process-runtime.json");
  writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
