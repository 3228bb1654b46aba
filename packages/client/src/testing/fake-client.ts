import { apiVersionOf, resourceForKind, type KubernetesObject, type ResourceType } from "@kubets/api";
import { newNotFound, newResourceExpired, type Clock, type Random } from "@kubets/apimachinery";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import type { Client, Draft, RequestOptions, ResourceClient } from "../client.ts";
import { FakeResource } from "./fake-resource.ts";
import { ObjectTracker, type LooseObject } from "./object-tracker.ts";
import type { WatchBuffer } from "./watch-buffer.ts";

/** A request that a fake client has received. */
export interface FakeAction {
  /** As on the API: get, list, watch, create, update, patch, delete, deletecollection. */
  readonly verb: string;
  readonly resource: string;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  /** The body of a write. */
  readonly object?: unknown;
}

/** Throws to make the request fail; what it returns is awaited first. */
export type FakeReactor = (action: FakeAction) => void | Promise<void>;

export interface FakeClientOptions {
  /** What is there at first, as it is: with status, and with missing metadata filled in. */
  readonly objects?: readonly (Omit<KubernetesObject, "metadata"> & Pick<KubernetesObject, "metadata">)[];
  readonly clock?: Clock;
  readonly random?: Random;
}

/**
 * A Client over objects in memory, for tests of what uses the API. It does what every resource does alike: names,
 * revisions and conflicts, generation, the status subresource, graceful deletion, finalizers, selectors, patches,
 * watches. It does not default, validate, authorize, allocate or collect garbage. Server-side apply is refused.
 */
export interface FakeClient extends Client {
  /** Every request so far, in order. */
  readonly actions: readonly FakeAction[];
  /** Writes so far: the actions that are no get, list or watch. */
  readonly writes: readonly FakeAction[];
  clearActions(): void;
  /** Runs before each request that `verb` and `resource` fit ("*" fits all); the newest first. */
  react(verb: string, resource: string, reactor: FakeReactor): Disposable;
  /** The state now, not counted as a request. */
  find<T extends KubernetesObject>(type: ResourceType<T>, namespace: string, name: string): T | undefined;
  all<T extends KubernetesObject>(type: ResourceType<T>): readonly T[];
  /** Puts an object in as it is, as another client of the API would have brought it there; watchers see it. */
  put<T extends KubernetesObject>(type: ResourceType<T>, object: Draft<T> | T): T;
  /** Takes an object away at once, finalizers or not. */
  remove<T extends KubernetesObject>(type: ResourceType<T>, namespace: string, name: string): void;
  /** Ends all watches with `error`, or regularly without one. */
  breakWatches(error?: Error): void;
}

export function createFakeClient(options: FakeClientOptions = {}): FakeClient {
  return new FakeApi(options);
}

class FakeApi implements FakeClient {
  readonly #tracker: ObjectTracker;
  readonly #actions: FakeAction[] = [];
  readonly #reactors: { readonly verb: string; readonly resource: string; readonly reactor: FakeReactor }[] =
    [];
  readonly #watches = new Set<WatchBuffer<never>>();
  readonly #clock: Clock;

  constructor(options: FakeClientOptions) {
    this.#clock = options.clock ?? new FakeClock();
    const random = options.random ?? new SeededRandom(1);
    this.#tracker = new ObjectTracker({ clock: this.#clock, random });
    for (const object of options.objects ?? []) {
      const type = resourceForKind(object.apiVersion, object.kind);
      if (type === undefined) throw new Error(`no resource has kind ${object.apiVersion} ${object.kind}`);
      this.#tracker.put(type, object as LooseObject);
    }
  }

  get actions(): readonly FakeAction[] {
    return this.#actions;
  }

  get writes(): readonly FakeAction[] {
    return this.#actions.filter(({ verb }) => verb !== "get" && verb !== "list" && verb !== "watch");
  }

  clearActions(): void {
    this.#actions.length = 0;
  }

  react(verb: string, resource: string, reactor: FakeReactor): Disposable {
    const entry = { verb, resource, reactor };
    this.#reactors.unshift(entry);
    return { [Symbol.dispose]: () => void this.#reactors.splice(this.#reactors.indexOf(entry), 1) };
  }

  find<T extends KubernetesObject>(type: ResourceType<T>, namespace: string, name: string): T | undefined {
    return this.#tracker.find(type, namespace, name) as T | undefined;
  }

  all<T extends KubernetesObject>(type: ResourceType<T>): readonly T[] {
    return this.#tracker.all(type) as readonly KubernetesObject[] as readonly T[];
  }

  put<T extends KubernetesObject>(type: ResourceType<T>, object: Draft<T> | T): T {
    const typed = { ...object, apiVersion: apiVersionOf(type), kind: type.kind };
    return this.#tracker.put(type, typed as LooseObject) as KubernetesObject as T;
  }

  remove<T extends KubernetesObject>(type: ResourceType<T>, namespace: string, name: string): void {
    this.#tracker.erase(type, this.#tracker.get(type, namespace, name));
  }

  breakWatches(error?: Error): void {
    for (const watch of [...this.#watches]) {
      if (error === undefined) watch.end();
      else watch.fail(error);
    }
  }

  resource<T extends KubernetesObject>(type: ResourceType<T>): ResourceClient<T> {
    return new FakeResource<T>({
      type,
      tracker: this.#tracker,
      clock: this.#clock,
      watches: this.#watches as unknown as Set<WatchBuffer<T>>,
      act: (action) => this.#act(action),
    });
  }

  async raw(path: string, options: RequestOptions): Promise<Uint8Array> {
    options.signal.throwIfAborted();
    await this.#act({ verb: "raw", resource: path, subresource: "", namespace: "", name: "" });
    if (path === "/readyz" || path === "/livez" || path === "/healthz") return new TextEncoder().encode("ok");
    throw newNotFound({ group: "", resource: "" }, path);
  }

  async #act(action: FakeAction): Promise<void> {
    this.#actions.push(action);
    for (const { verb, resource, reactor } of [...this.#reactors]) {
      const fits = (wanted: string, actual: string): boolean => wanted === "*" || wanted === actual;
      if (fits(verb, action.verb) && fits(resource, action.resource)) await reactor(action);
    }
  }
}

/** What a server says to a watch that starts from a revision it has forgotten. */
export function expiredError(): Error {
  return newResourceExpired("The resourceVersion for the provided watch is too old.");
}
