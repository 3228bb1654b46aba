import { isConflict, isNotFound, semanticEqual } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { watchKeys } from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { deletionConditions } from "./namespace-conditions.ts";
import { deleteContent } from "./namespace-content.ts";

const namespaceFinalizer = "kubernetes";
/** How often to look whether what remained is gone. Pods that end bring the namespace back sooner. */
const remainingRetryMs = 1_000;

/** Empties namespaces that are being deleted, and lets them go. */
export function createNamespaceController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const namespaces = informers.informer(resources.namespaces);
  const pods = informers.informer(resources.pods);
  const resource = client.resource(resources.namespaces);

  const sync = async (name: string, signal: AbortSignal): Promise<"done" | "waiting"> => {
    const cached = namespaces.lister.get("", name);
    if (!cached || !isLeaving(cached)) return "done";
    const pass = await deleteContent(client, name, signal);
    // Read again: the cache may lag behind the last pass's own write.
    const fresh = await resource.get(name, { signal });
    if (!isLeaving(fresh)) return "done";
    const isEmpty = pass.errors.length === 0 && pass.remaining.every(({ count }) => count === 0);
    const failure = pass.errors.length > 0 ? messageOf(pass.errors[0]) : undefined;
    const conditions = deletionConditions(fresh.status.conditions, pass.remaining, failure, clock.now());
    const status = { ...fresh.status, phase: "Terminating", conditions } as const;
    const current = semanticEqual(status, fresh.status)
      ? fresh
      : await resource.updateStatus({ ...fresh, status }, { signal });
    if (failure !== undefined) throw pass.errors[0];
    if (!isEmpty) return "waiting";
    const finalizers = (current.spec.finalizers ?? []).filter(
      (finalizer) => finalizer !== namespaceFinalizer,
    );
    const { finalizers: _finalizers, ...spec } = current.spec;
    const finalized = { ...current, spec: finalizers.length > 0 ? { ...spec, finalizers } : spec };
    await resource.updateSubresource(finalized, "finalize", { signal });
    return "done";
  };

  return createQueueController({
    name: "namespace-controller",
    context,
    subscribe: (queue) => [
      watchKeys(namespaces, (key) => queue.add(key)),
      pods.addHandler({
        onDelete: ({ metadata }) => {
          const namespace = namespaces.lister.get("", metadata.namespace ?? "");
          if (namespace && isLeaving(namespace)) queue.add(namespace.metadata.name ?? "");
        },
      }),
    ],
    sync: async (name, { signal, queue }) => {
      try {
        if ((await sync(name, signal)) === "waiting") queue.addAfter(name, remainingRetryMs);
      } catch (err: unknown) {
        if (isNotFound(err)) return;
        if (!isConflict(err)) throw err;
        queue.add(name);
      }
    },
  });
}

function isLeaving({ metadata, spec }: corev1.Namespace): boolean {
  return metadata.deletionTimestamp !== undefined && (spec.finalizers ?? []).includes(namespaceFinalizer);
}
