/** Finds the program of a command as execve would, and fails in the words of containerd and runc. */
import { accessSync, closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { CriError } from "@kubets/cri";
import { findProgram } from "../image/image-store.ts";

/** How runc words it; the callers say what they were about to do. */
function refuse(program: string, why: string): never {
  throw new CriError("Unknown", `unable to start container process: exec: "${program}": ${why}: unknown`);
}

/** The kernel runs binaries, and scripts that name their interpreter. */
function hasRunnableFormat(path: string): boolean {
  let fd: number;
  try {
    fd = openSync(path, "r");
  } catch {
    // May be run but not read: the kernel will know.
    return true;
  }
  try {
    const magic = Buffer.alloc(4);
    const text = magic.toString("latin1", 0, readSync(fd, magic, 0, 4, 0));
    return text.startsWith("#!") || text === "\x7fELF";
  } finally {
    closeSync(fd);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

export interface ExecutableSearch {
  readonly searchPath: string;
  /** Paths with a slash in them are relative to it. */
  readonly cwd: string;
}

/** The program's absolute path. Throws CriError. */
export function findExecutable(program: string, search: ExecutableSearch): string {
  if (!program.includes("/")) {
    const found = findProgram(program, search.searchPath);
    if (found === undefined) return refuse(program, "executable file not found in $PATH");
    return hasRunnableFormat(found) ? found : refuse(program, "exec format error");
  }
  const path = isAbsolute(program) ? program : join(search.cwd, program);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return refuse(program, `stat ${program}: no such file or directory`);
  if (stat.isDirectory()) return refuse(program, "is a directory");
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return refuse(program, "permission denied");
  }
  return hasRunnableFormat(path) ? path : refuse(program, "exec format error");
}

/** The image's own program of that name, so that `/usr/sbin/nginx` finds the one of the catalog. */
export function ownProgram(program: string, binDirectory: string): string | undefined {
  const path = join(binDirectory, program.slice(program.lastIndexOf("/") + 1));
  return isFile(path) ? path : undefined;
}
