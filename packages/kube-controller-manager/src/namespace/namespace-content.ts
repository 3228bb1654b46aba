import { allResources, resources } from "@kubets/api";
import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { Client } from "@kubets/client";
import type { Remaining } from "./namespace-conditions.ts";

/** Requests under way at once for one namespace. */
const parallelRequests = 8;

/** Resources whose objects are also reached through another one. */
const servedElsewhere = new Set(["events.k8s.io/v1/events", "autoscaling/v1/horizontalpodautoscalers"]);

/** Everything a namespace can hold, pods aside. */
const contentTypes: readonly ResourceType[] = allResources.filter(
  (type) =>
    type.namespaced &&
    type.resource !== "pods" &&
    type.verbs.includes("list") &&
    type.verbs.includes("delete") &&
    !servedElsewhere.has(`${type.group}/${type.version}/${type.resource}`),
);

export interface Pass {
  readonly remaining: readonly Remaining[];
  readonly errors: readonly unknown[];
}

/**
 * Deletes what is in the namespace, and says what is still there. Pods go first and alone, so that nothing they use
 * is taken away from them (KEP-5080).
 */
export async function deleteContent(client: Client, namespace: string, signal: AbortSignal): Promise<Pass> {
  const pods = await deleteAll(client, [resources.pods], namespace, signal);
  const isDone = pods.errors.length === 0 && pods.remaining.every(({ count }) => count === 0);
  return isDone ? deleteAll(client, contentTypes, namespace, signal) : pods;
}

async function deleteAll(
  client: Client,
  types: readonly ResourceType[],
  namespace: string,
  signal: AbortSignal,
): Promise<Pass> {
  const queue = [...types];
  const remaining: Remaining[] = [];
  const errors: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
      try {
        remaining.push(await deleteResource(client, type, namespace, signal));
      } catch (err: unknown) {
        signal.throwIfAborted();
        errors.push(err);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallelRequests, types.length) }, work));
  return { remaining, errors };
}

async function deleteResource(
  client: Client,
  type: ResourceType,
  namespace: string,
  signal: AbortSignal,
): Promise<Remaining> {
  const resource = client.resource(type);
  let { items } = await resource.list({ namespace, signal });
  if (items.some(({ metadata }) => metadata.deletionTimestamp === undefined)) {
    if (type.verbs.includes("deletecollection")) {
      await resource.deleteCollection({ namespace, signal, propagationPolicy: "Background" });
    } else {
      for (const { metadata } of items) {
        await resource.delete(metadata.name ?? "", { namespace, signal, propagationPolicy: "Background" });
      }
    }
    ({ items } = await resource.list({ namespace, signal }));
  }
  return {
    resource: `${type.resource}.${type.group}`,
    count: items.length,
    finalizers: countFinalizers(items),
  };
}

function countFinalizers(objects: readonly KubernetesObject[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { metadata } of objects) {
    for (const name of metadata.finalizers ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
