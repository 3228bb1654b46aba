import { controllerOf } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { selectsByLabels, watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { DeploymentSync } from "./deployment-sync.ts";

/** Deployments: rollouts over ReplicaSets. */
export function createDeploymentController(context: ControllerContext): Controller {
  const deployments = context.informers.informer(resources.deployments);
  const replicaSets = context.informers.informer(resources.replicasets);
  const pods = context.informers.informer(resources.pods);
  const name = "deployment-controller";
  const recorder = context.recorderFor(name);
  const sync = new DeploymentSync({ context, recorder, deployments, replicaSets, pods });
  return createQueueController({
    name,
    context,
    sync: (key, options) => sync.sync(key, options),
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      return [
        watchKeys(deployments, enqueue),
        watchOwned({
          objects: replicaSets,
          owners: deployments,
          ownerType: resources.deployments,
          selects: (owner, replicaSet) => selectsByLabels(owner.spec.selector, replicaSet),
          enqueue,
        }),
        // Recreate waits for the last old pod to be gone.
        pods.addHandler({
          onDelete: (pod) => {
            const { namespace = "" } = pod.metadata;
            const replicaSet = replicaSets.lister.get(namespace, controllerOf(pod)?.name ?? "");
            const owner = replicaSet && controllerOf(replicaSet);
            const deployment = owner && deployments.lister.get(namespace, owner.name);
            if (deployment?.spec.strategy.type === "Recreate") enqueue(`${namespace}/${owner?.name ?? ""}`);
          },
        }),
      ];
    },
  });
}
