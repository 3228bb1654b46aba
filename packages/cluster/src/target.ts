import { controlPlaneOf } from "./cluster-config.ts";
import type { ClusterConfig } from "./cluster-config.ts";
import { UserError } from "./user-error.ts";

/** What `kill` and `start` act on: a whole node, or one process by its name (`kubelet/node-2`, `nats-server`). */
export type Target =
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "process"; readonly name: string; readonly node: string | undefined };

const nodeComponents = ["kubelet", "kube-proxy", "process-runtime"];

/** Throws a UserError that lists what there is when `text` names nothing. */
export function parseTarget(text: string, config: ClusterConfig): Target {
  const nodes = config.nodes.map((node) => node.name);
  const controlPlane = controlPlaneOf(config);
  if (nodes.includes(text)) return { kind: "node", node: text };
  if (controlPlane.includes(text)) return { kind: "process", name: text, node: undefined };
  const [component, node] = text.split("/");
  if (
    component !== undefined &&
    node !== undefined &&
    nodeComponents.includes(component) &&
    nodes.includes(node)
  ) {
    return { kind: "process", name: text, node };
  }
  throw new UserError(
    `there is no '${text}' in this cluster: choose ${[...nodes, ...controlPlane].join(", ")}, or ` +
      nodeComponents.map((name) => `${name}/<node>`).join(", "),
  );
}
