import { isNotFound } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { Client } from "@kubets/client";
import { isTracked, jobTrackingFinalizer } from "./job-view.ts";

/** Takes the Job finalizer off a pod; nothing to do when the pod or the finalizer is gone. */
export async function removeTrackingFinalizer(
  client: Client,
  pod: corev1.Pod,
  signal: AbortSignal,
): Promise<void> {
  if (!isTracked(pod)) return;
  const { namespace = "", name = "", uid } = pod.metadata;
  const body = { metadata: { uid, "$deleteFromPrimitiveList/finalizers": [jobTrackingFinalizer] } };
  try {
    await client
      .resource(resources.pods)
      .patch(name, { type: "application/strategic-merge-patch+json", body }, { namespace, signal });
  } catch (err: unknown) {
    if (!isNotFound(err)) throw err;
  }
}
