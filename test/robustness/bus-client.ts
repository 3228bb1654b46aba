import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject, ResourceType } from "@kubets/api";
import { resources } from "@kubets/api";
import { StatusError } from "@kubets/apimachinery";
import { NatsClient } from "@kubets/client";
import type { ResourceClient } from "@kubets/client";
import type { Transport } from "@kubets/transport";
import { failure, ProtocolError } from "./api-client.ts";
import type { Answer, ApiClient, Target, WatchMessage, WatchRequest } from "./api-client.ts";
import type { Kind, Selection } from "./history.ts";
import { selectorsOf } from "./objects.ts";
import type { Json } from "./objects.ts";

const timeoutMs = 15_000;
const never = new AbortController().signal;
const options = { signal: never, timeoutMs };

/** A component's way to the API: whichever server takes the request from the bus. */
export class BusClient implements ApiClient {
  readonly name = "bus";
  readonly #client: NatsClient;

  constructor(transport: Transport) {
    this.#client = new NatsClient({ transport, userAgent: "robustness" });
  }

  create({ kind, namespace }: Target, body: Json): Promise<Answer> {
    return answer(() => this.#of(kind).create(asObject(body), { ...options, namespace }));
  }

  update({ kind, namespace }: Target, body: Json): Promise<Answer> {
    return answer(() => this.#of(kind).update(asObject(body), { ...options, namespace }));
  }

  patch({ kind, namespace, name }: Target, body: Json, subresource: "" | "status"): Promise<Answer> {
    const patch = { type: "application/merge-patch+json", body, subresource } as const;
    return answer(() => this.#of(kind).patch(name, patch, { ...options, namespace }));
  }

  bind({ kind, namespace, name }: Target, body: Json): Promise<Answer> {
    return answer(() =>
      this.#of(kind).createSubresource(name, "binding", asObject(body), { ...options, namespace }),
    );
  }

  delete({ kind, namespace, name }: Target, demand: { readonly resourceVersion?: string }): Promise<Answer> {
    const preconditions = demand.resourceVersion === undefined ? {} : { preconditions: demand };
    return answer(() =>
      this.#of(kind).delete(name, { ...options, namespace, gracePeriodSeconds: 0, ...preconditions }),
    );
  }

  deleteCollection(selection: Selection): Promise<Answer> {
    return answer(() =>
      this.#of(selection.kind).deleteCollection({
        ...options,
        ...inNamespace(selection),
        ...selectorsOf(selection),
        gracePeriodSeconds: 0,
      }),
    );
  }

  get({ kind, namespace, name }: Target): Promise<Answer> {
    return answer(() => this.#of(kind).get(name, { ...options, namespace }));
  }

  list(
    selection: Selection,
    more: { readonly resourceVersion?: string; readonly limit?: number; readonly continue?: string },
  ): Promise<Answer> {
    return answer(() =>
      this.#of(selection.kind).list({
        ...options,
        ...inNamespace(selection),
        ...selectorsOf(selection),
        ...more,
      }),
    );
  }

  async watch(
    request: WatchRequest,
    take: (message: WatchMessage) => void,
    signal: AbortSignal,
  ): Promise<"closed" | "gone"> {
    const { selection, from, bookmarks, sendInitialEvents, timeoutSeconds, slowMs } = request;
    const events = this.#of(selection.kind).watch({
      signal,
      ...inNamespace(selection),
      ...selectorsOf(selection),
      ...(from === undefined ? {} : { resourceVersion: String(from) }),
      ...(bookmarks ? { allowWatchBookmarks: true } : {}),
      ...(sendInitialEvents ? { sendInitialEvents, resourceVersionMatch: "NotOlderThan" as const } : {}),
      ...(timeoutSeconds > 0 ? { timeoutSeconds } : {}),
    });
    try {
      let sinceSleep = 0;
      for await (const { type, object } of events) {
        take({ type, object: asJson(object) });
        if (slowMs === 0 || ++sinceSleep < 20) continue;
        await sleep(slowMs);
        sinceSleep = 0;
      }
      return "closed";
    } catch (err: unknown) {
      if (err instanceof ProtocolError) throw err;
      return err instanceof StatusError && err.code === 410 ? "gone" : "closed";
    }
  }

  #of(kind: Kind): ResourceClient<KubernetesObject> {
    const type = kind === "pods" ? resources.pods : resources.configmaps;
    return this.#client.resource(type as ResourceType<KubernetesObject>); // read only as far as all objects go
  }
}

function inNamespace({ namespace }: Selection): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}

async function answer(send: () => Promise<unknown>): Promise<Answer> {
  try {
    return { kind: "ok", object: asJson(await send()) };
  } catch (err: unknown) {
    if (err instanceof StatusError) return failure(err.code, err.reason, err.message);
    return { kind: "unknown", message: err instanceof Error ? err.message : String(err) };
  }
}

/** Objects have their canonical JSON form in memory. */
function asJson(object: unknown): Json {
  return (object ?? {}) as Json;
}

function asObject(body: Json): KubernetesObject {
  return body as unknown as KubernetesObject; // made by this test as one
}
