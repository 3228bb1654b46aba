import type { metav1 } from "@kubets/api";
import { compareText, isJsonObject } from "@kubets/apimachinery";

type Entries = readonly metav1.ManagedFieldsEntry[];

const scaleVersion = "autoscaling/v1";
/** `spec.replicas`, in the Scale as in what it scales. */
const replicas = { "f:spec": { "f:replicas": {} } };

/** Who owns the replicas of a workload, as entries of its Scale. */
export function scaleEntries(parent: Entries, parentVersion: string): Entries {
  return parent
    .filter((entry) => entry.apiVersion === parentVersion && hasReplicas(entry))
    .map((entry) => ({ ...entry, apiVersion: scaleVersion, fieldsV1: replicas }));
}

/**
 * The entries of a workload after those of its Scale have changed (apimachinery managedfields.ScaleHandler): who
 * lost the replicas there loses them here, and who came to own them gets an entry of its own.
 */
export function parentEntries(parent: Entries, scale: Entries, parentVersion: string): Entries {
  const owners = new Map(scale.filter(hasReplicas).map((entry) => [identityOf(entry), entry]));
  const kept = parent.flatMap((entry) => {
    if (entry.apiVersion !== parentVersion) return [];
    if (!hasReplicas(entry)) return [entry];
    if (owners.delete(identityOf(entry))) return [entry];
    const fieldsV1 = withoutReplicas(entry.fieldsV1);
    return fieldsV1 === undefined ? [] : [{ ...entry, fieldsV1 }];
  });
  const gained = [...owners.values()].map(({ time: _time, ...entry }) => ({
    ...entry,
    apiVersion: parentVersion,
    fieldsV1: replicas,
  }));
  return [...kept, ...gained].toSorted(byOperationAndTime);
}

/** The order that entries are kept in. */
function byOperationAndTime(a: metav1.ManagedFieldsEntry, b: metav1.ManagedFieldsEntry): number {
  return (
    compareText(a.operation ?? "", b.operation ?? "") ||
    compareText(a.time ?? "", b.time ?? "") ||
    compareText(a.manager ?? "", b.manager ?? "") ||
    compareText(a.subresource ?? "", b.subresource ?? "")
  );
}

function identityOf({ manager, operation, subresource }: metav1.ManagedFieldsEntry): string {
  return JSON.stringify([manager, operation, subresource]);
}

function hasReplicas({ fieldsV1 }: metav1.ManagedFieldsEntry): boolean {
  const spec = isJsonObject(fieldsV1) ? fieldsV1["f:spec"] : undefined;
  return isJsonObject(spec) && "f:replicas" in spec;
}

/** undefined: nothing else is in it. */
function withoutReplicas(fieldsV1: unknown): unknown {
  if (!isJsonObject(fieldsV1) || !isJsonObject(fieldsV1["f:spec"])) return fieldsV1;
  const { "f:replicas": _replicas, ...spec } = fieldsV1["f:spec"];
  const { "f:spec": _spec, ...others } = fieldsV1;
  const left = Object.keys(spec).length > 0 ? { ...others, "f:spec": spec } : others;
  return Object.keys(left).length === 0 ? undefined : left;
}
