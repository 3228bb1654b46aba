import type { metav1 } from "@kubets/api";
import type { JsonObject } from "../patch/json.ts";

/** Who writes, through what: what a managedFields entry says besides its fields. */
export interface FieldWriter {
  /** At most 128 printable characters. */
  readonly manager: string;
  /** The version the manager wrote in; its entry's fields are in terms of that version. */
  readonly apiVersion: string;
  /** "" for the main resource. */
  readonly subresource: string;
  /** RFC 3339, seconds. */
  readonly time: string;
}

/** A field that an apply sets differently from the managers that own it. */
export interface FieldConflict {
  /** As in Kubernetes' message: `"kubectl-client-side-apply" using apps/v1 at 2026-01-02T03:04:05Z`. */
  readonly manager: string;
  /** `.spec.replicas`, `.spec.template.spec.containers[name="web"].image`. */
  readonly field: string;
}

export type ApplyResult =
  | { readonly kind: "applied"; readonly object: JsonObject; readonly managedFields: ManagedFields }
  | { readonly kind: "conflicts"; readonly conflicts: readonly FieldConflict[] };

export type ManagedFields = readonly metav1.ManagedFieldsEntry[];

/**
 * Who owns which field of one resource's objects. Pure: objects are canonical JSON in the stored version, and stay
 * as they are. Made once for a resource (and version of it) by `createFieldManager`.
 */
export interface FieldManager {
  /**
   * What `metadata.managedFields` becomes when `by` writes `object` over `live` (undefined: creates it) by any verb
   * but apply. Fields that differ from `live` become the writer's; fields that are gone are nobody's. The entry
   * keeps its time when its fields stay the same. `object.metadata.managedFields` as sent: absent or empty leaves
   * those of `live`, one empty entry resets all of them.
   */
  update(live: JsonObject | undefined, object: JsonObject, by: FieldWriter): ManagedFields;
  /**
   * Merges what a manager wants into `live` (undefined: creates it). Fields that the manager had applied before,
   * no longer wants and nobody else owns are removed. Conflicts come back unless `force` takes the fields over.
   * `object` carries the managedFields of `managedFields`; what defaults and admission change after it is added
   * by an `update` of theirs.
   */
  apply(
    live: JsonObject | undefined,
    configuration: JsonObject,
    by: FieldWriter,
    options: { readonly force: boolean },
  ): ApplyResult;
}

export interface FieldManagerOptions {
  /** The kind and version that writers name fields in. */
  readonly apiVersion: string;
  readonly kind: string;
  /** An object seen in another version of its resource; undefined when there is no such version. */
  readonly inVersion: (object: JsonObject, apiVersion: string) => JsonObject | undefined;
  /** Paths that no writer of this (sub)resource comes to own: `status` on the main one, all but it on `status`. */
  readonly resetFields: readonly (readonly string[])[];
}
