import type { corev1, KubernetesObject } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import { newForbidden } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import type { ObjectLookup } from "./object-lookup.ts";
import { isNewPod } from "./pod-requests.ts";
import { withTokenVolume } from "./token-volume.ts";

const mirrorAnnotation = "kubernetes.io/config.mirror";
const attempts = 10;
const intervalMs = 100;

/** Every pod runs as a service account of its namespace, `default` when it names none, and gets its token. */
export class ServiceAccountAdmission implements AdmissionPlugin {
  readonly name = "ServiceAccount";
  readonly #lookup: ObjectLookup;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #mountTokens: boolean;

  constructor(deps: {
    readonly lookup: ObjectLookup;
    readonly clock: Clock;
    readonly random: Random;
    /** The server signs tokens, so pods can have one. */
    readonly mountTokens: boolean;
  }) {
    this.#lookup = deps.lookup;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#mountTokens = deps.mountTokens;
  }

  handles(request: AdmissionRequest): boolean {
    return isNewPod(request);
  }

  async admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const pod = request.object as corev1.Pod; // handles() has checked
    if (pod.metadata.annotations?.[mirrorAnnotation] !== undefined) return undefined;
    const name = pod.spec.serviceAccountName || "default";
    const account = await this.#account(request.namespace, name, request.signal);
    if (account === undefined) {
      const why = `error looking up service account ${request.namespace}/${name}: serviceaccount "${name}" not found`;
      throw newForbidden(request.type, request.name, why);
    }
    const pullSecrets = account.imagePullSecrets ?? [];
    const inherits = (pod.spec.imagePullSecrets?.length ?? 0) === 0 && pullSecrets.length > 0;
    const spec: corev1.PodSpec = {
      ...pod.spec,
      serviceAccountName: name,
      serviceAccount: name,
      ...(inherits ? { imagePullSecrets: pullSecrets } : {}),
    };
    const automount = pod.spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
    const mounts = this.#mountTokens && automount;
    const admitted: corev1.Pod = { ...pod, spec: mounts ? withTokenVolume(spec, this.#random) : spec };
    return admitted;
  }

  /** A namespace's accounts follow it by a moment, so a missing one is waited for. */
  async #account(
    namespace: string,
    name: string,
    signal: AbortSignal,
  ): Promise<corev1.ServiceAccount | undefined> {
    const key = { group: "", resource: "serviceaccounts", namespace, name };
    for (let attempt = 1; ; attempt++) {
      const account = await this.#lookup.find<corev1.ServiceAccount>(key, signal);
      if (account !== undefined || attempt >= attempts) return account;
      await this.#clock.sleep(intervalMs, { signal });
    }
  }
}
