import { createSigningCleaner, createSigningController } from "./certificates/controllers.ts";
import { createCronJobController } from "./cronjob/controller.ts";
import { createDaemonSetController } from "./daemonset/controller.ts";
import { createDeploymentController } from "./deployment/controller.ts";
import { createDisruptionController } from "./disruption/controller.ts";
import { createEndpointsController } from "./endpoints/endpoints-controller.ts";
import { createEndpointSliceController } from "./endpoints/slice-controller.ts";
import type { ControllerFactory } from "./framework/controller.ts";
import { createGarbageCollector } from "./gc/controller.ts";
import { createJobController } from "./job/controller.ts";
import { createTtlAfterFinishedController } from "./job/ttl-controller.ts";
import { createNamespaceController } from "./namespace/controller.ts";
import { createNodeIpamController } from "./node/ipam-controller.ts";
import { createNodeLifecycleController } from "./node/lifecycle-controller.ts";
import { createTaintEvictionController } from "./node/taint-eviction-controller.ts";
import { createPodGcController } from "./podgc/controller.ts";
import { createReplicaSetController, createReplicationController } from "./replicaset/controller.ts";
import { createStatefulSetController } from "./statefulset/controller.ts";
import { createRootCaPublisher, createServiceAccountController } from "./serviceaccount/controllers.ts";

/** Every controller, by its name in `--controllers`. Those others wait for come first. */
export const controllerFactories: ReadonlyMap<string, ControllerFactory> = new Map([
  ["node-ipam-controller", createNodeIpamController],
  ["serviceaccount-controller", createServiceAccountController],
  ["root-ca-certificate-publisher-controller", createRootCaPublisher],
  ["replicaset-controller", createReplicaSetController],
  ["deployment-controller", createDeploymentController],
  ["endpointslice-controller", createEndpointSliceController],
  ["endpoints-controller", createEndpointsController],
  ["garbage-collector-controller", createGarbageCollector],
  ["namespace-controller", createNamespaceController],
  ["node-lifecycle-controller", createNodeLifecycleController],
  ["taint-eviction-controller", createTaintEvictionController],
  ["job-controller", createJobController],
  ["daemonset-controller", createDaemonSetController],
  ["statefulset-controller", createStatefulSetController],
  ["pod-garbage-collector-controller", createPodGcController],
  ["ttl-after-finished-controller", createTtlAfterFinishedController],
  ["disruption-controller", createDisruptionController],
  ["cronjob-controller", createCronJobController],
  ["replicationcontroller-controller", createReplicationController],
  ["certificatesigningrequest-signing-controller", createSigningController],
  ["certificatesigningrequest-cleaner-controller", createSigningCleaner],
]);

/**
 * The names that `--controllers` selects: `*` all, `foo` that one, `-foo` not that one; what is named wins over
 * `*`. Throws when a name is none.
 */
export function selectControllers(
  selection: readonly string[],
  known: readonly string[] = [...controllerFactories.keys()],
): readonly string[] {
  for (const entry of selection) {
    const name = entry.startsWith("-") ? entry.slice(1) : entry;
    if (name !== "*" && !known.includes(name))
      throw new Error(`"${name}" is not in the list of known controllers`);
  }
  const all = selection.includes("*");
  return known.filter((name) => !selection.includes(`-${name}`) && (all || selection.includes(name)));
}
