import { describe, expect, it } from "vitest";
import type { StreamMessage } from "./jetstream-api.ts";
import { encodeCompaction, feedOf } from "./jetstream-history.ts";
import { compactionSubject, subjectOf } from "./jetstream-subjects.ts";
import type { StoreEvent } from "./store.ts";

const key = (name: string) => ({ group: "", resource: "pods", namespace: "default", name });

function message(sequence: number, name: string, deleted = false): StreamMessage {
  const data = Buffer.from(String(sequence));
  return { subject: subjectOf(key(name)), sequence, timeMs: 0, data, deleted };
}

function record(sequence: number, revision: number): StreamMessage {
  const data = encodeCompaction(revision);
  return { subject: compactionSubject, sequence, timeMs: 0, data, deleted: false };
}

async function read(messages: readonly StreamMessage[], from?: number): Promise<readonly string[]> {
  const said: string[] = [];
  const feed = feedOf({
    from,
    compaction: () => Promise.resolve({ revision: 3, sequence: 5 }),
    messages: async function* (first) {
      yield* messages.filter(({ sequence }) => sequence >= first);
    },
  });
  const text = (event: StoreEvent): string => `${event.type} ${String(event.revision)}`;
  try {
    for await (const event of feed) said.push(text(event));
  } catch (err: unknown) {
    said.push(err instanceof Error && "code" in err ? String(err.code) : String(err));
  }
  return said;
}

/** 1 is compacted away: 3 replaced it. */
const base = [message(2, "a"), message(3, "b"), message(4, "a", true), record(5, 3)];

describe("feedOf", () => {
  it("gives the state of the last compaction, then every write", async () => {
    expect(await read([...base, message(6, "c")])).toEqual([
      "put 2",
      "put 3",
      "synced 3",
      "delete 4",
      "progress 5",
      "put 6",
    ]);
  });

  it("fails where another server has compacted what was not read yet", async () => {
    expect(await read([...base, message(6, "c"), message(9, "c")])).toEqual([
      "put 2",
      "put 3",
      "synced 3",
      "delete 4",
      "progress 5",
      "put 6",
      "expired",
    ]);
  });

  it("fails so when it goes on from a revision, too", async () => {
    expect(await read([...base, message(8, "c")], 4)).toEqual(["progress 5", "expired"]);
  });
});
