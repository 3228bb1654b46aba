import type { History, Kind, ListRead, Operation, Violation } from "../history.ts";
import { matches } from "../history.ts";
import type { ConcurrentOperation, Model } from "./linearizability.ts";
import { isLinearizable } from "./linearizability.ts";
import type { WriteLog } from "./log.ts";
import { placeOf } from "./log.ts";
import { stateDifference } from "./watches.ts";

/** An object: where its last write was, and whether that left it there. */
export interface Register {
  readonly rv: number;
  readonly present: boolean;
}

/** What a request did to one object, or found it to be. */
export type Effect =
  | { readonly verb: "create"; readonly rv: number }
  | { readonly verb: "change"; readonly rv: number; readonly expected: number | undefined }
  | { readonly verb: "delete"; readonly expected: number | undefined }
  | { readonly verb: "read"; readonly rv: number }
  | { readonly verb: "absent" }
  | { readonly verb: "present" }
  /** Present or not, it is not at this revision. */
  | { readonly verb: "conflict"; readonly expected: number };

/** The contract of one object. Every write of it has a greater revision than the one before. */
export const registerModel: Model<Register, Effect> = {
  initial: { rv: 0, present: false },
  step(state, effect) {
    const { rv, present } = state;
    switch (effect.verb) {
      case "create":
        return !present && effect.rv > rv ? { rv: effect.rv, present: true } : undefined;
      case "change":
        if (!present || effect.rv <= rv || (effect.expected ?? rv) !== rv) return undefined;
        return { rv: effect.rv, present: true };
      case "delete":
        return present && (effect.expected ?? rv) === rv ? { rv, present: false } : undefined;
      case "read":
        return present && rv === effect.rv ? state : undefined;
      case "absent":
        return present ? undefined : state;
      case "present":
        return present ? state : undefined;
      case "conflict":
        return present && rv === effect.expected ? undefined : state;
    }
  },
  keyOf: ({ rv, present }) => `${String(rv)}${present ? "+" : "-"}`,
};

/** Per object: all requests on it in one order that agrees with real time and with what each was told. */
export function checkObjects(history: History, log: WriteLog): readonly Violation[] {
  const byPlace = Map.groupBy(history.operations, ({ kind, key }) => placeOf(kind, key));
  const violations: Violation[] = [];
  for (const [place, operations] of byPlace) {
    const { kind, key } = operations[0] ?? never(place);
    const effects = operations.flatMap((operation) => effectsOf(operation, log));
    const all = [...effects, ...collectionEffects(history, kind, key)];
    if (!isLinearizable(all, registerModel))
      violations.push({
        rule: "linearizable",
        message: `no order of these explains ${place}:\n${all.map(line).join("\n")}`,
      });
  }
  return violations;
}

function never(place: string): never {
  throw new Error(`no operations on ${place}`);
}

function effectsOf(operation: Operation, log: WriteLog): readonly ConcurrentOperation<Effect>[] {
  const { startMs, endMs, verb, outcome, expected } = operation;
  const known = (effect: Effect): readonly ConcurrentOperation<Effect>[] => [
    { op: effect, startMs, endMs, optional: false },
  ];
  switch (outcome.kind) {
    case "ok":
      if (verb === "delete") return known({ verb: "delete", expected });
      if (!outcome.state) throw new Error(`${verb} ${operation.key} has no answer`);
      if (verb === "get") return known({ verb: "read", rv: outcome.state.rv });
      return known(writeEffect(operation, outcome.state.rv));
    case "refused":
      if (outcome.reason === "NotFound") return known({ verb: "absent" });
      if (outcome.reason === "AlreadyExists") return known({ verb: "present" });
      if (outcome.reason === "Conflict" && expected !== undefined)
        return known({ verb: "conflict", expected });
      return [];
    case "unknown": {
      if (verb === "delete")
        return [{ op: { verb: "delete", expected }, startMs, endMs: Infinity, optional: true }];
      if (verb === "get") return [];
      const made = log.writtenBy(operation.kind, operation.key, operation.id);
      return made ? known(writeEffect(operation, made.rv)) : [];
    }
  }
}

function writeEffect({ verb, expected }: Operation, rv: number): Effect {
  return verb === "create" ? { verb, rv } : { verb: "change", rv, expected };
}

function collectionEffects(
  { collectionDeletes }: History,
  kind: Kind,
  key: string,
): readonly ConcurrentOperation<Effect>[] {
  return collectionDeletes
    .filter(
      ({ selection: { kind: its, namespace } }) => its === kind && key.startsWith(`${namespace ?? ""}/`),
    )
    .map(({ startMs, endMs }) => ({
      op: { verb: "delete", expected: undefined },
      startMs,
      endMs,
      optional: true,
    }));
}

function line({ op, startMs, endMs, optional }: ConcurrentOperation<Effect>): string {
  return `  ${startMs.toFixed(1)}–${endMs.toFixed(1)} ${optional ? "maybe " : ""}${JSON.stringify(op)}`;
}

/** What was acknowledged is in the log, and a write that began after another had ended comes after it. */
export function checkRealTime(history: History, log: WriteLog): readonly Violation[] {
  const acknowledged = new Acknowledged(history);
  return history.operations.flatMap(({ verb, outcome, kind, key, startMs, id }) => {
    if (outcome.kind !== "ok" || !outcome.state || verb === "get" || verb === "delete") return [];
    const { rv } = outcome.state;
    if (log.writtenBy(kind, key, id)?.rv !== rv)
      return [
        {
          rule: "durable",
          message: `${verb} ${id} of ${key} was acknowledged at ${String(rv)} and is not there`,
        },
      ];
    const before = acknowledged.before(startMs);
    if (before < rv) return [];
    return [
      {
        rule: "real time",
        message: `${verb} ${id} of ${key} got ${String(rv)} when ${String(before)} had been acknowledged`,
      },
    ];
  });
}

/** The greatest revision that was acknowledged to anybody by a moment. */
export class Acknowledged {
  readonly #ends: readonly { readonly endMs: number; readonly rv: number }[];

  constructor({ operations, lists }: Pick<History, "operations" | "lists">) {
    const writes = operations.flatMap(({ endMs, outcome }) =>
      outcome.kind === "ok" && outcome.state ? [{ endMs, rv: outcome.state.rv }] : [],
    );
    const reads = lists.map(({ endMs, revision }) => ({ endMs, rv: revision }));
    let greatest = 0;
    this.#ends = [...writes, ...reads]
      .sort((a, b) => a.endMs - b.endMs)
      .map(({ endMs, rv }) => ({ endMs, rv: (greatest = Math.max(greatest, rv)) }));
  }

  before(timeMs: number): number {
    return this.#ends.findLast(({ endMs }) => endMs < timeMs)?.rv ?? 0;
  }
}

/** A deletecollection leaves nothing behind that was selected all the while. */
export function checkCollections(
  history: History,
  log: WriteLog,
  acknowledged: Acknowledged,
): readonly Violation[] {
  return history.collectionDeletes.flatMap(({ done, selection, startMs, endMs, id }) => {
    if (!done) return [];
    const before = acknowledged.before(startMs);
    const after = firstWriteAfter(history, endMs);
    const left = [...log.stateAt(before).values()].find((state) => {
      const next = log.ofObject(state.kind, state.key).find(({ rv }) => rv > state.rv)?.rv ?? Infinity;
      return matches(selection, state) && after !== undefined && next >= after;
    });
    if (!left) return [];
    const what = `${left.key}, at ${String(left.rv)} before it and still so at ${String(after)}`;
    return [{ rule: "collection", message: `deletecollection ${id} left ${what}` }];
  });
}

/** The revision of a write that began after a moment. */
function firstWriteAfter({ operations }: History, timeMs: number): number | undefined {
  const revisions = operations.flatMap(({ startMs, outcome, verb }) =>
    startMs > timeMs && verb !== "get" && outcome.kind === "ok" && outcome.state ? [outcome.state.rv] : [],
  );
  return revisions.length > 0 ? Math.min(...revisions) : undefined;
}

/** A list is the state at its revision, and as recent as it was asked to be. */
export function checkList(list: ListRead, log: WriteLog, acknowledged: Acknowledged): readonly Violation[] {
  const { selection, atLeast, revision, startMs, items, client } = list;
  const who = `list ${JSON.stringify(selection)} (${client}, at ${startMs.toFixed(0)} ms)`;
  const oldest = atLeast ?? acknowledged.before(startMs);
  if (revision < oldest)
    return [{ rule: "consistent", message: `${who} is of ${String(revision)}, before ${String(oldest)}` }];
  const stray = items.find((item) => !matches(selection, item));
  if (stray) return [{ rule: "filter", message: `${who} holds ${stray.key}, which does not match` }];
  const difference = stateDifference(items, log, selection, revision);
  return difference === undefined
    ? []
    : [{ rule: "snapshot", message: `${who} at ${String(revision)}: ${difference}` }];
}
