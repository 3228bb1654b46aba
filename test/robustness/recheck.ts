import { readFileSync } from "node:fs";
import { checkHistory } from "./checker/check-history.ts";
import type { History, Operation } from "./history.ts";

/** Judges a history that a run has written down once more: `node test/robustness/recheck.ts FILE`. */

const [path = ""] = process.argv.slice(2);
const { history } = JSON.parse(readFileSync(path, "utf8")) as { readonly history: History }; // written by a run
// JSON has no infinity.
const ended = <T extends { readonly endMs: number | null }>(each: T): T & { readonly endMs: number } => ({
  ...each,
  endMs: each.endMs ?? Infinity,
});
const violations = checkHistory({
  ...history,
  operations: history.operations.map((each) => ended<Operation>(each)),
  collectionDeletes: history.collectionDeletes.map((each) => ended(each)),
});
for (const { rule, message } of violations) process.stdout.write(`${rule}: ${message}\n`);
process.stdout.write(`${String(violations.length)} violations\n`);
