import type { corev1 } from "@kubets/api";
import { decodeObject, resources } from "@kubets/api";
import type { KubernetesObject } from "@kubets/api";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryStore } from "../storage/memory-store.ts";
import type { Store, StoreEvent } from "../storage/store.ts";
import { WatchCache } from "../storage/watch-cache.ts";
import { AdmissionChain } from "./admission-chain.ts";
import { noAllocators } from "./allocators/allocators.ts";
import { Freshness } from "./freshness.ts";
import { Writer } from "./writer.ts";
import type { WriteContext } from "./write-context.ts";

/** A feed that stands still until it is told to go on: a server whose cache lags behind. */
class HeldFeed {
  #release: (() => void) | undefined;
  #held: Promise<void> | undefined;

  hold(): void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#release?.();
    this.#held = undefined;
  }

  of(store: Store): Pick<Store, "feed" | "revision"> {
    return {
      revision: () => store.revision(),
      feed: (options) => this.#events(store.feed(options)),
    };
  }

  async *#events(events: AsyncIterable<StoreEvent>): AsyncGenerator<StoreEvent> {
    for await (const event of events) {
      await this.#held;
      yield event;
    }
  }
}

const clock = new FakeClock();
const scope = { type: resources.configmaps, strategy: {} };
const place = { namespace: "default", name: "a" };
const stop = { controller: new AbortController() };

function context(): WriteContext {
  const user = { username: "u", uid: "", groups: [], extra: {} };
  return { user, signal: stop.controller.signal, dryRun: false, subresource: "" };
}

interface Server {
  readonly writer: Writer;
  readonly cache: WatchCache;
  readonly feed: HeldFeed;
}

async function serverOn(store: Store, seed: number): Promise<Server> {
  const feed = new HeldFeed();
  const cache = new WatchCache({ store: feed.of(store), decode: decodeObject });
  const { signal } = stop.controller;
  void cache.run({ signal });
  await cache.ready(signal);
  const freshness = new Freshness({ store, cache, clock });
  const random = new SeededRandom(seed);
  const admission = new AdmissionChain([]);
  const writer = new Writer({ store, cache, freshness, clock, random, admission, allocators: noAllocators });
  return { writer, cache, feed };
}

function configMap(value: string): KubernetesObject {
  const object: corev1.ConfigMap = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: place,
    data: { value },
  };
  return object;
}

function withValue(change: (value: string) => string): (old: KubernetesObject) => KubernetesObject {
  return (old) => {
    const map = old as corev1.ConfigMap; // all there is
    const changed: corev1.ConfigMap = { ...map, data: { value: change(map.data?.["value"] ?? "") } };
    return changed;
  };
}

describe("Writer", () => {
  let store: MemoryStore;
  let one: Server;
  let two: Server;

  beforeEach(async () => {
    stop.controller = new AbortController();
    store = new MemoryStore({ clock });
    one = await serverOn(store, 1);
    two = await serverOn(store, 2);
    await one.writer.create(scope, configMap("0"), context());
  });

  afterEach(async () => {
    stop.controller.abort(new Error("the test is over"));
    await store[Symbol.asyncDispose]();
  });

  async function value(server: Server): Promise<string | undefined> {
    await server.cache.waitFor(await store.revision(), stop.controller.signal);
    const found = server.cache.get({ group: "", resource: "configmaps", ...place });
    return (found?.object as corev1.ConfigMap | undefined)?.data?.["value"]; // all there is
  }

  it("loses no update of several servers at once", async () => {
    const add = withValue((text) => String(Number(text) + 1));
    const writes = Array.from({ length: 20 }, (_, i) =>
      (i % 2 === 0 ? one : two).writer.update(scope, place, add, context()),
    );
    await Promise.all(writes);
    expect(await value(one)).toBe("20");
  });

  it("takes no stale state for one in which nothing is to be done", async () => {
    expect(await value(two)).toBe("0");
    two.feed.hold();
    await one.writer.update(
      scope,
      place,
      withValue(() => "1"),
      context(),
    );
    // Seen from the lagging server the value is 0 already.
    const update = two.writer.update(
      scope,
      place,
      withValue(() => "0"),
      context(),
    );
    await Promise.resolve();
    two.feed.release();
    await update;
    expect(await value(one)).toBe("0");
  });

  it("refuses no update for a stale state", async () => {
    expect(await value(two)).toBe("0");
    two.feed.hold();
    const { object } = await one.writer.update(
      scope,
      place,
      withValue(() => "1"),
      context(),
    );
    const next = withValue(() => "2")(object);
    const update = two.writer.update(scope, place, () => next, context());
    await Promise.resolve();
    two.feed.release();
    await update;
    expect(await value(one)).toBe("2");
  });

  it("sees an object that another server has created", async () => {
    two.feed.hold();
    const other = { ...place, name: "b" };
    await one.writer.create(scope, { ...configMap("0"), metadata: other }, context());
    const deletion = two.writer.delete(scope, other, {}, context());
    await Promise.resolve();
    two.feed.release();
    expect((await deletion).removed).toBe(true);
  });
});
