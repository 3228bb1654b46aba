import type { ResourceType } from "@kubets/api";
import { schemaOfType } from "@kubets/api";

/** Fields by their names from the root: `["metadata", "labels"]`. */
export type FieldPaths = readonly (readonly string[])[];

const nothing: FieldPaths = [];
const status: FieldPaths = [["status"]];
const spec: FieldPaths = [["spec"]];
const allButStatus: FieldPaths = [["spec"], ["metadata"]];

/** By `group/resource` and subresource, where the rule of spec and status does not do. */
const particular: Readonly<Record<string, Readonly<Record<string, FieldPaths>>>> = {
  "/pods": {
    status: [["spec"], ["metadata", "deletionTimestamp"], ["metadata", "ownerReferences"]],
  },
  "admissionregistration.k8s.io/validatingadmissionpolicies": { status: allButStatus },
  "apiextensions.k8s.io/customresourcedefinitions": { status: allButStatus },
  "apiregistration.k8s.io/apiservices": { status: allButStatus },
  "apps/deployments": { status: [["spec"], ["metadata", "labels"]] },
  "certificates.k8s.io/certificatesigningrequests": {
    "": [["spec"], ["status"]],
    status: [["spec"], ["status", "conditions"]],
    approval: [["spec"], ["status", "certificate"]],
  },
  "flowcontrol.apiserver.k8s.io/flowschemas": { status: allButStatus },
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": { status: allButStatus },
  "storage.k8s.io/volumeattachments": { status: allButStatus },
};

/** The fields of a pod's spec that these subresources reach; they reach nothing else. */
const reachedInPods: Readonly<Record<string, readonly string[]>> = {
  ephemeralcontainers: ["ephemeralContainers"],
  resize: ["containers", "initContainers", "resources"],
};

function allOfPodsBut(reached: readonly string[]): FieldPaths {
  const fields = schemaOfType("io.k8s.api.core.v1.PodSpec")?.fields ?? [];
  const others = fields.filter(({ name }) => !reached.includes(name)).map(({ name }) => ["spec", name]);
  return [["metadata"], ["status"], ...others];
}

/**
 * What no writer of this (sub)resource comes to own, because the server puts it back (GetResetFields of Kubernetes'
 * strategies): the status on the main resource, the spec on `status`.
 */
export function resetFieldsOf(type: ResourceType, subresource: string): FieldPaths {
  const own = particular[`${type.group}/${type.resource}`]?.[subresource];
  if (own) return own;
  const reached = type.group === "" && type.resource === "pods" ? reachedInPods[subresource] : undefined;
  if (reached) return allOfPodsBut(reached);
  if (!type.subresources.some(({ name }) => name === "status")) return nothing;
  switch (subresource) {
    case "":
    case "finalize":
      return status;
    case "status":
      return spec;
    default:
      return nothing;
  }
}
