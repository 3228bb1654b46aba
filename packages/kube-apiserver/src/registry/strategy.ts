import type { KubernetesObject } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";

/**
 * What one kind adds to the generic registry. All hooks are synchronous, pure, and treat their input as
 * read-only: they return the same object when nothing changes, else a copy. A kind that needs none has none.
 *
 * Order on create: normalize JSON → `defaults` → `prepareForCreate` → `validate` → allocate (ClusterIP …) → store.
 * Order on update: normalize → `defaults` → `prepareForUpdate` → `validate` + `validateUpdate` → store.
 */
export interface Strategy<T extends KubernetesObject = KubernetesObject> {
  /** Kubernetes' defaults of omitted fields (also applied to objects read with older defaults). */
  readonly defaults?: (object: T) => T;
  /** Drops what clients may not set on create: status, … */
  readonly prepareForCreate?: (object: T, context: RequestContext) => T;
  /**
   * Keeps what an update of this (sub)resource may not change (status on the main resource, spec on /status), and
   * says with `generation` whether metadata.generation grows: default, when `spec` differs.
   */
  readonly prepareForUpdate?: (object: T, old: T, context: RequestContext) => T;
  /** Errors in the order Kubernetes reports them; empty when valid. ObjectMeta is checked by the registry. */
  readonly validate?: (object: T) => readonly FieldError[];
  /** Errors of the change: immutable fields and the like. The object may have errors of its own. */
  readonly validateUpdate?: (object: T, old: T) => readonly FieldError[];
  /** Errors that only a new object is told, besides those of `validate`. */
  readonly validateCreate?: (object: T) => readonly FieldError[];
  /** Errors of a write to `status`, in place of `validate` and `validateUpdate`. */
  readonly validateStatus?: (object: T, old: T) => readonly FieldError[];
  /** Texts for Warning headers. */
  readonly warnings?: (object: T, old: T | undefined) => readonly string[];
  /** How names are checked. Default: DNS subdomain. */
  readonly nameRule?: "dns-label" | "dns-1035-label" | "dns-subdomain" | "path-segment";
  /** Fields beyond metadata.name and metadata.namespace that field selectors may name, with their value. */
  readonly selectableFields?: Readonly<Record<string, (object: T) => string>>;
  /** Grace seconds when deletion is graceful for this object (pods); undefined: delete at once. */
  readonly gracefulDeletion?: (object: T, requestedSeconds: number | undefined) => number | undefined;
  /** The object may be created by PUT to its name (leases, endpoints, …). */
  readonly allowCreateOnUpdate?: boolean;
  /** PUT without resourceVersion is allowed. Default true. */
  readonly allowUnconditionalUpdate?: boolean;
  /** Finalizers or propagation that deletion without an explicit policy uses. Default "background". */
  readonly defaultPropagation?: "background" | "orphan";
  /** Clients may set status on create, as a kubelet does that registers its node. Default false: it is dropped. */
  readonly statusOnCreate?: boolean;
  readonly columns?: readonly Column<T>[];
}

/** A column of `kubectl get`, as the Table has it. `cell` gets the server's time for ages. */
export interface Column<T> {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly format?: string;
  readonly description: string;
  /** 0: always shown; 1: with -o wide. */
  readonly priority: 0 | 1;
  readonly cell: (object: T, nowMs: number) => string | number | boolean;
}

export interface RequestContext {
  readonly subresource: string;
  readonly user: UserInfo;
  readonly nowMs: number;
}

export interface UserInfo {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
}
