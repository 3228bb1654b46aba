import type { ResourceType } from "@kubets/api";
import { compareText } from "@kubets/apimachinery";

/** The versions and resources of one group, as clients should prefer them. */
export interface ApiGroup {
  /** "" for the core group. */
  readonly name: string;
  /** The preferred one first. */
  readonly versions: readonly ApiVersion[];
}

export interface ApiVersion {
  readonly version: string;
  /** Sorted by plural. */
  readonly resources: readonly ResourceType[];
}

/**
 * The order in which Kubernetes names its groups (kube-aggregator's priorities). Clients look for a resource in
 * this order when the group is not said. Others follow, by name.
 */
const groupOrder: readonly string[] = [
  "",
  "apiregistration.k8s.io",
  "apps",
  "events.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "networking.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "storage.k8s.io",
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "scheduling.k8s.io",
  "coordination.k8s.io",
  "node.k8s.io",
  "discovery.k8s.io",
  "resource.k8s.io",
  "flowcontrol.apiserver.k8s.io",
];

export function groupsOf(types: readonly ResourceType[]): readonly ApiGroup[] {
  const byGroup = Map.groupBy(types, (type) => type.group);
  return [...byGroup]
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([name, members]) => ({ name, versions: versionsOf(members) }));
}

function versionsOf(members: readonly ResourceType[]): readonly ApiVersion[] {
  const byVersion = Map.groupBy(members, (type) => type.version);
  return [...byVersion]
    .sort(([a], [b]) => compareVersions(a, b))
    .map(([version, resources]) => ({
      version,
      resources: resources.toSorted((a, b) => compareText(a.resource, b.resource)),
    }));
}

function rank(group: string): number {
  const index = groupOrder.indexOf(group);
  return index < 0 ? groupOrder.length : index;
}

/** Newer and more stable ones first: v2, v1, v1beta2, v1beta1, v1alpha1 (apimachinery version.CompareKubeAwareVersionStrings). */
function compareVersions(a: string, b: string): number {
  const [levelA, majorA, minorA] = versionParts(a);
  const [levelB, majorB, minorB] = versionParts(b);
  return levelB - levelA || majorB - majorA || minorB - minorA || compareText(a, b);
}

function versionParts(version: string): readonly [number, number, number] {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) return [-1, 0, 0];
  const level = match[2] === undefined ? 2 : match[2] === "beta" ? 1 : 0;
  return [level, Number(match[1]), Number(match[3] ?? 0)];
}
