import type { KubernetesObject } from "@kubets/api";
import { newBadRequest } from "@kubets/apimachinery";
import { withMetadata } from "../registry/metadata.ts";
import type { ResourceTarget } from "./api-request.ts";

/** The object with the namespace of the URL; BadRequest when it says another one. */
export function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const own = object.metadata.namespace ?? "";
  if (own === namespace) return object;
  if (own === "") return withMetadata(object, { namespace });
  if (namespace === "") return withMetadata(object, { namespace: undefined });
  throw newBadRequest(
    "the namespace of the provided object does not match the namespace sent on the request",
  );
}

/** As `inNamespace`, and the name must be that of the URL. */
export function atTarget(object: KubernetesObject, { name, namespace }: ResourceTarget): KubernetesObject {
  const own = object.metadata.name ?? "";
  if (own === "") {
    const why = "name must be provided";
    throw newBadRequest(`the name of the object (${name} based on URL) was undeterminable: ${why}`);
  }
  if (own !== name)
    throw newBadRequest(`the name of the object (${own}) does not match the name on the URL (${name})`);
  const ownNamespace = object.metadata.namespace ?? "";
  if (namespace !== "" && ownNamespace !== "" && ownNamespace !== namespace)
    throw newBadRequest(
      `the namespace of the object (${ownNamespace}) does not match the namespace on the request (${namespace})`,
    );
  return inNamespace(object, namespace);
}
