import { setTimeout as delay } from "node:timers/promises";
import { inParallel } from "../https-api.ts";
import type { HttpsApi } from "../https-api.ts";

/** An API server under load: kubets' own, or the peer it is compared with. */
export interface Target {
  readonly name: string;
  readonly api: HttpsApi;
  /** All that is made there is in this one. */
  readonly namespace: string;
}

/** Calls at once, where a figure does not say otherwise. */
export const width = 64;

const labelValues = 10;
const text = "x".repeat(900);

export function configMapsPath({ namespace }: Pick<Target, "namespace">): string {
  return `/api/v1/namespaces/${namespace}/configmaps`;
}

/** About 1 kB; a tenth of them have each value of the label `tenth`. */
export function configMap(name: string, i: number, revision = 0): string {
  const metadata = { name, labels: { tenth: String(i % labelValues) } };
  const data = { text, revision: String(revision) };
  return JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata, data });
}

export async function createNamespace({ api, namespace }: Target): Promise<void> {
  const body = { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } };
  await api.call("POST", "/api/v1/namespaces", { body });
}

const removalMs = 10 * 60_000;

/** Resolves when the namespace is gone, with all that is in it. */
export async function removeNamespace({ name, api, namespace }: Target): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}`;
  await api.call("DELETE", path);
  for (const start = performance.now(); performance.now() - start < removalMs; await delay(500)) {
    const found = await api.call("GET", `/api/v1/namespaces?fieldSelector=metadata.name%3D${namespace}`);
    if ((JSON.parse(found.toString()) as { items: unknown[] }).items.length === 0) return;
  }
  throw new Error(`the namespace ${namespace} of ${name} is still there after ${removalMs / 60_000} minutes`);
}

/** How often `work` is done in a second. */
export async function rateOf(count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await inParallel(count, width, work);
  return count / ((performance.now() - start) / 1000);
}
