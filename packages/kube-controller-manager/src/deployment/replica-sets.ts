/** Which ReplicaSet of a Deployment is the new one, which are old, and what a new one looks like. */
import { newControllerReference } from "@kubets/apimachinery";
import type { appsv1 } from "@kubets/api";
import type { Draft } from "@kubets/client";
import { equalTemplates, podTemplateHash, podTemplateHashLabel } from "../framework/template-hash.ts";
import { maxRevision, newReplicaSetAnnotations, revisionOf, withReplicasAnnotations } from "./annotations.ts";
import { compareCreation, newReplicaSetSize, rolloutBounds, wantedReplicas } from "./rollout-math.ts";

/** The oldest ReplicaSet with the Deployment's template: of several all but one are old. */
export function findNewReplicaSet(
  deployment: appsv1.Deployment,
  replicaSets: readonly appsv1.ReplicaSet[],
): appsv1.ReplicaSet | undefined {
  return [...replicaSets]
    .sort(compareCreation)
    .find((replicaSet) => equalTemplates(replicaSet.spec.template, deployment.spec.template));
}

/** The ReplicaSet with the Deployment's sizes in its annotations, and perhaps another size. */
export function resized(
  deployment: appsv1.Deployment,
  replicaSet: appsv1.ReplicaSet,
  replicas: number,
): appsv1.ReplicaSet {
  const desired = wantedReplicas(deployment);
  const annotations = withReplicasAnnotations(replicaSet.metadata.annotations ?? {}, {
    desired,
    max: desired + rolloutBounds(deployment).maxSurge,
  });
  return {
    ...replicaSet,
    metadata: { ...replicaSet.metadata, annotations },
    spec: { ...replicaSet.spec, replicas },
  };
}

/** The new ReplicaSet as it must be at the latest revision: annotations and minReadySeconds follow the Deployment. */
export function atLatestRevision(
  deployment: appsv1.Deployment,
  replicaSet: appsv1.ReplicaSet,
  old: readonly appsv1.ReplicaSet[],
): appsv1.ReplicaSet {
  const { minReadySeconds } = deployment.spec;
  const { minReadySeconds: _stale, ...spec } = replicaSet.spec;
  const annotations = newReplicaSetAnnotations(
    deployment,
    replicaSet.metadata.annotations ?? {},
    maxRevision(old) + 1,
  );
  return {
    ...replicaSet,
    metadata: { ...replicaSet.metadata, annotations },
    spec: minReadySeconds ? { ...spec, minReadySeconds } : spec,
  };
}

/** The ReplicaSet to create for the Deployment's template. */
export function draftReplicaSet(
  deployment: appsv1.Deployment,
  old: readonly appsv1.ReplicaSet[],
): Draft<appsv1.ReplicaSet> {
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = podTemplateHash(template, deployment.status.collisionCount);
  const labels = { ...template.metadata.labels, [podTemplateHashLabel]: hash };
  const desired = wantedReplicas(deployment);
  const annotations = withReplicasAnnotations(
    newReplicaSetAnnotations(deployment, {}, maxRevision(old) + 1),
    { desired, max: desired + rolloutBounds(deployment).maxSurge },
  );
  return {
    metadata: {
      name: `${deployment.metadata.name ?? ""}-${hash}`,
      namespace: deployment.metadata.namespace ?? "",
      labels,
      annotations,
      ownerReferences: [newControllerReference(deployment)],
    },
    spec: {
      replicas: newReplicaSetSize(deployment, old, 0),
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [podTemplateHashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

/** Old ReplicaSets that the history limit leaves no room for; only empty ones, lowest revision first. */
export function surplusHistory(
  deployment: appsv1.Deployment,
  old: readonly appsv1.ReplicaSet[],
): readonly appsv1.ReplicaSet[] {
  const limit = deployment.spec.revisionHistoryLimit;
  const alive = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (limit === undefined || alive.length <= limit) return [];
  return alive
    .sort((a, b) => revisionOf(a) - revisionOf(b) || compareCreation(a, b))
    .slice(0, alive.length - limit)
    .filter(
      ({ metadata, spec, status }) =>
        status.replicas === 0 &&
        (spec.replicas ?? 1) === 0 &&
        (metadata.generation ?? 0) <= (status.observedGeneration ?? 0),
    );
}

/** The only ReplicaSet with pods wanted, or the newest when none has any; undefined when several have. */
export function activeOrLatest(
  newReplicaSet: appsv1.ReplicaSet | undefined,
  old: readonly appsv1.ReplicaSet[],
): appsv1.ReplicaSet | undefined {
  const all = newReplicaSet ? [...old, newReplicaSet] : old;
  const active = all.filter((replicaSet) => wantedReplicas(replicaSet) > 0);
  if (active.length > 1) return undefined;
  return active[0] ?? newReplicaSet ?? [...old].sort(compareCreation).at(-1);
}
