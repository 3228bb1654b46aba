/**
 * The shim: a POSIX shell of under 1 MB that stands between the runtime and a container's command, so
 * that the container outlives the runtime. It leads a session of its own, runs the command, writes its
 * exit code to the exit file, then stops itself (SIGSTOP) until the runtime has read the last output
 * and kills it.
 *
 * Descriptors: 1, 2 the pipes the command writes to; 3 a pipe to the runtime that starts it, for the
 * command's pid; 4 the exit file; 5, 6 the same pipes as 1 and 2, opened for reading as well, which
 * keeps what was written alive, and the writer unharmed, while no runtime reads. None but 1 and 2
 * reaches the command.
 */
import { spawn } from "node:child_process";
import { chownSync, closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { CriError } from "@kubets/cri";
import { containerIdVariable, lockLimitMark, nodeRootVariable } from "../process/container-sweep.ts";
import { readProcess } from "../process/process-table.ts";
import type { ProcessIdentity } from "../process/process-table.ts";

/**
 * Signals to the shim are trapped, not ignored: an ignored signal would be ignored by the command too.
 * The command runs in the foreground because a background one would ignore SIGINT and SIGQUIT; so it
 * tells its pid itself before it becomes the command (in a subshell `$$` is the parent's; /proc knows
 * better). The shell's own complaints ("Terminated") must not appear in the container's output: its
 * stderr is closed but for the command.
 * The script comes in the environment, so that lists of processes stay readable. The limit is the mark of
 * container-sweep.ts: shells know it as -w or as -x; without it the container runs all the same.
 */
const script = `unset KUBETS_SHIM
trap : HUP INT QUIT TERM PIPE USR1 USR2
umask 022
exec 7>&2 2>/dev/null
ulimit -w $KUBETS_MARK || ulimit -x $KUBETS_MARK
unset KUBETS_MARK
(read -r KUBETS_PID KUBETS_REST </proc/self/stat; echo $KUBETS_PID >&3; exec "$@" 2>&7 3>&- 4>&- 5>&- 6>&- 7>&-)
echo $? >&4
exec 1>&- 3>&- 4>&- 7>&-
while :; do kill -STOP $$; done`;

export interface LaunchPlan {
  /** The program is an absolute path or found in the PATH of `env`. */
  readonly argv: readonly string[];
  /** The name that the program was asked for by; it is told so where a shell does not stand between. */
  readonly argv0?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Must exist. */
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
}

export interface LaunchPaths {
  readonly stdout: string;
  readonly stderr: string;
  /**
   * A pipe; undefined: the command reads nothing. With `once` the command sees its end when the last
   * writer is gone: the runtime must hold one open.
   */
  readonly stdin: { readonly path: string; readonly once: boolean } | undefined;
  readonly exitFile: string;
}

export interface Launched {
  readonly main: ProcessIdentity;
  readonly shim: ProcessIdentity;
  /** Called once when the shim is gone; at once when it already is. */
  onShimExit(listener: () => void): void;
}

/** A shell drops variables whose names are no identifiers; `env` sets these for the command instead. */
function throughEnv(plan: LaunchPlan): readonly string[] {
  const odd = Object.entries(plan.env).filter(([name]) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (odd.length === 0) return plan.argv;
  return ["env", "--", ...odd.map(([name, value]) => `${name}=${value}`), ...plan.argv];
}

function markOf({ env }: LaunchPlan): string {
  return String(lockLimitMark(env[nodeRootVariable] ?? "", env[containerIdVariable] ?? ""));
}

function openStdio(paths: LaunchPaths): number[] {
  const fds: number[] = [];
  const open = (path: string, flags: number | string): void => {
    fds.push(openSync(path, flags, 0o644));
  };
  try {
    // The keepers come first: with them open, opening the pipes for writing does not wait for a reader.
    open(paths.stdout, "r+");
    open(paths.stderr, "r+");
    open(paths.stdout, "w");
    open(paths.stderr, "w");
    open(paths.exitFile, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC);
    if (paths.stdin === undefined) open("/dev/null", "r");
    else open(paths.stdin.path, paths.stdin.once ? "r" : "r+");
    return fds;
  } catch (err: unknown) {
    for (const fd of fds) closeSync(fd);
    throw err;
  }
}

/** Another user's command may open /dev/stdout again only when the pipe is its own. */
function giveTo({ uid, gid }: LaunchPlan, paths: LaunchPaths): void {
  if (uid === undefined) return;
  const pipes = [paths.stdout, paths.stderr, ...(paths.stdin === undefined ? [] : [paths.stdin.path])];
  for (const pipe of pipes) chownSync(pipe, uid, gid ?? 0);
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) resolve(text);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
  });
}

/** Starts the command under a shim and waits until its pid is known. Throws CriError when it cannot. */
export async function launch(plan: LaunchPlan, paths: LaunchPaths): Promise<Launched> {
  giveTo(plan, paths);
  const fds = openStdio(paths);
  const [keepOut, keepErr, out, err, exit, input] = fds;
  const child = spawn("/bin/sh", ["-c", 'eval "$KUBETS_SHIM"', "kubets-shim", ...throughEnv(plan)], {
    cwd: plan.cwd,
    env: { ...plan.env, KUBETS_SHIM: script, KUBETS_MARK: markOf(plan) },
    detached: true,
    stdio: [input, out, err, "pipe", exit, keepOut, keepErr],
    ...(plan.uid === undefined ? {} : { uid: plan.uid }),
    ...(plan.gid === undefined ? {} : { gid: plan.gid }),
  });
  for (const fd of fds) closeSync(fd);
  // The runtime may end while the container lives on.
  child.unref();
  let gone = false;
  child.once("exit", () => {
    gone = true;
  });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", (error) => {
      reject(
        new CriError("Unknown", `failed to start container process: ${error.message}`, { cause: error }),
      );
    });
  });
  const pidPipe = child.stdio[3];
  if (!(pidPipe instanceof Socket)) return await failed;
  const line = await Promise.race([firstLine(pidPipe), failed]);
  pidPipe.destroy();
  const main = readProcess(Number(line));
  const shim = child.pid === undefined ? undefined : readProcess(child.pid);
  if (shim === undefined || line === "") {
    throw new CriError("Unknown", "failed to start container process: its shim ended");
  }
  return {
    // A command may be over before it is looked at: then the shim stands for it, and is stopped next.
    main: main ?? { pid: Number(line), startTime: "" },
    shim,
    onShimExit(listener) {
      if (gone) listener();
      else child.once("exit", listener);
    },
  };
}
