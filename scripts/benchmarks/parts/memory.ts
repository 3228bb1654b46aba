import { setTimeout as delay } from "node:timers/promises";
import { memoryOf } from "../own-cluster.ts";
import type { OwnCluster } from "../own-cluster.ts";
import type { Figure } from "../report.ts";

export async function measureMemory(cluster: OwnCluster): Promise<readonly Figure[]> {
  await delay(5_000);
  const rows = (await cluster.processes()).map(({ name, pid }) => ({
    name,
    rss: memoryOf(pid, "Rss"),
    pss: memoryOf(pid, "Pss"),
  }));
  const controlPlane = rows.filter(({ name }) => !name.includes("/"));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return [
    ...rows.map(({ name, rss }) => ({ what: `RSS of ${name}`, value: rss, unit: "MB" })),
    {
      what: "control plane, idle (RSS added up)",
      value: sum(controlPlane.map(({ rss }) => rss)),
      unit: "MB",
      target: { kind: "at-most", value: 300 },
      elsewhere: { name: "k3s server", value: 1596 },
    },
    {
      what: "control plane, idle (shared pages counted once)",
      value: sum(controlPlane.map(({ pss }) => pss)),
      unit: "MB",
    },
  ];
}
