import type { KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import { IpRange } from "../registry/allocators/ip-range.ts";
import type { OwnWrites } from "./bootstrap.ts";
import type { ApiEndpoint } from "./objects.ts";
import { apiEndpoints, apiEndpointSlice, apiService } from "./objects.ts";

/** Publishes where the API is: the Service `kubernetes` in default, with its Endpoints and EndpointSlice. */
export async function publishApiEndpoint(
  writes: OwnWrites,
  options: { readonly endpoint: ApiEndpoint; readonly serviceRange: string; readonly servicePort: number },
): Promise<void> {
  const { endpoint, serviceRange, servicePort } = options;
  const first = IpRange.parse(serviceRange).host(0);
  await writes.ensure(
    resources.services,
    apiService(first, { port: servicePort, targetPort: endpoint.port }),
  );
  await Promise.all([
    replace(writes, resources.endpoints, apiEndpoints([endpoint])),
    replace(writes, resources.endpointslices, apiEndpointSlice([endpoint])),
  ]);
}

function replace(
  writes: OwnWrites,
  type: typeof resources.endpoints | typeof resources.endpointslices,
  object: KubernetesObject,
): Promise<void> {
  return writes.apply(type, object, (old) => ({
    ...object,
    metadata: { ...old.metadata, labels: { ...old.metadata.labels, ...object.metadata.labels } },
  }));
}
