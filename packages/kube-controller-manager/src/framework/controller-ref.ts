import { controllerOf, isInvalid, isNotFound, newControllerReference } from "@kubets/apimachinery";
import { apiVersionOf } from "@kubets/api";
import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { Client } from "@kubets/client";

/** What a controlling object does about an object its selector was asked about. */
export type Claim = "keep" | "adopt" | "release" | "ignore";

/**
 * The rules by which a controller and objects find each other (ControllerRefManager of Kubernetes): what it owns
 * and selects it keeps; what it owns and no longer selects it releases; what nobody owns and it selects it
 * adopts. One that is being deleted neither adopts nor releases.
 */
export function decideClaim(
  owner: Pick<KubernetesObject, "metadata">,
  object: Pick<KubernetesObject, "metadata">,
  matches: boolean,
): Claim {
  const reference = controllerOf(object);
  const ownerIsLeaving = owner.metadata.deletionTimestamp !== undefined;
  if (reference) {
    if (reference.uid !== owner.metadata.uid) return "ignore";
    if (matches) return "keep";
    return ownerIsLeaving ? "ignore" : "release";
  }
  if (ownerIsLeaving || !matches || object.metadata.deletionTimestamp !== undefined) return "ignore";
  return "adopt";
}

/** Adopts and releases objects of one resource for the owners of one controller. */
export interface Claimer<O extends KubernetesObject, T extends KubernetesObject> {
  /** The objects of `candidates` that belong to `owner` when done. */
  claim(
    owner: O,
    candidates: readonly T[],
    matches: (object: T) => boolean,
    options: { readonly signal: AbortSignal },
  ): Promise<readonly T[]>;
}

export function createClaimer<O extends KubernetesObject, T extends KubernetesObject>(deps: {
  readonly client: Client;
  readonly ownerType: ResourceType<O>;
  readonly objectType: ResourceType<T>;
  /** Put on adopted objects, as the Job controller needs it. */
  readonly finalizer?: string;
}): Claimer<O, T> {
  const owners = deps.client.resource(deps.ownerType);
  const objects = deps.client.resource(deps.objectType);
  const apiVersion = apiVersionOf(deps.ownerType);
  const { kind } = deps.ownerType;

  /** The cache may still show an owner that is gone or replaced; such a one must not adopt. */
  const assertMayAdopt = async (owner: O, signal: AbortSignal): Promise<void> => {
    const { namespace, name, uid } = named(owner);
    const fresh = await owners.get(name, { namespace, signal });
    if (fresh.metadata.uid !== uid) {
      throw new Error(
        `original ${kind} ${namespace}/${name} is gone: got uid ${fresh.metadata.uid ?? ""}, wanted ${uid}`,
      );
    }
    if (fresh.metadata.deletionTimestamp !== undefined) {
      throw new Error(`${namespace}/${name} has just been deleted at ${fresh.metadata.deletionTimestamp}`);
    }
  };

  const patch = async (object: T, metadata: unknown, signal: AbortSignal): Promise<void> => {
    const { namespace, name } = named(object);
    const body = { metadata };
    await objects.patch(
      name,
      { type: "application/strategic-merge-patch+json", body },
      { namespace, signal },
    );
  };

  const adopt = async (owner: O, object: T, signal: AbortSignal): Promise<boolean> => {
    const reference = newControllerReference(owner, { apiVersion, kind });
    const finalizers = deps.finalizer === undefined ? {} : { finalizers: [deps.finalizer] };
    try {
      await patch(object, { ownerReferences: [reference], uid: object.metadata.uid, ...finalizers }, signal);
      return true;
    } catch (err: unknown) {
      if (isNotFound(err)) return false;
      throw err;
    }
  };

  const release = async (owner: O, object: T, signal: AbortSignal): Promise<void> => {
    const reference = { $patch: "delete", uid: owner.metadata.uid };
    const finalizers =
      deps.finalizer === undefined ? {} : { "$deleteFromPrimitiveList/finalizers": [deps.finalizer] };
    try {
      await patch(object, { ownerReferences: [reference], uid: object.metadata.uid, ...finalizers }, signal);
    } catch (err: unknown) {
      // Gone, or replaced by another of the same name: released either way.
      if (!isNotFound(err) && !isInvalid(err)) throw err;
    }
  };

  return {
    claim: async (owner, candidates, matches, { signal }) => {
      const mine: T[] = [];
      let checked = false;
      for (const object of candidates) {
        const claim = decideClaim(owner, object, matches(object));
        if (claim === "keep") mine.push(object);
        if (claim === "release") await release(owner, object, signal);
        if (claim !== "adopt") continue;
        if (!checked) await assertMayAdopt(owner, signal);
        checked = true;
        if (await adopt(owner, object, signal)) mine.push(object);
      }
      return mine;
    },
  };
}

function named(object: KubernetesObject): {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
} {
  const { namespace = "", name = "", uid = "" } = object.metadata;
  return { namespace, name, uid };
}
