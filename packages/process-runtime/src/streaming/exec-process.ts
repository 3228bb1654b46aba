/**
 * A command run in a container beside its main one. It belongs to the call that asked for it: it ends,
 * with everything it started, when that call is cancelled. Output comes in chunks, with back-pressure.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { LogStream } from "../container/log-format.ts";
import type { LaunchPlan } from "../container/shim.ts";
import { signalGroup } from "../process/process-table.ts";

/** Output may still come for so long after the command ended, from what it left in the background. */
const drainMs = 300;

export interface ExecOptions {
  readonly stdin: boolean;
  /** Called for every chunk, one at a time; the next one waits for it. */
  readonly onOutput: (stream: LogStream, bytes: Buffer) => Promise<void>;
  readonly clock: Clock;
  /** Kills the command. */
  readonly signal: AbortSignal;
}

export interface ExecProcess {
  /** Settles when the bytes were taken. Does nothing once the command has closed its input. */
  write(bytes: Uint8Array): Promise<void>;
  endInput(): void;
  /** The exit code, 128 + n for signal n, once the output was delivered. Rejects when cancelled. */
  readonly ended: Promise<number>;
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", () => resolve());
    child.once("error", (error) => {
      reject(
        new CriError("Unknown", `unable to start container process: ${error.message}`, { cause: error }),
      );
    });
  });
}

async function deliver(
  stream: Readable | null,
  name: LogStream,
  onOutput: ExecOptions["onOutput"],
): Promise<void> {
  if (stream === null) return;
  for await (const bytes of stream) await onOutput(name, bytes as Buffer);
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? 128 + signalNumberOf(signal)));
  });
}

function signalNumberOf(signal: NodeJS.Signals | null): number {
  return signal === null ? 0 : (constants.signals[signal] ?? 0);
}

/** Throws CriError when the command cannot be started. */
export async function startExec(plan: LaunchPlan, options: ExecOptions): Promise<ExecProcess> {
  const { clock, signal, onOutput } = options;
  signal.throwIfAborted();
  const [program = "", ...args] = plan.argv;
  const child = spawn(program, args, {
    argv0: plan.argv0 ?? program,
    cwd: plan.cwd,
    env: plan.env,
    // A group of its own, so that all of it can be killed.
    detached: true,
    stdio: [options.stdin ? "pipe" : "ignore", "pipe", "pipe"],
    ...(plan.uid === undefined ? {} : { uid: plan.uid }),
    ...(plan.gid === undefined ? {} : { gid: plan.gid }),
  });
  const exit = exitOf(child);
  await started(child);
  const kill = (): void => {
    if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
  };
  signal.addEventListener("abort", kill, { once: true });
  if (signal.aborted) kill();
  // A command that closes its input early is no failure.
  child.stdin?.on("error", () => undefined);

  const output = Promise.all([
    deliver(child.stdout, "stdout", onOutput),
    deliver(child.stderr, "stderr", onOutput),
  ]);
  const run = async (): Promise<number> => {
    try {
      const exitCode = await exit;
      const { promise, resolve } = Promise.withResolvers<void>();
      using _timer = clock.setTimer(drainMs, resolve);
      await Promise.race([output, promise]);
      signal.throwIfAborted();
      return exitCode;
    } finally {
      signal.removeEventListener("abort", kill);
      child.stdout?.destroy();
      child.stderr?.destroy();
    }
  };
  // Breaking off the output above makes these streams fail: the exit code is what counts.
  output.catch(() => undefined);
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        if (child.stdin === null || child.stdin.destroyed) resolve();
        else child.stdin.write(bytes, () => resolve());
      }),
    endInput: () => child.stdin?.end(),
    ended: run(),
  };
}
