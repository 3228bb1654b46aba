import type { KubernetesObject, metav1 } from "@kubets/api";
import { deepEqual, semanticEqual } from "@kubets/apimachinery";
import { withMetadata } from "../metadata.ts";

/**
 * The object with the managedFields of `old` when nothing else than their times differs: that is no change
 * (apiserver fieldmanager.IgnoreManagedFieldsTimestampsTransformer).
 */
export function withoutNewTimes(object: KubernetesObject, old: KubernetesObject): KubernetesObject {
  const { managedFields } = object.metadata;
  const { managedFields: before } = old.metadata;
  if (!managedFields || !before || managedFields === before) return object;
  if (!sameButTimes(managedFields, before)) return object;
  const { metadata, ...rest } = object;
  const { metadata: oldMetadata, ...oldRest } = old;
  const restored = withMetadata(object, { managedFields: before });
  return semanticEqual({ ...metadata, managedFields: before }, oldMetadata) && semanticEqual(rest, oldRest)
    ? restored
    : object;
}

type Entries = readonly metav1.ManagedFieldsEntry[];

function sameButTimes(entries: Entries, others: Entries): boolean {
  if (entries.length !== others.length) return false;
  return entries.every((entry, i) => {
    const other = others[i];
    if (entry === other) return true;
    return other !== undefined && deepEqual({ ...entry, time: undefined }, { ...other, time: undefined });
  });
}
