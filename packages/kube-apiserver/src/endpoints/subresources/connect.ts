import type { corev1 } from "@kubets/api";
import { newBadRequest } from "@kubets/apimachinery";
import type { SpecialHandler } from "../api-context.ts";
import { containerOf } from "./pod-container.ts";
import { objectAt } from "./scope-of.ts";

/** exec, attach and port-forward: checked here, run by the front between the client and the pod's node. */
export const handleConnect: SpecialHandler = async (asked, context) => {
  const { request, target } = asked;
  const operation = operationOf(target.subresource);
  const pod = await objectAt<corev1.Pod>(asked, context);
  const { name = "", namespace = "", uid = "" } = pod.metadata;
  const { phase = "" } = pod.status;
  if (operation === "exec" && (phase === "Succeeded" || phase === "Failed"))
    throw newBadRequest(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container = operation === "portforward" ? "" : containerOf(pod, request.query.get("container") ?? "");
  const node = pod.spec.nodeName ?? "";
  if (node === "") throw newBadRequest(`pod ${name} does not have a host assigned`);
  return {
    kind: "upgrade",
    operation: { operation, node, namespace, pod: name, podUid: uid, container, query: request.query },
  };
};

function operationOf(subresource: string): "exec" | "attach" | "portforward" {
  if (subresource === "exec" || subresource === "attach" || subresource === "portforward") return subresource;
  throw new Error(`${subresource} is no streaming subresource`);
}
