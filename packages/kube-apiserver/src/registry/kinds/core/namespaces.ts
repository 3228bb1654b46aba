import type { corev1 } from "@kubets/api";
import { fill } from "../defaulting.ts";
import type { RequestContext, Strategy } from "../../strategy.ts";
import { namespaceColumns } from "./core-columns.ts";

const nameLabel = "kubernetes.io/metadata.name";

export const namespaces: Strategy<corev1.Namespace> = {
  defaults: defaultNamespace,
  prepareForCreate: (namespace) => ({
    ...defaultNamespace(namespace),
    spec: { ...namespace.spec, finalizers: withKubernetes(namespace.spec?.finalizers ?? []) },
    status: { phase: "Active" },
  }),
  prepareForUpdate: prepareUpdate,
  nameRule: "dns-label",
  selectableFields: { "status.phase": (namespace) => namespace.status.phase ?? "" },
  columns: namespaceColumns,
};

/** Every namespace carries its name as a label, so that selectors can name it. */
function defaultNamespace(namespace: corev1.Namespace): corev1.Namespace {
  const { name, labels } = namespace.metadata;
  const filled: corev1.Namespace = {
    ...namespace,
    status: fill(namespace.status ?? {}, { phase: "Active" }),
  };
  if (name === undefined || labels?.[nameLabel] === name) return filled;
  return { ...filled, metadata: { ...namespace.metadata, labels: { ...labels, [nameLabel]: name } } };
}

function withKubernetes(finalizers: readonly string[]): readonly string[] {
  return finalizers.includes("kubernetes") ? finalizers : [...finalizers, "kubernetes"];
}

/** Only the finalize subresource takes finalizers from the spec. */
function prepareUpdate(
  namespace: corev1.Namespace,
  old: corev1.Namespace,
  context: RequestContext,
): corev1.Namespace {
  if (context.subresource === "finalize") return { ...namespace, status: old.status };
  return { ...namespace, spec: old.spec };
}
