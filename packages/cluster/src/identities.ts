import type { ClusterConfig, DataDirectory } from "./cluster-config.ts";

/** Identities on the bus of everything that runs in the cluster. */
export function identitiesOf(config: ClusterConfig): readonly string[] {
  return [
    "system:apiserver",
    "system:kube-scheduler",
    "system:kube-controller-manager",
    ...config.nodes.flatMap((node) => [nodeIdentity(node.name), proxyIdentity(node.name)]),
  ];
}

export const nodeIdentity = (node: string): string => `system:node:${node}`;
export const proxyIdentity = (node: string): string => `system:kube-proxy:${node}`;

export function seedFile(data: DataDirectory, identity: string): string {
  return data.file("pki", "nats", `${identity.replaceAll(":", "-")}.seed`);
}
