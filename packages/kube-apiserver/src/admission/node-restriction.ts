import type { corev1, KubernetesObject } from "@kubets/api";
import { newForbidden } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";

const nodePrefix = "system:node:";

/** A kubelet touches its own node, its own lease, and the pods that are on it. */
export class NodeRestriction implements AdmissionPlugin {
  readonly name = "NodeRestriction";

  handles({ user }: AdmissionRequest): boolean {
    return user.groups.includes("system:nodes");
  }

  async admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const node = request.user.username.slice(nodePrefix.length);
    const refuse = (why: string): never => {
      throw newForbidden(request.type, request.name, `node ${JSON.stringify(node)} ${why}`);
    };
    switch (`${request.type.group}/${request.type.resource}`) {
      case "/pods":
        checkPod(request, node, refuse);
        break;
      case "/nodes":
        if (request.name !== node) refuse(`is not allowed to modify node ${JSON.stringify(request.name)}`);
        break;
      case "coordination.k8s.io/leases":
        if (request.namespace === "kube-node-lease" && request.name !== node)
          refuse("can only access node lease with the same name as the requesting node");
        break;
    }
    return undefined;
  }
}

function checkPod(request: AdmissionRequest, node: string, refuse: (why: string) => never): void {
  const pod = (request.operation === "CREATE" ? request.object : request.old) as corev1.Pod | undefined; // of pods
  const isOwn = pod?.spec.nodeName === node;
  switch (request.operation) {
    case "CREATE":
      if (pod?.metadata.annotations?.["kubernetes.io/config.mirror"] === undefined)
        refuse(`can only create mirror pods`);
      if (!isOwn) refuse("can only create pods with spec.nodeName set to itself");
      return;
    case "UPDATE":
      if (!isOwn) refuse("can only update pod status for pods with spec.nodeName set to itself");
      return;
    case "DELETE":
      if (!isOwn) refuse("can only delete pods with spec.nodeName set to itself");
  }
}
