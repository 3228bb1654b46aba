import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store, StoredValue, StoreErrorCode, StoreEvent, StoreKey } from "../store.ts";

/** A store for one test. */
export interface StoreFixture extends AsyncDisposable {
  readonly store: Store;
  /** Another store on the same data, as a second API server or one after a restart has it. */
  reopen(): Promise<Store>;
}

/** What every `Store` does, whatever is behind it. */
export function runStoreContract(name: string, open: () => Promise<StoreFixture>): void {
  describe(`${name} keeps the store contract`, () => {
    let fixture: StoreFixture;
    let store: Store;

    beforeEach(async () => {
      fixture = await open();
      store = fixture.store;
    });

    afterEach(async () => {
      await fixture[Symbol.asyncDispose]();
    });

    describe("writes", () => {
      it("creates a key once", async () => {
        const revision = await store.create(pod("a"), bytes("1"));
        expect(revision).toBeGreaterThanOrEqual(1);
        expect(await read(store, pod("a"))).toEqual({ value: bytes("1"), revision });
        await expectCode(store.create(pod("a"), bytes("2")), "exists");
        expect(await read(store, pod("a"))).toEqual({ value: bytes("1"), revision });
      });

      it("gives every write a greater revision, over all resources", async () => {
        const revisions = [
          await store.create(pod("a"), bytes("1")),
          await store.create(
            { group: "apps", resource: "deployments", namespace: "x", name: "d" },
            bytes("1"),
          ),
          await store.create(node("n"), bytes("1")),
        ];
        revisions.push(await store.update(pod("a"), bytes("2"), revisions[0] ?? 0));
        revisions.push(await store.delete(node("n"), revisions[2] ?? 0));
        expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
        expect(new Set(revisions).size).toBe(revisions.length);
        expect(await store.revision()).toBe(revisions.at(-1));
      });

      it("updates only the expected revision", async () => {
        const first = await store.create(pod("a"), bytes("1"));
        const second = await store.update(pod("a"), bytes("2"), first);
        await expectCode(store.update(pod("a"), bytes("3"), first), "conflict");
        expect(await read(store, pod("a"))).toEqual({ value: bytes("2"), revision: second });
        await expectCode(store.update(pod("absent"), bytes("1"), first), "not-found");
      });

      it("deletes only the expected revision", async () => {
        const first = await store.create(pod("a"), bytes("1"));
        const second = await store.update(pod("a"), bytes("2"), first);
        await expectCode(store.delete(pod("a"), first), "conflict");
        expect(await store.delete(pod("a"), second)).toBeGreaterThan(second);
        expect(await read(store, pod("a"))).toBeUndefined();
        await expectCode(store.delete(pod("a"), second), "not-found");
        await expectCode(store.update(pod("a"), bytes("3"), second), "not-found");
      });

      it("creates a deleted key again", async () => {
        const first = await store.create(pod("a"), bytes("1"));
        const gone = await store.delete(pod("a"), first);
        const again = await store.create(pod("a"), bytes("2"));
        expect(again).toBeGreaterThan(gone);
        expect(await read(store, pod("a"))).toEqual({ value: bytes("2"), revision: again });
      });

      it.each([
        ["dots", "kube-root-ca.crt"],
        ["colons and upper case", "system:node:Node-1"],
        ["subject wildcards", "*.>.x y"],
        ["percent signs", "a%2Eb%"],
        ["a dash alone", "-"],
        ["other scripts", "Änderung-日本"],
        ["253 characters", "a.".repeat(126) + "b"],
      ])("keeps names with %s apart", async (_what, name) => {
        const key = { group: "rbac.authorization.k8s.io", resource: "clusterroles", namespace: "", name };
        const other = { ...key, name: name.replaceAll(".", "-") + "x" };
        const revision = await store.create(key, bytes("1"));
        await store.create(other, bytes("2"));
        expect(await read(store, key)).toEqual({ value: bytes("1"), revision });
        const events = await feedUntil(
          store,
          (event) => event.type === "put" && event.key.name === other.name,
        );
        expect(events.flatMap((event) => (event.type === "put" ? [event.key] : []))).toEqual([key, other]);
      });

      it("lets one of two writers win", async () => {
        const rival = await fixture.reopen();
        const first = await store.create(pod("a"), bytes("1"));
        const results = await Promise.allSettled([
          store.update(pod("a"), bytes("2"), first),
          rival.update(pod("a"), bytes("3"), first),
          store.update(pod("a"), bytes("4"), first),
        ]);
        expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
        for (const result of results) {
          if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
        }
        const created = await Promise.allSettled([
          store.create(pod("b"), bytes("1")),
          rival.create(pod("b"), bytes("2")),
        ]);
        expect(created.filter((result) => result.status === "fulfilled")).toHaveLength(1);
        await rival[Symbol.asyncDispose]();
      });
    });

    describe("feed", () => {
      it("gives the state, then what is written, in order", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        const b = await store.create(pod("b"), bytes("1"));
        await store.compact(b);
        const feed = startFeed(store);
        expect(await feed.take(3)).toEqual([
          put(pod("a"), "1", a),
          put(pod("b"), "1", b),
          { type: "synced", revision: b },
        ]);
        const a2 = await store.update(pod("a"), bytes("2"), a);
        const gone = await store.delete(pod("b"), b);
        expect(await feed.take(2)).toEqual([
          put(pod("a"), "2", a2),
          { type: "delete", key: pod("b"), revision: gone },
        ]);
        await feed.end();
      });

      it("goes on after a revision", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        const a2 = await store.update(pod("a"), bytes("2"), a);
        const a3 = await store.update(pod("a"), bytes("3"), a2);
        const feed = startFeed(store, a);
        expect(await feed.take(2)).toEqual([put(pod("a"), "2", a2), put(pod("a"), "3", a3)]);
        await feed.end();
      });

      it("refuses to go on where history is compacted", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        const a2 = await store.update(pod("a"), bytes("2"), a);
        const b = await store.create(pod("b"), bytes("1"));
        await store.compact(b);
        await expectCode(startFeed(store, a).take(1), "expired");
        expect(await read(store, pod("a"))).toEqual({ value: bytes("2"), revision: a2 });
        const feed = startFeed(store, b);
        const c = await store.create(pod("c"), bytes("1"));
        expect(await feed.take(1)).toEqual([put(pod("c"), "1", c)]);
        await feed.end();
      });

      it("ends when its signal aborts", async () => {
        const feed = startFeed(store);
        await feed.take(1);
        await feed.end();
      });

      it("serves several readers, each with all", async () => {
        const feeds = [startFeed(store), startFeed(store), startFeed(await fixture.reopen())];
        await Promise.all(feeds.map((feed) => feed.until((event) => event.type === "synced")));
        const revisions: number[] = [];
        for (let i = 0; i < 50; i++) revisions.push(await store.create(pod(`p${i}`), bytes(String(i))));
        for (const feed of feeds) {
          const events = await feed.take(50);
          expect(events.map((event) => event.revision)).toEqual(revisions);
          await feed.end();
        }
      });
    });

    describe("compaction", () => {
      it("keeps live keys, forgets deleted ones, and says so to nobody", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        const b = await store.create(pod("b"), bytes("1"));
        const a2 = await store.update(pod("a"), bytes("2"), a);
        await store.delete(pod("b"), b);
        const c = await store.create(pod("c"), bytes("1"));
        await store.compact(await store.revision());
        expect(await read(store, pod("b"))).toBeUndefined();
        const events = await feedUntil(store, (event) => event.type === "synced");
        expect(events.slice(0, -1)).toEqual([put(pod("a"), "2", a2), put(pod("c"), "1", c)]);
        const again = await store.create(pod("b"), bytes("2"));
        expect(await read(store, pod("b"))).toEqual({ value: bytes("2"), revision: again });
      });

      it("keeps what came after it", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        const a2 = await store.update(pod("a"), bytes("2"), a);
        await store.compact(a);
        const feed = startFeed(store, a);
        expect(await feed.take(1)).toEqual([put(pod("a"), "2", a2)]);
        await feed.end();
      });

      it("may be asked for again, and for more than there is", async () => {
        const a = await store.create(pod("a"), bytes("1"));
        await store.compact(a);
        await store.compact(a);
        await store.compact(1);
        await store.compact(a + 1_000);
        const a2 = await store.update(pod("a"), bytes("2"), a);
        expect(await read(store, pod("a"))).toEqual({ value: bytes("2"), revision: a2 });
      });
    });

    it("gives a cache that begins again the state and the recent history", async () => {
      const a = await store.create(pod("a"), bytes("1"));
      await store.compact(a);
      const b = await store.create(pod("b"), bytes("1"));
      const gone = await store.delete(pod("a"), a);
      const second = await fixture.reopen();
      const events = await feedUntil(second, (event) => event.revision === gone);
      expect(events.filter((event) => event.type !== "progress")).toEqual([
        put(pod("a"), "1", a),
        { type: "synced", revision: a },
        put(pod("b"), "1", b),
        { type: "delete", key: pod("a"), revision: gone },
      ]);
      await second[Symbol.asyncDispose]();
    });
  });
}

export function pod(name: string): StoreKey {
  return { group: "", resource: "pods", namespace: "default", name };
}

export function node(name: string): StoreKey {
  return { group: "", resource: "nodes", namespace: "", name };
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function put(key: StoreKey, text: string, revision: number): object {
  return { type: "put", key, value: bytes(text), revision, timeMs: expect.any(Number) };
}

export async function expectCode(promise: Promise<unknown>, code: StoreErrorCode): Promise<void> {
  await expect(promise).rejects.toMatchObject({ name: "StoreError", code });
}

/** A feed that is read in steps. Progress events, which say nothing about keys, are left out. */
export function startFeed(
  store: Store,
  from?: number,
): {
  take(count: number): Promise<StoreEvent[]>;
  until(last: (event: StoreEvent) => boolean): Promise<StoreEvent[]>;
  end(): Promise<void>;
} {
  const stop = new AbortController();
  const feed = store
    .feed({ signal: stop.signal, ...(from === undefined ? {} : { from }) })
    [Symbol.asyncIterator]();
  const until = async (last: (event: StoreEvent, count: number) => boolean): Promise<StoreEvent[]> => {
    const events: StoreEvent[] = [];
    for (;;) {
      const next = await feed.next();
      if (next.done) return events;
      if (next.value.type === "progress") continue;
      // Buffers and other byte arrays compare as equal only when they are of one class.
      events.push(
        next.value.type === "put" ? { ...next.value, value: new Uint8Array(next.value.value) } : next.value,
      );
      if (last(next.value, events.length)) return events;
    }
  };
  return {
    take: (count) => until((_event, taken) => taken === count),
    until,
    end: async () => {
      stop.abort(new Error("the test has seen enough"));
      expect(await until(() => false)).toEqual([]);
    },
  };
}

async function feedUntil(store: Store, last: (event: StoreEvent) => boolean): Promise<StoreEvent[]> {
  const feed = startFeed(store);
  const events = await feed.until(last);
  await feed.end();
  return events;
}

/** With a plain Uint8Array: a Buffer with the same bytes does not compare as equal. */
async function read(store: Store, key: StoreKey): Promise<StoredValue | undefined> {
  const stored = await store.get(key);
  return stored && { ...stored, value: new Uint8Array(stored.value) };
}
