import type { metav1 } from "@kubets/api";
import { compareText } from "../compare-text.ts";
import { goQuote } from "../go-quote.ts";
import type { FieldConflict } from "./contract.ts";
import { identifierOf } from "./entries.ts";
import type { Entry } from "./entries.ts";
import { printPaths } from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";

/** What an entry owns that an apply sets differently. */
export interface EntryConflict {
  readonly entry: Entry;
  readonly fields: FieldSet;
}

/** The conflicts one by one, by manager. */
export function fieldConflicts(conflicts: readonly EntryConflict[]): readonly FieldConflict[] {
  return [...conflicts]
    .sort((a, b) => compareText(identifierOf(a.entry), identifierOf(b.entry)))
    .flatMap(({ entry, fields }) =>
      printPaths(fields).map((field) => ({ manager: printManager(entry), field })),
    );
}

function printManager({ manager, operation, apiVersion, subresource }: Entry): string {
  const through = subresource === "" ? "" : ` with subresource ${goQuote(subresource)}`;
  const using = operation === "Update" ? ` using ${apiVersion}` : "";
  return `${goQuote(manager)}${through}${using}`;
}

/** The message of the Status that refuses an apply. At least one conflict. */
export function conflictMessage(conflicts: readonly FieldConflict[]): string {
  const [first, ...more] = conflicts;
  if (first !== undefined && more.length === 0) {
    return `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.field}`;
  }
  const lines: string[] = [];
  let manager: string | undefined;
  for (const conflict of conflicts) {
    if (conflict.manager !== manager) lines.push(`conflicts with ${conflict.manager}:`);
    manager = conflict.manager;
    lines.push(`- ${conflict.field}`);
  }
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join("\n")}`;
}

/** The causes of that Status. */
export function conflictCauses(conflicts: readonly FieldConflict[]): readonly metav1.StatusCause[] {
  return conflicts.map(({ manager, field }) => ({
    reason: "FieldManagerConflict",
    message: `conflict with ${manager}`,
    field,
  }));
}
