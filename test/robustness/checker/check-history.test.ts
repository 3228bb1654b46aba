import { describe, expect, it } from "vitest";
import type { History, ListRead, ObjectState, Operation, WatchRecord, WatchSegment } from "../history.ts";
import { checkHistory } from "./check-history.ts";

/** A small true history, and one broken copy of it for each rule. */

const at = (rv: number, more: Partial<ObjectState> = {}): ObjectState => ({
  kind: "configmaps",
  key: "a/one",
  uid: "u1",
  rv,
  labels: {},
  fields: {},
  op: `op-${String(rv)}`,
  statusOp: "",
  ...more,
});

const red = { labels: { color: "red" } };
const first = at(1);
const second = at(2, red);
const third = at(3);
const other = at(4, { key: "b/two", uid: "u2" });

const event = (type: "ADDED" | "MODIFIED" | "DELETED", state: ObjectState, rv = state.rv): WatchRecord => ({
  type,
  rv,
  state: { ...state, rv },
  atMs: rv * 10,
});
const bookmark = (rv: number, initialEnd = false): WatchRecord => ({
  type: "BOOKMARK",
  rv,
  initialEnd,
  atMs: 99,
});

const everything = [
  event("ADDED", first),
  event("MODIFIED", second),
  event("MODIFIED", third),
  event("ADDED", other),
  event("DELETED", third, 5),
];

const segment = (more: Partial<WatchSegment>): WatchSegment => ({
  watcher: "w",
  client: "https",
  selection: { kind: "configmaps" },
  from: 0,
  sendInitialEvents: false,
  startMs: 0,
  records: everything,
  end: "last",
  endMs: 200,
  ...more,
});
const reference = segment({ watcher: "reference" });

const operation = (more: Partial<Operation>): Operation => ({
  id: "op-1",
  client: "writer",
  verb: "create",
  kind: "configmaps",
  key: "a/one",
  startMs: 0,
  endMs: 10,
  outcome: { kind: "ok", state: first },
  ...more,
});
const update = operation({
  id: "op-2",
  verb: "update",
  expected: 1,
  startMs: 11,
  endMs: 20,
  outcome: { kind: "ok", state: second },
});
const patch = operation({
  id: "op-3",
  verb: "patch",
  startMs: 21,
  endMs: 30,
  outcome: { kind: "ok", state: third },
});
const deletion = operation({ id: "op-5", verb: "delete", startMs: 41, endMs: 50, outcome: { kind: "ok" } });
const writes = [operation({}), update, patch, deletion];

const list = (more: Partial<ListRead>): ListRead => ({
  client: "reader",
  selection: { kind: "configmaps" },
  atLeast: undefined,
  startMs: 35,
  endMs: 36,
  revision: 4,
  items: [third, other],
  ...more,
});

function rules(more: Partial<History>): readonly string[] {
  const history: History = {
    operations: writes,
    collectionDeletes: [],
    lists: [],
    segments: [],
    compactions: [],
    ...more,
  };
  const segments = [reference, ...history.segments];
  return [...new Set(checkHistory({ ...history, segments }).map(({ rule }) => rule))];
}

const onlyRed = { kind: "configmaps", labels: { color: "red" } } as const;
const redEvents = [event("ADDED", second), event("DELETED", second, 3)];

describe("a history that keeps the contract", () => {
  it.each<[string, Partial<WatchSegment>]>([
    ["everything from the beginning", {}],
    ["from a revision", { from: 2, records: everything.slice(2) }],
    ["cut off", { from: 1, records: everything.slice(1, 3), end: "closed" }],
    ["by label", { selection: onlyRed, records: redEvents }],
    [
      "by label, from a revision where it matches",
      { selection: onlyRed, from: 2, records: redEvents.slice(1) },
    ],
    ["by namespace", { selection: { kind: "configmaps", namespace: "b" }, records: [event("ADDED", other)] }],
    ["by name", { selection: { kind: "configmaps", name: "one" }, records: everything.toSpliced(3, 1) }],
    [
      "with bookmarks",
      { from: 1, records: [...everything.slice(1, 3), bookmark(3), ...everything.slice(3)] },
    ],
    [
      "with a marked initial state",
      {
        sendInitialEvents: true,
        from: undefined,
        records: [event("ADDED", third), event("ADDED", other), bookmark(4, true), ...everything.slice(4)],
      },
    ],
    ["with an unmarked initial state", { records: [event("ADDED", second), ...everything.slice(2)] }],
    [
      "with an unmarked initial state after a deletion",
      { records: [event("ADDED", other)], startMs: 60, endMs: 70 },
    ],
    [
      "that began empty, after all was deleted",
      { selection: { kind: "configmaps", namespace: "a" }, records: [] },
    ],
    ["gone, before it was whole", { records: [event("ADDED", third)], end: "closed" }],
  ])("watch: %s", (_name, more) => {
    expect(rules({ segments: [segment(more)] })).toEqual([]);
  });

  it("lists, at their revision and no older than what was acknowledged", () => {
    expect(
      rules({ lists: [list({}), list({ atLeast: 0, revision: 2, items: [second], startMs: 60 })] }),
    ).toEqual([]);
  });

  it("410 for what was compacted", () => {
    const gone = segment({ from: 1, records: [], end: "gone" });
    expect(rules({ segments: [gone], compactions: [{ revision: 2, startMs: 100 }] })).toEqual([]);
  });

  it("unknown outcomes, made or not", () => {
    const lost = { kind: "unknown", message: "reset" } as const;
    const operations = [
      operation({ outcome: lost }),
      update,
      patch,
      operation({ id: "never", verb: "update", expected: 1, startMs: 22, endMs: 25, outcome: lost }),
      { ...deletion, outcome: lost },
      operation({
        id: "again",
        verb: "delete",
        startMs: 60,
        endMs: 61,
        outcome: { kind: "refused", code: 404, reason: "NotFound" },
      }),
    ];
    expect(rules({ operations })).toEqual([]);
  });
});

const collection = {
  id: "c",
  client: "w",
  selection: { kind: "configmaps", namespace: "a" },
  done: true,
} as const;

describe("a broken history is caught:", () => {
  it.each<[string, string, Partial<WatchSegment>]>([
    [
      "events out of order",
      "ordered",
      { from: 1, records: [everything[2] ?? bookmark(0), everything[1] ?? bookmark(0)] },
    ],
    ["an event twice", "unique", { from: 1, records: [...everything.slice(1, 2), ...everything.slice(1)] }],
    ["an event left out", "complete", { from: 1, records: everything.toSpliced(2, 1).slice(1) }],
    ["the last events left out", "complete", { from: 1, records: everything.slice(1, 3) }],
    [
      "a resumed watch that starts late",
      "complete",
      { from: 1, records: everything.slice(2), end: "closed" },
    ],
    ["a resumed watch that starts early", "ordered", { from: 3, records: everything.slice(1) }],
    [
      "an event at a bookmark after it",
      "bookmark",
      { from: 1, records: [...everything.slice(1, 2), bookmark(3), ...everything.slice(2)] },
    ],
    [
      "a bookmark past what was sent",
      "complete",
      { from: 1, records: [bookmark(2), ...everything.slice(2)] },
    ],
    ["a bookmark that goes back", "bookmark", { from: 1, records: [...everything.slice(1), bookmark(2)] }],
    [
      "another state at a revision",
      "agreement",
      { from: 1, records: [event("MODIFIED", at(2)), ...everything.slice(2)] },
    ],
    [
      "an event for what does not match",
      "filter",
      { selection: { ...onlyRed }, from: 2, records: [event("MODIFIED", third)] },
    ],
    [
      "MODIFIED for what begins to match",
      "filter",
      { selection: onlyRed, from: 1, records: [event("MODIFIED", second), event("DELETED", second, 3)] },
    ],
    [
      "no DELETED for what ceases to match",
      "complete",
      { selection: onlyRed, from: 1, records: [event("ADDED", second)] },
    ],
    [
      "a DELETED without the last matching state",
      "agreement",
      { selection: onlyRed, from: 1, records: [event("ADDED", second), event("DELETED", third, 3)] },
    ],
    [
      "an initial state that never was",
      "initial",
      {
        sendInitialEvents: true,
        records: [event("ADDED", other), bookmark(4, true), ...everything.slice(4)],
      },
    ],
    [
      "a stale initial state",
      "consistent",
      {
        sendInitialEvents: true,
        from: undefined,
        startMs: 40,
        records: [event("ADDED", second), bookmark(2, true), ...everything.slice(2)],
      },
    ],
    [
      "an unmarked initial state with a hole",
      "complete",
      { records: [event("ADDED", second), ...everything.slice(3)] },
    ],
    ["410 for what was not compacted", "resumable", { from: 1, records: [], end: "gone" }],
  ])("%s", (_name, rule, more) => {
    expect(rules({ segments: [segment(more)] })).toContain(rule);
  });

  it.each<[string, string, Partial<History>]>([
    [
      "a deletecollection that leaves something",
      "collection",
      {
        collectionDeletes: [{ ...collection, startMs: 12, endMs: 13 }],
        operations: [operation({}), { ...update, startMs: 15 }, patch, deletion],
      },
    ],
    ["a list that misses an object", "snapshot", { lists: [list({ items: [third] })] }],
    ["a list with a deleted object", "snapshot", { lists: [list({ revision: 5, startMs: 60 })] }],
    ["a list in disorder", "snapshot", { lists: [list({ items: [other, third] })] }],
    ["a stale list", "consistent", { lists: [list({ revision: 2, items: [second] })] }],
    ["a list of what does not match", "filter", { lists: [list({ selection: onlyRed, items: [third] })] }],
    [
      "an acknowledged write that is gone",
      "durable",
      {
        operations: [
          ...writes,
          operation({
            id: "lost",
            key: "b/two",
            startMs: 60,
            endMs: 70,
            outcome: { kind: "ok", state: at(4, { ...other }) },
          }),
        ],
      },
    ],
    [
      "a stale read",
      "linearizable",
      {
        operations: [
          ...writes,
          operation({ id: "g", verb: "get", startMs: 31, endMs: 32, outcome: { kind: "ok", state: second } }),
        ],
      },
    ],
    [
      "a read of what is deleted",
      "linearizable",
      {
        operations: [
          ...writes,
          operation({ id: "g", verb: "get", startMs: 51, endMs: 52, outcome: { kind: "ok", state: third } }),
        ],
      },
    ],
    [
      "404 for what is there",
      "linearizable",
      {
        operations: [
          ...writes,
          operation({
            id: "g",
            verb: "get",
            startMs: 31,
            endMs: 32,
            outcome: { kind: "refused", code: 404, reason: "NotFound" },
          }),
        ],
      },
    ],
    [
      "a lost update",
      "linearizable",
      { operations: [operation({}), { ...update, expected: 1 }, { ...patch, verb: "update", expected: 1 }] },
    ],
    [
      "a conflict without reason",
      "linearizable",
      {
        operations: [
          ...writes,
          operation({
            id: "c",
            verb: "update",
            expected: 3,
            startMs: 31,
            endMs: 32,
            outcome: { kind: "refused", code: 409, reason: "Conflict" },
          }),
        ],
      },
    ],
    [
      "two creates of one object",
      "linearizable",
      {
        operations: [
          operation({}),
          operation({ id: "op-2", startMs: 12, endMs: 20, outcome: { kind: "ok", state: second } }),
        ],
      },
    ],
    [
      "AlreadyExists for what is not there",
      "linearizable",
      {
        operations: [
          ...writes,
          operation({
            id: "e",
            startMs: 60,
            endMs: 61,
            outcome: { kind: "refused", code: 409, reason: "AlreadyExists" },
          }),
        ],
      },
    ],
    [
      "a write before one that had ended",
      "real time",
      { operations: [operation({ ...patch, startMs: 0, endMs: 5 }), operation({ startMs: 6 })] },
    ],
    [
      "a new uid without a deletion",
      "agreement",
      {
        operations: [
          operation({
            id: "x",
            key: "b/two",
            outcome: { kind: "ok", state: at(6, { key: "b/two", uid: "u3", op: "x" }) },
          }),
        ],
      },
    ],
  ])("%s", (_name, rule, more) => {
    expect(rules(more)).toContain(rule);
  });
});
