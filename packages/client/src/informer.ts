import type { KubernetesObject, ResourceType } from "@kubets/api";

/**
 * A local copy of one resource, kept up to date by list and watch (the `Reflector` behind it), as client-go's
 * SharedInformer. Eventually consistent: it lags the server, never goes back per object, and may skip states
 * in between. Objects are read-only and shared.
 */
export interface Informer<T extends KubernetesObject> {
  readonly lister: Lister<T>;
  /** True after the first full list. Absence of an object before that proves nothing. */
  readonly hasSynced: boolean;
  /** Handlers run synchronously, in order of events; they only map to keys and enqueue. Late handlers get adds. */
  addHandler(handler: EventHandler<T>): Disposable;
  /** Makes `lister.byIndex(name, value)` work. Before the informer runs. */
  addIndex(name: string, valuesOf: (object: T) => readonly string[]): void;
}

export interface EventHandler<T> {
  readonly onAdd?: (object: T) => void;
  readonly onUpdate?: (object: T, old: T) => void;
  /** `object` is the last state known. */
  readonly onDelete?: (object: T) => void;
}

export interface Lister<T extends KubernetesObject> {
  /** By name; `namespace` "" for cluster-scoped kinds. */
  get(namespace: string, name: string): T | undefined;
  /** All, or those of one namespace; sorted by key. */
  list(namespace?: string): readonly T[];
  byIndex(indexName: string, value: string): readonly T[];
}

/** One informer per resource and selection, shared by everything in a process. */
export interface InformerFactory {
  informer<T extends KubernetesObject>(
    type: ResourceType<T>,
    options?: {
      readonly namespace?: string;
      readonly labelSelector?: string;
      readonly fieldSelector?: string;
    },
  ): Informer<T>;
  /** Lists and watches until `signal` aborts; informers asked for later start at once. */
  run(options: { readonly signal: AbortSignal }): Promise<void>;
  /** Resolves when every informer asked for so far has synced. */
  waitForSync(options: { readonly signal: AbortSignal }): Promise<void>;
}

/** `namespace/name`, or `name` for cluster scope: the key of workqueues. */
export function keyOf(object: KubernetesObject): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name ?? ""}` : (name ?? "");
}

export function splitKey(key: string): { readonly namespace: string; readonly name: string } {
  const slash = key.indexOf("/");
  return slash < 0
    ? { namespace: "", name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
