import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Payload } from "./payload.ts";

/**
 * Writes a whole payload so that readers see either the old or the new one: the files are in a directory named
 * after a moment, `..data` is a symlink to it that is swapped by rename, and every visible name is a symlink
 * through `..data` (pkg/volume/util/atomic_writer.go, v1.36). Returns whether anything changed.
 */
export async function writeAtomically(directory: string, payload: Payload, stamp: string): Promise<boolean> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const dataLink = join(directory, "..data");
  const old = await linkTarget(dataLink);
  if (old !== undefined && (await holds(join(directory, old), payload))) {
    await linkVisibleNames(directory, payload);
    return false;
  }
  const fresh = `..${stamp}`;
  await rm(join(directory, fresh), { recursive: true, force: true });
  await mkdir(join(directory, fresh), { mode: 0o755 });
  for (const [path, file] of payload) {
    const target = join(directory, fresh, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await writeFile(target, file.bytes);
    // Not left to writeFile: the umask would take bits away.
    await chmod(target, file.mode);
  }
  const swap = join(directory, "..data_tmp");
  await rm(swap, { force: true });
  await symlink(fresh, swap);
  await rename(swap, dataLink);
  await linkVisibleNames(directory, payload);
  if (old !== undefined && old !== fresh) await rm(join(directory, old), { recursive: true, force: true });
  return true;
}

/** Adds the links of new names and takes away those of names that are gone. */
async function linkVisibleNames(directory: string, payload: Payload): Promise<void> {
  const visible = new Set([...payload.keys()].map((path) => path.split("/")[0] ?? ""));
  const present = await readdir(directory);
  for (const name of visible) {
    if (!present.includes(name)) await symlink(join("..data", name), join(directory, name));
  }
  for (const name of present) {
    if (!name.startsWith("..") && !visible.has(name)) await rm(join(directory, name), { force: true });
  }
}

async function linkTarget(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (err: unknown) {
    if (isMissing(err)) return undefined;
    throw err;
  }
}

async function holds(directory: string, payload: Payload): Promise<boolean> {
  const present = await filesBelow(directory, "");
  if (present.length !== payload.size) return false;
  for (const [path, file] of payload) {
    if (!present.includes(path)) return false;
    const full = join(directory, path);
    const [bytes, { mode }] = await Promise.all([readFile(full), stat(full)]);
    if (!bytes.equals(file.bytes) || (mode & 0o777) !== (file.mode & 0o777)) return false;
  }
  return true;
}

async function filesBelow(directory: string, prefix: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(join(directory, prefix));
  } catch (err: unknown) {
    if (isMissing(err)) return [];
    throw err;
  }
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(prefix, name);
      const isDirectory = (await lstat(join(directory, path))).isDirectory();
      return isDirectory ? await filesBelow(directory, path) : [path];
    }),
  );
  return found.flat();
}

export function isMissing(err: unknown): boolean {
  return err instanceof Error && "code" in err && err.code === "ENOENT";
}
