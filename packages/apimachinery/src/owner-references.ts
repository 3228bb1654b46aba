import type { KubernetesObject, metav1 } from "@kubets/api";

interface HasMetadata {
  readonly metadata: metav1.ObjectMeta;
}

/** The reference to the controller that manages the object; undefined when none does. */
export function controllerOf(object: HasMetadata): metav1.OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller === true);
}

/** `owner` manages the object: compared by uid, so a new object of the same name does not. */
export function isControlledBy(object: HasMetadata, owner: HasMetadata): boolean {
  const uid = controllerOf(object)?.uid;
  return uid !== undefined && uid === owner.metadata.uid;
}

/** The reference a controller puts on what it creates: it blocks foreground deletion of the owner. */
export function newControllerReference(
  owner: KubernetesObject,
  kind: { readonly apiVersion: string; readonly kind: string } = owner,
): metav1.OwnerReference {
  return {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    name: owner.metadata.name ?? "",
    uid: owner.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  };
}
