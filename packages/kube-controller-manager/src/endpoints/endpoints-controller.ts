import {
  formatTime,
  isAlreadyExists,
  isConflict,
  isNamespaceTerminating,
  isNotFound,
  semanticEqual,
} from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Draft } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { watchKeys } from "../framework/owned-objects.ts";
import { messageOf } from "../framework/failures.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type { SyncOptions } from "../framework/queue-controller.ts";
import { SupersededVersions } from "../framework/superseded-versions.ts";
import {
  hasPodEndpoints,
  headlessLabel,
  isHeadless,
  selectsPod,
  triggerTimeAnnotation,
  watchServicePods,
} from "./service-pods.ts";
import { endpointSubsets } from "./subsets.ts";

const managedByLabel = "endpoints.kubernetes.io/managed-by";
const managedByValue = "endpoint-controller";
const overCapacityAnnotation = "endpoints.kubernetes.io/over-capacity";

/** Endpoints of Services with a selector, for clients older than EndpointSlices. */
export function createEndpointsController(context: ControllerContext): Controller {
  const { client, informers, clock } = context;
  const name = "endpoints-controller";
  const recorder = context.recorderFor("endpoint-controller");
  const services = informers.informer(resources.services);
  const pods = informers.informer(resources.pods);
  const endpoints = informers.informer(resources.endpoints);
  const resource = client.resource(resources.endpoints);
  const superseded = new SupersededVersions();

  const write = async (
    service: corev1.Service,
    wanted: Draft<corev1.Endpoints>,
    current: corev1.Endpoints | undefined,
    { signal }: SyncOptions,
  ): Promise<void> => {
    const namespace = service.metadata.namespace ?? "";
    try {
      if (current) {
        const updated = await resource.update({ ...current, ...wanted }, { namespace, signal });
        superseded.note(keyOf(current), current, updated);
      } else await resource.create(wanted, { namespace, signal });
    } catch (err: unknown) {
      // Created by an earlier sync whose result is not in the cache yet: its event brings us back.
      if (isNamespaceTerminating(err) || (!current && isAlreadyExists(err))) return;
      if (!signal.aborted && !isConflict(err)) {
        const verb = current ? "update" : "create";
        const message = `Failed to ${verb} endpoint ${namespace}/${service.metadata.name ?? ""}: ${messageOf(err)}`;
        recorder.event(
          service,
          "Warning",
          current ? "FailedToUpdateEndpoint" : "FailedToCreateEndpoint",
          message,
        );
      }
      throw err;
    }
  };

  const sync = async (key: string, options: SyncOptions): Promise<void> => {
    const { namespace, name: serviceName } = splitKey(key);
    const service = services.lister.get(namespace, serviceName);
    const current = endpoints.lister.get(namespace, serviceName);
    if (!service) {
      if (current?.metadata.labels?.[managedByLabel] !== managedByValue) return;
      try {
        await resource.delete(serviceName, { namespace, signal: options.signal });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
      return;
    }
    if (current && superseded.isStale(key, current)) return;
    if (!hasPodEndpoints(service) || service.metadata.deletionTimestamp !== undefined) return;
    const selected = pods.lister.list(namespace).filter((pod) => selectsPod(service, pod));
    const { subsets, isTruncated } = endpointSubsets(service, selected);
    const labels = endpointsLabels(service);
    const annotations: Record<string, string> = { ...current?.metadata.annotations };
    delete annotations[overCapacityAnnotation];
    if (isTruncated) annotations[overCapacityAnnotation] = "truncated";
    const isSame =
      current &&
      semanticEqual(current.subsets, subsets) &&
      semanticEqual(current.metadata.labels, labels) &&
      semanticEqual(current.metadata.annotations, annotations);
    if (isSame) return;
    annotations[triggerTimeAnnotation] = formatTime(clock.now());
    const metadata = { ...(current?.metadata ?? { name: serviceName, namespace }), labels, annotations };
    await write(service, { metadata, subsets }, current, options);
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
        watchKeys(endpoints, enqueue),
      ];
    },
  });
}

function endpointsLabels(service: corev1.Service): Readonly<Record<string, string>> {
  const labels: Record<string, string> = { ...service.metadata.labels, [managedByLabel]: managedByValue };
  delete labels[headlessLabel];
  if (isHeadless(service)) labels[headlessLabel] = "";
  return labels;
}
