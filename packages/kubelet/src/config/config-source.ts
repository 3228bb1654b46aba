import type { corev1 } from "@kubets/api";

/** Where ConfigMaps and Secrets come from. Undefined: there is none of that name. */
export interface ConfigSource {
  configMap(
    namespace: string,
    name: string,
    options: { signal: AbortSignal },
  ): Promise<corev1.ConfigMap | undefined>;
  secret(
    namespace: string,
    name: string,
    options: { signal: AbortSignal },
  ): Promise<corev1.Secret | undefined>;
}

/**
 * The pod's spec asks for something that is not there, or makes no sense. Users see the message in the
 * container's status and in events; Kubernetes' reason for it is CreateContainerConfigError.
 */
export class ContainerConfigError extends Error {
  override readonly name = "ContainerConfigError";
}
