/** Adds up the results of `scripts/test` and prints them, last the line "N passed, N failed, N skipped". */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const folder = process.argv[2] ?? ".";
const total = { passed: 0, failed: 0, skipped: 0 };

for (const file of readdirSync(folder).toSorted()) {
  if (file === "check") {
    const [passed = 0, failed = 0] = readFileSync(join(folder, file), "utf8").split(" ").map(Number);
    count("check", passed, failed, 0);
  } else if (file.endsWith(".exit")) summarize(file.replace(/\.exit$/, ""));
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

function summarize(kind: string): void {
  const path = join(folder, `${kind}.json`);
  const exit = Number(readFileSync(join(folder, `${kind}.exit`), "utf8"));
  if (!existsSync(path)) {
    console.log(`${kind}: the test runner ended with exit code ${exit} and left no report`);
    count(kind, 0, 1, 0);
    return;
  }
  // Written by vitest's json reporter.
  const report = JSON.parse(readFileSync(path, "utf8")) as Report;
  for (const file of report.testResults) {
    for (const each of file.assertionResults)
      if (each.status === "failed") console.log(`FAILED ${kind}: ${each.fullName}`);
    // A file that could not be loaded has no tests to fail.
    if (file.status === "failed" && !file.assertionResults.some((each) => each.status === "failed")) {
      console.log(`FAILED ${kind}: ${file.name}`);
      total.failed++;
    }
  }
  count(kind, report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests);
  // Errors outside any test, such as an unhandled rejection, fail the run too.
  if (exit !== 0 && report.numFailedTests === 0 && report.numFailedTestSuites === 0) {
    console.log(`FAILED ${kind}: the test runner ended with exit code ${exit}, see above`);
    total.failed++;
  }
}

function count(kind: string, passed: number, failed: number, skipped: number): void {
  console.log(`${kind}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
