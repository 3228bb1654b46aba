import type { KubernetesObject, metav1 } from "@kubets/api";

/** A copy with `changes` laid over metadata; undefined removes a field. */
export function withMetadata<T extends KubernetesObject>(
  object: T,
  changes: { readonly [K in keyof metav1.ObjectMeta]?: metav1.ObjectMeta[K] | undefined },
): T {
  const metadata: Record<string, unknown> = {};
  // Not a copy that fields are deleted from: V8 reads such an object slowly for the rest of its life.
  const asked: Readonly<Record<string, unknown>> = changes;
  for (const [field, value] of Object.entries(object.metadata))
    if (!(field in asked)) metadata[field] = value;
    else if (asked[field] !== undefined) metadata[field] = asked[field];
  for (const [field, value] of Object.entries(asked)) if (value !== undefined) metadata[field] = value;
  return { ...object, metadata };
}

export function withResourceVersion<T extends KubernetesObject>(object: T, revision: number): T {
  return withMetadata(object, { resourceVersion: String(revision) });
}
