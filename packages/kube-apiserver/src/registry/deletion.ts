import type { corev1, KubernetesObject, metav1 } from "@kubets/api";
import { formatTime, parseTime } from "@kubets/apimachinery";
import { withMetadata } from "./metadata.ts";
import type { Strategy } from "./strategy.ts";

/**
 * What a DELETE does to an object (apiserver registry/generic Store.Delete and rest.BeforeDelete):
 * - `remove`: it goes now. - `update`: it stays, marked; finalizers or its grace period end it later.
 * - `pending`: it was marked before and nothing changes.
 */
export type DeletionPlan =
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly object: KubernetesObject }
  | { readonly kind: "pending" };

export function planDeletion(
  object: KubernetesObject,
  options: metav1.DeleteOptions,
  { strategy, nowMs }: { readonly strategy: Strategy; readonly nowMs: number },
): DeletionPlan {
  if (isNamespace(object)) return planNamespaceDeletion(object, options, strategy, nowMs);
  const graceful = planGrace(object, options, strategy, nowMs);
  if (graceful.kind === "pending") return graceful;
  const finalizers = finalizersFor(object, options, strategy);
  const marked = withFinalizers(graceful.kind === "update" ? graceful.object : object, finalizers);
  if (graceful.kind === "update") {
    const ends = (marked.metadata.deletionGracePeriodSeconds ?? 0) === 0 && finalizers.length === 0;
    return ends ? { kind: "remove" } : { kind: "update", object: marked };
  }
  if (finalizers.length === 0) return { kind: "remove" };
  const object2 = markDeleted(marked, nowMs);
  return object2 === object ? { kind: "pending" } : { kind: "update", object: object2 };
}

type GracePlan = { readonly kind: "none" } | Exclude<DeletionPlan, { kind: "remove" }>;

/** The part of the plan about grace periods; `none` when deletion is not graceful for this object. */
function planGrace(
  object: KubernetesObject,
  options: metav1.DeleteOptions,
  strategy: Strategy,
  nowMs: number,
): GracePlan {
  const { deletionTimestamp, deletionGracePeriodSeconds: left = 0, generation } = object.metadata;
  const asked = options.gracePeriodSeconds;
  if (!strategy.gracefulDeletion) return { kind: "none" };
  if (deletionTimestamp !== undefined) {
    if (left === 0) return { kind: "none" };
    // A grace period that runs may only be shortened.
    if (asked === undefined || asked >= left) return { kind: "pending" };
    const earlier = parseTime(deletionTimestamp) + (asked - left) * 1000;
    const changes = { deletionTimestamp: formatTime(earlier), deletionGracePeriodSeconds: asked };
    return { kind: "update", object: withMetadata(object, changes) };
  }
  const grace = strategy.gracefulDeletion(object, asked);
  if (grace === undefined) return { kind: "none" };
  const changes = {
    deletionTimestamp: formatTime(nowMs + grace * 1000),
    deletionGracePeriodSeconds: grace,
    ...(generation ? { generation: generation + 1 } : {}),
  };
  return { kind: "update", object: withMetadata(object, changes) };
}

/** Marks an object that finalizers keep: deleted as of now, no grace. The same object when it is marked already. */
export function markDeleted(object: KubernetesObject, nowMs: number): KubernetesObject {
  const { deletionTimestamp, deletionGracePeriodSeconds, generation } = object.metadata;
  if (deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0) return object;
  return withMetadata(object, {
    deletionTimestamp: deletionTimestamp ?? formatTime(nowMs),
    deletionGracePeriodSeconds: 0,
    ...(generation && deletionTimestamp === undefined ? { generation: generation + 1 } : {}),
  });
}

function isNamespace(object: KubernetesObject): object is corev1.Namespace {
  return object.kind === "Namespace" && object.apiVersion === "v1";
}

/**
 * A namespace is emptied before it goes: its first deletion only marks it, and the finalizers in its spec, which
 * the namespace controller takes out, hold it.
 */
function planNamespaceDeletion(
  namespace: corev1.Namespace,
  options: metav1.DeleteOptions,
  strategy: Strategy,
  nowMs: number,
): DeletionPlan {
  const { deletionTimestamp } = namespace.metadata;
  const held = (namespace.spec.finalizers ?? []).length > 0;
  if (deletionTimestamp !== undefined) {
    if (held || (namespace.metadata.finalizers ?? []).length > 0) return { kind: "pending" };
    return { kind: "remove" };
  }
  const finalizers = finalizersFor(namespace, options, strategy);
  if (!held && finalizers.length === 0) return { kind: "remove" };
  const marked = withMetadata(withFinalizers(namespace, finalizers) as corev1.Namespace, {
    deletionTimestamp: formatTime(nowMs),
  });
  const object: corev1.Namespace = { ...marked, status: { ...marked.status, phase: "Terminating" } };
  return { kind: "update", object };
}

/** Whether an update of `old` to `object` is its last: the last finalizer has gone. */
export function endsWithUpdate(object: KubernetesObject, old: KubernetesObject): boolean {
  if (isNamespace(object) && (object.spec.finalizers ?? []).length > 0) return false;
  return (
    (object.metadata.finalizers ?? []).length === 0 &&
    old.metadata.deletionTimestamp !== undefined &&
    (old.metadata.deletionGracePeriodSeconds ?? 0) === 0
  );
}

/** The finalizers after the propagation policy has added or removed the garbage collector's. */
export function finalizersFor(
  object: KubernetesObject,
  options: metav1.DeleteOptions,
  strategy: Strategy,
): readonly string[] {
  const had = object.metadata.finalizers ?? [];
  const policy = propagationOf(had, options, strategy);
  const kept = had.filter((finalizer) => finalizer !== "orphan" && finalizer !== "foregroundDeletion");
  if (policy === "Orphan") return [...kept, "orphan"];
  return policy === "Foreground" ? [...kept, "foregroundDeletion"] : kept;
}

function propagationOf(
  had: readonly string[],
  options: metav1.DeleteOptions,
  strategy: Strategy,
): metav1.DeletionPropagation {
  if (options.orphanDependents !== undefined) return options.orphanDependents ? "Orphan" : "Background";
  if (options.propagationPolicy !== undefined) return options.propagationPolicy;
  if (had.includes("orphan")) return "Orphan";
  if (had.includes("foregroundDeletion")) return "Foreground";
  return strategy.defaultPropagation === "orphan" ? "Orphan" : "Background";
}

function withFinalizers(object: KubernetesObject, finalizers: readonly string[]): KubernetesObject {
  const had = object.metadata.finalizers ?? [];
  if (had.length === finalizers.length && had.every((finalizer, i) => finalizer === finalizers[i]))
    return object;
  return withMetadata(object, { finalizers: finalizers.length === 0 ? undefined : finalizers });
}
