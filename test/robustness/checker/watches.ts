import type { Compaction, ObjectState, Selection, Violation, WatchRecord, WatchSegment } from "../history.ts";
import { matches } from "../history.ts";
import type { LogEntry, WriteLog } from "./log.ts";
import { isSameState } from "./log.ts";

/** What a watcher must be told of a write. */
export interface ExpectedEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly rv: number;
  /** For DELETED, the last state that matched. */
  readonly state: ObjectState;
}

export function expectedEvent(entry: LogEntry, selection: Selection): ExpectedEvent | undefined {
  const before = entry.before && matches(selection, entry.before) ? entry.before : undefined;
  const after = entry.after && matches(selection, entry.after) ? entry.after : undefined;
  const { rv } = entry;
  if (after) return { type: before ? "MODIFIED" : "ADDED", rv, state: after };
  return before && { type: "DELETED", rv, state: before };
}

type Said = Exclude<WatchRecord, { readonly type: "BOOKMARK" }>;

/**
 * Whether one watch tells exactly what happened from where it started to where it ended: in order, each once,
 * nothing left out, ADDED and DELETED where an object begins and ceases to match, nothing at or before a bookmark
 * after it. `atLeast`: a revision that its initial state must not be older than.
 */
export function checkSegment(segment: WatchSegment, log: WriteLog, atLeast: number): readonly Violation[] {
  const ordered = checkOrder(segment);
  if (ordered.length > 0) return ordered;
  const { from, sendInitialEvents, records } = segment;
  if (from !== undefined && from > 0 && !sendInitialEvents) return checkFrom(segment, log, from, records);
  return checkWithInitial(segment, log, Math.max(atLeast, from ?? 0));
}

/** The rules that need no knowledge of what happened. */
function checkOrder(segment: WatchSegment): readonly Violation[] {
  const { records, from, sendInitialEvents } = segment;
  const initial = from === undefined || from === 0 || sendInitialEvents;
  let last = initial ? 0 : (from ?? 0);
  let bookmark: number | undefined;
  let inInitial = initial;
  let lastKey = "";
  for (const record of records) {
    if (record.type !== "BOOKMARK" && inInitial) {
      // The initial state comes by name, so revisions go up and down in it.
      const { key } = record.state;
      if (record.type === "ADDED" && key > lastKey) {
        lastKey = key;
        continue;
      }
      inInitial = false;
    }
    if (record.type === "BOOKMARK") {
      if (record.rv < last)
        return [violation(segment, "bookmark", `bookmark ${String(record.rv)} after ${String(last)}`)];
      bookmark = record.rv;
      inInitial = false;
    } else if (bookmark !== undefined && record.rv <= bookmark) {
      return [violation(segment, "bookmark", `${say(record)} after the bookmark ${String(bookmark)}`)];
    } else if (record.rv <= last) {
      const rule = record.rv === last ? "unique" : "ordered";
      return [violation(segment, rule, `${say(record)} after ${String(last)}`)];
    }
    last = record.rv;
  }
  return [];
}

function checkFrom(
  segment: WatchSegment,
  log: WriteLog,
  from: number,
  records: readonly WatchRecord[],
): readonly Violation[] {
  const upTo = segment.end === "last" ? Infinity : (records.at(-1)?.rv ?? from);
  const expected = log
    .between(from, upTo)
    .map((entry) => expectedEvent(entry, segment.selection))
    .filter((event) => event !== undefined);
  const said = records.filter((record): record is Said => record.type !== "BOOKMARK");
  for (let at = 0; at < Math.max(expected.length, said.length); at++) {
    const want = expected[at];
    const got = said[at];
    if (want && got && isExpected(got, want)) continue;
    return [disagreement(segment, want, got)];
  }
  return [];
}

function disagreement(
  segment: WatchSegment,
  want: ExpectedEvent | undefined,
  got: Said | undefined,
): Violation {
  if (want && (!got || got.rv > want.rv))
    return violation(segment, "complete", `${say(want)} is missing before ${got ? say(got) : "the end"}`);
  if (got && (!want || got.rv < want.rv))
    return violation(
      segment,
      "filter",
      `${say(got)} does not concern it; next is ${want ? say(want) : "nothing"}`,
    );
  const rule = want?.type === got?.type ? "agreement" : "filter";
  return violation(segment, rule, `${got ? say(got) : "nothing"} instead of ${want ? say(want) : "nothing"}`);
}

/** DELETED carries the last matching state under the revision of the deletion. */
function isExpected(got: Said, want: ExpectedEvent): boolean {
  if (got.type !== want.type || got.rv !== want.rv) return false;
  return isSameState({ ...got.state, rv: 0 }, { ...want.state, rv: 0 });
}

/** Some revision must exist whose state is what the watch began with, so that all else follows from there. */
function checkWithInitial(segment: WatchSegment, log: WriteLog, atLeast: number): readonly Violation[] {
  const { records, selection } = segment;
  const end = records.findIndex((record) => record.type === "BOOKMARK" && record.initialEnd);
  if (end >= 0) {
    const revision = records[end]?.rv ?? 0;
    if (revision < atLeast)
      return [
        violation(segment, "consistent", `its state is of ${String(revision)}, before ${String(atLeast)}`),
      ];
    const wrong = initialDifference(records.slice(0, end), log, selection, revision);
    if (wrong !== undefined) return [violation(segment, "initial", `at ${String(revision)}: ${wrong}`)];
    return checkFrom(segment, log, revision, records.slice(end + 1));
  }
  return checkUnmarked(segment, log, atLeast);
}

/** Without a mark, the initial state may end after any of the first ADDED events. */
function checkUnmarked(segment: WatchSegment, log: WriteLog, atLeast: number): readonly Violation[] {
  const { records, selection } = segment;
  // Ended before it may have been whole.
  if (segment.end !== "last" && records.every(({ type }) => type === "ADDED")) return [];
  let firstProblem: readonly Violation[] | undefined;
  for (let count = 0; count <= records.length; count++) {
    const initial = records.slice(0, count);
    const rest = records.slice(count);
    const next = rest[0];
    const highest = next === undefined ? Infinity : next.type === "BOOKMARK" ? next.rv : next.rv - 1;
    for (const revision of candidates(initial, log, selection, { atLeast, highest })) {
      if (initialDifference(initial, log, selection, revision) !== undefined) continue;
      const problems = checkFrom(segment, log, revision, rest);
      if (problems.length === 0) return [];
      firstProblem ??= problems;
    }
    if (next?.type !== "ADDED") break;
  }
  return (
    firstProblem ?? [
      violation(segment, "initial", `no revision from ${String(atLeast)} on has the state it began with`),
    ]
  );
}

/**
 * Revisions whose state these events may be: where the last of them was written, or where something that is not
 * among them was deleted after that.
 */
function candidates(
  initial: readonly WatchRecord[],
  log: WriteLog,
  selection: Selection,
  { atLeast, highest }: { readonly atLeast: number; readonly highest: number },
): readonly number[] {
  const lowest = Math.max(atLeast, ...initial.map(({ rv }) => rv));
  if (lowest > highest) return [];
  const deletions = log
    .between(lowest, highest)
    .filter((entry) => expectedEvent(entry, selection)?.type === "DELETED");
  return [lowest, ...deletions.map(({ rv }) => rv)];
}

function initialDifference(
  records: readonly WatchRecord[],
  log: WriteLog,
  selection: Selection,
  revision: number,
): string | undefined {
  const items = records.map((record) => (record.type === "ADDED" ? record.state : undefined));
  if (items.includes(undefined)) return "not all events are ADDED";
  return stateDifference(
    items.filter((item) => item !== undefined),
    log,
    selection,
    revision,
  );
}

/** How these objects differ from what there was at a revision; undefined when they do not. */
export function stateDifference(
  items: readonly ObjectState[],
  log: WriteLog,
  selection: Selection,
  revision: number,
): string | undefined {
  const wanted = new Map(
    [...log.stateAt(revision).values()]
      .filter((state) => matches(selection, state))
      .map((state) => [state.key, state] as const),
  );
  let lastKey = "";
  for (const item of items) {
    if (item.key <= lastKey) return `${item.key} comes after ${lastKey}`;
    lastKey = item.key;
    const want = wanted.get(item.key);
    if (!want) return `${item.key} at ${String(item.rv)} was not there or does not match`;
    if (!isSameState(want, item)) return `${item.key} is at ${String(item.rv)}, it was at ${String(want.rv)}`;
    wanted.delete(item.key);
  }
  const missing = wanted.values().next().value;
  return missing && `${missing.key} at ${String(missing.rv)} is missing`;
}

/** How long history is kept when nobody compacts. */
const keptMs = 4 * 60_000;

/** 410 is for what is compacted. `knownSince`: when a revision was first seen by anybody. */
export function checkGone(
  segment: WatchSegment,
  compactions: readonly Compaction[],
  knownSince: (revision: number) => number,
): readonly Violation[] {
  const { end, from = 0, endMs } = segment;
  if (end !== "gone") return [];
  const compacted = compactions.some(({ revision, startMs }) => startMs <= endMs && from < revision);
  if (compacted || endMs - knownSince(from) > keptMs) return [];
  return [violation(segment, "resumable", `410 for ${String(from)}, which nobody compacted`)];
}

function violation(
  { watcher, client, from, selection, startMs }: WatchSegment,
  rule: string,
  message: string,
): Violation {
  const what = `${JSON.stringify(selection)} from ${from === undefined ? '""' : String(from)}`;
  return {
    rule,
    message: `watcher ${watcher} (${client}, ${what}, at ${startMs.toFixed(0)} ms): ${message}`,
  };
}

function say({ type, rv, state }: Said | ExpectedEvent): string {
  return `${type} ${state.key} at ${String(rv)}`;
}
