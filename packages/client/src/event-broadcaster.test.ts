import { resources, type corev1 } from "@kubets/api";
import { newServiceUnavailable } from "@kubets/apimachinery";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EventBroadcaster } from "./event-broadcaster.ts";
import type { EventRecorder } from "./events.ts";
import { createFakeClient, type FakeClient } from "./testing/index.ts";

let clock: FakeClock;
let client: FakeClient;
let recorder: EventRecorder;
let stop: AbortController;
let running: Promise<void>;

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "default", uid: "u1", resourceVersion: "5" },
};
const sent = (): readonly corev1.Event[] => client.all(resources.events);

beforeEach(() => {
  clock = new FakeClock();
  client = createFakeClient({ clock });
  stop = new AbortController();
  const broadcaster = new EventBroadcaster({ client, clock, random: new SeededRandom(1) });
  recorder = broadcaster.recorder({ component: "kubelet", host: "node-1" });
  running = broadcaster.run({ signal: stop.signal });
});

afterEach(async () => {
  stop.abort();
  await running;
  expect(clock.waiting).toBe(0);
});

describe("EventBroadcaster", () => {
  it("records an event about an object as Kubernetes does", async () => {
    recorder.event(pod, "Normal", "Started", "Started container web");
    await clock.step(0);
    expect(sent()).toMatchObject([
      {
        metadata: { namespace: "default", name: expect.stringMatching(/^web\.18[0-9a-f]{14}$/) },
        involvedObject: {
          kind: "Pod",
          apiVersion: "v1",
          namespace: "default",
          name: "web",
          uid: "u1",
          resourceVersion: "5",
        },
        reason: "Started",
        message: "Started container web",
        type: "Normal",
        source: { component: "kubelet", host: "node-1" },
        firstTimestamp: "2026-01-01T00:00:00Z",
        lastTimestamp: "2026-01-01T00:00:00Z",
        count: 1,
        reportingComponent: "kubelet",
        reportingInstance: "node-1",
      },
    ]);
  });

  it("counts what repeats, by patches of one event", async () => {
    for (let i = 0; i < 3; i++) {
      recorder.event(pod, "Warning", "BackOff", "Back-off restarting failed container");
      await clock.step(10_000);
    }
    expect(sent()).toMatchObject([
      { count: 3, firstTimestamp: "2026-01-01T00:00:00Z", lastTimestamp: "2026-01-01T00:00:20Z" },
    ]);
    expect(client.writes.map(({ verb }) => verb)).toEqual(["create", "patch", "patch"]);
  });

  it("makes a counted event anew when it has expired", async () => {
    recorder.event(pod, "Warning", "BackOff", "again");
    await clock.step(0);
    client.remove(resources.events, "default", sent()[0]?.metadata.name ?? "");
    recorder.event(pod, "Warning", "BackOff", "again");
    await clock.step(0);
    expect(sent()).toMatchObject([{ count: 2 }]);
  });

  it("combines many that differ only in their message", async () => {
    for (let i = 0; i < 15; i++) recorder.event(pod, "Warning", "Failed", `error ${i}`);
    await clock.step(0);
    expect(sent().length).toBe(10);
    const combined = sent().find(({ message }) => message?.startsWith("(combined from similar events): "));
    expect(combined).toMatchObject({ message: "(combined from similar events): error 14", count: 6 });
  });

  it("drops what is too much about one object", async () => {
    for (let i = 0; i < 40; i++) recorder.event(pod, "Warning", `Reason${i}`, "x");
    recorder.event({ ...pod, metadata: { ...pod.metadata, uid: "u2" } }, "Normal", "Other", "y");
    for (let i = 0; i < 5; i++) await clock.step(0);
    expect(sent().length).toBe(26);
    await clock.step(301_000);
    recorder.event(pod, "Warning", "Later", "x");
    await clock.step(0);
    expect(sent().length).toBe(27);
  });

  it("keeps events while the API is away, and forgets those it refuses", async () => {
    const away = client.react("create", "events", () => {
      throw newServiceUnavailable("away");
    });
    recorder.event(pod, "Normal", "Started", "one");
    await clock.step(3000);
    away[Symbol.dispose]();
    await clock.step(10_000);
    expect(sent().map(({ message }) => message)).toEqual(["one"]);
    using _refusing = client.react("create", "events", ({ object }) => {
      if ((object as corev1.Event).message === "two") throw new Error("refused");
    });
    recorder.event(pod, "Normal", "Killing", "two");
    recorder.event({ kind: "Node", name: "n1", uid: "n1" }, "Normal", "Starting", "three");
    await clock.step(0);
    expect(sent().map(({ message }) => message)).toEqual(["three", "one"]);
  });
});
