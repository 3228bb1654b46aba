import { mkdir, stat, writeFile } from "node:fs/promises";
import type { Stats } from "node:fs";
import type { corev1 } from "@kubets/api";
import { isMissing } from "./atomic-writer.ts";
import { VolumeError } from "./volume-error.ts";

/** Checks (and for the `…OrCreate` types makes) what a hostPath volume points at, and returns its path. */
export async function setUpHostPath(source: corev1.HostPathVolumeSource): Promise<string> {
  const { path, type = "" } = source;
  if (type === "") return path;
  const found = await statIfThere(path);
  if (type === "DirectoryOrCreate" && !found) {
    await mkdir(path, { recursive: true, mode: 0o755 });
    return path;
  }
  if (type === "FileOrCreate" && !found) {
    await writeFile(path, "", { mode: 0o644, flag: "a" });
    return path;
  }
  const wanted = type.replace("OrCreate", "") as keyof typeof checks;
  if (!found || !checks[wanted].holds(found)) {
    throw new VolumeError(`hostPath type check failed: ${path} is not a ${checks[wanted].name}`);
  }
  return path;
}

const checks = {
  Directory: { name: "directory", holds: (stats: Stats) => stats.isDirectory() },
  File: { name: "file", holds: (stats: Stats) => stats.isFile() },
  Socket: { name: "socket file", holds: (stats: Stats) => stats.isSocket() },
  CharDevice: { name: "character device", holds: (stats: Stats) => stats.isCharacterDevice() },
  BlockDevice: { name: "block device", holds: (stats: Stats) => stats.isBlockDevice() },
} as const;

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (err: unknown) {
    if (isMissing(err)) return undefined;
    throw err;
  }
}
