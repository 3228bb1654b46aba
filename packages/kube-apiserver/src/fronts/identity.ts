import type { UserInfo } from "../registry/strategy.ts";

/** Who a name on the bus is to the API: nodes are in system:nodes, everybody there has signed in. */
export function userOfIdentity(identity: string): UserInfo {
  const groups = ["system:authenticated"];
  if (identity.startsWith("system:node:")) groups.unshift("system:nodes");
  if (identity === "system:apiserver") groups.unshift("system:masters");
  return { username: identity, uid: "", groups, extra: {} };
}
