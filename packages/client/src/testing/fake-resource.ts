import {
  apiVersionOf,
  type KubernetesList,
  type KubernetesObject,
  type ResourceType,
  type autoscalingv1,
} from "@kubets/api";
import { newConflict, newNotFound, type Clock } from "@kubets/apimachinery";
import type {
  DeleteOptions,
  Draft,
  ListOptions,
  NamespacedOptions,
  PatchType,
  ResourceClient,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from "../client.ts";
import { applyFakePatch, bindPod, grantToken, scaleOf, withReplicas } from "./fake-subresources.ts";
import type { FakeAction } from "./fake-client.ts";
import { newSelection } from "./fake-selection.ts";
import type { LooseObject, ObjectTracker, TrackedChange } from "./object-tracker.ts";
import { WatchBuffer } from "./watch-buffer.ts";

export interface FakeResourceDependencies<T> {
  readonly type: ResourceType<T>;
  readonly tracker: ObjectTracker;
  readonly clock: Clock;
  readonly watches: Set<WatchBuffer<T>>;
  /** Records the request; rejects when a reactor wants it to fail. */
  readonly act: (action: FakeAction) => Promise<void>;
}

const initialEventsEnd = { "k8s.io/initial-events-end": "true" };

/** The verbs of one resource of a fake client. */
export class FakeResource<T extends KubernetesObject> implements ResourceClient<T> {
  readonly #deps: FakeResourceDependencies<T>;
  readonly #type: ResourceType<T>;
  readonly #tracker: ObjectTracker;

  constructor(deps: FakeResourceDependencies<T>) {
    this.#deps = deps;
    this.#type = deps.type;
    this.#tracker = deps.tracker;
  }

  async get(name: string, options: NamespacedOptions): Promise<T> {
    await this.#act("get", name, options);
    return this.#typed(this.#tracker.get(this.#type, options.namespace ?? "", name));
  }

  async list(options: ListOptions): Promise<KubernetesList<T>> {
    await this.#act("list", "", options);
    const selects = newSelection(options);
    const start = options.continue ?? "";
    const selected = this.#tracker
      .all(this.#type)
      .filter((object) => selects(object) && continueKey(object) > start);
    const limit = options.limit === undefined || options.limit === 0 ? selected.length : options.limit;
    const page = selected.slice(0, limit);
    const last = page.at(-1);
    return {
      apiVersion: apiVersionOf(this.#type),
      kind: this.#type.listKind,
      metadata: {
        resourceVersion: this.#tracker.revision,
        ...(last !== undefined && selected.length > limit
          ? { continue: continueKey(last), remainingItemCount: selected.length - limit }
          : {}),
      },
      items: page.map((object) => this.#typed(object)),
    };
  }

  async *watch(options: WatchOptions): AsyncGenerator<WatchEvent<T>> {
    await this.#act("watch", "", options);
    yield* this.#open(options);
  }

  async create(object: Draft<T>, options: WriteOptions): Promise<T> {
    const namespace = options.namespace ?? object.metadata.namespace ?? "";
    await this.#act("create", object.metadata.name ?? "", { ...options, namespace }, { object });
    const draft = { ...object, apiVersion: apiVersionOf(this.#type), kind: this.#type.kind } as LooseObject;
    return this.#typed(this.#tracker.create(this.#type, draft, { namespace, dryRun: options.dryRun }));
  }

  async update(object: T, options: WriteOptions): Promise<T> {
    return this.#update(object, "", options);
  }

  async updateStatus(object: T, options: WriteOptions): Promise<T> {
    return this.#update(object, "status", options);
  }

  async updateSubresource(object: T, subresource: string, options: WriteOptions): Promise<T> {
    return this.#update(object, subresource, options);
  }

  async patch(
    name: string,
    patch: { readonly type: PatchType; readonly body: unknown; readonly subresource?: string },
    options: WriteOptions,
  ): Promise<T> {
    const { subresource = "" } = patch;
    await this.#act("patch", name, options, { subresource, object: patch.body });
    const old = this.#tracker.get(this.#type, options.namespace ?? "", name);
    if (subresource === "scale") {
      const scale = applyFakePatch(scaleOf(old), patch) as KubernetesObject as autoscalingv1.Scale;
      const scaled = withReplicas(old, scale.spec.replicas ?? 0);
      return scaleOf(
        this.#tracker.update(this.#type, scaled, { subresource: "", dryRun: options.dryRun }),
      ) as KubernetesObject as T;
    }
    const patched = applyFakePatch(old, patch);
    return this.#typed(this.#tracker.update(this.#type, patched, { subresource, dryRun: options.dryRun }));
  }

  async delete(name: string, options: DeleteOptions): Promise<void> {
    await this.#act("delete", name, options);
    const namespace = options.namespace ?? "";
    const { metadata } = this.#tracker.get(this.#type, namespace, name);
    for (const field of ["uid", "resourceVersion"] as const) {
      const wanted = options.preconditions?.[field];
      if (wanted === undefined || wanted === metadata[field]) continue;
      const label = field === "uid" ? "UID" : "ResourceVersion";
      const why = `Precondition failed: ${label} in precondition: ${wanted}, ${label} in object meta: ${metadata[field] ?? ""}`;
      throw newConflict(this.#type, name, why);
    }
    this.#tracker.delete(this.#type, namespace, name, options);
  }

  async deleteCollection(
    options: DeleteOptions & { readonly labelSelector?: string; readonly fieldSelector?: string },
  ): Promise<void> {
    await this.#act("deletecollection", "", options);
    const selects = newSelection(options);
    for (const object of this.#tracker.all(this.#type).filter(selects)) {
      const { namespace = "", name = "" } = object.metadata;
      this.#tracker.delete(this.#type, namespace, name, options);
    }
  }

  async createSubresource(
    name: string,
    subresource: string,
    object: KubernetesObject,
    options: WriteOptions,
  ): Promise<KubernetesObject> {
    await this.#act("create", name, options, { subresource, object });
    const namespace = options.namespace ?? "";
    const target = this.#tracker.get(this.#type, namespace, name);
    if (subresource === "binding") {
      this.#tracker.put(this.#type, bindPod(target, object, this.#deps.clock));
    } else if (subresource === "eviction") {
      this.#tracker.delete(this.#type, namespace, name, {});
    } else if (subresource === "token") {
      return grantToken(target, object, this.#deps.clock);
    } else {
      throw newNotFound({ group: this.#type.group, resource: `${this.#type.resource}/${subresource}` }, name);
    }
    return { apiVersion: "v1", kind: "Status", metadata: {} };
  }

  async getScale(name: string, options: NamespacedOptions): Promise<autoscalingv1.Scale> {
    await this.#act("get", name, options, { subresource: "scale" });
    return scaleOf(this.#tracker.get(this.#type, options.namespace ?? "", name));
  }

  async #update(object: T, subresource: string, options: WriteOptions): Promise<T> {
    const { name = "", namespace = options.namespace ?? "" } = object.metadata;
    await this.#act("update", name, { ...options, namespace }, { subresource, object });
    const loose: LooseObject = {
      ...object,
      metadata: { ...object.metadata, ...(namespace ? { namespace } : {}) },
    };
    return this.#typed(this.#tracker.update(this.#type, loose, { subresource, dryRun: options.dryRun }));
  }

  async *#open(options: WatchOptions): AsyncGenerator<WatchEvent<T>> {
    const { signal, resourceVersion = "" } = options;
    const { watches } = this.#deps;
    const selects = newSelection(options);
    const buffer = new WatchBuffer<T>(() => {
      watches.delete(buffer);
      signal.removeEventListener("abort", onAbort);
      following[Symbol.dispose]();
    });
    const onAbort = (): void => buffer.fail(signal.reason);
    const fromNow = resourceVersion === "" || resourceVersion === "0";
    const start = fromNow ? Number(this.#tracker.revision) : Number(resourceVersion);
    if (fromNow) {
      for (const object of this.#tracker.all(this.#type).filter(selects)) {
        buffer.push({ type: "ADDED", object: this.#typed(object) });
      }
    }
    if (options.sendInitialEvents) {
      const metadata = { resourceVersion: this.#tracker.revision, annotations: initialEventsEnd };
      buffer.push({ type: "BOOKMARK", object: { metadata } });
    }
    const following = this.#tracker.follow(this.#type, start, (change) => {
      const event = eventFor(change, selects);
      if (event !== undefined) buffer.push({ type: event.type, object: this.#typed(event.object) });
    });
    watches.add(buffer);
    signal.addEventListener("abort", onAbort);
    yield* buffer;
  }

  async #act(
    verb: string,
    name: string,
    options: NamespacedOptions,
    more: { readonly subresource?: string; readonly object?: unknown } = {},
  ): Promise<void> {
    options.signal.throwIfAborted();
    const { namespace = "" } = options;
    await this.#deps.act({ verb, resource: this.#type.resource, subresource: "", namespace, name, ...more });
    options.signal.throwIfAborted();
  }

  /** The tracker keeps objects by resource, so they are of its type. */
  #typed(object: KubernetesObject): T {
    return object as T;
  }
}

function continueKey(object: KubernetesObject): string {
  return `${object.metadata.namespace ?? ""}/${object.metadata.name ?? ""}`;
}

/** What a watcher with a selection sees of a change: objects enter and leave its view. */
function eventFor(
  change: TrackedChange,
  selects: (object: KubernetesObject) => boolean,
): Pick<TrackedChange, "type" | "object"> | undefined {
  const before = change.old !== undefined && selects(change.old);
  const after = change.type !== "DELETED" && selects(change.object);
  if (before && after) return { type: "MODIFIED", object: change.object };
  if (after) return { type: "ADDED", object: change.object };
  return before ? { type: "DELETED", object: change.object } : undefined;
}
