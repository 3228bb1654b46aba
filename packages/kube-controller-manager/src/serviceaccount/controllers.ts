/** What every namespace has: its default service account, and the certificates pods trust the API server by. */
import { isAlreadyExists, isNamespaceTerminating, isNotFound } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { splitKey } from "@kubets/client";
import type { WorkQueue } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createQueueController } from "../framework/queue-controller.ts";

const defaultServiceAccount = "default";
const rootCaConfigMap = "kube-root-ca.crt";
const rootCaKey = "ca.crt";
const descriptionAnnotation = "kubernetes.io/description";
/** Users see it with `kubectl describe`; the wording is Kubernetes'. */
const rootCaDescription =
  "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

/** The ServiceAccount `default` in every namespace. */
export function createServiceAccountController(context: ControllerContext): Controller {
  const namespaces = context.informers.informer(resources.namespaces);
  const accounts = context.informers.informer(resources.serviceaccounts);
  return createQueueController({
    name: "serviceaccount-controller",
    context,
    subscribe: (queue) => [
      watchNamespaces(context, queue),
      accounts.addHandler({ onDelete: ({ metadata }) => queue.add(metadata.namespace ?? "") }),
    ],
    sync: async (key, { signal }) => {
      const { name } = splitKey(key);
      if (!isActive(namespaces.lister.get("", name)) || accounts.lister.get(name, defaultServiceAccount))
        return;
      await ignoring([isAlreadyExists, isNamespaceTerminating], () =>
        context.client
          .resource(resources.serviceaccounts)
          .create(
            { metadata: { name: defaultServiceAccount, namespace: name } },
            { namespace: name, signal },
          ),
      );
    },
  });
}

/** The ConfigMap `kube-root-ca.crt` in every namespace, kept as it should be. */
export function createRootCaPublisher(context: ControllerContext): Controller {
  const { rootCa } = context.options;
  const namespaces = context.informers.informer(resources.namespaces);
  const configMaps = context.informers.informer(resources.configmaps, {
    fieldSelector: `metadata.name=${rootCaConfigMap}`,
  });
  const resource = context.client.resource(resources.configmaps);
  const enqueueOf =
    (queue: WorkQueue) =>
    ({ metadata }: corev1.ConfigMap): void =>
      queue.add(metadata.namespace ?? "");
  return createQueueController({
    name: "root-ca-certificate-publisher-controller",
    context,
    subscribe: (queue) => [
      watchNamespaces(context, queue),
      configMaps.addHandler({ onUpdate: enqueueOf(queue), onDelete: enqueueOf(queue) }),
    ],
    sync: async (key, { signal }) => {
      const { name: namespace } = splitKey(key);
      if (rootCa === undefined || !isActive(namespaces.lister.get("", namespace))) return;
      const data = { [rootCaKey]: rootCa };
      const annotations = { [descriptionAnnotation]: rootCaDescription };
      const current = configMaps.lister.get(namespace, rootCaConfigMap);
      if (!current) {
        const metadata = { name: rootCaConfigMap, namespace, annotations };
        return ignoring([isAlreadyExists, isNamespaceTerminating], () =>
          resource.create({ metadata, data }, { namespace, signal }),
        );
      }
      const isSame =
        current.data?.[rootCaKey] === rootCa &&
        Object.keys(current.data).length === 1 &&
        current.metadata.annotations?.[descriptionAnnotation] === rootCaDescription;
      if (isSame) return;
      const metadata = {
        ...current.metadata,
        annotations: { ...current.metadata.annotations, ...annotations },
      };
      // Deleted meanwhile: its event brings us back.
      await ignoring([isNotFound], () =>
        resource.update({ ...current, metadata, data }, { namespace, signal }),
      );
    },
  });
}

function watchNamespaces(context: ControllerContext, queue: WorkQueue): Disposable {
  const enqueue = ({ metadata }: corev1.Namespace): void => queue.add(metadata.name ?? "");
  return context.informers.informer(resources.namespaces).addHandler({ onAdd: enqueue, onUpdate: enqueue });
}

function isActive(namespace: corev1.Namespace | undefined): boolean {
  return namespace?.status.phase === "Active" && namespace.metadata.deletionTimestamp === undefined;
}

/** Runs `work`; errors that one of `kinds` knows mean there is nothing to do. */
async function ignoring(
  kinds: readonly ((err: unknown) => boolean)[],
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (err: unknown) {
    if (!kinds.some((isKind) => isKind(err))) throw err;
  }
}
