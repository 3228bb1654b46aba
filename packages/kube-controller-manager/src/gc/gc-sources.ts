/** Where the garbage collector sees objects: caches that others keep anyway, and for the rest its own watches. */
import { allResources, resources } from "@kubets/api";
import type { KubernetesObject, ResourceType } from "@kubets/api";
import { keyOf } from "@kubets/client";
import type { ReflectorTarget } from "@kubets/client";

/** Resources that other controllers cache whole. */
export const sharedTypes: readonly ResourceType[] = [
  resources.pods,
  resources.replicasets,
  resources.deployments,
  resources.statefulsets,
  resources.daemonsets,
  resources.jobs,
  resources.cronjobs,
  resources.replicationcontrollers,
  resources.controllerrevisions,
  resources.services,
  resources.endpoints,
  resources.endpointslices,
  resources.namespaces,
  resources.nodes,
  resources.leases,
  resources.serviceaccounts,
  resources.persistentvolumeclaims,
  resources.poddisruptionbudgets,
];

const notCollected = new Set([
  // Events own nothing, belong to nobody, and are many.
  "/events",
  "events.k8s.io/events",
]);

/** Resources that only the garbage collector watches; of each only names and references are kept. */
export const ownTypes: readonly ResourceType[] = allResources.filter(
  (type) =>
    type.verbs.includes("watch") &&
    type.verbs.includes("delete") &&
    !notCollected.has(`${type.group}/${type.resource}`) &&
    !(type.group === "autoscaling" && type.version === "v1") &&
    !sharedTypes.some((shared) => shared.group === type.group && shared.resource === type.resource),
);

/** Turns what a reflector sees into single changes, keeping no more than names and uids. */
export class UidTarget implements ReflectorTarget<KubernetesObject> {
  readonly #uids = new Map<string, string>();
  readonly #synced = Promise.withResolvers<void>();
  readonly #onSet: (object: KubernetesObject) => void;
  readonly #onRemove: (uid: string) => void;

  constructor(handlers: {
    readonly onSet: (object: KubernetesObject) => void;
    readonly onRemove: (uid: string) => void;
  }) {
    this.#onSet = handlers.onSet;
    this.#onRemove = handlers.onRemove;
  }

  get synced(): Promise<void> {
    return this.#synced.promise;
  }

  replace(objects: readonly KubernetesObject[]): void {
    const present = new Set(objects.map(keyOf));
    for (const key of [...this.#uids.keys()]) if (!present.has(key)) this.#remove(key);
    for (const object of objects) this.#set(object);
    this.#synced.resolve();
  }

  apply(type: "ADDED" | "MODIFIED" | "DELETED", object: KubernetesObject): void {
    if (type === "DELETED") this.#remove(keyOf(object));
    else this.#set(object);
  }

  #set(object: KubernetesObject): void {
    const key = keyOf(object);
    const uid = object.metadata.uid ?? "";
    if (this.#uids.get(key) !== uid) this.#remove(key);
    this.#uids.set(key, uid);
    this.#onSet(object);
  }

  #remove(key: string): void {
    const uid = this.#uids.get(key);
    if (uid === undefined) return;
    this.#uids.delete(key);
    this.#onRemove(uid);
  }
}
