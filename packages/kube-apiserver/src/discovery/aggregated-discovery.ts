import { encodeObject, rawOf, sealEnvelope } from "@kubets/api";
import type { apidiscoveryv2, Embedded, metav1, ResourceType } from "@kubets/api";
import type { Format } from "../endpoints/negotiate.ts";
import type { ApiGroup } from "./api-groups.ts";
import { groupVersionOf } from "./legacy-discovery.ts";

/** The versions of apidiscovery.k8s.io that clients ask for. They differ in nothing but the name. */
export type DiscoveryVersion = "v2" | "v2beta1";

/** All of `/api` or `/apis` in one document (KEP-3352). */
export function aggregatedDiscovery(groups: readonly ApiGroup[]): apidiscoveryv2.APIGroupDiscoveryList {
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: "apidiscovery.k8s.io/v2",
    metadata: {},
    items: groups.map(discoveryOf) as readonly apidiscoveryv2.APIGroupDiscovery[], // Items say no kind.
  };
}

export function encodeAggregated(
  document: apidiscoveryv2.APIGroupDiscoveryList,
  version: DiscoveryVersion,
  format: Format,
): Uint8Array {
  const apiVersion = `apidiscovery.k8s.io/${version}`;
  if (format === "protobuf") return sealEnvelope(apiVersion, document.kind, rawOf(encodeObject(document)));
  return Buffer.from(JSON.stringify({ ...document, apiVersion }) + "\n", "utf8");
}

function discoveryOf({ name, versions }: ApiGroup): Embedded<apidiscoveryv2.APIGroupDiscovery> {
  return {
    metadata: name === "" ? {} : { name },
    versions: versions.map(({ version, resources }) => ({
      version,
      resources: resources.map(resourceDiscovery),
      freshness: "Current",
    })),
  };
}

function resourceDiscovery(type: ResourceType): apidiscoveryv2.APIResourceDiscovery {
  const { group, version, kind } = type;
  return {
    resource: type.resource,
    responseKind: { group, version, kind },
    scope: type.namespaced ? "Namespaced" : "Cluster",
    singularResource: type.singular,
    verbs: type.verbs,
    ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length > 0 ? { categories: type.categories } : {}),
    ...(type.subresources.length > 0 ? { subresources: type.subresources.map(subresourceDiscovery) } : {}),
  };
}

function subresourceDiscovery(
  subresource: ResourceType["subresources"][number],
): apidiscoveryv2.APISubresourceDiscovery {
  const responseKind: metav1.GroupVersionKind = {
    ...groupVersionOf(subresource.apiVersion),
    kind: subresource.kind,
  };
  return { subresource: subresource.name, responseKind, verbs: subresource.verbs };
}
