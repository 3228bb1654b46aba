/**
 * A program: runs a container's command on a terminal, copies its own stdin to it and its output to
 * its own stdout, and ends with the command's exit code. `terminal-host.ts SIZE_FILE COMMAND ARGS…`;
 * SIGWINCH makes it read the terminal's new size, `columns rows`, from the file.
 */
import { existsSync, readFileSync } from "node:fs";
import { spawn } from "node-pty";

const [sizeFile = "", program = "", ...args] = process.argv.slice(2);
const terminal = spawn(program, args, { cols: 80, rows: 24, cwd: process.cwd(), encoding: null });

function resize(): void {
  if (!existsSync(sizeFile)) return;
  const [columns, rows] = readFileSync(sizeFile, "utf8").split(" ").map(Number);
  if (columns !== undefined && rows !== undefined && columns > 0 && rows > 0) terminal.resize(columns, rows);
}

process.on("SIGWINCH", resize);
resize();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"] as const) {
  process.on(signal, () => terminal.kill(signal));
}
// With `encoding: null` the data are bytes, whatever the declaration says.
terminal.onData((data) => process.stdout.write(data as string | Uint8Array));
process.stdin.on("data", (bytes: Buffer) => terminal.write(bytes));
terminal.onExit(({ exitCode, signal }) => {
  const code = signal === undefined || signal === 0 ? exitCode : 128 + signal;
  process.stdout.write("", () => process.exit(code));
});
