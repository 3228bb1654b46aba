import type { corev1, KubernetesObject } from "@kubets/api";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import { isPodRequest } from "./pod-requests.ts";

/** How long pods stay on a node that fails them, unless they say so themselves. */
export interface DefaultTolerationSecondsOptions {
  /** Default 300. */
  readonly notReadySeconds: number;
  /** Default 300. */
  readonly unreachableSeconds: number;
}

export class DefaultTolerationSeconds implements AdmissionPlugin {
  readonly name = "DefaultTolerationSeconds";
  readonly #taints: readonly (readonly [key: string, seconds: number])[];

  constructor(options: DefaultTolerationSecondsOptions) {
    this.#taints = [
      ["node.kubernetes.io/not-ready", options.notReadySeconds],
      ["node.kubernetes.io/unreachable", options.unreachableSeconds],
    ];
  }

  handles(request: AdmissionRequest): boolean {
    return request.operation !== "DELETE" && isPodRequest(request);
  }

  admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const pod = request.object as corev1.Pod; // handles() has checked
    const tolerations = pod.spec.tolerations ?? [];
    const added = this.#taints
      .filter(([key]) => !tolerations.some((toleration) => covers(toleration, key)))
      .map(([key, tolerationSeconds]): corev1.Toleration => {
        return { key, operator: "Exists", effect: "NoExecute", tolerationSeconds };
      });
    if (added.length === 0) return Promise.resolve(undefined);
    const admitted: corev1.Pod = { ...pod, spec: { ...pod.spec, tolerations: [...tolerations, ...added] } };
    return Promise.resolve(admitted);
  }
}

function covers(toleration: corev1.Toleration, taint: string): boolean {
  const key = toleration.key ?? "";
  const effect: string = toleration.effect ?? "";
  return (key === taint || key === "") && (effect === "NoExecute" || effect === "");
}
