import { apiVersionOf } from "@kubets/api";
import type { metav1, ResourceType, SubresourceType } from "@kubets/api";
import type { ApiGroup, ApiVersion } from "./api-groups.ts";

/** `/api` */
export function apiVersions(core: ApiGroup | undefined, serverAddress: string): metav1.APIVersions {
  return {
    kind: "APIVersions",
    apiVersion: "v1",
    versions: core?.versions.map(({ version }) => version) ?? [],
    serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress }],
  };
}

/** `/apis` */
export function apiGroupList(groups: readonly ApiGroup[]): metav1.APIGroupList {
  return {
    kind: "APIGroupList",
    apiVersion: "v1",
    groups: groups.filter(({ name }) => name !== "").map(groupFields),
  };
}

/** `/apis/<group>` */
export function apiGroup(group: ApiGroup): metav1.APIGroup {
  return { kind: "APIGroup", apiVersion: "v1", ...groupFields(group) };
}

function groupFields({ name, versions }: ApiGroup): Omit<metav1.APIGroup, "kind" | "apiVersion"> {
  const offered = versions.map(({ version }) => ({ groupVersion: `${name}/${version}`, version }));
  const [preferred = { groupVersion: "", version: "" }] = offered;
  return { name, versions: offered, preferredVersion: preferred };
}

/** `/api/v1` and `/apis/<group>/<version>` */
export function apiResourceList(group: string, { version, resources }: ApiVersion): metav1.APIResourceList {
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: apiVersionOf({ group, version }),
    resources: resources.flatMap((type) => [
      resourceFields(type),
      ...type.subresources.map((subresource) => subresourceFields(type, subresource)),
    ]),
  };
}

function resourceFields(type: ResourceType): metav1.APIResource {
  return {
    name: type.resource,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: type.verbs,
    ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length > 0 ? { categories: type.categories } : {}),
  };
}

function subresourceFields(type: ResourceType, subresource: SubresourceType): metav1.APIResource {
  const { group, version } = groupVersionOf(subresource.apiVersion);
  const own = group === type.group && version === type.version;
  return {
    name: `${type.resource}/${subresource.name}`,
    singularName: "",
    namespaced: type.namespaced,
    ...(own ? {} : { group, version }),
    kind: subresource.kind,
    verbs: subresource.verbs,
  };
}

/** `apps/v1` as its parts; the core group's `v1` has no group. */
export function groupVersionOf(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf("/");
  return { group: apiVersion.slice(0, Math.max(0, slash)), version: apiVersion.slice(slash + 1) };
}
