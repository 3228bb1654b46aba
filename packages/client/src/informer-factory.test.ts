import { resources, type corev1 } from "@kubets/api";
import { newResourceExpired, newServiceUnavailable } from "@kubets/apimachinery";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInformerFactory } from "./informer-factory.ts";
import { keyOf, type InformerFactory } from "./informer.ts";
import { createFakeClient, type FakeClient } from "./testing/index.ts";

let clock: FakeClock;
let client: FakeClient;
let factory: InformerFactory;
let stop: AbortController;
let running: Promise<void>;

const configMap = (
  name: string,
  data: Record<string, string> = {},
  namespace = "default",
): corev1.ConfigMap => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace, labels: { app: data["app"] ?? "none" } },
  data,
});

function start(watchList = false): void {
  factory = createInformerFactory({ client, clock, random: new SeededRandom(1), watchList });
}

beforeEach(() => {
  clock = new FakeClock();
  client = createFakeClient({ clock, objects: [configMap("a"), configMap("b", {}, "other")] });
  stop = new AbortController();
  running = Promise.resolve();
  start();
});

afterEach(async () => {
  stop.abort();
  await running;
  expect(clock.waiting).toBe(0);
});

function followed(): { events: string[]; run: () => Promise<void> } {
  const events: string[] = [];
  factory.informer(resources.configmaps).addHandler({
    onAdd: (object) => events.push(`add ${keyOf(object)}`),
    onUpdate: (object, old) =>
      events.push(`update ${keyOf(object)} ${JSON.stringify(old.data)} ${JSON.stringify(object.data)}`),
    onDelete: (object) => events.push(`delete ${keyOf(object)}`),
  });
  return {
    events,
    run: async () => {
      running = factory.run({ signal: stop.signal });
      await factory.waitForSync({ signal: stop.signal });
    },
  };
}

describe("informers", () => {
  it.each([
    ["a list", false],
    ["a watch", true],
  ])("fills its cache by %s and follows changes", async (_name, watchList) => {
    start(watchList);
    const { events, run } = followed();
    const informer = factory.informer(resources.configmaps);
    expect(informer.hasSynced).toBe(false);
    await run();
    expect(informer.hasSynced).toBe(true);
    expect(events).toEqual(["add default/a", "add other/b"]);
    await clock.step(0);
    client.put(resources.configmaps, configMap("c", { k: "1" }));
    client.put(resources.configmaps, configMap("c", { k: "2" }));
    client.remove(resources.configmaps, "default", "a");
    await clock.step(0);
    expect(events.slice(2)).toEqual([
      "add default/c",
      'update default/c {"k":"1"} {"k":"2"}',
      "delete default/a",
    ]);
    expect(informer.lister.list().map(keyOf)).toEqual(["default/c", "other/b"]);
    expect(informer.lister.list("other").map(keyOf)).toEqual(["other/b"]);
    expect(informer.lister.get("default", "c")?.data).toEqual({ k: "2" });
    expect(client.actions.filter(({ verb }) => verb === "list").length).toBe(watchList ? 0 : 1);
  });

  it("goes on from the last revision when a watch breaks, without another list", async () => {
    const { events, run } = followed();
    await run();
    await clock.step(0);
    client.breakWatches(newServiceUnavailable("gone"));
    client.put(resources.configmaps, configMap("c"));
    await clock.step(1000);
    expect(events).toEqual(["add default/a", "add other/b", "add default/c"]);
    expect(client.actions.map(({ verb }) => verb)).toEqual(["list", "watch", "watch"]);
  });

  it("lists again when its revision is forgotten, and reports what it missed", async () => {
    const { events, run } = followed();
    await run();
    await clock.step(0);
    client.breakWatches(newResourceExpired("too old resource version"));
    client.remove(resources.configmaps, "default", "a");
    client.put(resources.configmaps, configMap("c"));
    await clock.step(1000);
    expect(events).toEqual(["add default/a", "add other/b", "delete default/a", "add default/c"]);
    expect(client.actions.map(({ verb }) => verb)).toEqual(["list", "watch", "list", "watch"]);
  });

  it("tells a replacement of the same name as a deletion and an addition", async () => {
    const { events, run } = followed();
    await run();
    await clock.step(0);
    client.breakWatches(newResourceExpired("too old resource version"));
    client.remove(resources.configmaps, "default", "a");
    client.put(resources.configmaps, configMap("a", { k: "new" }));
    await clock.step(1000);
    expect(events.slice(2)).toEqual(["delete default/a", "add default/a"]);
  });

  it("backs off while the server fails, and syncs when it comes back", async () => {
    let calls = 0;
    const failing = client.react("list", "configmaps", () => {
      calls++;
      throw newServiceUnavailable("away");
    });
    const { events } = followed();
    running = factory.run({ signal: stop.signal });
    await clock.step(10_000);
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(12);
    failing[Symbol.dispose]();
    await clock.step(60_000);
    expect(events).toEqual(["add default/a", "add other/b"]);
  });

  it("shares one watch per selection, with indexes and late handlers", async () => {
    const informer = factory.informer(resources.configmaps);
    expect(factory.informer(resources.configmaps)).toBe(informer);
    expect(factory.informer(resources.configmaps, { namespace: "other" })).not.toBe(informer);
    informer.addIndex("app", (object) => [object.metadata.labels?.["app"] ?? ""]);
    running = factory.run({ signal: stop.signal });
    await factory.waitForSync({ signal: stop.signal });
    client.put(resources.configmaps, configMap("x", { app: "web" }));
    await clock.step(0);
    expect(informer.lister.byIndex("app", "web").map(keyOf)).toEqual(["default/x"]);
    client.put(resources.configmaps, configMap("x", { app: "db" }));
    await clock.step(0);
    expect(informer.lister.byIndex("app", "web")).toEqual([]);
    expect(informer.lister.byIndex("app", "none").length).toBe(2);
    const late: string[] = [];
    informer.addHandler({ onAdd: (object) => late.push(keyOf(object)) });
    expect(late).toEqual(["default/a", "default/x", "other/b"]);
  });

  it("starts informers that are asked for while it runs", async () => {
    running = factory.run({ signal: stop.signal });
    const informer = factory.informer(resources.configmaps, { namespace: "other" });
    await factory.waitForSync({ signal: stop.signal });
    expect(informer.lister.list().map(keyOf)).toEqual(["other/b"]);
  });

  it("survives a handler that throws", async () => {
    const { events, run } = followed();
    factory.informer(resources.configmaps).addHandler({
      onAdd: () => {
        throw new Error("bad handler");
      },
    });
    await run();
    expect(events.length).toBe(2);
  });
});
