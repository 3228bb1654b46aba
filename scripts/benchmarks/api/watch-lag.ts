import { setTimeout as delay } from "node:timers/promises";
import { HttpsApi } from "../https-api.ts";
import type { ApiAccess } from "../kubeconfig.ts";
import { percentile } from "../report.ts";
import type { Figure } from "../report.ts";
import { rateOf } from "./target.ts";
import type { Target } from "./target.ts";

const nodes = 1_000;
const watchersOfEverything = 10;
const connections = 10;
const writesPerSecond = 500;
const warmUpMs = 2_000;
const measuredMs = 10_000;
const tickMs = 10;
const annotation = "bench/sent";
const marker = Buffer.from(`"${annotation}":"`);
const arrivalMs = 20_000;

/**
 * How long after the start of a write its event is there: patches of pods, each on a node of its own, seen by the
 * watcher of that node and by those of everything. No such nodes exist, so nobody runs the pods; it is over before
 * they are collected.
 */
export async function watchLag(target: Target, access: ApiAccess): Promise<readonly Figure[]> {
  const { api, namespace } = target;
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  await rateOf(nodes, (i) => api.call("POST", pods, { body: pod(i) }));
  using watching = new HttpsApi(access, connections);
  const lags = await openWatches(watching);

  const write = (i: number): Promise<unknown> => {
    const annotations = { [annotation]: performance.now().toFixed(3) };
    return api.call("PATCH", `${pods}/p-${i % nodes}`, {
      body: { metadata: { annotations } },
      contentType: "application/merge-patch+json",
    });
  };
  await arrived(lags, await atPace(warmUpMs, write));
  lags.byNode.length = 0;
  lags.ofEverything.length = 0;
  const rate = await atPace(measuredMs, write);
  const missing = await arrived(lags, rate);
  if (missing > 0) console.log(`  (${missing} events are missing at ${target.name})`);
  const byNode = [...lags.byNode];
  const ofEverything = [...lags.ofEverything];
  await rateOf(nodes, (i) => api.call("DELETE", `${pods}/p-${i}?gracePeriodSeconds=0`));
  const who = `${nodes} watchers by node`;
  const all = `${watchersOfEverything} of all`;
  return [
    { what: `patches of pods while watched (aim ${writesPerSecond})`, value: rate.perSecond, unit: "/s" },
    { what: `watch lag, ${who}, p50`, value: percentile(byNode, 0.5), unit: "ms" },
    { what: `watch lag, ${who}, p99`, value: percentile(byNode, 0.99), unit: "ms", target: lagTarget },
    { what: `watch lag, ${all}, p50`, value: percentile(ofEverything, 0.5), unit: "ms" },
    {
      what: `watch lag, ${all}, p99`,
      value: percentile(ofEverything, 0.99),
      unit: "ms",
      target: lagTarget,
    },
  ];
}

const lagTarget = { kind: "at-most", value: 100 } as const;

interface Lags {
  readonly byNode: number[];
  readonly ofEverything: number[];
}

/** Spread over the connections, as a server takes only so many streams on one. */
async function openWatches(api: HttpsApi): Promise<Lags> {
  const lags: Lags = { byNode: [], ofEverything: [] };
  const list = await api.call("GET", "/api/v1/pods?limit=1");
  const { resourceVersion } = (JSON.parse(list.toString()) as { metadata: { resourceVersion: string } })
    .metadata;
  const path = `/api/v1/pods?watch=true&resourceVersion=${resourceVersion}`;
  const into =
    (samples: number[]) =>
    (line: Buffer): void => {
      const at = line.indexOf(marker);
      if (at < 0) return;
      const start = at + marker.length;
      samples.push(performance.now() - Number(line.toString("latin1", start, line.indexOf(34, start))));
    };
  const opening: Promise<void>[] = [];
  for (let i = 0; i < watchersOfEverything; i++) opening.push(api.watch(path, into(lags.ofEverything)));
  for (let i = 0; i < nodes; i++)
    opening.push(api.watch(`${path}&fieldSelector=spec.nodeName%3D${nodeName(i)}`, into(lags.byNode)));
  await Promise.all(opening);
  return lags;
}

/** Resolves when the events of all writes are there, or do not come; with how many are missing. */
async function arrived(
  { byNode, ofEverything }: Lags,
  { count }: { readonly count: number },
): Promise<number> {
  const missing = (): number => count * (1 + watchersOfEverything) - byNode.length - ofEverything.length;
  for (const start = performance.now(); performance.now() - start < arrivalMs && missing() > 0;)
    await delay(tickMs);
  return missing();
}

/** Calls `write` at the pace for a while; resolves when all calls are answered. */
async function atPace(
  forMs: number,
  write: (i: number) => Promise<unknown>,
): Promise<{ readonly count: number; readonly perSecond: number }> {
  const start = performance.now();
  const answers: Promise<unknown>[] = [];
  const elapsed = (): number => performance.now() - start;
  while (elapsed() < forMs) {
    const due = (elapsed() / 1000) * writesPerSecond;
    while (answers.length < due) {
      const answer = write(answers.length);
      // Seen below, when all are written.
      answer.catch(() => undefined);
      answers.push(answer);
    }
    await delay(tickMs);
  }
  await Promise.all(answers);
  return { count: answers.length, perSecond: answers.length / (elapsed() / 1000) };
}

const nodeName = (i: number): string => `bench-node-${i}`;

function pod(i: number): unknown {
  const container = { name: "main", image: "busybox", resources: { requests: { cpu: "10m" } } };
  const spec = { nodeName: nodeName(i), containers: [container], automountServiceAccountToken: false };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: `p-${i}`, labels: { app: "bench" } }, spec };
}
