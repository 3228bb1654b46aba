import type { History, Kind, ObjectState, Violation } from "../history.ts";
import { selectsAll } from "../history.ts";

/** A write, as all evidence together tells of it. `after` is undefined for a deletion. */
export interface LogEntry {
  readonly rv: number;
  readonly kind: Kind;
  readonly key: string;
  readonly before: ObjectState | undefined;
  readonly after: ObjectState | undefined;
}

interface Evidence {
  readonly rv: number;
  readonly kind: Kind;
  readonly key: string;
  readonly after: ObjectState | undefined;
  readonly who: string;
}

/**
 * The one order of all writes. What is seen of it by different watchers, and in the answers to writers, must agree:
 * the same revision is the same write to everybody.
 */
export class WriteLog {
  readonly entries: readonly LogEntry[];
  readonly violations: readonly Violation[];
  readonly #byKey = new Map<string, LogEntry[]>();

  constructor(history: History) {
    const violations: Violation[] = [];
    const byRevision = new Map<number, Evidence>();
    for (const seen of evidenceOf(history)) {
      const known = byRevision.get(seen.rv);
      if (!known) byRevision.set(seen.rv, seen);
      else if (!isSame(known, seen))
        violations.push({
          rule: "agreement",
          message: `revision ${String(seen.rv)} is ${describe(known)} to ${known.who}, and ${describe(seen)} to ${seen.who}`,
        });
    }
    const last = new Map<string, ObjectState>();
    this.entries = [...byRevision.values()]
      .sort((a, b) => a.rv - b.rv)
      .map(({ rv, kind, key, after }) => {
        const place = placeOf(kind, key);
        const before = last.get(place);
        if (before && after && before.uid !== after.uid)
          violations.push({
            rule: "agreement",
            message: `${place} has another uid at ${String(rv)} than at ${String(before.rv)}, and was not deleted`,
          });
        if (after) last.set(place, after);
        else last.delete(place);
        return { rv, kind, key, before, after };
      });
    for (const entry of this.entries) {
      const place = placeOf(entry.kind, entry.key);
      const entries = this.#byKey.get(place) ?? [];
      this.#byKey.set(place, entries);
      entries.push(entry);
    }
    this.violations = violations;
  }

  /** The writes after one revision up to another. */
  between(after: number, upTo: number): readonly LogEntry[] {
    return this.entries.slice(this.#indexAfter(after), this.#indexAfter(upTo));
  }

  /** All objects as they were at a revision, by `kind/key`. */
  stateAt(revision: number): ReadonlyMap<string, ObjectState> {
    const state = new Map<string, ObjectState>();
    for (const [place, entries] of this.#byKey) {
      const last = entries.findLast(({ rv }) => rv <= revision);
      if (last?.after) state.set(place, last.after);
    }
    return state;
  }

  ofObject(kind: Kind, key: string): readonly LogEntry[] {
    return this.#byKey.get(placeOf(kind, key)) ?? [];
  }

  /** The revision that the write with this id made; undefined when none did. */
  writtenBy(kind: Kind, key: string, id: string): ObjectState | undefined {
    return this.ofObject(kind, key).find(
      ({ before, after }) =>
        (after?.op === id && before?.op !== id) || (after?.statusOp === id && before?.statusOp !== id),
    )?.after;
  }

  #indexAfter(revision: number): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle]?.rv ?? 0) <= revision) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function placeOf(kind: Kind, key: string): string {
  return `${kind}/${key}`;
}

/** Whoever watches everything sees every write; whoever selects may see DELETED for what only ceased to match. */
function* evidenceOf(history: History): Generator<Evidence> {
  for (const { client, outcome, kind, key, verb } of history.operations)
    if (outcome.kind === "ok" && outcome.state && verb !== "delete" && verb !== "get")
      yield { rv: outcome.state.rv, kind, key, after: outcome.state, who: client };
  for (const { watcher, selection, records } of history.segments)
    for (const record of records) {
      if (record.type === "BOOKMARK") continue;
      const { kind, key } = record.state;
      const seen = { rv: record.rv, kind, key, who: watcher };
      if (record.type !== "DELETED") yield { ...seen, after: record.state };
      else if (selectsAll(selection)) yield { ...seen, after: undefined };
    }
  for (const { client, items } of history.lists)
    for (const state of items)
      yield { rv: state.rv, kind: state.kind, key: state.key, after: state, who: client };
}

function isSame(a: Evidence, b: Evidence): boolean {
  return a.kind === b.kind && a.key === b.key && isSameState(a.after, b.after);
}

export function isSameState(a: ObjectState | undefined, b: ObjectState | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.rv === b.rv &&
    a.uid === b.uid &&
    a.op === b.op &&
    a.statusOp === b.statusOp &&
    isSameMap(a.labels, b.labels) &&
    isSameMap(a.fields, b.fields)
  );
}

function isSameMap(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function describe({ kind, key, after }: Evidence): string {
  return `${placeOf(kind, key)} ${after ? `by ${after.op} ${after.statusOp} ${JSON.stringify(after.labels)}${JSON.stringify(after.fields)}` : "deleted"}`;
}
