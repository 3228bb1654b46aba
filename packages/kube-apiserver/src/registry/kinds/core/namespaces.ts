import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { checkQualifiedName, FieldPath, invalidValue } from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { fill } from "../defaulting.ts";
import type { RequestContext, Strategy } from "../../strategy.ts";
import { namespaceColumns } from "./core-columns.ts";

const finalizersPath = FieldPath.of("spec", "finalizers");
const phasePath = FieldPath.of("status", "Phase");
const standardFinalizers: ReadonlySet<string> = new Set(["kubernetes", "orphan", "foregroundDeletion"]);
const nameLabel = "kubernetes.io/metadata.name";

export const namespaces: Strategy<corev1.Namespace> = {
  defaults: defaultNamespace,
  prepareForCreate: (namespace) => ({
    ...defaultNamespace(namespace),
    spec: { ...namespace.spec, finalizers: withKubernetes(namespace.spec?.finalizers ?? []) },
    status: { phase: "Active" },
  }),
  prepareForUpdate: prepareUpdate,
  validateCreate: ({ spec }) =>
    (spec.finalizers ?? []).flatMap((finalizer) => validateFinalizer(finalizer, finalizersPath)),
  // Of the finalize subresource: other updates leave the finalizers as they are.
  validateUpdate: ({ spec }) =>
    (spec?.finalizers ?? []).flatMap((finalizer, i) => validateFinalizer(finalizer, finalizersPath.index(i))),
  validateStatus: validatePhase,
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

function validateFinalizer(finalizer: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, finalizer, checkQualifiedName(finalizer));
  if (finalizer.includes("/") || standardFinalizers.has(finalizer)) return errors;
  const detail = "name is neither a standard finalizer name nor is it fully qualified";
  return [...errors, invalidValue(path, finalizer, detail)];
}

function validatePhase({ metadata, status }: corev1.Namespace): FieldError[] {
  const phase = status.phase ?? "";
  const [only, when] = metadata.deletionTimestamp ? ["Terminating", "not empty"] : ["Active", "empty"];
  if (phase === only) return [];
  return [invalidValue(phasePath, phase, `may only be '${only}' if \`deletionTimestamp\` is ${when}`)];
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
