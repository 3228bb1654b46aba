/** A command run in a container on a terminal; see exec-process.ts. */
import { requireTerminals } from "../container/terminal-plan.ts";
import type { LaunchPlan } from "../container/shim.ts";
import { signalGroup } from "../process/process-table.ts";
import type { ExecOptions, ExecProcess } from "./exec-process.ts";

export interface TerminalProcess extends ExecProcess {
  resize(columns: number, rows: number): void;
}

/** Throws CriError when this installation has no terminals. */
export async function startTerminal(
  plan: LaunchPlan,
  options: Pick<ExecOptions, "onOutput" | "signal">,
): Promise<TerminalProcess> {
  const { spawn } = await requireTerminals();
  const { signal, onOutput } = options;
  signal.throwIfAborted();
  const [program = "", ...args] = plan.argv;
  const terminal = spawn(program, args, {
    name: "xterm",
    cols: 80,
    rows: 24,
    cwd: plan.cwd,
    env: { TERM: "xterm", ...plan.env },
    encoding: null,
    ...(plan.uid === undefined ? {} : { uid: plan.uid }),
    ...(plan.gid === undefined ? {} : { gid: plan.gid }),
  });
  // The terminal's command leads a session, and so a group, of its own.
  const kill = (): void => {
    signalGroup(terminal.pid, "SIGKILL");
  };
  signal.addEventListener("abort", kill, { once: true });
  let delivered = Promise.resolve();
  terminal.onData((data) => {
    // With `encoding: null` the data are bytes, whatever the declaration says.
    const bytes = Buffer.from(data as string | Uint8Array);
    terminal.pause();
    delivered = delivered.then(() => onOutput("stdout", bytes)).then(() => terminal.resume());
  });
  const ended = new Promise<number>((resolve, reject) => {
    terminal.onExit(({ exitCode, signal: by }) => {
      signal.removeEventListener("abort", kill);
      const code = by === undefined || by === 0 ? exitCode : 128 + by;
      delivered.then(() => (signal.aborted ? reject(signal.reason) : resolve(code)), reject);
    });
  });
  return {
    write: (bytes) => {
      terminal.write(Buffer.from(bytes));
      return Promise.resolve();
    },
    // On a terminal the end of input is a character.
    endInput: () => terminal.write("\u0004"),
    resize: (columns, rows) => {
      if (columns > 0 && rows > 0) terminal.resize(columns, rows);
    },
    ended,
  };
}
