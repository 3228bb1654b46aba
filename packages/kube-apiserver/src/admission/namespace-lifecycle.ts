import type { corev1, KubernetesObject } from "@kubets/api";
import { newForbidden, newNotFound, StatusError } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import type { Freshness } from "../registry/freshness.ts";
import type { ObjectCache } from "../storage/cache.ts";

const immortal: ReadonlySet<string> = new Set(["default", "kube-system", "kube-public"]);

/** Nothing is created in a namespace that does not exist or is being deleted; three are never deleted. */
export class NamespaceLifecycle implements AdmissionPlugin {
  readonly name = "NamespaceLifecycle";
  readonly #cache: Pick<ObjectCache, "get">;
  readonly #freshness: Pick<Freshness, "current">;

  constructor(deps: {
    readonly cache: Pick<ObjectCache, "get">;
    readonly freshness: Pick<Freshness, "current">;
  }) {
    this.#cache = deps.cache;
    this.#freshness = deps.freshness;
  }

  handles({ operation, type }: AdmissionRequest): boolean {
    if (operation === "CREATE") return type.namespaced;
    return operation === "DELETE" && type.group === "" && type.resource === "namespaces";
  }

  async admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    if (request.operation === "DELETE") {
      if (immortal.has(request.name))
        throw newForbidden(request.type, request.name, "this namespace may not be deleted");
      return undefined;
    }
    const namespace = await this.#namespace(request.namespace, request.signal);
    if (!namespace) throw newNotFound({ group: "", resource: "namespaces" }, request.namespace);
    if (isTerminating(namespace)) throw terminating(request);
    return undefined;
  }

  /** From the cache; when it is not there, once more from a cache that is up to date. */
  async #namespace(name: string, signal: AbortSignal): Promise<corev1.Namespace | undefined> {
    // An empty namespace is for the check of the metadata to refuse.
    const key = { group: "", resource: "namespaces", namespace: "", name };
    if (!this.#cache.get(key)) await this.#freshness.current(signal);
    return this.#cache.get(key)?.object as corev1.Namespace | undefined; // what is stored under that key
  }
}

function isTerminating({ metadata, status }: corev1.Namespace): boolean {
  return metadata.deletionTimestamp !== undefined || status.phase === "Terminating";
}

function terminating({ type, name, namespace }: AdmissionRequest): StatusError {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const err = newForbidden(type, name, why);
  const cause = {
    reason: "NamespaceTerminating",
    message: `namespace ${namespace} is being terminated`,
    field: "metadata.namespace",
  };
  return new StatusError({
    reason: err.reason,
    code: err.code,
    message: err.message,
    details: { ...err.details, causes: [cause] },
  });
}
