import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generateFiles } from "./files.ts";

const root = join(import.meta.dirname, "../..");

test("the generated files are those that the schema gives", () => {
  const generated = join(root, "packages/api/src/generated");
  for (const [path, content] of generateFiles(join(root, "proto/k8s.io"))) {
    const full = join(generated, path);
    expect(existsSync(full) ? readFileSync(full, "utf8") === content : "missing", path).toBe(true);
  }
});

test("generate --check agrees", () => {
  execFileSync(process.execPath, [join(root, "scripts/generate.ts"), "--check"]);
});
