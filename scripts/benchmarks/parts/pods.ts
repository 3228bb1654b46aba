import { setTimeout as delay } from "node:timers/promises";
import type { corev1 } from "@kubets/api";
import type { OwnCluster } from "../own-cluster.ts";
import { percentile } from "../report.ts";
import type { Figure } from "../report.ts";

export async function measurePods(cluster: OwnCluster): Promise<readonly Figure[]> {
  using api = cluster.api();
  const pods = "/api/v1/namespaces/default/pods";
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "bench" },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "bench" } },
      template: {
        metadata: { labels: { app: "bench" } },
        spec: { containers: [{ name: "web", image: "nginx" }] },
      },
    },
  };
  const start = performance.now();
  await api.call("POST", "/apis/apps/v1/namespaces/default/deployments", { body: deployment });
  for (;;) {
    const body = await api.call("GET", "/apis/apps/v1/namespaces/default/deployments/bench");
    if ((JSON.parse(body.toString()) as { status: { readyReplicas?: number } }).status.readyReplicas === 3)
      break;
    await delay(5);
  }
  const applyToReady = (performance.now() - start) / 1000;

  const running = new Map<string, () => void>();
  await api.watch(`${pods}?watch=true`, (line) => {
    const { object } = JSON.parse(line.toString()) as { object: corev1.Pod };
    if (object.status.phase === "Running") running.get(object.metadata.name ?? "")?.();
  });
  const samples: number[] = [];
  for (let i = 0; i < 30; i++) {
    const name = `single-${i}`;
    const began = performance.now();
    const seen = new Promise<void>((resolve) => running.set(name, resolve));
    const container = { name: "main", image: "busybox", command: ["sleep", "1000"] };
    const spec = { containers: [container], terminationGracePeriodSeconds: 0 };
    await api.call("POST", pods, { body: { apiVersion: "v1", kind: "Pod", metadata: { name }, spec } });
    await seen;
    samples.push(performance.now() - began);
    await api.call("DELETE", `${pods}/${name}`);
  }
  await api.call("DELETE", "/apis/apps/v1/namespaces/default/deployments/bench");
  return [
    {
      what: "3-replica Deployment, create to all Ready",
      value: applyToReady,
      unit: "s",
      target: { kind: "at-most", value: 0.5 },
      elsewhere: { name: "k3d", value: 3 },
    },
    {
      what: "one pod, create to Running, p50",
      value: percentile(samples, 0.5),
      unit: "ms",
      target: { kind: "at-most", value: 50 },
    },
    {
      what: "one pod, create to Running, p99",
      value: percentile(samples, 0.99),
      unit: "ms",
      target: { kind: "at-most", value: 200 },
      elsewhere: { name: "Kubernetes' SLO", value: 5_000 },
    },
  ];
}
