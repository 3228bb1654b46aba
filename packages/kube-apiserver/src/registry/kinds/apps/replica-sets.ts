import type { appsv1 } from "@kubets/api";
import { FieldPath, validateImmutable, validateNonNegative } from "@kubets/apimachinery";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import { change, fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateWorkloadSelector, validateWorkloadTemplate } from "./selector-validation.ts";
import { replicaSetColumns } from "./workload-columns.ts";
import { workloadStatus } from "./workload-status.ts";

const specPath = FieldPath.of("spec");

/** Of ReplicaSets and ReplicationControllers. */
export const replicaStatus = workloadStatus({
  counts: ["replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas", "observedGeneration"],
  atMost: [
    { field: "fullyLabeledReplicas", limit: "replicas" },
    { field: "readyReplicas", limit: "replicas" },
    { field: "availableReplicas", limit: "replicas" },
    { field: "availableReplicas", limit: "readyReplicas", named: "readyReplicas" },
  ],
});

export const replicaSets: Strategy<appsv1.ReplicaSet> = {
  defaults: (object) =>
    change(object, {
      spec: change(fill(object.spec, { replicas: 1 }), {
        template: object.spec.template && defaultPodTemplate(object.spec.template),
      }),
    }),
  validate: ({ spec }) => [
    ...validateNonNegative(spec.replicas, specPath.child("replicas")),
    ...validateNonNegative(spec.minReadySeconds, specPath.child("minReadySeconds")),
    ...validateWorkloadSelector(
      spec.selector,
      "empty selector is invalid for deployment",
      specPath.child("selector"),
    ),
    ...validateWorkloadTemplate(spec.template, spec.selector, specPath.child("template"), "ReplicaSet"),
  ],
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.selector, old.spec.selector, specPath.child("selector")),
  validateStatus: replicaStatus,
  warnings: workloadWarnings,
  selectableFields: { "status.replicas": (object) => String(object.status.replicas ?? 0) },
  columns: replicaSetColumns,
};
