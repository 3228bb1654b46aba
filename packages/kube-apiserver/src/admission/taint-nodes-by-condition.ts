import type { corev1, KubernetesObject } from "@kubets/api";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";

const notReady: corev1.Taint = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };

/** A new node takes no pods until the node lifecycle controller has seen it ready. */
export class TaintNodesByCondition implements AdmissionPlugin {
  readonly name = "TaintNodesByCondition";

  handles(request: AdmissionRequest): boolean {
    const { group, resource } = request.type;
    return (
      request.operation === "CREATE" && group === "" && resource === "nodes" && request.subresource === ""
    );
  }

  admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const node = request.object as corev1.Node; // handles() has checked
    const taints = node.spec?.taints ?? [];
    const tainted = taints.some((taint) => taint.key === notReady.key && taint.effect === notReady.effect);
    if (tainted) return Promise.resolve(undefined);
    const admitted: corev1.Node = { ...node, spec: { ...node.spec, taints: [...taints, notReady] } };
    return Promise.resolve(admitted);
  }
}
