import type { OwnCluster } from "../own-cluster.ts";
import { percentile } from "../report.ts";
import type { Figure } from "../report.ts";
import { serviceFollowTimes } from "./service-follow.ts";

export async function measureServices(cluster: OwnCluster): Promise<readonly Figure[]> {
  using api = cluster.api();
  const samples = await serviceFollowTimes(api, 30);
  const what = "service moved to another endpoint, all kube-proxies follow";
  return [
    { what: `${what}, p50`, value: percentile(samples, 0.5), unit: "ms" },
    {
      what: `${what}, max`,
      value: Math.max(...samples),
      unit: "ms",
      target: { kind: "at-most", value: 100 },
    },
  ];
}
