/** Fails when a hand-written file grows past 400 lines: it is more than one thing then. Tables and tests may be longer. */
import { existsSync, readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.ts";

const limit = 400;
let problems = 0;
for (const file of sourceFiles()) {
  if (/\.test\.ts$|\/testing\/|-table\.ts$|\/tables\//.test(file) || !existsSync(file)) continue;
  const lines = readFileSync(file, "utf8").split("\n").length;
  if (lines <= limit) continue;
  console.error(`${file}: ${lines} lines; what is it really?`);
  problems++;
}
console.log(`files over ${limit} lines: ${problems === 0 ? "none" : problems}`);
process.exitCode = problems === 0 ? 0 : 1;
