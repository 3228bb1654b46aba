import type { KubernetesList, KubernetesObject, ResourceType, autoscalingv1, metav1 } from "@kubets/api";

/**
 * What components use to reach the API: typed verbs over NATS. Failures of the API reject with `StatusError`
 * (`isNotFound(err)`, `isConflict(err)` …); a transport failure becomes a StatusError with reason ServiceUnavailable
 * or Timeout, so callers have one thing to look at. Nothing here retries: loops do (workqueue, reflector).
 */
export interface Client {
  resource<T extends KubernetesObject>(type: ResourceType<T>): ResourceClient<T>;
  /** GET of a non-resource path such as `/version` or `/readyz`; resolves with the body on 200. */
  raw(path: string, options: RequestOptions): Promise<Uint8Array>;
}

export interface RequestOptions {
  readonly signal: AbortSignal;
  /** Deadline of the call in ms; default 30,000. Watches have none. */
  readonly timeoutMs?: number;
  readonly traceparent?: string;
}

export interface NamespacedOptions extends RequestOptions {
  /** Left out for cluster-scoped resources and for lists over all namespaces. */
  readonly namespace?: string;
}

export interface ListOptions extends NamespacedOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly limit?: number;
  readonly continue?: string;
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan";
}

export interface WatchOptions extends Omit<ListOptions, "limit" | "continue"> {
  readonly allowWatchBookmarks?: boolean;
  readonly sendInitialEvents?: boolean;
  readonly timeoutSeconds?: number;
}

export interface WriteOptions extends NamespacedOptions {
  readonly fieldManager?: string;
  readonly dryRun?: boolean;
}

export interface DeleteOptions extends NamespacedOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: "Background" | "Foreground" | "Orphan";
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}

export type PatchType =
  | "application/json-patch+json"
  | "application/merge-patch+json"
  | "application/strategic-merge-patch+json"
  | "application/apply-patch+yaml";

/** What a caller gives to create: the server fills apiVersion and kind from the type, and the rest of metadata. */
export type Draft<T extends KubernetesObject> = Omit<T, "apiVersion" | "kind" | "metadata" | "status"> & {
  readonly metadata: metav1.ObjectMeta;
} & Partial<Pick<T & { status: unknown }, "status">>;

export interface ResourceClient<T extends KubernetesObject> {
  get(name: string, options: NamespacedOptions): Promise<T>;
  list(options: ListOptions): Promise<KubernetesList<T>>;
  /** Events from `resourceVersion` on. Ends when the server ends it; throws StatusError (Expired …) on ERROR events. */
  watch(options: WatchOptions): AsyncIterable<WatchEvent<T>>;
  create(object: Draft<T>, options: WriteOptions): Promise<T>;
  /** Sends `metadata.resourceVersion`: a Conflict means re-read and decide again. */
  update(object: T, options: WriteOptions): Promise<T>;
  updateStatus(object: T, options: WriteOptions): Promise<T>;
  /** Update of another subresource whose body is the whole object: `finalize`, `approval`. */
  updateSubresource(object: T, subresource: string, options: WriteOptions): Promise<T>;
  patch(
    name: string,
    patch: { readonly type: PatchType; readonly body: unknown; readonly subresource?: string },
    options: WriteOptions,
  ): Promise<T>;
  delete(name: string, options: DeleteOptions): Promise<void>;
  deleteCollection(
    options: DeleteOptions & { readonly labelSelector?: string; readonly fieldSelector?: string },
  ): Promise<void>;
  /** POST to a subresource: `binding`, `eviction`, `token`. */
  createSubresource(
    name: string,
    subresource: string,
    object: KubernetesObject,
    options: WriteOptions,
  ): Promise<KubernetesObject>;
  getScale(name: string, options: NamespacedOptions): Promise<autoscalingv1.Scale>;
}

export type WatchEvent<T> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly object: T }
  | { readonly type: "BOOKMARK"; readonly object: Pick<KubernetesObject, "metadata"> };
