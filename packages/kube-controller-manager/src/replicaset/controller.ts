import { controllerOf } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { controllerIndex, ownedObjects } from "../framework/owned-objects.ts";
import { createReplicatedController, podsOfFamily } from "./replicated-controller.ts";

/** ReplicaSets. */
export function createReplicaSetController(context: ControllerContext): Controller {
  const replicaSets = context.informers.informer(resources.replicasets);
  return createReplicatedController(context, {
    name: "replicaset-controller",
    component: "replicaset-controller",
    type: resources.replicasets,
    selectorOf: (owner) => owner.spec.selector,
    relatedPods: (owner, pods) => {
      const uid = controllerOf(owner)?.uid;
      const sisters = uid === undefined ? [] : replicaSets.lister.byIndex(controllerIndex, uid);
      return podsOfFamily(owner, sisters, pods);
    },
    countsTerminating: true,
  });
}

/** ReplicationControllers: ReplicaSets with a simpler selector. */
export function createReplicationController(context: ControllerContext): Controller {
  return createReplicatedController(context, {
    name: "replicationcontroller-controller",
    component: "replication-controller",
    type: resources.replicationcontrollers,
    selectorOf: (owner) => (owner.spec.selector ? { matchLabels: owner.spec.selector } : undefined),
    relatedPods: (owner, pods) => ownedObjects(pods.lister, owner),
    countsTerminating: false,
  });
}
