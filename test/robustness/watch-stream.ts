import { setTimeout as sleep } from "node:timers/promises";
import type { WatchMessage, WatchRequest } from "./api-client.ts";
import { pathOf, selectorsOf } from "./objects.ts";

const readMs = 50;

/** Takes each event of a watch over HTTP, in JSON. `slowMs`: reads nothing for so long, again and again. */
export async function readEvents(
  response: AsyncIterable<unknown>,
  take: (message: WatchMessage) => void,
  slowMs: number,
): Promise<"closed" | "gone"> {
  let rest = "";
  let readingSince = performance.now();
  for await (const piece of response) {
    const lines = (rest + String(piece)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const message = JSON.parse(line) as WatchMessage; // a watch event
      if (message.type === "ERROR") return message.object["code"] === 410 ? "gone" : "closed";
      take(message);
    }
    if (slowMs === 0 || performance.now() - readingSince < readMs) continue;
    await sleep(slowMs);
    readingSince = performance.now();
  }
  return "closed";
}

/** Path and query of a watch. */
export function watchPath({
  selection,
  from,
  sendInitialEvents,
  bookmarks,
  timeoutSeconds,
}: WatchRequest): string {
  const query = new URLSearchParams({ watch: "true", ...selectorsOf(selection) });
  if (from !== undefined) query.set("resourceVersion", String(from));
  if (bookmarks) query.set("allowWatchBookmarks", "true");
  if (timeoutSeconds > 0) query.set("timeoutSeconds", String(timeoutSeconds));
  if (sendInitialEvents) {
    query.set("sendInitialEvents", "true");
    query.set("resourceVersionMatch", "NotOlderThan");
  }
  return `${pathOf(selection.kind, selection.namespace)}?${query.toString()}`;
}
