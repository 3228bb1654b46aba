import { versionInfoDefinition } from "./definitions.ts";
import { groupTitle, objectTypes, tagOf } from "./operations.ts";
import type { ApiPath } from "./operations.ts";

const metaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1";

/** The resources of one version: `/api/v1/`, `/apis/apps/v1/`. */
export function resourceListPath(group: string, version: string): ApiPath {
  return read({
    path: group === "" ? `/api/${version}/` : `/apis/${group}/${version}/`,
    id: `get${groupTitle(group, version)}APIResources`,
    description: "get available resources",
    tag: tagOf(group, version),
    answer: `${metaPackage}.APIResourceList`,
  });
}

/** The versions of one group: `/apis/apps/`. For the core group the versions of the core API: `/api/`. */
export function groupPath(group: string): ApiPath {
  const isCore = group === "";
  return read({
    path: isCore ? "/api/" : `/apis/${group}/`,
    id: isCore ? "getCoreAPIVersions" : `get${groupTitle(group)}APIGroup`,
    description: isCore ? "get available API versions" : "get information of a group",
    tag: tagOf(group),
    answer: `${metaPackage}.${isCore ? "APIVersions" : "APIGroup"}`,
  });
}

export const groupsPath: ApiPath = read({
  path: "/apis/",
  id: "getAPIVersions",
  description: "get available API versions",
  tag: "apis",
  answer: `${metaPackage}.APIGroupList`,
});

export const versionPath: ApiPath = read({
  path: "/version/",
  id: "getCodeVersion",
  description: "get the version information for this server",
  tag: "version",
  answer: versionInfoDefinition,
  types: ["application/json"],
});

function read(options: {
  readonly path: string;
  readonly id: string;
  readonly description: string;
  readonly tag: string;
  readonly answer: string;
  readonly types?: readonly string[];
}): ApiPath {
  const { path, id, description, tag, answer, types = objectTypes } = options;
  const operation = { method: "get", id, description, tag, answer } as const;
  return {
    path,
    parameters: [],
    operations: [{ ...operation, parameters: [], consumes: types, produces: types, codes: [200] }],
  };
}
