/**
 * Writes packages/api/src/generated from proto/k8s.io. With --check it writes nothing and fails
 * when the files there differ from what it would write.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateFiles } from "./generate/files.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "packages/api/src/generated");

function main(): void {
  const files = generateFiles(join(root, "proto/k8s.io"));
  const stale = existingFiles().filter((path) => !files.has(path));
  const changed = [...files].filter(([path, content]) => read(path) !== content).map(([path]) => path);
  if (process.argv.includes("--check")) {
    check([...changed, ...stale]);
    return;
  }
  for (const path of stale) rmSync(join(target, path));
  for (const path of changed) write(path, files.get(path) ?? "");
  process.stdout.write(`generated ${files.size} files, ${changed.length} changed, ${stale.length} removed\n`);
}

function check(different: readonly string[]): void {
  if (different.length === 0) return;
  process.stderr.write(`not up to date, run node scripts/generate.ts: ${different.join(", ")}\n`);
  process.exitCode = 1;
}

function existingFiles(): readonly string[] {
  if (!existsSync(target)) return [];
  return readdirSync(target, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(ts|json)$/.test(path),
  );
}

function read(path: string): string | undefined {
  const full = join(target, path);
  return existsSync(full) ? readFileSync(full, "utf8") : undefined;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), content);
}

main();
