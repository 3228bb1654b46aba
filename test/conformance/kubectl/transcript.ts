/** The data files of the table: command lines with what they print. README.md describes the format. */

/** Which kubectls something is for; both ends count. */
export interface VersionRange {
  readonly from: number;
  readonly to: number;
}

export type Stream = "stdout" | "stderr";

export interface ExpectedLine {
  readonly versions: VersionRange;
  readonly stream: Stream;
  readonly text: string;
}

export interface TranscriptStep {
  /**
   * `prepare` must succeed, whatever it prints, and is no row of the table; `row` is one; `poll` is one that is run
   * again until it prints what it should.
   */
  readonly kind: "prepare" | "row" | "poll";
  readonly title: string;
  readonly line: number;
  readonly versions: VersionRange;
  /** A script for bash. */
  readonly command: string;
  readonly output: readonly ExpectedLine[];
  readonly exitCodes: readonly { readonly versions: VersionRange; readonly code: number }[];
}

export interface Transcript {
  readonly topic: string;
  /** It changes what other topics look at, such as nodes: nothing else runs meanwhile. */
  readonly exclusive: boolean;
  /** Programs that it calls besides kubectl. */
  readonly needs: readonly string[];
  readonly steps: readonly TranscriptStep[];
}

interface StepDraft {
  readonly kind: TranscriptStep["kind"];
  readonly title: string;
  readonly line: number;
  readonly versions: VersionRange;
  readonly command: string[];
  readonly output: ExpectedLine[];
  readonly exitCodes: { versions: VersionRange; code: number }[];
}

const everyVersion: VersionRange = { from: 0, to: Number.POSITIVE_INFINITY };
const kinds = new Map<string, TranscriptStep["kind"]>([
  ["$", "row"],
  ["~", "poll"],
  ["+", "prepare"],
]);

export function includes(range: VersionRange, minor: number): boolean {
  return range.from <= minor && minor <= range.to;
}

/** Throws when a line stands where it means nothing. */
export function parseTranscript(topic: string, text: string): Transcript {
  const steps: StepDraft[] = [];
  const needs: string[] = [];
  let exclusive = false;
  let title = "";
  let step: StepDraft | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const { versions, rest } = splitVersions(raw);
    const kind = kinds.get(/^([$~+]) /.exec(rest)?.[1] ?? "");
    if (raw.startsWith("# ")) {
      title = step === undefined && title !== "" ? `${title} ${raw.slice(2)}` : raw.slice(2);
      step = undefined;
    } else if (raw === "%exclusive") exclusive = true;
    else if (raw.startsWith("%needs ")) needs.push(...raw.slice("%needs ".length).split(" "));
    else if (kind !== undefined) {
      step = { kind, title, line: index + 1, versions, command: [rest.slice(2)], output: [], exitCodes: [] };
      steps.push(step);
    } else if (step !== undefined) addToStep(step, versions, rest);
    else if (raw !== "")
      throw new Error(`${topic}, line ${index + 1}: what is expected of no command: ${raw}`);
  }
  return { topic, exclusive, needs, steps: steps.map((draft) => finishStep(draft)) };
}

function addToStep(step: StepDraft, versions: VersionRange, rest: string): void {
  const code = /^\[(\d+)\]$/.exec(rest)?.[1];
  const stream = /^([12])> ?/.exec(rest);
  if (rest.startsWith("> ") || rest === ">") step.command.push(rest.slice(2));
  else if (code !== undefined) step.exitCodes.push({ versions, code: Number(code) });
  else if (stream !== null)
    step.output.push({
      versions,
      stream: stream[1] === "1" ? "stdout" : "stderr",
      text: rest.slice(stream[0].length),
    });
  else step.output.push({ versions, stream: "stdout", text: rest });
}

function finishStep(draft: StepDraft): TranscriptStep {
  const last = draft.output.findLastIndex(({ text }) => text !== "");
  return { ...draft, command: draft.command.join("\n"), output: draft.output.slice(0, last + 1) };
}

/** `@-28 …`, `@29-31 …`, `@32- …` and `@33 …` are for these versions only. */
function splitVersions(line: string): { readonly versions: VersionRange; readonly rest: string } {
  const found = /^@(\d*)(-?)(\d*) (.*)$/.exec(line);
  if (found === null) return { versions: everyVersion, rest: line };
  const [, first = "", dash = "", second = "", rest = ""] = found;
  const from = first === "" ? everyVersion.from : Number(first);
  const to = second !== "" ? Number(second) : dash === "" ? from : everyVersion.to;
  return { versions: { from, to }, rest };
}
