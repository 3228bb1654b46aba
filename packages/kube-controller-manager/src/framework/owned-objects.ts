import { controllerOf, matchesLabels, selectorFromObject } from "@kubets/apimachinery";
import { apiVersionOf, resources } from "@kubets/api";
import type { KubernetesObject, ResourceType, metav1 } from "@kubets/api";
import { keyOf } from "@kubets/client";
import type { Informer, InformerFactory, Lister } from "@kubets/client";
import type { Expectations } from "./expectations.ts";

/** Index of objects by the uid of their controller; those without one are under `orphansOf(namespace)`. */
export const controllerIndex = "controller";
/** Index of pods by node. */
export const nodeIndex = "node";

/** Adds the indexes that several controllers read. Once per process, before the informers run. */
export function addSharedIndexes(informers: InformerFactory): void {
  const pods = informers.informer(resources.pods);
  pods.addIndex(controllerIndex, controllerIndexValues);
  pods.addIndex(nodeIndex, (pod) => (pod.spec.nodeName ? [pod.spec.nodeName] : []));
  informers.informer(resources.replicasets).addIndex(controllerIndex, controllerIndexValues);
  informers.informer(resources.jobs).addIndex(controllerIndex, controllerIndexValues);
  informers.informer(resources.controllerrevisions).addIndex(controllerIndex, controllerIndexValues);
}

/** What an owner may claim: what it controls and what nobody controls in its namespace. */
export function claimCandidates<T extends KubernetesObject>(
  lister: Lister<T>,
  owner: KubernetesObject,
): readonly T[] {
  return [
    ...ownedObjects(lister, owner),
    ...lister.byIndex(controllerIndex, orphansOf(owner.metadata.namespace)),
  ];
}

export function ownedObjects<T extends KubernetesObject>(
  lister: Lister<T>,
  owner: KubernetesObject,
): readonly T[] {
  return lister.byIndex(controllerIndex, owner.metadata.uid ?? "");
}

function controllerIndexValues(object: KubernetesObject): readonly string[] {
  return [controllerOf(object)?.uid ?? orphansOf(object.metadata.namespace)];
}

function orphansOf(namespace: string | undefined): string {
  return `orphans/${namespace ?? ""}`;
}

/** True when the owner's label selector is not empty and matches. */
export function selectsByLabels(
  selector: metav1.LabelSelector | undefined,
  object: KubernetesObject,
): boolean {
  const isEmpty = !selector?.matchExpressions?.length && !Object.keys(selector?.matchLabels ?? {}).length;
  return !isEmpty && matchesLabels(selectorFromObject(selector), object.metadata.labels);
}

/**
 * Turns events of owned objects into keys of their owners: of the controller, and, for an object that nobody
 * controls, of every owner that selects it and may adopt it. Keeps `expectations` up to date on the way.
 */
export function watchOwned<O extends KubernetesObject, T extends KubernetesObject>(options: {
  readonly objects: Informer<T>;
  readonly owners: Informer<O>;
  readonly ownerType: ResourceType<O>;
  readonly selects: (owner: O, object: T) => boolean;
  readonly enqueue: (key: string) => void;
  readonly expectations?: Expectations;
}): Disposable {
  const { objects, owners, ownerType, expectations, enqueue } = options;
  const apiVersion = apiVersionOf(ownerType);

  const ownerKey = (object: T): string | undefined => {
    const reference = controllerOf(object);
    if (reference?.kind !== ownerType.kind || reference.apiVersion !== apiVersion) return undefined;
    const owner = owners.lister.get(object.metadata.namespace ?? "", reference.name);
    return owner?.metadata.uid === reference.uid && owner ? keyOf(owner) : undefined;
  };
  const enqueueAdopters = (object: T): void => {
    if (controllerOf(object) || object.metadata.deletionTimestamp !== undefined) return;
    for (const owner of owners.lister.list(object.metadata.namespace)) {
      if (options.selects(owner, object)) enqueue(keyOf(owner));
    }
  };
  const onGone = (object: T): void => {
    const key = ownerKey(object);
    if (key === undefined) return;
    expectations?.deletionObserved(key, keyOf(object));
    enqueue(key);
  };

  return objects.addHandler({
    onAdd: (object) => {
      if (object.metadata.deletionTimestamp !== undefined) return onGone(object);
      const key = ownerKey(object);
      if (key === undefined) return enqueueAdopters(object);
      expectations?.creationObserved(key);
      enqueue(key);
    },
    onUpdate: (object, old) => {
      const key = ownerKey(object);
      const oldKey = ownerKey(old);
      if (oldKey !== undefined && oldKey !== key) enqueue(oldKey);
      if (object.metadata.deletionTimestamp !== undefined) return onGone(object);
      if (key === undefined) return enqueueAdopters(object);
      enqueue(key);
    },
    onDelete: onGone,
  });
}

/** Enqueues every object of an informer that is added, changed or deleted. */
export function watchKeys<T extends KubernetesObject>(
  informer: Informer<T>,
  enqueue: (key: string) => void,
): Disposable {
  const handle = (object: T): void => enqueue(keyOf(object));
  return informer.addHandler({ onAdd: handle, onUpdate: handle, onDelete: handle });
}
