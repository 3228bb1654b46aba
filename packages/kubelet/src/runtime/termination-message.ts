import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { ContainerStatus } from "@kubets/cri";
import { isMissing } from "../volumes/atomic-writer.ts";
import { parseCriLine } from "../server/cri-log.ts";
import { runtimeAnnotations } from "./runtime-pod.ts";

const maxFileBytes = 4096;
const maxLogBytes = 2048;
const maxLogLines = 80;

/**
 * A container's last words: the end of its termination message file, or of its log when it failed without any and
 * the policy is FallbackToLogsOnError. Empty when there are none.
 */
export async function readTerminationMessage(status: ContainerStatus): Promise<string> {
  const path = status.annotations[runtimeAnnotations.terminationMessagePath];
  const mount = status.mounts.find(({ containerPath }) => containerPath === path);
  const text = mount ? await readTail(mount.hostPath, maxFileBytes) : "";
  const policy = status.annotations[runtimeAnnotations.terminationMessagePolicy];
  if (text !== "" || policy !== "FallbackToLogsOnError" || status.exitCode === 0) return text;
  const log = await readTail(status.logPath, maxLogBytes * 2);
  const lines = log.split("\n").slice(-maxLogLines - 1);
  const texts = lines.flatMap((line) => {
    const parsed = parseCriLine(Buffer.from(line));
    return parsed ? [parsed.content.toString("utf8") + (parsed.partial ? "" : "\n")] : [];
  });
  return texts.join("").slice(-maxLogBytes);
}

async function readTail(path: string, bytes: number): Promise<string> {
  if (path === "") return "";
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (err: unknown) {
    if (isMissing(err)) return "";
    throw err;
  }
  try {
    const { size } = await file.stat();
    const length = Math.min(size, bytes);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8");
  } finally {
    await file.close();
  }
}
