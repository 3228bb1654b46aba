import { createHash } from "node:crypto";
import type { corev1 } from "@kubets/api";

/**
 * Identifies the part of a container's spec whose change means a new container. As in Kubernetes since v1.31
 * these are its name and image: nothing else of a running container may be changed in place.
 */
export function containerHash(container: corev1.Container): string {
  const identity = JSON.stringify({ name: container.name, image: container.image ?? "" });
  return createHash("sha256").update(identity).digest("hex").slice(0, 8);
}
