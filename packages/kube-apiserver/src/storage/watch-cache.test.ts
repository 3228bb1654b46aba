import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeObject, encodeObject } from "@kubets/api";
import type { corev1, KubernetesObject } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import type { CacheEvent, WatchSelection } from "./cache.ts";
import { MemoryStore } from "./memory-store.ts";
import type { StoreKey } from "./store.ts";
import { WatchCache } from "./watch-cache.ts";

let store: MemoryStore;
let cache: WatchCache;
let stop: AbortController;
let running: Promise<void>;
const noStop = new AbortController().signal;

beforeEach(() => {
  store = new MemoryStore({ clock: new FakeClock() });
  startCache({});
});

afterEach(async () => {
  stop.abort(new Error("the test is over"));
  await running;
  await store[Symbol.asyncDispose]();
});

function startCache(options: { historyCapacity?: number; queueCapacity?: number }): void {
  stop = new AbortController();
  cache = new WatchCache({ store, decode: decodeObject, ...options });
  running = cache.run({ signal: stop.signal });
}

async function restartCache(
  options: { historyCapacity?: number; queueCapacity?: number } = {},
): Promise<void> {
  stop.abort(new Error("restarted"));
  await running;
  startCache(options);
  await cache.ready(noStop);
}

interface PodOptions {
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly nodeName?: string;
}

function podKey(name: string, namespace = "default"): StoreKey {
  return { group: "", resource: "pods", namespace, name };
}

function podBytes(name: string, options: PodOptions = {}): Uint8Array {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: options.namespace ?? "default",
      ...(options.labels ? { labels: options.labels } : {}),
    },
    spec: { containers: [], ...(options.nodeName ? { nodeName: options.nodeName } : {}) },
    status: {},
  };
  return encodeObject(pod as unknown as corev1.Pod);
}

async function create(name: string, options: PodOptions = {}): Promise<number> {
  return synced(await store.create(podKey(name, options.namespace), podBytes(name, options)));
}

async function update(name: string, expected: number, options: PodOptions = {}): Promise<number> {
  return synced(await store.update(podKey(name, options.namespace), podBytes(name, options), expected));
}

async function remove(name: string, expected: number, namespace?: string): Promise<number> {
  return synced(await store.delete(podKey(name, namespace), expected));
}

async function synced(revision: number): Promise<number> {
  await cache.waitFor(revision, noStop);
  return revision;
}

function pods(selection: Partial<WatchSelection> = {}): WatchSelection {
  return { group: "", resource: "pods", matches: () => true, ...selection };
}

const labelled =
  (app: string) =>
  ({ object }: { object: KubernetesObject }) =>
    object.metadata.labels?.["app"] === app;

async function take(events: AsyncIterable<CacheEvent>, count: number): Promise<string[]> {
  const taken: string[] = [];
  if (count === 0) return taken;
  for await (const event of events) {
    const { name, resourceVersion } = event.item.object.metadata;
    taken.push(`${event.type} ${name} ${resourceVersion}`);
    if (taken.length === count) break;
  }
  return taken;
}

describe("reads", () => {
  it("is ready when it holds what was in the store at its start", async () => {
    for (let i = 0; i < 20; i++) await store.create(podKey(`p${i}`), podBytes(`p${i}`));
    await restartCache();
    expect(cache.list("", "pods").items).toHaveLength(20);
    expect(cache.synced).toBe(true);
  });

  it("gives objects their resourceVersion in every form", async () => {
    const revision = await create("a");
    const item = cache.get(podKey("a"));
    expect(item?.revision).toBe(revision);
    expect(item?.object.metadata.resourceVersion).toBe(String(revision));
    expect(decodeObject(item?.protobuf() ?? new Uint8Array())).toEqual(item?.object);
    expect(JSON.parse(Buffer.from(item?.json() ?? []).toString())).toEqual(item?.object);
  });

  it("encodes an object once", async () => {
    await create("a");
    const item = cache.get(podKey("a"));
    expect(item?.json()).toBe(item?.json());
    expect(item?.protobuf()).toBe(item?.protobuf());
    expect(item?.object).toBe(item?.object);
  });

  it("lists by namespace then name, as etcd sorts keys", async () => {
    for (const [name, namespace] of [
      ["b", "a"],
      ["a", "a-b"],
      ["a", "a"],
      ["a", "b"],
    ] as const) {
      await create(name, { namespace });
    }
    const keys = cache.list("", "pods").items.map(({ object }) => object.metadata);
    // "-" sorts before "/".
    expect(keys.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(["a-b/a", "a/a", "a/b", "b/a"]);
    expect(cache.list("", "pods", "a").items.map(({ object }) => object.metadata.name)).toEqual(["a", "b"]);
    expect(cache.list("", "pods", "none").items).toEqual([]);
    expect(cache.list("apps", "deployments").items).toEqual([]);
  });

  it("gives snapshots that later writes leave alone", async () => {
    const first = await create("a");
    const snapshot = cache.list("", "pods");
    await update("a", first);
    await create("b");
    expect(snapshot.revision).toBe(first);
    expect(snapshot.items.map((item) => item.revision)).toEqual([first]);
  });

  it("waits for a revision until the signal aborts", async () => {
    const abort = new AbortController();
    const waiting = cache.waitFor(1_000, abort.signal);
    abort.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
  });

  it("fails those who wait when the feed ends", async () => {
    await cache.ready(noStop);
    const waiting = cache.waitFor(1_000, noStop);
    const failed = expect(waiting).rejects.toThrow("the store is over");
    stop.abort(new Error("the store is over"));
    await failed;
  });
});

describe("watch", () => {
  it("gives what comes after a revision", async () => {
    const a = await create("a");
    const b = await create("b");
    const watch = cache.watch(pods(), { from: a, signal: noStop });
    const b2 = await update("b", b);
    const gone = await remove("a", a);
    expect(await take(watch, 3)).toEqual([`ADDED b ${b}`, `MODIFIED b ${b2}`, `DELETED a ${gone}`]);
  });

  it("goes on from before a restart, as long as the store has the history", async () => {
    const a = await create("a");
    const a2 = await update("a", a);
    const gone = await remove("a", a2);
    await restartCache();
    const watch = cache.watch(pods(), { from: a, signal: noStop });
    expect(await take(watch, 2)).toEqual([`MODIFIED a ${a2}`, `DELETED a ${gone}`]);
  });

  it("says that history is compacted", async () => {
    const a = await create("a");
    const a2 = await update("a", a);
    await store.compact(a2);
    await restartCache();
    expect(() => cache.watch(pods(), { from: a, signal: noStop })).toThrow(
      `too old resource version: ${a} (${a2})`,
    );
    expect(() => cache.watch(pods(), { from: a2, signal: noStop })).not.toThrow();
  });

  it("keeps a bounded history", async () => {
    await restartCache({ historyCapacity: 3 });
    const revisions = [await create("a")];
    for (let i = 0; i < 20; i++) revisions.push(await update("a", revisions.at(-1) ?? 0));
    const at = (index: number): number => revisions.at(index) ?? 0;
    expect(() => cache.watch(pods(), { from: at(-5), signal: noStop })).toThrow("too old resource version");
    const watch = cache.watch(pods(), { from: at(-4), signal: noStop });
    expect(await take(watch, 3)).toEqual([-3, -2, -1].map((index) => `MODIFIED a ${at(index)}`));
  });

  it("adds and deletes objects that begin and cease to match", async () => {
    const watch = cache.watch(pods({ matches: labelled("web") }), { from: 1, signal: noStop });
    const a = await create("a", { labels: { app: "db" } });
    const a2 = await update("a", a, { labels: { app: "web" } });
    const a3 = await update("a", a2, { labels: { app: "web" } });
    const a4 = await update("a", a3, { labels: { app: "db" } });
    await remove("a", a4);
    const b = await create("b", { labels: { app: "web" } });
    expect(await take(watch, 4)).toEqual([
      `ADDED a ${a2}`,
      `MODIFIED a ${a3}`,
      `DELETED a ${a4}`,
      `ADDED b ${b}`,
    ]);
  });

  it("gives with a deletion the last state that matched", async () => {
    const watch = cache.watch(pods({ matches: labelled("web") }), { from: 1, signal: noStop });
    const a = await create("a", { labels: { app: "web" } });
    await update("a", a, { labels: { app: "db" } });
    const events: CacheEvent[] = [];
    for await (const event of watch) {
      events.push(event);
      if (events.length === 2) break;
    }
    expect(events[1]?.item.object.metadata.labels).toEqual({ app: "web" });
  });

  it.each([
    ["a namespace", { namespace: "x" }, ["x/a", "x/b"]],
    ["a name", { name: "a" }, ["default/a", "x/a"]],
    ["a name in a namespace", { namespace: "x", name: "a" }, ["x/a"]],
    ["a node", { nodeName: "n1", matches: onNode("n1") }, ["default/b", "x/b"]],
    ["a node in a namespace", { namespace: "x", nodeName: "n1", matches: onNode("n1") }, ["x/b"]],
  ])("gives watchers of %s only theirs", async (_what, selection, expected) => {
    const live = cache.watch(pods(selection), { from: 1, signal: noStop });
    for (const namespace of ["default", "x"]) {
      await create("a", { namespace, nodeName: "n2" });
      await create("b", { namespace, nodeName: "n1" });
    }
    const replayed = cache.watch(pods(selection), { from: 1, signal: noStop });
    for (const watch of [live, replayed]) {
      const seen: string[] = [];
      for await (const { item } of watch) {
        seen.push(`${item.object.metadata.namespace}/${item.object.metadata.name}`);
        if (seen.length === expected.length) break;
      }
      expect(seen.toSorted()).toEqual(expected);
    }
  });

  it("tells a node's watcher when a pod is bound to it and when it is gone", async () => {
    const watch = cache.watch(pods({ nodeName: "n1", matches: onNode("n1") }), { from: 1, signal: noStop });
    const a = await create("a");
    const a2 = await update("a", a, { nodeName: "n1" });
    const gone = await remove("a", a2);
    expect(await take(watch, 2)).toEqual([`ADDED a ${a2}`, `DELETED a ${gone}`]);
  });

  it("waits for a revision of the future", async () => {
    const a = await create("a");
    const watch = cache.watch(pods(), { from: a + 1, signal: noStop });
    const a2 = await update("a", a);
    const a3 = await update("a", a2);
    expect(await take(watch, 1)).toEqual([`MODIFIED a ${a3}`]);
  });

  it("ends a watcher that does not keep up", async () => {
    await restartCache({ queueCapacity: 3 });
    const watch = cache.watch(pods(), { from: 1, signal: noStop });
    for (let i = 0; i < 5; i++) await create(`p${i}`);
    await expect(take(watch, 5)).rejects.toMatchObject({ code: "slow" });
  });

  it("ends when its signal aborts", async () => {
    const abort = new AbortController();
    const watch = cache.watch(pods(), { from: 1, signal: abort.signal });
    const taking = take(watch, 2);
    await create("a");
    abort.abort(new Error("the client went away"));
    await create("b");
    expect(await taking).toHaveLength(1);
  });

  it("shares one encoding of an event between its watchers", async () => {
    const watches = [1, 2].map(() => cache.watch(pods(), { from: 1, signal: noStop }));
    await remove("a", await create("a"));
    const items: unknown[] = [];
    for (const watch of watches) {
      for await (const event of watch) {
        if (event.type !== "DELETED") continue;
        items.push(event.item.json());
        break;
      }
    }
    expect(items[0]).toBe(items[1]);
  });
});
function onNode(nodeName: string): WatchSelection["matches"] {
  return ({ object }) => (object as corev1.Pod).spec?.nodeName === nodeName;
}
