import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, requiredValue, validateNonNegative } from "@kubets/apimachinery";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import type { HasTemplate } from "../core/pod-warnings.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { replicaStatus } from "./replica-sets.ts";
import { validateWorkloadTemplate } from "./selector-validation.ts";
import { replicationControllerColumns } from "./workload-columns.ts";

const specPath = FieldPath.of("spec");

export const replicationControllers: Strategy<corev1.ReplicationController> = {
  defaults: defaultController,
  validate: validateController,
  validateStatus: replicaStatus,
  warnings: templateWarnings,
  selectableFields: { "status.replicas": (object) => String(object.status.replicas ?? 0) },
  defaultPropagation: "orphan",
  columns: replicationControllerColumns,
};

/** The template may be missing. */
function templateWarnings(
  object: corev1.ReplicationController,
  old: corev1.ReplicationController | undefined,
): readonly string[] {
  const withTemplate = ({ metadata, spec }: corev1.ReplicationController): HasTemplate | undefined =>
    spec.template && { metadata, spec: { template: spec.template } };
  const present = withTemplate(object);
  return present ? workloadWarnings(present, old && withTemplate(old)) : [];
}

/** Selector and labels are the template's when they are not given. */
function defaultController(object: corev1.ReplicationController): corev1.ReplicationController {
  const labels = object.spec.template?.metadata?.labels;
  const selector = Object.keys(object.spec.selector ?? {}).length === 0 ? labels : undefined;
  const spec = change(fill(object.spec, { replicas: 1 }), {
    selector,
    template: mapOptional(object.spec.template, defaultPodTemplate),
  });
  const unlabeled = Object.keys(object.metadata.labels ?? {}).length === 0;
  const metadata = unlabeled && labels !== undefined ? { ...object.metadata, labels } : object.metadata;
  return change(object, { metadata, spec });
}

function validateController({ spec }: corev1.ReplicationController): FieldError[] {
  const selector = spec.selector ?? {};
  return [
    ...validateNonNegative(spec.minReadySeconds, specPath.child("minReadySeconds")),
    ...(Object.keys(selector).length === 0 ? [requiredValue(specPath.child("selector"))] : []),
    ...validateNonNegative(spec.replicas, specPath.child("replicas")),
    ...validateWorkloadTemplate(
      spec.template,
      { matchLabels: selector },
      specPath.child("template"),
      "ReplicationController",
    ),
  ];
}
