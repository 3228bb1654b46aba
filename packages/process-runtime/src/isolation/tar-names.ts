/**
 * `kubectl cp` reads from a container with `tar cf - PATH` and checks that the names in the archive are those of
 * PATH. Where PATH is mapped (path-mapping.ts), tar would write the host's names; so it is told to write the
 * container's. GNU tar's option; other commands and other tars pass through as they are.
 */
import { basename } from "node:path";
import type { PathMapping } from "./path-mapping.ts";

export function withContainerNames(
  command: readonly string[],
  mappings: readonly PathMapping[],
): readonly string[] {
  const [program = "", mode = "", ...rest] = command;
  // Only the old bundled form without a dash, as kubectl uses it: `cf`, `czf`.
  if (basename(program) !== "tar" || !/^c[a-z]*f$/.test(mode)) return command;
  const [archive = "", ...operands] = rest;
  const renames = mappings
    .filter(({ hostPath }) => operands.some((operand) => operand.startsWith(hostPath)))
    .map(({ hostPath, containerPath }) => `--transform=s|^${literal(hostPath)}|${containerPath.slice(1)}|`);
  return [program, mode, archive, ...renames, ...operands];
}

/** tar strips the leading slash before it renames. The path as a basic regular expression. */
function literal(path: string): string {
  return path.replace(/^\//, "").replace(/[.*[\]^$\\|]/g, "\\$&");
}
