import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { UserInfo } from "./strategy.ts";

/** One request as admission sees it. Objects are of the stored version. */
export interface AdmissionRequest {
  readonly operation: "CREATE" | "UPDATE" | "DELETE";
  readonly type: ResourceType;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  readonly user: UserInfo;
  /** undefined for DELETE. */
  readonly object: KubernetesObject | undefined;
  /** undefined for CREATE. */
  readonly old: KubernetesObject | undefined;
  readonly signal: AbortSignal;
}

/**
 * A policy between decoding and validation. `admit` may change the object (it returns a copy) or refuse with a
 * StatusError; `handles` keeps it away from what it does not care for.
 */
export interface AdmissionPlugin {
  readonly name: string;
  handles(request: AdmissionRequest): boolean;
  admit(request: AdmissionRequest): Promise<KubernetesObject | undefined>;
}

/** Runs the plugins in order; each sees what the ones before made of the object. */
export class AdmissionChain {
  readonly #plugins: readonly AdmissionPlugin[];

  constructor(plugins: readonly AdmissionPlugin[]) {
    this.#plugins = plugins;
  }

  async admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    let { object } = request;
    for (const plugin of this.#plugins) {
      const seen = { ...request, object };
      if (plugin.handles(seen)) object = (await plugin.admit(seen)) ?? object;
    }
    return object;
  }
}
