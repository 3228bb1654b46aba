import type { KubernetesObject, metav1, ResourceType } from "@kubets/api";
import { newConflict } from "@kubets/apimachinery";

/** Refuses an update meant for another object of the same name: the uid sent is not the one there is. */
export function checkUid(type: ResourceType, object: KubernetesObject, old: KubernetesObject): void {
  const asked = object.metadata.uid ?? "";
  const actual = old.metadata.uid ?? "";
  if (asked === "" || asked === actual) return;
  const { namespace = "", name = "" } = old.metadata;
  const path = ["/registry", type.resource, ...(namespace === "" ? [] : [namespace]), name].join("/");
  const why = `StorageError: invalid object, Code: 4, Key: ${path}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${asked}, UID in object meta: ${actual}`;
  throw newConflict(type, name, why);
}

/** Refuses a deletion whose preconditions the object does not meet. */
export function checkPreconditions(
  type: ResourceType,
  preconditions: metav1.Preconditions | undefined,
  object: KubernetesObject,
): void {
  if (!preconditions) return;
  const { uid = "", resourceVersion = "", name = "" } = object.metadata;
  const kind = { group: type.group, resource: type.kind };
  if (preconditions.uid !== undefined && preconditions.uid !== uid) {
    const why = `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`;
    throw newConflict(kind, name, why);
  }
  const version = preconditions.resourceVersion;
  if (version !== undefined && version !== resourceVersion) {
    const why = `the ResourceVersion in the precondition (${version}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`;
    throw newConflict(kind, name, why);
  }
}
