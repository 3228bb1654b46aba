import type { KubernetesObject } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import { newRequestEntityTooLarge } from "@kubets/apimachinery";
import { withMetadata } from "./metadata.ts";
import type { WriteContext } from "./write-context.ts";

/** etcd's own limit, which Kubernetes has from it. */
const maxObjectBytes = 1.5 * 1024 * 1024;

/**
 * The resourceVersion in it, the last one read, means nothing: whoever reads the bytes puts in their own. An object
 * that is too large for the record of its fields' managers goes without it, unless that is what was asked for.
 */
export function encodeStored(
  object: KubernetesObject,
  { needsFields = false }: Pick<WriteContext, "needsFields"> = {},
): { readonly object: KubernetesObject; readonly bytes: Uint8Array } {
  const bytes = encodeObject(object);
  if (bytes.length <= maxObjectBytes) return { object, bytes };
  if (object.metadata.managedFields && !needsFields)
    return encodeStored(withMetadata(object, { managedFields: undefined }));
  throw newRequestEntityTooLarge(
    `limit is ${String(maxObjectBytes)}, the object has ${String(bytes.length)} bytes`,
  );
}
