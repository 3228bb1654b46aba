/** What a namespace that is being deleted says about how far it is (Kubernetes v1.36, namespaced_resources_deleter). */
import { setCondition } from "@kubets/apimachinery";
import type { corev1 } from "@kubets/api";

/** What is left of one resource. */
export interface Remaining {
  /** `pods.` or `deployments.apps`. */
  readonly resource: string;
  readonly count: number;
  /** How many objects each finalizer holds. */
  readonly finalizers: ReadonlyMap<string, number>;
}

/** The conditions after a pass over the namespace's content. `failure` is the first error of it. */
export function deletionConditions(
  current: readonly corev1.NamespaceCondition[] | undefined,
  remaining: readonly Remaining[],
  failure: string | undefined,
  nowMs: number,
): readonly corev1.NamespaceCondition[] {
  const left = remaining.filter(({ count }) => count > 0);
  const wanted: readonly corev1.NamespaceCondition[] = [
    condition(
      "NamespaceDeletionDiscoveryFailure",
      "ResourcesDiscovered",
      "All resources successfully discovered",
    ),
    condition(
      "NamespaceDeletionGroupVersionParsingFailure",
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ),
    failure === undefined
      ? condition(
          "NamespaceDeletionContentFailure",
          "ContentDeleted",
          "All content successfully deleted, may be waiting on finalization",
        )
      : condition(
          "NamespaceDeletionContentFailure",
          "ContentDeletionFailed",
          `Failed to delete all resource types, 1 remaining: ${failure}`,
          "True",
        ),
    left.length === 0
      ? condition("NamespaceContentRemaining", "ContentRemoved", "All content successfully removed")
      : condition(
          "NamespaceContentRemaining",
          "SomeResourcesRemain",
          `Some resources are remaining: ${remainingText(left)}`,
          "True",
        ),
    finalizersText(left) === ""
      ? condition(
          "NamespaceFinalizersRemaining",
          "ContentHasNoFinalizers",
          "All content-preserving finalizers finished",
        )
      : condition(
          "NamespaceFinalizersRemaining",
          "SomeFinalizersRemain",
          `Some content in the namespace has finalizers remaining: ${finalizersText(left)}`,
          "True",
        ),
  ];
  return wanted.reduce(
    (conditions, one) => setCondition(conditions, one, nowMs),
    current ?? ([] as readonly corev1.NamespaceCondition[]),
  );
}

function condition(
  type: string,
  reason: string,
  message: string,
  status: corev1.ConditionStatus = "False",
): corev1.NamespaceCondition {
  return { type, status, reason, message };
}

function remainingText(left: readonly Remaining[]): string {
  return left
    .map(({ resource, count }) => `${resource} has ${String(count)} resource instances`)
    .sort()
    .join(", ");
}

function finalizersText(left: readonly Remaining[]): string {
  const totals = new Map<string, number>();
  for (const { finalizers } of left) {
    for (const [name, count] of finalizers) totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return [...totals]
    .map(([name, count]) => `${name} in ${String(count)} resource instances`)
    .sort()
    .join(", ");
}
