import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { NatsClient } from "@kubets/client";
import type { OwnCluster } from "../own-cluster.ts";
import type { Figure } from "../report.ts";
import { configMap, configMapsPath, rateOf, width } from "./target.ts";
import type { Target } from "./target.ts";

/** Writes of a kind that only its writer cares for; 1 kB each. */
export const rateObjects = 5_000;
const warmUps = 1_000;

/** Leaves `rateObjects` objects behind. */
export async function httpsRates(target: Target): Promise<readonly Figure[]> {
  const { api } = target;
  const path = configMapsPath(target);
  const create = (name: string, i: number): Promise<unknown> =>
    api.call("POST", path, { body: configMap(name, i) });
  const replace = (name: string, i: number): Promise<unknown> =>
    api.call("PUT", `${path}/${name}`, { body: configMap(name, i, 1) });
  const read = (name: string): Promise<unknown> => api.call("GET", `${path}/${name}`);
  const remove = (name: string): Promise<unknown> => api.call("DELETE", `${path}/${name}`);

  await rateOf(warmUps, (i) => create(`warm-${i}`, i));
  await rateOf(warmUps, (i) => replace(`warm-${i}`, i));
  await rateOf(warmUps, (i) => read(`warm-${i}`));
  await rateOf(warmUps, (i) => remove(`warm-${i}`));

  const creates = await rateOf(rateObjects, (i) => create(`c-${i}`, i));
  const updates = await rateOf(rateObjects, (i) => replace(`c-${i}`, i));
  const gets = await rateOf(rateObjects, (i) => read(`c-${i}`));
  return figuresOf("HTTPS, JSON", { creates, updates, gets });
}

/** The same as components do it. */
export async function natsRates(cluster: OwnCluster, namespace: string): Promise<readonly Figure[]> {
  const ending = new AbortController();
  const { signal } = ending;
  await using transport = await cluster.transport(signal);
  const configMaps = new NatsClient({ transport, userAgent: "bench" }).resource(resources.configmaps);
  const options = { namespace, signal };
  const draft = (i: number): corev1.ConfigMap => {
    const object = JSON.parse(configMap(`n-${i}`, i)) as corev1.ConfigMap; // as it was made
    return { ...object, metadata: { ...object.metadata, namespace } };
  };
  const created: corev1.ConfigMap[] = [];
  await rateOf(warmUps, (i) => configMaps.get(`c-${i}`, options));
  const creates = await rateOf(rateObjects, async (i) => {
    created[i] = await configMaps.create(draft(i), options);
  });
  const updates = await rateOf(rateObjects, (i) => {
    const object = created[i];
    if (!object) throw new Error(`n-${i} was not created`);
    return configMaps.update({ ...object, data: { ...object.data, revision: "1" } }, options);
  });
  const gets = await rateOf(rateObjects, (i) => configMaps.get(`n-${i}`, options));
  await rateOf(rateObjects, (i) => configMaps.delete(`n-${i}`, options));
  return figuresOf("NATS, protobuf", { creates, updates, gets });
}

function figuresOf(front: string, rates: Readonly<Record<string, number>>): readonly Figure[] {
  return Object.entries(rates).map(([what, value]) => ({
    what: `${what} of 1 kB, ${front}, ${width} at once`,
    value,
    unit: "/s",
  }));
}
