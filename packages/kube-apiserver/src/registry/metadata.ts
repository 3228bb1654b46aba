import type { KubernetesObject, metav1 } from "@kubets/api";

/** A copy with `changes` laid over metadata; undefined removes a field. */
export function withMetadata<T extends KubernetesObject>(
  object: T,
  changes: { readonly [K in keyof metav1.ObjectMeta]?: metav1.ObjectMeta[K] | undefined },
): T {
  const asked: Readonly<Record<string, unknown>> = changes;
  const metadata: Record<string, unknown> = { ...object.metadata };
  let removes = false;
  for (const field of Object.keys(asked)) {
    if (asked[field] !== undefined) metadata[field] = asked[field];
    else if (field in metadata) removes = true;
  }
  return { ...object, metadata: removes ? without(metadata, asked) : metadata };
}

/** Not by deleting: V8 reads what fields were deleted from slowly for the rest of its life. */
function without(
  metadata: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of Object.keys(metadata))
    if (!(field in asked) || asked[field] !== undefined) kept[field] = metadata[field];
  return kept;
}

export function withResourceVersion<T extends KubernetesObject>(object: T, revision: number): T {
  return withMetadata(object, { resourceVersion: String(revision) });
}
