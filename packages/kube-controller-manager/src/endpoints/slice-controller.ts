import { formatTime, isConflict, isNamespaceTerminating, isNotFound } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { discoveryv1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { Expectations } from "../framework/expectations.ts";
import { watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import { hasPodEndpoints, selectsPod, triggerTimeAnnotation, watchServicePods } from "./service-pods.ts";
import { managedByLabel, managedByValue, planSlices, serviceNameLabel } from "./slices.ts";
import type { SlicePlan } from "./slices.ts";

const byServiceIndex = "service";
const unknownNodeRetryMs = 1_000;

/** EndpointSlices of Services with a selector. */
export function createEndpointSliceController(context: ControllerContext): Controller {
  const { client, informers, clock } = context;
  const name = "endpointslice-controller";
  const recorder = context.recorderFor("endpoint-slice-controller");
  const services = informers.informer(resources.services);
  const pods = informers.informer(resources.pods);
  const nodes = informers.informer(resources.nodes);
  const slices = informers.informer(resources.endpointslices);
  slices.addIndex(byServiceIndex, (slice) => {
    const { namespace = "", labels } = slice.metadata;
    return labels?.[managedByLabel] === managedByValue
      ? [`${namespace}/${labels[serviceNameLabel] ?? ""}`]
      : [];
  });
  const expectations = new Expectations({ clock });
  const superseded = new SupersededVersions();

  const apply = async (key: string, plan: SlicePlan, { signal }: SyncOptions): Promise<void> => {
    const { namespace } = splitKey(key);
    const resource = client.resource(resources.endpointslices);
    const stamp = { [triggerTimeAnnotation]: formatTime(clock.now()) };
    const stamped = <T extends Pick<discoveryv1.EndpointSlice, "metadata">>(slice: T): T => ({
      ...slice,
      metadata: { ...slice.metadata, annotations: { ...slice.metadata.annotations, ...stamp } },
    });
    expectations.raise(key, { creations: plan.create.length, deletions: [] });
    for (const draft of plan.create) {
      try {
        await resource.create(stamped(draft), { namespace, signal });
      } catch (err: unknown) {
        expectations.creationObserved(key);
        throw err;
      }
    }
    for (const slice of plan.update) {
      const updated = await resource.update(stamped(slice), { namespace, signal });
      superseded.note(keyOf(slice), slice, updated);
    }
    for (const slice of plan.delete) {
      const { name: sliceName = "", uid = "" } = slice.metadata;
      try {
        await resource.delete(sliceName, { namespace, signal, preconditions: { uid } });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    }
  };

  const sync = async (key: string, options: SyncOptions): Promise<void> => {
    const { namespace, name: serviceName } = splitKey(key);
    const service = services.lister.get(namespace, serviceName);
    if (!service) {
      // The slices go with their owner.
      expectations.forget(key);
      return;
    }
    if (!hasPodEndpoints(service) || service.metadata.deletionTimestamp !== undefined) return;
    const existing = slices.lister
      .byIndex(byServiceIndex, key)
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    // The events of what was written last bring the Service back.
    if (existing.some((slice) => superseded.isStale(keyOf(slice), slice))) return;
    if (!expectations.satisfied(key)) return;
    const plan = planSlices({
      service,
      pods: pods.lister.list(namespace).filter((pod) => selectsPod(service, pod)),
      nodeOf: (node) => nodes.lister.get("", node),
      existing,
    });
    try {
      await apply(key, plan, options);
    } catch (err: unknown) {
      if (isNamespaceTerminating(err)) return;
      if (!options.signal.aborted && !isConflict(err)) {
        const message = `Error updating Endpoint Slices for Service ${namespace}/${serviceName}: ${messageOf(err)}`;
        recorder.event(service, "Warning", "FailedToUpdateEndpointSlices", message);
      }
      throw err;
    }
    if (plan.hasUnknownNodes) options.queue.addAfter(key, unknownNodeRetryMs);
  };

  return createQueueController({
    name,
    context,
    sync,
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      return [
        watchKeys(services, enqueue),
        watchServicePods({ services, pods, enqueue }),
        watchOwned({
          objects: slices,
          owners: services,
          ownerType: resources.services,
          selects: (service, slice) =>
            slice.metadata.labels?.[managedByLabel] === managedByValue &&
            slice.metadata.labels[serviceNameLabel] === service.metadata.name,
          enqueue,
          expectations,
        }),
      ];
    },
  });
}
