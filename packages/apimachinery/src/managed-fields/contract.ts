import type { metav1 } from "@kubets/api";
import type { JsonObject } from "../patch/json.ts";

/** Who writes, through what: what a managedFields entry says besides its version and fields. */
export interface FieldWriter {
  /** At most 128 printable characters; "" is written as `unknown`. */
  readonly manager: string;
  /** "" for the main resource. */
  readonly subresource: string;
  /** RFC 3339, seconds. */
  readonly time: string;
}

/** A field that an apply sets differently from the managers that own it. */
export interface FieldConflict {
  /** As in Kubernetes' message: `"kubectl-edit" using apps/v1`, or for who applied only `"argocd"`. */
  readonly manager: string;
  /** `.spec.replicas`, `.spec.template.spec.containers[name="web"].image`. */
  readonly field: string;
}

/** Conflicts come ordered as `conflictMessage` and `conflictCauses` show them. */
export type ApplyResult =
  | { readonly kind: "applied"; readonly object: JsonObject; readonly managedFields: ManagedFields }
  | { readonly kind: "conflicts"; readonly conflicts: readonly FieldConflict[] };

export type ManagedFields = readonly metav1.ManagedFieldsEntry[];

/**
 * Who owns which field of one resource's objects. Pure: what is given stays as it is, and results share parts of it.
 * Made once for a resource, a version of it and a subresource by `createFieldManager`. Live objects are canonical
 * JSON in any version of the resource, with managedFields as a field manager returned them.
 */
export interface FieldManager {
  /**
   * What `metadata.managedFields` becomes when `by` writes `object` over `live` (undefined: creates it) by any verb
   * but apply. Fields that differ from `live` become the writer's, whose entry then has the time of `by`; fields
   * that are gone are nobody's. When nothing differs, the entries of `live` come back as they are.
   *
   * `object.metadata.managedFields` as sent: absent or invalid stands for those of `live`, as it does on a
   * subresource; one empty entry or a list that is there but empty resets all of them. An object that has lost its
   * entries has none until it is applied; the result is then empty.
   *
   * Kubernetes asks before mutating admission: what admission changes is nobody's until the next write. What the
   * body defaults to is in `object`.
   */
  update(live: JsonObject | undefined, object: JsonObject, by: FieldWriter): ManagedFields;
  /**
   * Merges what a manager wants into `live` (undefined: creates it). Fields that the manager had applied before,
   * no longer wants and nobody else owns are removed. Conflicts come back unless `force` takes the fields over.
   *
   * `configuration` is as sent, not normalized or defaulted: what it does not say must not be in it, and fields
   * it should not have are refused. `object` is in the version of the field manager, carries `managedFields`, and
   * has still to be normalized and defaulted; that makes nobody an owner. It is `live` itself when nothing changes.
   * When after that only times differ from `live`, Kubernetes writes nothing.
   *
   * @throws StatusError for a configuration that is of another kind or version, has managedFields or does not
   * fit its type.
   */
  apply(
    live: JsonObject | undefined,
    configuration: JsonObject,
    by: FieldWriter,
    options: { readonly force: boolean },
  ): ApplyResult;
}

export interface FieldManagerOptions {
  /** The kind and version that writers name fields in: that of the request. */
  readonly apiVersion: string;
  readonly kind: string;
  /** The kind's object of which nothing is set, in canonical form: a create owns what differs from it. */
  readonly empty: JsonObject;
  /** An object seen in another version of its resource; undefined when there is no such version. */
  readonly inVersion: (object: JsonObject, apiVersion: string) => JsonObject | undefined;
  /** Paths that no writer of this (sub)resource comes to own: `status` on the main one, `spec` on `status`. */
  readonly resetFields: readonly (readonly string[])[];
}
