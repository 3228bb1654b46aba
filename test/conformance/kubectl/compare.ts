/** What a command printed, held against what it should print. README.md lists the placeholders. */

const placeholders: Readonly<Record<string, string>> = {
  "<age>": "(?:\\d+[ydhms]){1,3}",
  "<ip>": "\\d+\\.\\d+\\.\\d+\\.\\d+",
  "<port>": "\\d{2,5}",
  "<uid>": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  "<time>":
    "(?:\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z|\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4})",
  "<hash>": "[a-z0-9]+",
  "<n>": "\\d+",
  "<b64>": "[A-Za-z0-9+/=_-]+",
  "<*>": ".*",
};

type Edit = "same" | "missing" | "unexpected" | "skipped";

/**
 * The empty string when the lines are as expected, else a diff. Runs of spaces count as one gap, since the width of a
 * column depends on ages and addresses; indentation counts.
 */
export function difference(expected: readonly string[], found: readonly string[]): string {
  const patterns = expected.map((line) => patternOf(line));
  const costs = editCosts(patterns, found);
  if (costs[0]?.[0] === 0) return "";
  return walk(patterns, found, costs)
    .map(([edit, i, j]) => {
      if (edit === "missing") return `- ${expected[i] ?? ""}`;
      return `${edit === "unexpected" ? "+" : " "} ${found[j] ?? ""}`;
    })
    .join("\n");
}

/** Lines of an output without what its last newline leaves. */
export function linesOf(output: string): readonly string[] {
  const trimmed = output.replace(/\s+$/, "");
  return trimmed === "" ? [] : trimmed.split("\n").map((line) => evenSpaces(line));
}

/** A regular expression for a line, or undefined for `...`, which stands for any number of lines. */
function patternOf(line: string): RegExp | undefined {
  if (line.trim() === "...") return undefined;
  const source = evenSpaces(line)
    .split(/(<[a-z0-9*]+>)/)
    .map((part) => placeholders[part] ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${source.join("")}$`);
}

function evenSpaces(line: string): string {
  return line.trimEnd().replace(/(?<=\S)(?:\t| {2})\s*/g, "  ");
}

/** `costs[i][j]`: how many lines differ at least from expected line i and found line j on. */
function editCosts(patterns: readonly (RegExp | undefined)[], found: readonly string[]): readonly number[][] {
  const costs = Array.from({ length: patterns.length + 1 }, () => Array<number>(found.length + 1).fill(0));
  const at = (i: number, j: number): number => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = patterns.length; i >= 0; i--) {
    for (let j = found.length; j >= 0; j--) {
      const row = costs[i];
      if (row === undefined || (i === patterns.length && j === found.length)) continue;
      const pattern = patterns[i];
      if (i < patterns.length && pattern === undefined) row[j] = Math.min(at(i + 1, j), at(i, j + 1));
      else {
        const same = i < patterns.length && j < found.length && pattern?.test(found[j] ?? "") === true;
        row[j] = Math.min(1 + at(i + 1, j), 1 + at(i, j + 1), same ? at(i + 1, j + 1) : Infinity);
      }
    }
  }
  return costs;
}

/** The cheapest way through the costs. */
function walk(
  patterns: readonly (RegExp | undefined)[],
  found: readonly string[],
  costs: readonly (readonly number[])[],
): readonly (readonly [Edit, number, number])[] {
  const steps: (readonly [Edit, number, number])[] = [];
  const at = (i: number, j: number): number => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  while (i < patterns.length || j < found.length) {
    const here = at(i, j);
    if (i < patterns.length && patterns[i] === undefined) {
      if (here === at(i, j + 1) && j < found.length) steps.push(["skipped", i, j++]);
      else i++;
    } else if (here === at(i + 1, j + 1) && patterns[i]?.test(found[j] ?? "") === true)
      steps.push(["same", i++, j++]);
    else if (i < patterns.length && here === 1 + at(i + 1, j)) steps.push(["missing", i++, j]);
    else steps.push(["unexpected", i, j++]);
  }
  return steps;
}
