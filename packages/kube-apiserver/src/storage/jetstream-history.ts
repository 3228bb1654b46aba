import type { JetStreamApi, StreamMessage } from "./jetstream-api.ts";
import { compactionSubject, keyOfSubject } from "./jetstream-subjects.ts";
import type { StoreEvent } from "./store.ts";
import { StoreError } from "./store.ts";

/** A compaction, as the stream records it before anything is removed. */
export interface Compaction {
  /** The revision up to which history may be gone. */
  readonly revision: number;
  /** The record's own sequence. */
  readonly sequence: number;
}

export function encodeCompaction(revision: number): Uint8Array {
  return Buffer.from(JSON.stringify({ revision }));
}

export function compactionOf(message: StreamMessage): Compaction {
  // Written by encodeCompaction.
  const { revision } = JSON.parse(Buffer.from(message.data).toString("utf8")) as { revision: number };
  return { revision, sequence: message.sequence };
}

export async function lastCompaction(api: JetStreamApi): Promise<Compaction> {
  const message = await api.lastMessage(compactionSubject);
  if (!message) throw new StoreError("unavailable", "the store's stream has no beginning");
  return compactionOf(message);
}

/**
 * A store's feed, made of a stream's messages (see `Store.feed`). `messages` is asked for again when a compaction
 * went on while the initial state was read, as that state may then miss objects. Throws `expired` when one removed
 * later writes before they were read: another server compacts, and this one was stopped for long.
 */
export async function* feedOf(options: {
  readonly messages: (fromSequence: number) => AsyncIterable<StreamMessage>;
  readonly compaction: () => Promise<Compaction>;
  readonly from: number | undefined;
}): AsyncGenerator<StoreEvent> {
  const { from } = options;
  const compacted = await options.compaction();
  if (from !== undefined) {
    if (from < compacted.revision) {
      throw new StoreError("expired", `history after ${from} is compacted up to ${compacted.revision}`);
    }
    let reached = from;
    for await (const message of options.messages(from + 1)) {
      reached = following(reached, message);
      yield eventOf(message);
    }
    return;
  }
  let target = compacted;
  for (;;) {
    const base = new Map<string, StreamMessage>();
    let synced = false;
    let reached = target.revision;
    for await (const message of options.messages(1)) {
      if (!synced) {
        if (message.sequence <= target.revision) keep(base, message);
        // The compaction's record follows all it speaks of, so the end of the base is always seen.
        if (message.sequence <= target.revision && message.sequence !== target.sequence) continue;
        const now = await options.compaction();
        if (now.revision !== target.revision) {
          target = now;
          break;
        }
        synced = true;
        yield* initialState(base);
        // This goes on as long as the server does, and would keep all that was ever read.
        base.clear();
        yield { type: "synced", revision: target.revision };
      }
      if (message.sequence <= target.revision) continue;
      reached = following(reached, message);
      yield eventOf(message);
    }
    if (synced) return;
  }
}

/** Every write has the next number, until it is compacted away. */
function following(reached: number, { sequence }: StreamMessage): number {
  if (sequence === reached + 1) return sequence;
  throw new StoreError("expired", `the writes after ${reached} and before ${sequence} are compacted`);
}

function keep(base: Map<string, StreamMessage>, message: StreamMessage): void {
  if (message.deleted) base.delete(message.subject);
  else if (keyOfSubject(message.subject)) base.set(message.subject, message);
}

function initialState(base: ReadonlyMap<string, StreamMessage>): StoreEvent[] {
  return [...base.values()].sort((a, b) => a.sequence - b.sequence).map(eventOf);
}

function eventOf(message: StreamMessage): StoreEvent {
  const key = keyOfSubject(message.subject);
  const revision = message.sequence;
  if (!key) return { type: "progress", revision };
  if (message.deleted) return { type: "delete", key, revision };
  return { type: "put", key, value: message.data, revision, timeMs: message.timeMs };
}

const deletionsAtOnce = 32;

/**
 * Removes what no revision from `compacted` on needs: writes that a later one up to there replaced, and tombstones
 * that stand alone. A tombstone with something before it stays for the next compaction: nats-server may write
 * removals down later than messages, and one that crashes in between must not bring a deleted object back.
 */
export async function removeHistory(
  api: Pick<JetStreamApi, "deleteMessage">,
  messages: AsyncIterable<StreamMessage>,
  compacted: number,
): Promise<void> {
  const latest = new Map<string, number>();
  const replaced: number[] = [];
  const tombstones: number[] = [];
  for await (const { sequence, subject, deleted } of messages) {
    if (sequence > compacted) break;
    const before = latest.get(subject);
    if (before !== undefined) replaced.push(before);
    else if (deleted) tombstones.push(sequence);
    latest.set(subject, sequence);
  }
  const removed = new Set(replaced);
  await removeAll(api, replaced);
  await removeAll(
    api,
    tombstones.filter((sequence) => !removed.has(sequence)),
  );
}

async function removeAll(
  api: Pick<JetStreamApi, "deleteMessage">,
  sequences: readonly number[],
): Promise<void> {
  for (let at = 0; at < sequences.length; at += deletionsAtOnce) {
    await Promise.all(
      sequences.slice(at, at + deletionsAtOnce).map((sequence) => api.deleteMessage(sequence)),
    );
  }
}
