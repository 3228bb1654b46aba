import { setTimeout as delay } from "node:timers/promises";
import type { OwnCluster } from "../own-cluster.ts";
import type { Figure } from "../report.ts";
import { configMapsPath } from "./target.ts";

/** Kills the API server, which is started again at once; until it answers a consistent LIST of everything there is. */
export async function restartTime(
  cluster: OwnCluster,
  namespace: string,
  count: number,
): Promise<readonly Figure[]> {
  const pid = await cluster.pidOf("kube-apiserver");
  const start = performance.now();
  process.kill(pid, "SIGKILL");
  const path = configMapsPath({ namespace });
  const first = await untilAnswered(cluster, `${path}?limit=1`);
  const answered = (performance.now() - start) / 1000;
  const list = JSON.parse(first.toString()) as { metadata: { remainingItemCount?: number } };
  if ((list.metadata.remainingItemCount ?? 0) < count - 1)
    throw new Error("objects are gone after a restart");
  using api = cluster.api();
  await api.exchange("GET", path, {}, () => undefined);
  return [
    {
      what: `start with ${count} objects, kill to first LIST (limit 1)`,
      value: answered,
      unit: "s",
      target: { kind: "at-most", value: 3 },
    },
    {
      what: `start with ${count} objects, kill to LIST of all`,
      value: (performance.now() - start) / 1000,
      unit: "s",
    },
  ];
}

const patienceMs = 120_000;

async function untilAnswered(cluster: OwnCluster, path: string): Promise<Buffer> {
  for (const start = performance.now(); ; await delay(10)) {
    using api = cluster.api();
    try {
      return await api.call("GET", path);
    } catch (err: unknown) {
      // Refused connections are what a restart is like.
      if (performance.now() - start > patienceMs) throw err;
    }
  }
}
