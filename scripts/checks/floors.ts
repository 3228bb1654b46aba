/**
 * Fails when a package imports from its own floor or one above, reaches into another package's files, or when a
 * component imports another: see docs/architecture.md, "Packages and floors".
 */
import { readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.ts";

const floors: Readonly<Record<string, number>> = {
  api: 0,
  apimachinery: 1,
  "component-base": 2,
  transport: 2,
  cri: 2,
  client: 3,
  "kube-apiserver": 4,
  "kube-scheduler": 4,
  "kube-controller-manager": 4,
  kubelet: 4,
  "kube-proxy": 4,
  "process-runtime": 4,
  cluster: 5,
};

const importPattern = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;
const problems: string[] = [];

for (const file of sourceFiles()) {
  const from = /^packages\/([^/]+)\//.exec(file)?.[1];
  if (from === undefined) continue;
  const floor = floors[from];
  if (floor === undefined) {
    problems.push(`${file}: package ${from} stands on no floor; add it to scripts/checks/floors.ts`);
    continue;
  }
  // A test may use what stands above: a real API server under a controller, say.
  const isTest = /\.test\.ts$|\/testing\//.test(file);
  for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(importPattern)) {
    const target = /^@kubets\/([^/]+)(\/.*)?$/.exec(specifier);
    if (target) {
      const [, to = "", subpath = ""] = target;
      const targetFloor = floors[to] ?? Number.POSITIVE_INFINITY;
      if (subpath !== "" && subpath !== "/testing")
        problems.push(`${file}: '${specifier}' reaches into ${to}`);
      if (subpath === "/testing" && !isTest) problems.push(`${file}: '${specifier}' is for tests`);
      if (to !== from && targetFloor >= floor && !isTest) {
        problems.push(`${file}: ${from} (floor ${floor}) may not import ${to} (floor ${targetFloor})`);
      }
    } else if (/^\.\..*\/packages\/|^(\.\.\/)+[a-z-]+\/src\//.test(specifier)) {
      problems.push(`${file}: '${specifier}' leaves its package; import from '@kubets/…'`);
    }
  }
}

for (const problem of problems) console.error(problem);
console.log(`floors: ${problems.length === 0 ? "kept" : `${problems.length} broken`}`);
process.exitCode = problems.length === 0 ? 0 : 1;
