/**
 * What the runtime knows of a container, and what it writes to disk. The lifecycle goes one way:
 * created → running → exited, or created → exited when it could not be started.
 */
import type { ContainerConfig } from "@kubets/cri";
import type { ProcessIdentity } from "../process/process-table.ts";

/** Nanoseconds since 1970 as decimal text: records are JSON. */
export type Nanoseconds = string;

/** The processes of a started container: enough for a later runtime to take it over. */
export interface ContainerHandle {
  /** The container's command. */
  readonly main: ProcessIdentity;
  /** Leads the session and the process group; records how the command ended. */
  readonly shim: ProcessIdentity;
  readonly bootId: string;
}

export interface ExitResult {
  /** 128 + n when signal n ended the command. */
  readonly exitCode: number;
  readonly reason: "Completed" | "Error" | "StartError" | "Unknown";
  readonly message: string;
  readonly finishedAt: Nanoseconds;
}

export type ContainerLifecycle =
  | { readonly kind: "created" }
  | { readonly kind: "running"; readonly startedAt: Nanoseconds; readonly handle: ContainerHandle }
  | ({ readonly kind: "exited"; readonly startedAt: Nanoseconds } & ExitResult);

export interface ContainerRecord {
  readonly id: string;
  readonly sandboxId: string;
  readonly createdAt: Nanoseconds;
  readonly config: ContainerConfig;
  /** The image as the user wrote it, its id and its digest reference. */
  readonly image: { readonly name: string; readonly id: string; readonly ref: string };
  /** Empty when the container keeps no log. */
  readonly logPath: string;
  /** Demands of the security context that this isolation cannot meet, in words. */
  readonly notHonoured: readonly string[];
  readonly lifecycle: ContainerLifecycle;
}

export function started(
  record: ContainerRecord,
  handle: ContainerHandle,
  startedAt: Nanoseconds,
): ContainerRecord {
  if (record.lifecycle.kind !== "created") {
    throw new Error(`container ${record.id} was started in state ${record.lifecycle.kind}`);
  }
  return { ...record, lifecycle: { kind: "running", startedAt, handle } };
}

export function exited(record: ContainerRecord, result: ExitResult): ContainerRecord {
  if (record.lifecycle.kind === "exited") {
    throw new Error(`container ${record.id} exited twice`);
  }
  // A container that never started has no start time; Kubernetes shows the epoch there.
  const startedAt = record.lifecycle.kind === "running" ? record.lifecycle.startedAt : "0";
  // File times, which exits have theirs from, are coarser than the clock.
  const finishedAt = BigInt(result.finishedAt) < BigInt(startedAt) ? startedAt : result.finishedAt;
  return { ...record, lifecycle: { kind: "exited", startedAt, ...result, finishedAt } };
}

/** How a command that ended with this code is reported. */
export function exitResult(exitCode: number, finishedAt: Nanoseconds): ExitResult {
  return { exitCode, reason: exitCode === 0 ? "Completed" : "Error", message: "", finishedAt };
}

export function toNanoseconds(epochMs: number): Nanoseconds {
  const whole = Math.floor(epochMs);
  return String(BigInt(whole) * 1_000_000n + BigInt(Math.floor((epochMs - whole) * 1e6)));
}
