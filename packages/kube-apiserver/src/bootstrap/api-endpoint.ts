import type { KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import { isInvalid, isNotFound } from "@kubets/apimachinery";
import { IpRange } from "../registry/allocators/ip-range.ts";
import type { ObjectCache } from "../storage/cache.ts";
import type { OwnWrites } from "./bootstrap.ts";
import type { ApiEndpoint } from "./objects.ts";
import { apiEndpoints, apiEndpointSlices, apiService } from "./objects.ts";

/** Publishes where the API is: the Service `kubernetes` in default, with its Endpoints and EndpointSlices. */
export class ApiEndpoints {
  readonly #writes: OwnWrites;
  readonly #cache: Pick<ObjectCache, "list">;
  readonly #serviceIp: string;
  readonly #servicePort: number;

  constructor(deps: {
    readonly writes: OwnWrites;
    readonly cache: Pick<ObjectCache, "list">;
    readonly serviceRange: string;
    readonly servicePort: number;
  }) {
    this.#writes = deps.writes;
    this.#cache = deps.cache;
    this.#serviceIp = IpRange.parse(deps.serviceRange).host(0);
    this.#servicePort = deps.servicePort;
  }

  /** Every API server does this, and all to the same end. */
  async publish(endpoints: readonly ApiEndpoint[]): Promise<void> {
    const targetPort = endpoints[0]?.port ?? 0;
    await this.#ensureService(targetPort);
    const slices = apiEndpointSlices(endpoints);
    await Promise.all([
      replace(this.#writes, resources.endpoints, apiEndpoints(endpoints)),
      ...slices.map((slice) => replace(this.#writes, resources.endpointslices, slice)),
      ...this.#strays(slices).map((stray) => this.#remove(stray)),
    ]);
  }

  async #ensureService(targetPort: number): Promise<void> {
    const service = apiService(this.#serviceIp, { port: this.#servicePort, targetPort });
    try {
      await this.#writes.ensure(resources.services, service);
    } catch (err: unknown) {
      // Another server, which makes it this moment, has the address for it.
      if (!isInvalid(err)) throw err;
    }
  }

  /** Slices of ports where nobody serves any more. */
  #strays(wanted: readonly KubernetesObject[]): readonly KubernetesObject[] {
    const { group, resource } = resources.endpointslices;
    const names = new Set(wanted.map(({ metadata }) => metadata.name));
    return this.#cache
      .list(group, resource, "default")
      .items.map(({ object }) => object)
      .filter(
        ({ metadata: { name = "", labels } }) =>
          /^kubernetes-\d+$/.test(name) &&
          labels?.["kubernetes.io/service-name"] === "kubernetes" &&
          !names.has(name),
      );
  }

  async #remove({ metadata: { namespace = "", name = "", uid = "" } }: KubernetesObject): Promise<void> {
    try {
      await this.#writes.remove(resources.endpointslices, { namespace, name, uid });
    } catch (err: unknown) {
      // Another server was there first.
      if (!isNotFound(err)) throw err;
    }
  }
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
