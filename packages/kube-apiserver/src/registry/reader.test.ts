import type { corev1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/index.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";

describe("bookmarks", () => {
  it("come 2 s before a watch ends, and are never older than where it began", async () => {
    await using server = await createTestApiServer();
    const stop = new AbortController();
    // As another server, which is further, may have told it.
    const from = server.core.cache.revision + 5;
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=10&resourceVersion=${String(from)}`;
    const response = await server.send({ path: `${configMaps}?${query}`, signal: stop.signal });
    if (response.kind !== "watch") throw new Error(JSON.stringify(response));
    const events = response.events[Symbol.asyncIterator]();
    const next = events.next();
    let come = false;
    void next.then(() => (come = true));
    await server.clock.step(7_900);
    expect(come).toBe(false);
    await server.clock.step(100);
    const { value } = await next;
    expect(value?.type).toBe("BOOKMARK");
    const object = JSON.parse(Buffer.from(value?.object ?? []).toString()) as corev1.ConfigMap;
    expect(object.metadata.resourceVersion).toBe(String(from));
    const end = events.next();
    await server.clock.step(2_000);
    expect((await end).done).toBe(true);
  });
});
