import { decodeObject, encodeObject } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryStore } from "../storage/memory-store.ts";
import { WatchCache } from "../storage/watch-cache.ts";
import { Freshness } from "./freshness.ts";
import { parseListOptions, selectionOf } from "./list-options.ts";
import { Reader } from "./reader.ts";
import type { ListResult } from "./reader.ts";
import { Snapshots } from "./snapshots.ts";

const place = { group: "", resource: "configmaps", namespace: "", name: "" };
const signal = new AbortController().signal;
/** Changes that the cache keeps. */
const historyCapacity = 4;

let clock: FakeClock;
let store: MemoryStore;
let stop: AbortController;
let running: Promise<void>;
let reader: Reader;

beforeEach(async () => {
  clock = new FakeClock();
  store = new MemoryStore({ clock });
  stop = new AbortController();
  const cache = new WatchCache({ store, decode: decodeObject, historyCapacity });
  running = cache.run({ signal: stop.signal });
  await cache.ready(signal);
  const freshness = new Freshness({ store, cache, clock });
  reader = new Reader({ cache, clock, freshness, snapshots: new Snapshots(clock) });
});
afterEach(async () => {
  stop.abort(new Error("the test is over"));
  await running;
  await store[Symbol.asyncDispose]();
});

async function create(name: string): Promise<number> {
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "default" } };
  return store.create(
    { group: "", resource: "configmaps", namespace: "default", name },
    encodeObject(object),
  );
}

function remove(name: string, revision: number): Promise<number> {
  return store.delete({ group: "", resource: "configmaps", namespace: "default", name }, revision);
}

function list(query: string): Promise<ListResult> {
  const options = parseListOptions(new URLSearchParams(query), { watch: false });
  const selection = selectionOf(place, options, { strategy: {}, stored: { namespaced: true } });
  return reader.list(selection, options, signal);
}

async function names(query: string): Promise<readonly (string | undefined)[]> {
  return (await list(query)).items.map(({ object }) => object.metadata.name);
}

describe("lists of an exact revision", () => {
  it("are worked out from the changes since", async () => {
    await create("a");
    const b = await create("b");
    const then = await create("d");
    await create("c");
    await remove("b", b);
    expect(await names("")).toEqual(["a", "c", "d"]);
    expect(await names(`resourceVersion=${then}&resourceVersionMatch=Exact`)).toEqual(["a", "b", "d"]);
    expect(await names(`resourceVersion=${then}`)).toEqual(["a", "c", "d"]);
  });

  it("are what a list in chunks from a revision is", async () => {
    const then = await create("b");
    await create("a");
    expect(await names(`resourceVersion=${then}&limit=5`)).toEqual(["b"]);
    expect(await names("resourceVersion=0&limit=1")).toEqual(["a", "b"]);
  });

  it("are gone when history does not go back that far", async () => {
    const then = await create("a");
    for (const name of ["b", "c", "d", "e", "f"]) await create(name);
    await expect(list(`resourceVersion=${then}&resourceVersionMatch=Exact`)).rejects.toMatchObject({
      reason: "Expired",
      message: "The resourceVersion for the provided list is too old.",
    });
  });
});

describe("watches", () => {
  it("from too long ago begin, and end with an error", async () => {
    const then = await create("a");
    for (const name of ["b", "c", "d", "e", "f"]) await create(name);
    const options = parseListOptions(new URLSearchParams(`resourceVersion=${then}`), { watch: true });
    const selection = selectionOf(place, options, { strategy: {}, stored: { namespaced: true } });
    const events = await reader.watch(selection, options, { signal });
    await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: "expired",
      message: expect.stringMatching(/^too old resource version: \d+ \(\d+\)$/) as string,
    });
  });
});

describe("lists in chunks", () => {
  it("go on from one state, and from the present one when that is gone", async () => {
    for (const name of ["a", "b", "c"]) await create(name);
    const first = await list("limit=2");
    expect([first.items.length, first.remaining]).toEqual([2, 1]);
    const next = `limit=2&continue=${first.continue}`;
    await create("bb");
    expect(await names(next)).toEqual(["c"]);
    for (const name of ["d", "e", "f", "g"]) await create(name);
    expect(await names(next)).toEqual(["c"]);
    await clock.step(6 * 60_000);
    const late = await list(next).catch((err: unknown) => err as { code: number; continue: string });
    expect(late).toMatchObject({ code: 410, reason: "Expired" });
    expect(await names(`continue=${late.continue ?? ""}`)).toEqual(["bb", "c", "d", "e", "f", "g"]);
  });

  it("do not say how many remain when a selector picks them", async () => {
    for (const name of ["a", "b", "c"]) await create(name);
    const first = await list("limit=1&fieldSelector=metadata.name!%3Db");
    expect([first.continue === "", first.remaining]).toEqual([false, undefined]);
    expect(await names(`limit=1&fieldSelector=metadata.name!%3Db&continue=${first.continue}`)).toEqual(["c"]);
  });
});
