import type { KubernetesObject, metav1 } from "@kubets/api";

/** A copy with `changes` laid over metadata; undefined removes a field. */
export function withMetadata<T extends KubernetesObject>(
  object: T,
  changes: { readonly [K in keyof metav1.ObjectMeta]?: metav1.ObjectMeta[K] | undefined },
): T {
  const metadata: Record<string, unknown> = { ...object.metadata, ...changes };
  for (const [field, value] of Object.entries(changes)) if (value === undefined) delete metadata[field];
  return { ...object, metadata };
}

export function withResourceVersion<T extends KubernetesObject>(object: T, revision: number): T {
  return withMetadata(object, { resourceVersion: String(revision) });
}
