import { resources } from "./generated/resources.ts";
import type { KubernetesObject } from "./object.ts";
import type { ResourceType } from "./resource-type.ts";
import { apiVersionOf } from "./resource-type.ts";

/** Every resource, in the order of the schema. */
export const allResources: readonly ResourceType<KubernetesObject>[] = Object.values(resources);

const byResource = new Map(
  allResources.map((type) => [`${type.group}/${type.version}/${type.resource}`, type]),
);
const byKind = new Map(allResources.map((type) => [`${apiVersionOf(type)}/${type.kind}`, type]));

/** The resource with this plural in this API version; the core group is "". */
export function resourceFor(
  group: string,
  version: string,
  resource: string,
): ResourceType<KubernetesObject> | undefined {
  return byResource.get(`${group}/${version}/${resource}`);
}

/** The resource whose objects have this kind. */
export function resourceForKind(
  apiVersion: string,
  kind: string,
): ResourceType<KubernetesObject> | undefined {
  return byKind.get(`${apiVersion}/${kind}`);
}
