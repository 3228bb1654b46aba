import { isNotFound, semanticEqual } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1 } from "@kubets/api";
import { keyOf } from "@kubets/client";
import type { Client, Draft, ResourceClient } from "@kubets/client";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { revisionAnnotation } from "./annotations.ts";

interface Signalled {
  readonly signal: AbortSignal;
}

/** The writes of the deployment controller, and the memory of which versions they replaced. */
export class DeploymentWriter {
  readonly #deployments: ResourceClient<appsv1.Deployment>;
  readonly #replicaSets: ResourceClient<appsv1.ReplicaSet>;
  readonly #superseded = new SupersededVersions();

  constructor(deps: { readonly client: Client }) {
    this.#deployments = deps.client.resource(resources.deployments);
    this.#replicaSets = deps.client.resource(resources.replicasets);
  }

  /** The cache lags behind our own writes to these objects. Their next events bring the Deployment back. */
  isStale(deployment: appsv1.Deployment, replicaSets: readonly appsv1.ReplicaSet[]): boolean {
    return (
      this.#superseded.isStale(deploymentKey(deployment), deployment) ||
      replicaSets.some((replicaSet) => this.#superseded.isStale(replicaSetKey(replicaSet), replicaSet))
    );
  }

  async writeStatus(
    deployment: appsv1.Deployment,
    status: appsv1.DeploymentStatus,
    { signal }: Signalled,
  ): Promise<appsv1.Deployment> {
    if (semanticEqual(status, deployment.status)) return deployment;
    const scope = { namespace: deployment.metadata.namespace ?? "", signal };
    const written = await this.#deployments.updateStatus({ ...deployment, status }, scope);
    this.#superseded.note(deploymentKey(deployment), deployment, written);
    return written;
  }

  /** Writes the revision into the Deployment's annotations. */
  async writeRevision(
    deployment: appsv1.Deployment,
    revision: string,
    { signal }: Signalled,
  ): Promise<appsv1.Deployment> {
    const body = { metadata: { annotations: { [revisionAnnotation]: revision } } };
    const { name = "", namespace = "" } = deployment.metadata;
    const patch = { type: "application/merge-patch+json", body } as const;
    const written = await this.#deployments.patch(name, patch, { namespace, signal });
    this.#superseded.note(deploymentKey(deployment), deployment, written);
    return written;
  }

  /** The ReplicaSet as written; itself when nothing differs. */
  async updateReplicaSet(
    current: appsv1.ReplicaSet,
    wanted: appsv1.ReplicaSet,
    { signal }: Signalled,
  ): Promise<appsv1.ReplicaSet> {
    if (semanticEqual(wanted, current)) return current;
    const scope = { namespace: current.metadata.namespace ?? "", signal };
    const written = await this.#replicaSets.update(wanted, scope);
    this.#superseded.note(replicaSetKey(current), current, written);
    return written;
  }

  createReplicaSet(draft: Draft<appsv1.ReplicaSet>, { signal }: Signalled): Promise<appsv1.ReplicaSet> {
    return this.#replicaSets.create(draft, { namespace: draft.metadata.namespace ?? "", signal });
  }

  getReplicaSet(namespace: string, name: string, { signal }: Signalled): Promise<appsv1.ReplicaSet> {
    return this.#replicaSets.get(name, { namespace, signal });
  }

  async deleteReplicaSet(replicaSet: appsv1.ReplicaSet, { signal }: Signalled): Promise<void> {
    const { name = "", namespace = "" } = replicaSet.metadata;
    this.#superseded.forget(replicaSetKey(replicaSet));
    try {
      await this.#replicaSets.delete(name, { namespace, signal });
    } catch (err: unknown) {
      if (!isNotFound(err)) throw err;
    }
  }

  /** The Deployment is gone. */
  forget(key: string): void {
    this.#superseded.forget(`deployment ${key}`);
  }
}

function deploymentKey(deployment: appsv1.Deployment): string {
  return `deployment ${keyOf(deployment)}`;
}

function replicaSetKey(replicaSet: appsv1.ReplicaSet): string {
  return `replicaset ${keyOf(replicaSet)}`;
}
