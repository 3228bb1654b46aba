import { isNotFound } from "@kubets/apimachinery";
import type { KubernetesObject } from "@kubets/api";
import type { Client, ResourceClient } from "@kubets/client";
import type { GraphNode } from "./graph.ts";

/**
 * The writes of the garbage collector. Each is bound to what the decision was made on: a deletion to the object's
 * version, a patch to its uid or version. What is gone already counts as done.
 */
export class GcWriter {
  readonly #client: Client;
  readonly #signal: AbortSignal;

  constructor(deps: { readonly client: Client; readonly signal: AbortSignal }) {
    this.#client = deps.client;
    this.#signal = deps.signal;
  }

  async delete(node: GraphNode, propagationPolicy: "Background" | "Foreground" | "Orphan"): Promise<void> {
    const { uid, resourceVersion } = node;
    await ignoreNotFound(() =>
      this.#resource(node).delete(node.name, {
        ...this.#scope(node),
        propagationPolicy,
        preconditions: { uid, resourceVersion },
      }),
    );
  }

  async dropOwners(node: GraphNode, ownerUids: readonly string[]): Promise<void> {
    const ownerReferences = ownerUids.map((uid) => ({ $patch: "delete", uid }));
    await ignoreNotFound(() =>
      this.#resource(node).patch(
        node.name,
        {
          type: "application/strategic-merge-patch+json",
          body: { metadata: { ownerReferences, uid: node.uid } },
        },
        this.#scope(node),
      ),
    );
  }

  async removeFinalizer(node: GraphNode, finalizer: string): Promise<void> {
    await ignoreNotFound(async () => {
      const { metadata } = await this.#resource(node).get(node.name, this.#scope(node));
      if (metadata.uid !== node.uid || !metadata.finalizers?.includes(finalizer)) return;
      const finalizers = metadata.finalizers.filter((one) => one !== finalizer);
      const body = { metadata: { resourceVersion: metadata.resourceVersion, finalizers } };
      await this.#resource(node).patch(
        node.name,
        { type: "application/merge-patch+json", body },
        this.#scope(node),
      );
    });
  }

  #resource(node: GraphNode): ResourceClient<KubernetesObject> {
    return this.#client.resource(node.type);
  }

  #scope({ namespace }: GraphNode): { readonly signal: AbortSignal; readonly namespace?: string } {
    return { signal: this.#signal, ...(namespace === "" ? {} : { namespace }) };
  }
}

async function ignoreNotFound(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (err: unknown) {
    if (!isNotFound(err)) throw err;
  }
}
