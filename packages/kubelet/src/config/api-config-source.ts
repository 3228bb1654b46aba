import { resources } from "@kubets/api";
import type { KubernetesObject, ResourceType, corev1 } from "@kubets/api";
import { isNotFound } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import { apiTimeoutMs } from "../api-timeout.ts";
import type { ConfigSource } from "./config-source.ts";

interface Cached {
  readonly object: KubernetesObject | undefined;
  readonly readAtMs: number;
}

/** How many objects are remembered at most; the oldest go first. */
const maxEntries = 1_000;

/**
 * ConfigMaps and Secrets from the API. What was read is good for a short time, so that the pods of a Deployment
 * that start together ask once; a change reaches running pods with their next sync.
 */
export class ApiConfigSource implements ConfigSource {
  readonly #client: Pick<Client, "resource">;
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #ttlMs: number;
  readonly #signal: AbortSignal;
  readonly #cache = new Map<string, Cached>();
  readonly #reading = new Map<string, Promise<KubernetesObject | undefined>>();

  constructor(deps: {
    readonly client: Pick<Client, "resource">;
    readonly clock: Pick<Clock, "monotonicMs">;
    readonly ttlMs: number;
    /** Ends requests: they are shared, so no single caller may. */
    readonly signal: AbortSignal;
  }) {
    this.#client = deps.client;
    this.#clock = deps.clock;
    this.#ttlMs = deps.ttlMs;
    this.#signal = deps.signal;
  }

  configMap(namespace: string, name: string): Promise<corev1.ConfigMap | undefined> {
    return this.#get(resources.configmaps, namespace, name);
  }

  secret(namespace: string, name: string): Promise<corev1.Secret | undefined> {
    return this.#get(resources.secrets, namespace, name);
  }

  async #get<T extends KubernetesObject>(
    type: ResourceType<T>,
    namespace: string,
    name: string,
  ): Promise<T | undefined> {
    const key = `${type.resource}/${namespace}/${name}`;
    const cached = this.#cache.get(key);
    if (cached?.object && this.#clock.monotonicMs() - cached.readAtMs < this.#ttlMs) {
      // The key holds the resource, so what is cached under it is a T.
      return cached.object as T;
    }
    const reading = this.#reading.get(key) ?? this.#read(type, { key, namespace, name });
    this.#reading.set(key, reading);
    try {
      return (await reading) as T | undefined;
    } finally {
      this.#reading.delete(key);
    }
  }

  async #read<T extends KubernetesObject>(
    type: ResourceType<T>,
    what: { readonly key: string; readonly namespace: string; readonly name: string },
  ): Promise<T | undefined> {
    let object: T | undefined;
    try {
      object = await this.#client.resource(type).get(what.name, {
        namespace: what.namespace,
        signal: this.#signal,
        timeoutMs: apiTimeoutMs,
      });
    } catch (err: unknown) {
      if (!isNotFound(err)) throw err;
    }
    this.#cache.delete(what.key);
    this.#cache.set(what.key, { object, readAtMs: this.#clock.monotonicMs() });
    for (const key of this.#cache.keys()) {
      if (this.#cache.size <= maxEntries) break;
      this.#cache.delete(key);
    }
    return object;
  }
}
