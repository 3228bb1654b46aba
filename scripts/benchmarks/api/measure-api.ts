import { setTimeout as delay } from "node:timers/promises";
import { HttpsApi } from "../https-api.ts";
import type { ApiAccess } from "../kubeconfig.ts";
import { memoryOf } from "../own-cluster.ts";
import type { OwnCluster } from "../own-cluster.ts";
import { printComparison, printFigures } from "../report.ts";
import type { Figure } from "../report.ts";
import { fillUp, listTimes } from "./lists.ts";
import { httpsRates, natsRates, rateObjects } from "./rates.ts";
import { restartTime } from "./restart.ts";
import { createNamespace, removeNamespace } from "./target.ts";
import type { Target } from "./target.ts";
import { watchLag } from "./watch-lag.ts";

const manyObjects = 50_000;
const connections = 4;

/** Prints as it goes. With a peer, each load over HTTPS runs on both in turn. What it made at the peer is removed. */
export async function measureApi(cluster: OwnCluster, peer: ApiAccess | undefined): Promise<void> {
  const namespace = `kubets-bench-${process.pid}`;
  const servers = [{ name: "kubets", access: cluster.access }];
  if (peer) servers.push({ name: "the peer", access: peer });
  const [own, other] = servers.map(({ name, access }) => ({ name, access, namespace }));
  if (!own) return;

  const onBoth = async (
    load: (target: Target, access: ApiAccess) => Promise<readonly Figure[]>,
  ): Promise<void> => {
    const figures = await onTarget(own, load);
    if (other) printComparison(figures, await onTarget(other, load));
    else printFigures(figures);
  };
  const onOwn = async (figures: Promise<readonly Figure[]>): Promise<void> => {
    if (other) printComparison(await figures, undefined);
    else printFigures(await figures);
  };
  const memory = async (when: string): Promise<readonly Figure[]> => {
    const value = memoryOf(await cluster.pidOf("kube-apiserver"), "Rss");
    return [{ what: `RSS of kube-apiserver, ${when}`, value, unit: "MB" }];
  };

  await onOwn(memory("before load"));
  const made: (typeof own)[] = [];
  try {
    for (const each of other ? [own, other] : [own]) {
      await onTarget(each, createNamespace);
      made.push(each);
    }
    await onBoth(httpsRates);
    await onBoth((target) => listTimes(target, rateObjects, 10));
    await onBoth((target) => fillUp(target, rateObjects, manyObjects));
    await onBoth((target) => listTimes(target, manyObjects, 5));
    await onOwn(memory(`${manyObjects} objects, after the load`));
    await onOwn(restartTime(cluster, namespace, manyObjects));
    await onBoth(watchLag);
    await onOwn(natsRates(cluster, namespace));
    await delay(60_000);
    await onOwn(memory(`${manyObjects} objects, idle for a minute`));
  } finally {
    // The own cluster goes as a whole.
    for (const each of made) if (each !== own) await onTarget(each, removeNamespace);
  }
}

async function onTarget<T>(
  {
    name,
    access,
    namespace,
  }: { readonly name: string; readonly access: ApiAccess; readonly namespace: string },
  load: (target: Target, access: ApiAccess) => Promise<T>,
): Promise<T> {
  using api = new HttpsApi(access, connections);
  return await load({ name, api, namespace }, access);
}
