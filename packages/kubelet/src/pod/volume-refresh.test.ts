import { FakeClock } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { testPod } from "../testing/builders.ts";
import { VolumeRefresh } from "./volume-refresh.ts";

const context = { facts: { hostIPs: [], podIPs: [] }, signal: new AbortController().signal };
const configured = { volumes: [{ name: "v", configMap: { name: "cm" } }] };

function create(failures: readonly { readonly volume: string; readonly message: string }[] = []) {
  const clock = new FakeClock();
  let refreshes = 0;
  const events: string[] = [];
  const refresh = new VolumeRefresh({
    clock,
    events: { event: (_about, _type, reason, message) => void events.push(`${reason}: ${message}`) },
    volumes: {
      refresh: () => {
        refreshes++;
        return Promise.resolve(failures);
      },
    },
  });
  return { clock, refresh, events, refreshes: () => refreshes };
}

it("refreshes once a minute", async () => {
  const { clock, refresh, refreshes } = create();
  refresh.note(testPod(configured));
  await clock.step(20_000);
  expect(await refresh.run(testPod(configured), context)).toBe(40_000);
  expect(refreshes()).toBe(0);
  await clock.step(40_000);
  expect(await refresh.run(testPod(configured), context)).toBe(60_000);
  expect(refreshes()).toBe(1);
});

it("refreshes at once what it does not know, and when labels or annotations change", async () => {
  const { refresh, refreshes } = create();
  await refresh.run(testPod(configured), context);
  await refresh.run(testPod(configured), context);
  expect(refreshes()).toBe(1);
  await refresh.run(testPod(configured, { metadata: { labels: { a: "b" } } }), context);
  expect(refreshes()).toBe(2);
});

it("leaves pods alone whose volumes cannot change", async () => {
  const { refresh, refreshes } = create();
  expect(await refresh.run(testPod({ volumes: [{ name: "v", emptyDir: {} }] }), context)).toBeUndefined();
  expect(refreshes()).toBe(0);
});

it("tells what went wrong, and tries again with the next minute", async () => {
  const { refresh, events } = create([{ volume: "v", message: "gone" }]);
  expect(await refresh.run(testPod(configured), context)).toBe(60_000);
  expect(events).toEqual(["FailedMount: gone"]);
});
