/**
 * Starts a cluster in a temporary data directory, measures, prints, and removes it. Figures, no verdict on the build:
 * nothing here fails for being slow. Parts: start, memory, pods, api, watch, services (default: all).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { resources } from "@kubets/api";
import type { KubernetesList, corev1 } from "@kubets/api";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { NatsClient } from "@kubets/client";
import { createNatsTransport } from "@kubets/transport";
import { HttpsApi, inParallel } from "./https-api.ts";
import { percentile, printFigures } from "./report.ts";
import type { Figure } from "./report.ts";
import { serviceFollowTimes } from "./service-follow.ts";

const command = fileURLToPath(new URL("../cluster", import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), "kubets-bench-"));
const objects = 5_000;
const wanted = process.argv.slice(2);
const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: measureStart,
  memory: measureMemory,
  pods: measurePods,
  api: measureApi,
  watch: measureWatch,
  services: measureServices,
};
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `error: there is no part ${unknown.join(", ")}: choose among ${Object.keys(parts).join(", ")}`,
  );
  process.exit(1);
}

console.log(`${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`);
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (name !== "start" && wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(name);
    printFigures(await measure());
  }
} finally {
  await cluster("purge");
  rmSync(dataDir, { recursive: true, force: true });
}

async function cluster(...args: readonly string[]): Promise<string> {
  return (await execa(command, [...args, "--data-dir", dataDir])).stdout;
}

/** The first start makes keys and warms Node's compile cache; the second is what a user sees from then on. */
async function measureStart(): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    if (i > 0) await cluster("purge");
    const start = performance.now();
    await cluster("up");
    times.push((performance.now() - start) / 1000);
  }
  const [first = Number.NaN, ...later] = times;
  return [
    { what: "cluster up, 3 nodes Ready, first time", value: first, unit: "s" },
    {
      what: "cluster up, 3 nodes Ready",
      value: Math.min(...later),
      unit: "s",
      target: { kind: "at-most", value: 2 },
      elsewhere: { name: "k3d", value: 19.9 },
    },
  ];
}

async function measureMemory(): Promise<readonly Figure[]> {
  await delay(5_000);
  const rows = [...(await cluster("status")).matchAll(/^(\S+) +running +(\d+) +(\d+) MB/gm)].map(
    ([, name = "", pid = ""]) => ({
      name,
      rss: memoryOf(pid, "Rss"),
      pss: memoryOf(pid, "Pss"),
    }),
  );
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

function memoryOf(pid: string, kind: "Rss" | "Pss"): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(new RegExp(`^${kind}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / 1024;
}

async function measurePods(): Promise<readonly Figure[]> {
  using api = new HttpsApi(dataDir);
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
  api.watch(`${pods}?watch=true`, (line) => {
    const { object } = JSON.parse(line) as { object: corev1.Pod };
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

async function measureApi(): Promise<readonly Figure[]> {
  const clock = new RealClock();
  const random = new RealRandom();
  const { signal } = new AbortController();
  const config = JSON.parse(readFileSync(join(dataDir, "cluster.json"), "utf8")) as {
    ports: { nats: number };
  };
  const identity = "system:kube-controller-manager";
  const seed = readFileSync(
    join(dataDir, "pki", "nats", `${identity.replaceAll(":", "-")}.seed`),
    "utf8",
  ).trim();
  const servers = `nats://127.0.0.1:${config.ports.nats}`;
  await using transport = await createNatsTransport({ servers, identity, seed, clock, random, signal });
  const configMaps = new NatsClient({ transport, userAgent: "bench" }).resource(resources.configmaps);
  using api = new HttpsApi(dataDir);
  for (const name of ["bench-https", "bench-nats"]) {
    const body = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
    await api.call("POST", "/api/v1/namespaces", { body });
  }
  const data = { text: "x".repeat(500) };

  const perSecond = async (create: (i: number) => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await inParallel(objects, 64, create);
    return objects / ((performance.now() - start) / 1000);
  };
  const https = await perSecond((i) =>
    api.call("POST", "/api/v1/namespaces/bench-https/configmaps", {
      body: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: `c-${i}` }, data },
    }),
  );
  const nats = await perSecond((i) =>
    configMaps.create(
      { metadata: { name: `c-${i}`, namespace: "bench-nats" }, data },
      { namespace: "bench-nats", signal },
    ),
  );

  const milliseconds = async (list: () => Promise<unknown>): Promise<number> => {
    const samples: number[] = [];
    for (let i = 0; i < 10; i++) {
      const start = performance.now();
      await list();
      samples.push(performance.now() - start);
    }
    return percentile(samples, 0.5);
  };
  const path = "/api/v1/namespaces/bench-https/configmaps";
  const json = await milliseconds(async () => {
    const body = await api.call("GET", path);
    if (body.length < objects * 500) throw new Error("the list is not whole");
  });
  const protobuf = await milliseconds(() =>
    api.call("GET", path, { accept: "application/vnd.kubernetes.protobuf" }),
  );
  const overNats = await milliseconds(async () => {
    const list: KubernetesList<corev1.ConfigMap> = await configMaps.list({ namespace: "bench-nats", signal });
    if (list.items.length < objects) throw new Error("the list is not whole");
  });
  return [
    { what: "creates through HTTPS, 64 at once", value: https, unit: "/s" },
    { what: "creates through NATS, 64 at once", value: nats, unit: "/s" },
    { what: `LIST of ${objects}, HTTPS, JSON, bytes received`, value: json, unit: "ms" },
    { what: `LIST of ${objects}, HTTPS, protobuf, bytes received`, value: protobuf, unit: "ms" },
    { what: `LIST of ${objects}, NATS, decoded by the client`, value: overNats, unit: "ms" },
  ];
}

async function measureWatch(): Promise<readonly Figure[]> {
  const watchers = 100;
  const writes = 500;
  using api = new HttpsApi(dataDir);
  const namespace = "bench-watch";
  await api.call("POST", "/api/v1/namespaces", {
    body: { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
  });
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const lags: number[] = [];
  for (let i = 0; i < watchers; i++) {
    api.watch(`${path}?watch=true`, (line) => {
      const { object } = JSON.parse(line) as { object: corev1.ConfigMap };
      const sent = object.data?.["sent"];
      if (sent !== undefined) lags.push(performance.now() - Number(sent));
    });
  }
  await delay(500);
  for (let i = 0; i < writes; i++) {
    const body = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: `w-${i}` },
      data: { sent: String(performance.now()) },
    };
    await api.call("POST", path, { body });
    await delay(4);
  }
  await delay(1_000);
  if (lags.length < watchers * writes)
    console.log(`  (${watchers * writes - lags.length} events are missing)`);
  return [
    {
      what: `watch lag, ${watchers} watchers, from the write's start, p50`,
      value: percentile(lags, 0.5),
      unit: "ms",
    },
    {
      what: `watch lag, ${watchers} watchers, from the write's start, p99`,
      value: percentile(lags, 0.99),
      unit: "ms",
      target: { kind: "at-most", value: 100 },
    },
  ];
}

async function measureServices(): Promise<readonly Figure[]> {
  using api = new HttpsApi(dataDir);
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
