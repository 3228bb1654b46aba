export { DataDirectory } from "./cluster-config.ts";
export type { ClusterConfig, NodeConfig, Profile } from "./cluster-config.ts";
