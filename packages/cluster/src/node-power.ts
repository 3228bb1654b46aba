import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { DataDirectory } from "./cluster-config.ts";
import { mainOf } from "./process-specs.ts";
import { signalProcess } from "./process-table.ts";
import type { ProcessRecord } from "./process-table.ts";

/**
 * Kills everything that a node's runtime has started, and the runtime, whether it lives or not: what a power cut
 * does. Resolves when all are gone. Safe to call again.
 */
export async function cutPower(data: DataDirectory, node: string): Promise<void> {
  const root = data.nodeRoot(node);
  if (!existsSync(root)) return;
  const runtime = runtimeRecord(data, node);
  if (runtime) signalProcess(runtime, "SIGKILL");
  await run(process.execPath, [mainOf("process-runtime"), "reap", `--root-dir=${runtimeRoot(root)}`]);
}

/** Where the kubelet of a node with this root keeps its runtime's state. */
export function runtimeRoot(nodeRoot: string): string {
  return `${nodeRoot}/runtime`;
}

/** The node's runtime, as it recorded itself when it started; undefined before that. It may be gone since. */
export function runtimeRecord(data: DataDirectory, node: string): ProcessRecord | undefined {
  const path = `${runtimeRoot(data.nodeRoot(node))}/process-runtime.json`;
  // The runtime writes this file whole.
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ProcessRecord) : undefined;
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString("utf8")).slice(-4_000);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${args.slice(0, 2).join(" ")} ended with exit code ${String(code)}: ${complaint.trim()}`,
          ),
        );
    });
  });
}
