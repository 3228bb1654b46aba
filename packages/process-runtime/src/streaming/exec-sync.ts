/** ExecSync: runs a command in a container and gives its output, for probes and lifecycle hooks. */
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { LogStream } from "../container/log-format.ts";
import type { LaunchPlan } from "../container/shim.ts";
import { startExec } from "./exec-process.ts";

/** What containerd keeps; the rest of the output is read and dropped. */
const maxOutputBytes = 16 * 1024 * 1024;

export interface ExecSyncResult {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly exitCode: number;
}

class Output {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  add(bytes: Buffer): void {
    const kept = bytes.subarray(0, maxOutputBytes - this.#bytes);
    this.#bytes += kept.length;
    if (kept.length > 0) this.#chunks.push(kept);
  }

  take(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

/** Throws CriError: DeadlineExceeded after `timeoutMs` (0: none), with everything of the command killed. */
export async function execSync(
  plan: LaunchPlan,
  options: { readonly timeoutMs: number; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<ExecSyncResult> {
  const { timeoutMs, clock } = options;
  const output: Readonly<Record<LogStream, Output>> = { stdout: new Output(), stderr: new Output() };
  const timeout = new AbortController();
  const expire = (): void => {
    const text = `command "${plan.argv.join(" ")}" timed out: timeout ${timeoutMs / 1000}s exceeded`;
    timeout.abort(new CriError("DeadlineExceeded", text));
  };
  using _timer = timeoutMs > 0 ? clock.setTimer(timeoutMs, expire) : undefined;
  const process = await startExec(plan, {
    stdin: false,
    clock,
    signal: AbortSignal.any([options.signal, timeout.signal]),
    onOutput(stream, bytes) {
      output[stream].add(bytes);
      return Promise.resolve();
    },
  });
  const exitCode = await process.ended;
  return { stdout: output.stdout.take(), stderr: output.stderr.take(), exitCode };
}
