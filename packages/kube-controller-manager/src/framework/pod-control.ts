import { isNamespaceTerminating, isNotFound, newControllerReference } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { KubernetesObject, corev1, metav1 } from "@kubets/api";
import type { Client, Draft, EventRecorder } from "@kubets/client";
import { messageOf } from "./failures.ts";

/** Creates and deletes pods for their controllers, and reports it as events on the controlling object. */
export interface PodControl {
  /** Events FailedCreate and SuccessfulCreate; silent while the namespace is being deleted. */
  create(owner: KubernetesObject, pod: Draft<corev1.Pod>, options: Signalled): Promise<corev1.Pod>;
  /** Events FailedDelete and SuccessfulDelete. A pod that is gone counts as deleted. */
  delete(owner: KubernetesObject, pod: corev1.Pod, options: Signalled): Promise<void>;
}

interface Signalled {
  readonly signal: AbortSignal;
}

export function createPodControl(deps: {
  readonly client: Client;
  readonly recorder: EventRecorder;
}): PodControl {
  const pods = deps.client.resource(resources.pods);
  return {
    create: async (owner, pod, { signal }) => {
      const namespace = owner.metadata.namespace ?? "";
      try {
        const created = await pods.create(pod, { namespace, signal });
        deps.recorder.event(
          owner,
          "Normal",
          "SuccessfulCreate",
          `Created pod: ${created.metadata.name ?? ""}`,
        );
        return created;
      } catch (err: unknown) {
        if (!isNamespaceTerminating(err) && !signal.aborted) {
          deps.recorder.event(owner, "Warning", "FailedCreate", `Error creating: ${messageOf(err)}`);
        }
        throw err;
      }
    },
    delete: async (owner, pod, { signal }) => {
      const { namespace = "", name = "", uid = "" } = pod.metadata;
      try {
        await pods.delete(name, { namespace, preconditions: { uid }, signal });
        deps.recorder.event(owner, "Normal", "SuccessfulDelete", `Deleted pod: ${name}`);
      } catch (err: unknown) {
        if (isNotFound(err)) return;
        if (!signal.aborted) {
          deps.recorder.event(owner, "Warning", "FailedDelete", `Error deleting: ${messageOf(err)}`);
        }
        throw err;
      }
    },
  };
}

/** The pod a template describes, owned by `owner`. */
export function podFromTemplate(
  owner: KubernetesObject,
  template: corev1.PodTemplateSpec,
): Draft<corev1.Pod> & { readonly metadata: metav1.ObjectMeta } {
  const { labels, annotations, finalizers } = template.metadata;
  return {
    metadata: {
      generateName: `${owner.metadata.name ?? ""}-`,
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      ownerReferences: [newControllerReference(owner)],
    },
    spec: template.spec,
  };
}
