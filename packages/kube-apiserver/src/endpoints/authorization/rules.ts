import type { Rule } from "./authorizer.ts";

/**
 * The fixed permissions, after Kubernetes' bootstrap roles: system:public-info-viewer, system:discovery,
 * system:basic-user, system:kube-scheduler, the controllers' roles together, system:node, system:node-proxier.
 */

const read = ["get", "list", "watch"];
const write = ["create", "update", "patch", "delete"];

/** Anybody, system:anonymous too. */
export const everybodyRules: readonly Rule[] = [
  {
    verbs: ["get"],
    paths: ["/healthz", "/livez", "/livez/*", "/readyz", "/readyz/*", "/version", "/version/"],
  },
];

/** Group system:authenticated. */
export const signedInRules: readonly Rule[] = [
  { verbs: ["get"], paths: ["/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*"] },
  {
    verbs: ["create"],
    groups: ["authorization.k8s.io"],
    resources: ["selfsubjectaccessreviews", "selfsubjectrulesreviews"],
  },
  { verbs: ["create"], groups: ["authentication.k8s.io"], resources: ["selfsubjectreviews"] },
];

const events: Rule = {
  verbs: ["create", "patch", "update"],
  groups: ["", "events.k8s.io"],
  resources: ["events"],
};

const leaderElection: Rule = {
  verbs: [...read, ...write],
  groups: ["coordination.k8s.io"],
  resources: ["leases"],
};

const schedulerRules: readonly Rule[] = [
  events,
  leaderElection,
  {
    verbs: read,
    groups: [""],
    resources: [
      "namespaces",
      "nodes",
      "persistentvolumeclaims",
      "persistentvolumes",
      "pods",
      "replicationcontrollers",
      "services",
    ],
  },
  { verbs: ["delete"], groups: [""], resources: ["pods"] },
  { verbs: ["create"], groups: [""], resources: ["bindings", "pods/binding"] },
  {
    verbs: ["patch", "update"],
    groups: [""],
    resources: ["pods/status", "persistentvolumeclaims", "persistentvolumes"],
  },
  { verbs: read, groups: ["apps"], resources: ["replicasets", "statefulsets"] },
  { verbs: read, groups: ["policy"], resources: ["poddisruptionbudgets"] },
  { verbs: read, groups: ["scheduling.k8s.io", "storage.k8s.io"], resources: ["*"] },
  { verbs: [...read, "patch", "update"], groups: ["resource.k8s.io"], resources: ["*"] },
];

/** The controllers together: Kubernetes gives each its own account; here they share the manager's identity. */
const controllerManagerRules: readonly Rule[] = [
  { verbs: ["*"], groups: ["*"], resources: ["*"] },
  { verbs: ["get"], paths: ["*"] },
];

/** What the kube-proxy of `node` needs. */
export function proxyRules(node: string): readonly Rule[] {
  return [
    events,
    { verbs: read, groups: [""], resources: ["nodes", "services", "endpoints"] },
    { verbs: read, groups: ["discovery.k8s.io"], resources: ["endpointslices"] },
    { verbs: read, groups: ["networking.k8s.io"], resources: ["servicecidrs"] },
    // The port map of services whose ports it could not bind is published on its node.
    { verbs: ["patch"], groups: [""], resources: ["nodes"], names: [node] },
    // Where low ports may not be bound, pods tell in an annotation where they listen instead.
    { verbs: read, groups: [""], resources: ["pods"] },
  ];
}

/** By user. */
export const componentRules: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["system:kube-scheduler", schedulerRules],
  ["system:kube-controller-manager", controllerManagerRules],
]);

/** What the kubelet of `node` needs. */
export function nodeRules(node: string): readonly Rule[] {
  return [
    events,
    { verbs: read, groups: [""], resources: ["nodes", "services", "pods", "namespaces"] },
    { verbs: ["create"], groups: [""], resources: ["nodes"] },
    { verbs: ["update", "patch"], groups: [""], resources: ["nodes", "nodes/status"], names: [node] },
    { verbs: ["create", "delete"], groups: [""], resources: ["pods"] },
    { verbs: ["update", "patch"], groups: [""], resources: ["pods", "pods/status"] },
    { verbs: ["create"], groups: [""], resources: ["pods/eviction", "serviceaccounts/token"] },
    {
      verbs: read,
      groups: [""],
      resources: ["secrets", "configmaps", "serviceaccounts", "persistentvolumeclaims", "persistentvolumes"],
    },
    { verbs: ["get", "update", "patch"], groups: [""], resources: ["persistentvolumeclaims/status"] },
    {
      verbs: ["get", "create", "update", "patch", "delete"],
      groups: ["coordination.k8s.io"],
      resources: ["leases"],
      namespaces: ["kube-node-lease"],
    },
    { verbs: read, groups: ["node.k8s.io"], resources: ["runtimeclasses"] },
    { verbs: read, groups: ["storage.k8s.io"], resources: ["csidrivers", "volumeattachments"] },
    { verbs: [...read, ...write], groups: ["storage.k8s.io"], resources: ["csinodes"] },
    { verbs: [...read, ...write], groups: ["resource.k8s.io"], resources: ["resourceslices"] },
    { verbs: read, groups: ["resource.k8s.io"], resources: ["resourceclaims"] },
    {
      verbs: ["create", ...read],
      groups: ["certificates.k8s.io"],
      resources: ["certificatesigningrequests"],
    },
    { verbs: ["create"], groups: ["authentication.k8s.io"], resources: ["tokenreviews"] },
    {
      verbs: ["create"],
      groups: ["authorization.k8s.io"],
      resources: ["subjectaccessreviews", "localsubjectaccessreviews"],
    },
  ];
}
