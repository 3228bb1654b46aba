/** ControllerRevisions: the history of DaemonSets and StatefulSets (Kubernetes v1.36, pkg/controller/history). */
import {
  canonicalJson,
  compareText,
  newControllerReference,
  objectHash,
  semanticEqual,
} from "@kubets/apimachinery";
import type { appsv1, corev1, metav1 } from "@kubets/api";
import type { Draft } from "@kubets/client";

/** An object whose template has a history. */
export interface Versioned {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: metav1.ObjectMeta;
  readonly spec: { readonly template: corev1.PodTemplateSpec };
}

/** Lowest revision first; creation time and name decide between equals. */
export function byRevision(a: appsv1.ControllerRevision, b: appsv1.ControllerRevision): number {
  return (
    a.revision - b.revision ||
    compareText(a.metadata.creationTimestamp ?? "", b.metadata.creationTimestamp ?? "") ||
    compareText(a.metadata.name ?? "", b.metadata.name ?? "")
  );
}

/** What a revision keeps: a patch that puts the template back. `kubectl rollout undo` applies it. */
export function revisionData(owner: Versioned): unknown {
  return { spec: { template: { ...owner.spec.template, $patch: "replace" } } };
}

/** The revision of the owner's present template. `labels` are added to those of the template. */
export function draftRevision(options: {
  readonly owner: Versioned;
  readonly revision: number;
  readonly collisionCount: number | undefined;
  readonly hashLabel: string;
}): Draft<appsv1.ControllerRevision> {
  const { owner } = options;
  const data = revisionData(owner);
  const hash = objectHash(data, options.collisionCount);
  return {
    metadata: {
      name: `${owner.metadata.name ?? ""}-${hash}`,
      namespace: owner.metadata.namespace ?? "",
      labels: { ...owner.spec.template.metadata.labels, [options.hashLabel]: hash },
      ...(owner.metadata.annotations ? { annotations: owner.metadata.annotations } : {}),
      ownerReferences: [newControllerReference(owner)],
    },
    data,
    revision: options.revision,
  };
}

/** What has to be written so that the newest revision is the one of the present template. */
export type HistoryPlan =
  | { readonly kind: "current"; readonly revision: appsv1.ControllerRevision }
  /** An older revision has the same template: it becomes the newest. */
  | { readonly kind: "renumber"; readonly revision: appsv1.ControllerRevision }
  | { readonly kind: "create"; readonly revision: number };

export function planHistory(owner: Versioned, revisions: readonly appsv1.ControllerRevision[]): HistoryPlan {
  const sorted = [...revisions].sort(byRevision);
  const data = revisionData(owner);
  const newest = sorted.at(-1);
  const equal = sorted.findLast((revision) => semanticEqual(revision.data, data));
  const next = (newest?.revision ?? 0) + 1;
  if (!equal) return { kind: "create", revision: next };
  if (equal === newest) return { kind: "current", revision: equal };
  return { kind: "renumber", revision: { ...equal, revision: next } };
}

/** Revisions that nothing uses and the limit leaves no room for, oldest first. */
export function surplusRevisions(
  revisions: readonly appsv1.ControllerRevision[],
  isLive: (revision: appsv1.ControllerRevision) => boolean,
  limit: number,
): readonly appsv1.ControllerRevision[] {
  const unused = revisions.filter((revision) => !isLive(revision)).sort(byRevision);
  return unused.slice(0, Math.max(0, unused.length - limit));
}

/** The template a revision keeps. */
export function templateOf(revision: appsv1.ControllerRevision): corev1.PodTemplateSpec {
  // Written by revisionData, and immutable since.
  const data = revision.data as { readonly spec: { readonly template: corev1.PodTemplateSpec } };
  const { $patch: _patch, ...template } = data.spec.template as corev1.PodTemplateSpec & {
    readonly $patch?: string;
  };
  return template;
}

/** Two revisions, or drafts of them, keep the same. */
export function sameData(a: { readonly data?: unknown }, b: { readonly data?: unknown }): boolean {
  return canonicalJson(a.data) === canonicalJson(b.data);
}
